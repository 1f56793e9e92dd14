"""Write-Progress."""

from __future__ import annotations

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.streams.records import ProgressRecord
from ..framework.validation.not_null import ValidateNotNullOrEmpty
from ..framework.validation.ranges import ValidateRange
from ..framework.values.types import INT, STRING, SWITCH


class WriteProgress(
    Cmdlet,
    name="Write-Progress",
    net_type="Microsoft.PowerShell.Commands.WriteProgressCommand",
    examples=(("Write-Progress 'Waiting' -PercentComplete 40", "Shows how far the work has come."),),
):
    """Shows how far a long task has come."""

    Activity = Parameter(STRING, InSet(position=0), default="Processing", help="What is done.")
    Status = Parameter(STRING, InSet(position=1), default="Processing", validate=[ValidateNotNullOrEmpty()], help="How it stands.")
    Id = Parameter(INT, InSet(position=2), validate=[ValidateRange(0, 2**31 - 1)], default=0, help="Tells several tasks apart.")
    PercentComplete = Parameter(INT, validate=[ValidateRange(-1, 100)], default=-1, help="The share that is done; -1 for unknown.")
    SecondsRemaining = Parameter(INT, default=-1, help="How long it still takes; -1 for unknown.")
    CurrentOperation = Parameter(STRING, help="What is done just now.")
    ParentId = Parameter(INT, validate=[ValidateRange(-1, 2**31 - 1)], default=-1, help="The task that this one is part of.")
    Completed = Parameter(SWITCH, help="Says that the task is done.")
    SourceId = Parameter(INT, default=0, help="Tells where the record comes from.")

    def process(self) -> None:
        """Shows the progress."""
        percent = self.PercentComplete if self.PercentComplete >= 0 else None
        status = f"{self.Status} {self.CurrentOperation}".rstrip() if self.CurrentOperation else self.Status
        self.write_progress(ProgressRecord(self.Activity, status, percent, completed=bool(self.Completed)))
