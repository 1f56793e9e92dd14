"""The records of the streams besides output and error (errors.py has that one)."""

from __future__ import annotations

from typing import Any

from ..values.net_object import NetObject


class MessageRecord(NetObject, net_type="System.Management.Automation.InformationalRecord", properties=("Message",)):
    """A text written to a stream by a command."""

    __slots__ = ("command", "message")
    stream = ""

    def __init__(self, message: str, command: str = "") -> None:
        self.message = message
        self.command = command

    @property
    def Message(self) -> str:  # the engine's name
        """The text."""
        return self.message

    def __str__(self) -> str:
        return self.message

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.message!r}>"


class WarningRecord(MessageRecord, net_type="System.Management.Automation.WarningRecord"):
    """A warning."""

    __slots__ = ()
    stream = "warning"


class VerboseRecord(MessageRecord, net_type="System.Management.Automation.VerboseRecord"):
    """A verbose message."""

    __slots__ = ()
    stream = "verbose"


class DebugRecord(MessageRecord, net_type="System.Management.Automation.DebugRecord"):
    """A debug message."""

    __slots__ = ()
    stream = "debug"


class InformationRecord(
    NetObject, net_type="System.Management.Automation.InformationRecord", properties=("MessageData", "Source", "Tags")
):
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

    @property
    def MessageData(self) -> Any:  # the engine's names
        """The data."""
        return self.data

    @property
    def Source(self) -> str:
        """The command that wrote it."""
        return self.command

    @property
    def Tags(self) -> list[str]:
        """The tags."""
        return list(self.tags)

    def __str__(self) -> str:
        return self.message


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
