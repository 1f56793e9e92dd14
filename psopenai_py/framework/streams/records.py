"""The records of the streams besides output and error (errors.py has that one)."""

from __future__ import annotations

from typing import Any


class MessageRecord:
    """A text written to a stream by a command."""

    __slots__ = ("command", "message")
    stream = ""

    def __init__(self, message: str, command: str = "") -> None:
        self.message = message
        self.command = command

    def __str__(self) -> str:
        return self.message

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.message!r}>"


class WarningRecord(MessageRecord):
    """A warning."""

    __slots__ = ()
    stream = "warning"


class VerboseRecord(MessageRecord):
    """A verbose message."""

    __slots__ = ()
    stream = "verbose"


class DebugRecord(MessageRecord):
    """A debug message."""

    __slots__ = ()
    stream = "debug"


class InformationRecord:
    """An information record: any object, with tags. ``PSHOST`` marks what Write-Host writes."""

    __slots__ = ("command", "data", "no_newline", "tags")
    stream = "information"

    def __init__(self, data: Any, tags: tuple[str, ...] = (), command: str = "", *, no_newline: bool = False) -> None:
        self.data = data
        self.tags = tags
        self.command = command
        self.no_newline = no_newline

    @property
    def message(self) -> str:
        """The text of the data."""
        return str(self.data)


class ProgressRecord:
    """How far a command has come. `percent` is 0 to 100, or None where it is not known."""

    __slots__ = ("activity", "completed", "percent", "status")
    stream = "progress"

    def __init__(self, activity: str, status: str = "", percent: int | None = None, *, completed: bool = False) -> None:
        self.activity = activity
        self.status = status
        self.percent = percent
        self.completed = completed


StreamRecord = MessageRecord | InformationRecord | ProgressRecord
