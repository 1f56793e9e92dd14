"""Several waits at once: daemon threads do the work, the caller's thread does all the writing.

Outcomes come in the order the tasks were given. Messages of a worker are handed over and written between them, because a
pipeline's streams belong to one thread. The price: while the pipeline itself waits for its next input object, nobody writes.
What is finished by then comes out with that object, or at the end of the input.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Generic, TypeVar

from ..framework.errors import PipelineStop
from ..framework.streams.records import ProgressRecord
from ..framework.waiting import wait_for
from .requests import Api, Report

if TYPE_CHECKING:
    from ..framework.session import Session

T = TypeVar("T")
_LOOK_AROUND = 0.1
"""Seconds after which a caller that waits for its workers looks whether the session is to stop."""


class Outcome(Generic[T]):
    """What a task came to: a value, or the exception it ended with."""

    __slots__ = ("api", "error", "is_known", "task", "value")

    def __init__(self, api: Api, task: Callable[[Api], T]) -> None:
        self.api = api
        self.task = task
        self.is_known = False
        self.value: T | None = None
        self.error: BaseException | None = None

    def find_out(self) -> None:
        """Runs the task."""
        try:
            self.value = self.task(self.api)
        except BaseException as error:  # noqa: BLE001  # raised again in the caller's thread
            self.error = error

    def result(self) -> T:
        """Returns the value, or raises what the task raised."""
        if self.error is not None:
            raise self.error
        return self.value  # type: ignore[return-value]  # a task that did not raise has returned


class Letterbox:
    """Takes a worker's messages for the caller's thread."""

    __slots__ = ("_mail", "_to")

    def __init__(self, post: Callable[[Callable[[], None]], None], to: Report) -> None:
        self._mail = post
        self._to = to

    def write_warning(self, message: str) -> None:
        """Hands a warning over."""
        self._mail(partial(self._to.write_warning, message))

    def write_verbose(self, message: str) -> None:
        """Hands a verbose message over."""
        self._mail(partial(self._to.write_verbose, message))

    def write_debug(self, message: str) -> None:
        """Hands a debug message over."""
        self._mail(partial(self._to.write_debug, message))

    def write_progress(self, record: ProgressRecord) -> None:
        """Hands a progress record over."""
        self._mail(partial(self._to.write_progress, record))


class Throttle(Generic[T]):
    """Runs up to `limit` tasks at once. With a limit of 1 a task runs at once, in the caller's own thread.

    `close` ends the pauses of all of them.
    """

    def __init__(self, session: Session, limit: int) -> None:
        self._session = session
        self._limit = limit
        self._closed = threading.Event()
        self._tasks: SimpleQueue[Outcome[T] | None] = SimpleQueue()
        self._mail: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._pending: deque[Outcome[T]] = deque()
        self._threads = 0
        self._running = 0

    def add(self, api: Api, task: Callable[[Api], T]) -> Iterator[Outcome[T]]:
        """Starts a task as soon as there is room; yields the outcomes that are known before and after."""
        if self._limit == 1:
            outcome = Outcome(api, task)
            outcome.find_out()
            yield outcome
            return
        outcome = Outcome(api.elsewhere(Letterbox(self._mail.put, api.report), self._sleep), task)
        yield from self._news()
        while self._running >= self._limit:
            self._await_mail()
            yield from self._known()
        self._pending.append(outcome)
        self._running += 1
        if self._threads < self._limit:
            self._threads += 1
            threading.Thread(target=self._work, name=f"wait-{self._threads}", daemon=True).start()
        self._tasks.put(outcome)
        yield from self._news()

    def rest(self) -> Iterator[Outcome[T]]:
        """Yields the outcomes that are still missing."""
        while self._pending:
            yield from self._known()
            if self._pending:
                self._await_mail()

    def close(self) -> None:
        """Lets the workers end: pauses are broken off, answers that come later are thrown away."""
        self._closed.set()
        for _ in range(self._threads):
            self._tasks.put(None)

    def _news(self) -> Iterator[Outcome[T]]:
        """Writes what was handed over so far, without waiting for more; yields the outcomes that are known."""
        while not self._mail.empty():  # nobody else takes from it
            self._mail.get()()
        yield from self._known()

    def _known(self) -> Iterator[Outcome[T]]:
        while self._pending and self._pending[0].is_known:
            yield self._pending.popleft()

    def _await_mail(self) -> None:
        """Waits for a message of the workers and writes it. Raises PipelineStop when the session is to stop."""
        while True:
            if self._session.stopping.is_set():
                raise PipelineStop
            try:
                self._mail.get(timeout=_LOOK_AROUND)()
            except Empty:
                continue
            return

    def _work(self) -> None:
        while not self._closed.is_set():
            outcome = self._tasks.get()
            if outcome is None:
                return
            outcome.find_out()
            self._mail.put(partial(self._finish, outcome))

    def _finish(self, outcome: Outcome[T]) -> None:
        """Runs in the caller's thread, after every message of the task: the mail keeps its order."""
        outcome.is_known = True
        self._running -= 1

    def _sleep(self, seconds: float) -> None:
        if wait_for(self._closed, max(0.0, seconds)):
            raise PipelineStop
