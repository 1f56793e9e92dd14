"""Hosts: where the records of the streams go in the end, and who answers questions."""

from __future__ import annotations

from typing import Protocol

from ..errors import ErrorRecord
from .records import StreamRecord


class Host(Protocol):
    """The outside of a session: the command line, a Python program, a test.

    `can_prompt` says whether a person is there to answer; without one a missing mandatory parameter is an error (R6.12).
    """

    can_prompt: bool

    def show_error(self, record: ErrorRecord) -> None:
        """Takes an error record that is to be shown."""

    def show(self, record: StreamRecord) -> None:
        """Takes a record of any other stream that is to be shown."""

    def ask(self, caption: str, message: str, field: str) -> str:
        """Asks for the value of one field; called only where `can_prompt`."""


class SilentHost:
    """Keeps the records and shows nothing: for programs that look at `errors` and `records` themselves."""

    can_prompt = False

    def __init__(self) -> None:
        self.errors: list[ErrorRecord] = []
        self.records: list[StreamRecord] = []

    def show_error(self, record: ErrorRecord) -> None:
        """Keeps the record in `errors`."""
        self.errors.append(record)

    def show(self, record: StreamRecord) -> None:
        """Keeps the record in `records`."""
        self.records.append(record)

    def ask(self, caption: str, message: str, field: str) -> str:
        """Never called: nobody is there."""
        raise EOFError
