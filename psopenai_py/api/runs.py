"""What the commands for runs share: statuses, ids, output, and the wait for one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..framework.errors import PowerShellError
from ..framework.http.errors import HttpException, MalformedReply
from ..framework.streams.records import ProgressRecord
from ..framework.values.objects import PSObject, get
from .errors import ArgumentException, with_api_id
from .objects import text_of, typed
from .polling import poll
from .types import RUN

if TYPE_CHECKING:
    from .cmdlet import ApiCmdlet
    from .requests import Api
    from .throttle import Outcome

RUN_STATUSES = (
    "queued", "in_progress", "completed", "requires_action", "expired", "cancelling", "cancelled", "failed", "incomplete",
)  # fmt: skip
BUSY = ("queued", "in_progress")
ENDED = ("completed", "failed", "cancelled", "expired", "incomplete")


class RunStatusNotReached(PowerShellError):
    """A run ended in a status that was not waited for, and stays in it (deviations.md 2)."""

    net_type = "System.InvalidOperationException"
    error_id = "RunStatusNotReached"
    category = "OperationStopped"


class StatusRule:
    """When the wait for a run is over (deviations.md 1 to 3). Statuses are compared without regard to case."""

    __slots__ = ("_exit", "_wait")

    def __init__(self, wait: Sequence[str] | None = None, exit: Sequence[str] | None = None) -> None:  # noqa: A002  # -StatusForExit
        self._exit = _folded(exit) if exit else None
        self._wait = _folded(wait) if wait else None if exit else _folded(BUSY)

    def is_over(self, status: str) -> bool:
        """Whether the wait ends: an exit status, a status that is none to wait on, or an end where an exit cannot come any more."""
        folded = status.casefold()
        if self._exit is not None and (folded in self._exit or folded in ENDED):
            return True
        return self._wait is not None and folded not in self._wait

    def is_missed(self, status: str) -> bool:
        """Whether the run ended without any of the exit statuses."""
        folded = status.casefold()
        return self._exit is not None and folded in ENDED and folded not in self._exit

    def missed(self, run_id: str, status: str) -> RunStatusNotReached:
        """Returns the error that says so."""
        wanted = ", ".join(sorted(self._exit or ()))
        return RunStatusNotReached(f"The run {run_id} ended as '{status}' and cannot become any of: {wanted}.", target=run_id)


def wait_for_run(api: Api, thread_id: str, run_id: str, rule: StatusRule, interval: float) -> PSObject:
    """Returns the run as it was when its wait was over. Raises HttpException; TimeoutExpired when -TimeoutSec is over.

    The target of an error is the run's id: of many waits it tells which one failed. Shows the status of every poll. A run that
    needs tool outputs is warned about, once: the wait goes on, someone may submit them.
    """
    activity = f"Waiting for run {run_id}"
    warned = False

    def fetch(deadline: float | None) -> PSObject:
        return typed(api.get("Runs", thread_id, run_id, deadline=deadline), RUN)

    def is_over(run: PSObject) -> bool:
        nonlocal warned
        status = text_of(run, "status")
        if not status:
            raise with_api_id(MalformedReply(f"The answer for run {run_id} has no status."))
        api.report.write_progress(ProgressRecord(activity, status))
        over = rule.is_over(status)
        if status.casefold() == "requires_action" and not over and not warned:
            warned = True
            api.report.write_warning(f"The run {run_id} requires action: it goes on when its tool outputs are submitted.")
        return over

    try:
        return poll(api, fetch, is_over, interval=interval, what=f"The wait for run {run_id}")
    except HttpException as error:
        error.target = error.record.target = run_id
        raise
    finally:
        api.report.write_progress(ProgressRecord(activity, completed=True))


def ids_of(run: object, thread_id: str = "", run_id: str = "") -> tuple[str, str]:
    """Returns thread id and run id: those of the run, if there is one, else those given. Raises ArgumentException without them."""
    if run is not None:
        thread_id, run_id = text_of(run, "thread_id"), text_of(run, "id")
    missing = [name for name, value in (("id", run_id), ("thread_id", thread_id)) if not value]
    if missing:
        what = f"The run {run_id}" if run_id else "The object given as a run"
        raise ArgumentException(f"{what} has no {' and no '.join(missing)}: name the run with -RunId and -ThreadId.", target=run)
    return thread_id, run_id


def written(cmdlet: ApiCmdlet, run: PSObject) -> Iterator[PSObject]:
    """Yields the run, and warns of what went wrong in it: its last error, or why it is incomplete (module-behaviour 10.4)."""
    yield run
    error = get(run, "last_error")
    if error is not None:
        cmdlet.write_warning(f"{_told(run)}: {_because(get(error, 'message'), get(error, 'code'))}.")
    incomplete = get(run, "incomplete_details")
    if incomplete is not None:
        cmdlet.write_warning(f"{_told(run)}: {_because(get(incomplete, 'reason'))}.")


def finished(cmdlet: ApiCmdlet, outcomes: Iterable[Outcome[PSObject]], rule: StatusRule) -> Iterator[PSObject]:
    """Yields the runs whose waits are over. A wait that failed is one error record, and costs its own run only."""
    for outcome in outcomes:
        try:
            run = outcome.result()
        except PowerShellError as error:
            if error.terminating:
                raise
            cmdlet.write_error(error)
            continue
        yield from written(cmdlet, run)
        status = text_of(run, "status")
        if rule.is_missed(status):
            cmdlet.write_error(rule.missed(text_of(run, "id"), status))


def _told(run: PSObject) -> str:
    return f"The run {get(run, 'id')} is {get(run, 'status')}"


def _because(reason: object, code: object = None) -> str:
    """Returns what a run says of its end; servers leave out what they like."""
    told = [str(reason).rstrip(".")] if reason else []
    told += [f"({code})"] if code else []
    return " ".join(told) or "no reason is given"


def _folded(statuses: Sequence[Any]) -> frozenset[str]:
    return frozenset(str(status).casefold() for status in statuses)
