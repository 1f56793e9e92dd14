"""Wait-ThreadRun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...api.cmdlet import ApiCmdlet
from ...api.parameters import Additional, Connection, Limits, RunTarget
from ...api.runs import RUN_STATUSES, StatusRule, finished, ids_of, wait_for_run
from ...api.throttle import Throttle
from ...framework.declaration.parameter import Include, Parameter
from ...framework.validation.not_null import ValidateNotNullOrEmpty
from ...framework.validation.ranges import ValidateRange
from ...framework.validation.sets import ValidateSet
from ...framework.values.objects import PSObject
from ...framework.values.types import INT, SINGLE, STRING_ARRAY


class WaitThreadRun(
    ApiCmdlet,
    name="Wait-ThreadRun",
    outputs="PSOpenAI.Thread.Run",
    examples=(
        ("$Thread | Start-ThreadRun | Wait-ThreadRun", "Starts a run and waits until it is over."),
        ("$Run | Stop-ThreadRun | Wait-ThreadRun -StatusForExit cancelled", "Stops a run and waits until it has stopped."),
    ),
):
    """Waits until a run is over, or has a status that you name.

    The run is asked for at once, then after growing pauses up to -PollIntervalSec. Its last state is written to the output.
    """

    target = Include(RunTarget)
    limits = Include(Limits)
    PollIntervalSec = Parameter(SINGLE, validate=[ValidateRange(0, 1000)], default=1.0, help="The longest pause, in seconds.")
    connection = Include(Connection)
    StatusForWait = Parameter(
        STRING_ARRAY,
        validate=[ValidateNotNullOrEmpty(), ValidateSet(*RUN_STATUSES)],
        default=["queued", "in_progress"],
        help="Waits while the run has one of these statuses.",
    )
    StatusForExit = Parameter(
        STRING_ARRAY,
        validate=[ValidateNotNullOrEmpty(), ValidateSet(*RUN_STATUSES)],
        help="Waits until the run has one of these statuses; an error says so if it ends in another.",
    )
    additional = Include(Additional)
    ThrottleLimit = Parameter(
        INT,
        validate=[ValidateRange(1, 1000)],
        default=1,
        extension=True,
        help="How many runs are waited for at once. Those that are over are written when the next one comes in, or at the end.",
    )

    def begin(self) -> None:
        """Reads what ends a wait, and makes room for several."""
        self.rule = StatusRule(self.bound.get("StatusForWait"), self.bound.get("StatusForExit"))
        self.waits: Throttle[PSObject] = Throttle(self.session, self.ThrottleLimit)
        super().begin()

    def process(self) -> Iterator[Any]:
        """Waits for one run, or starts to; writes the runs whose wait is over, in the order of the input."""
        thread, run = ids_of(self.target.Run, self.target.ThreadId, self.target.RunId)
        interval, rule = float(self.PollIntervalSec), self.rule
        yield from finished(self, self.waits.add(self.api, lambda api: wait_for_run(api, thread, run, rule, interval)), rule)

    def end(self) -> Iterator[Any]:
        """Writes the runs that are still waited for."""
        yield from finished(self, self.waits.rest(), self.rule)

    def clean(self) -> None:
        """Ends the waits that nobody asks for any more."""
        self.waits.close()
