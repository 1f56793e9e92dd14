"""Runs one script in a session of its own, for tests."""

from __future__ import annotations

from typing import Any, NamedTuple

from psopenai_py.framework.errors import PowerShellError
from psopenai_py.framework.session import Session
from psopenai_py.framework.streams.host import SilentHost
from psopenai_py.language.runtime.interpreter import Interpreter
from psopenai_py.language.script import run_script
from psopenai_py.surface import make_registry

REGISTRY = make_registry()


class Result(NamedTuple):
    """What a script wrote, the ids of its errors, and the id of the error that ended it."""

    output: list[Any]
    errors: list[str]
    ended: str | None


def run(text: str, **variables: Any) -> Result:
    """Runs a script in a session of its own, which can be used afterwards."""
    host = SilentHost()
    with Session(REGISTRY, host=host, environ={"PATH": ""}) as session:
        output: list[Any] = []
        ended = None
        try:
            run_script(session, text, variables=variables, write=output.append)
        except PowerShellError as error:
            ended = error.record.fully_qualified_error_id
        interpreter = Interpreter.for_session(session)
        assert session.variables is session.globals
        assert (interpreter.depth, interpreter.propagates) == (0, False)
        return Result(output, [record.fully_qualified_error_id for record in host.errors], ended)
