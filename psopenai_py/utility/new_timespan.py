"""New-TimeSpan."""

from __future__ import annotations

from collections.abc import Iterator

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.dates import DateTime, TimeSpan
from ..framework.values.types import DATETIME, INT
from .shared.clock import local_now

_DATE = "Date"
_TIME = "Time"
_TICKS = {"Days": 864_000_000_000, "Hours": 36_000_000_000, "Minutes": 600_000_000, "Seconds": 10_000_000, "Milliseconds": 10_000}


class NewTimeSpan(
    Cmdlet,
    name="New-TimeSpan",
    net_type="Microsoft.PowerShell.Commands.NewTimeSpanCommand",
    default_set=_DATE,
    outputs="System.TimeSpan",
    examples=(("New-TimeSpan -Start 2026-01-01 -End 2026-03-01", "How long two months are."),),
):
    """Makes a time span: from one date to another, or of days, hours, minutes and seconds."""

    Start = Parameter(
        DATETIME,
        InSet(_DATE, position=0, from_pipeline=True, by_property_name=True),
        alias="LastWriteTime",
        help="Where it begins; now, if it is not given.",
    )
    End = Parameter(DATETIME, InSet(_DATE, position=1, by_property_name=True), help="Where it ends; now, if it is not given.")
    Days = Parameter(INT, InSet(_TIME), default=0, help="Its days.")
    Hours = Parameter(INT, InSet(_TIME), default=0, help="Its hours.")
    Minutes = Parameter(INT, InSet(_TIME), default=0, help="Its minutes.")
    Seconds = Parameter(INT, InSet(_TIME), default=0, help="Its seconds.")
    Milliseconds = Parameter(INT, InSet(_TIME), default=0, help="Its milliseconds.")

    def process(self) -> Iterator[TimeSpan]:
        """Writes the span."""
        if self.parameter_set == _TIME:
            yield TimeSpan.from_ticks(sum(getattr(self, unit) * ticks for unit, ticks in _TICKS.items()))
            return
        now = local_now()
        start: DateTime = self.bound.get("Start") or now
        end: DateTime = self.bound.get("End") or now
        yield TimeSpan.from_ticks(end.ticks - start.ticks)
