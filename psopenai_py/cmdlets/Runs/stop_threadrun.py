"""Stop-ThreadRun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...api.cmdlet import ApiCmdlet
from ...api.errors import InvalidOperationException
from ...api.objects import text_of, typed
from ...api.parameters import Additional, Connection, Limits, RunTarget
from ...api.runs import ENDED, StatusRule, ids_of, wait_for_run, written
from ...api.types import RUN
from ...framework.declaration.parameter import Include, Parameter
from ...framework.values.types import SWITCH

_CAN_BE_STOPPED = ("queued", "in_progress", "requires_action")
_POLL_INTERVAL = 1.0


class StopThreadRun(
    ApiCmdlet,
    name="Stop-ThreadRun",
    outputs="PSOpenAI.Thread.Run",
    examples=(("$Run | Stop-ThreadRun | Wait-ThreadRun -StatusForExit cancelled", "Stops a run and waits until it has stopped."),),
):
    """Asks for a run to be cancelled.

    The run is written to the output when another command follows, or with -PassThru.
    """

    target = Include(RunTarget)
    limits = Include(Limits)
    connection = Include(Connection)
    Force = Parameter(SWITCH, help="Asks even where the run's status says that it cannot be cancelled.")
    Wait = Parameter(SWITCH, help="Waits until the run is over.")
    PassThru = Parameter(SWITCH, help="Writes the run to the output also as the last command.")
    additional = Include(Additional)

    def process(self) -> Iterator[Any]:
        """Stops one run."""
        run, deadline = self.target.Run, self.api.deadline()
        thread_id, run_id = ids_of(run, self.target.ThreadId, self.target.RunId)
        if run is None:
            run = typed(self.api.get("Runs", thread_id, run_id, deadline=deadline), RUN)
        status = text_of(run, "status")
        if not self.Force and status.casefold() not in _CAN_BE_STOPPED:
            raise InvalidOperationException(
                f"The run {run_id} is '{status}': it must be {', '.join(_CAN_BE_STOPPED)} to be cancelled. -Force asks anyway.",
                target=run_id,
            )
        run = typed(self.api.post("Runs", thread_id, run_id, "cancel", deadline=deadline), RUN)
        self.write_verbose(f"The run {run_id} was asked to stop: it is {text_of(run, 'status')}.")
        if self.Wait:
            run = wait_for_run(self.api, thread_id, run_id, StatusRule(exit=ENDED), _POLL_INTERVAL)
        if self.PassThru or self.invocation.followed:
            yield from written(self, run)
