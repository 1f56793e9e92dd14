"""Start-Sleep."""

from __future__ import annotations

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.validation.ranges import ValidateRange
from ..framework.values.types import DOUBLE, INT, TIMESPAN
from .shared.errors import ArgumentException

_SECONDS = "Seconds"
_MILLISECONDS = "Milliseconds"
_MOST = 2**31 - 1


class StartSleep(
    Cmdlet,
    name="Start-Sleep",
    net_type="Microsoft.PowerShell.Commands.StartSleepCommand",
    default_set=_SECONDS,
    examples=(("Start-Sleep 1.5", "Waits for a second and a half."), ("Start-Sleep -Milliseconds 200", "Waits for 200 ms.")),
):
    """Waits."""

    Seconds = Parameter(
        DOUBLE,
        InSet(_SECONDS, mandatory=True, position=0, from_pipeline=True, by_property_name=True),
        validate=[ValidateRange(0.0, float(_MOST // 1000))],
        help="For so many seconds.",
    )
    Milliseconds = Parameter(
        INT,
        InSet(_MILLISECONDS, mandatory=True, by_property_name=True),
        alias="ms",
        validate=[ValidateRange(0, _MOST)],
        help="For so many milliseconds.",
    )
    Duration = Parameter(
        TIMESPAN, InSet("FromTimeSpan", mandatory=True, position=0, from_pipeline=True, by_property_name=True), alias="ts",
        help="For a time span.",
    )  # fmt: skip

    def process(self) -> None:
        """Waits for the time given; the end of the session ends it at once."""
        if self.parameter_set == _SECONDS:
            self.session.sleep(float(self.Seconds))
        elif self.parameter_set == _MILLISECONDS:
            self.session.sleep(self.Milliseconds / 1000)
        else:
            seconds = self.Duration.total_seconds()
            if not 0 <= seconds * 1000 <= _MOST:
                message = (
                    f"The '-Duration' parameter value must not exceed '24.20:31:23.6470000', provided value was '{self.Duration}'."
                )
                raise ArgumentException(
                    message, error_id="MaximumDurationExceeded", category="InvalidArgument", target=self.Duration
                )
            self.session.sleep(seconds)
