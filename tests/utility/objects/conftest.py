"""A session, and a way to run a script in it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from psopenai_py.framework.errors import ErrorRecord, PowerShellError
from psopenai_py.framework.streams.host import SilentHost
from psopenai_py.language.script import run_script
from psopenai_py.surface import make_session


class KeepingHost(SilentHost):
    """A host that keeps the error records."""

    def __init__(self) -> None:
        super().__init__()
        self.failures: list[ErrorRecord] = []

    def show_error(self, record: ErrorRecord) -> None:
        """Keeps a record."""
        self.failures.append(record)


class Outcome(NamedTuple):
    """What a script came to."""

    output: list[Any]
    errors: list[ErrorRecord]
    records: list[Any]

    @property
    def ids(self) -> list[str]:
        """The full ids of the errors."""
        return [record.fully_qualified_error_id for record in self.errors]

    @property
    def texts(self) -> list[str]:
        """The messages of the errors."""
        return [record.details or record.message for record in self.errors]

    def of(self, stream: str) -> list[str]:
        """Returns the messages of a stream."""
        return [str(record.message) for record in self.records if record.stream == stream]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    """Runs a script in a session of the test, in an empty folder; an error that ends it is the last of `errors`."""
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()
    monkeypatch.chdir(tmp_path)
    host = KeepingHost()
    with make_session(host=host, environ={}) as session:

        def run_text(text: str) -> Outcome:
            output: list[Any] = []
            host.failures.clear()
            host.records.clear()
            try:
                run_script(session, text, write=output.append)
            except PowerShellError as error:
                host.failures.append(error.record)
            return Outcome(output, list(host.failures), list(host.records))

        yield run_text


@pytest.fixture
def out(run: Any) -> Any:
    """Returns the output of a script that has no errors."""

    def output(text: str) -> list[Any]:
        outcome = run(text)
        assert outcome.texts == []
        return outcome.output

    return output
