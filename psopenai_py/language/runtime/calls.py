"""Running calls as one pipeline of a script."""

from __future__ import annotations

from typing import Any

from ...framework.errors import PowerShellError
from ...framework.pipeline.pipeline import Call, PipelineProcessor
from .frame import Frame, Write


def run_calls(frame: Frame, calls: list[Call], records: Any, write: Write) -> None:
    """Runs calls as one pipeline and sets ``$?``."""
    interpreter = frame.interpreter
    session = interpreter.session
    processor = PipelineProcessor(session, calls, input=records, within=frame.streams)
    outer, session.variables = session.variables, frame.scope
    try:
        processor.write_to(write)
    except PowerShellError:
        interpreter.succeeded = False
        raise
    finally:
        session.variables = outer
        for call in calls:
            if call.redirect is not None:
                close = getattr(call.redirect, "close", None)
                if close is not None:
                    close()
    interpreter.succeeded = processor.succeeded
