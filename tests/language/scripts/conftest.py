"""A script of a test: run in a session of its own, with all that came out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from psopenai_py.framework.errors import ErrorRecord, PowerShellError
from psopenai_py.framework.session import Session
from psopenai_py.framework.streams.host import SilentHost
from psopenai_py.language.script import run_script
from psopenai_py.surface import make_session


class Ran:
    """What a script wrote, by stream; `ended` is the error that ended it, `exit_code` the status of ``exit``."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.output: list[Any] = []
        self.exit_code: int | None = None
        self.ended: PowerShellError | None = None

    @property
    def errors(self) -> list[ErrorRecord]:
        return self.session.host.errors  # type: ignore[attr-defined]

    @property
    def ids(self) -> list[str]:
        """The ids of the errors that were shown."""
        return [record.fully_qualified_error_id for record in self.errors]

    def messages(self, stream: str) -> list[str]:
        """The messages of another stream that were shown."""
        return [record.message for record in self.session.host.records if record.stream == stream]  # type: ignore[attr-defined]


Run = Callable[..., Ran]


@pytest.fixture
def run() -> Iterator[Run]:
    """Runs a text in a fresh session; a second text of the same test runs in the same one."""
    with make_session(host=SilentHost()) as session:

        def run_text(text: str, **options: Any) -> Ran:
            ran = Ran(session)
            try:
                ran.exit_code = run_script(session, text, write=ran.output.append, **options).exit_code
            except PowerShellError as error:
                ran.ended = error
            return ran

        yield run_text
