"""Runs a script block for several objects at once, each on a thread with a session of its own; the caller's thread writes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from ...framework.errors import ErrorRecord, PipelineStop, PowerShellError
from ...framework.session import Session
from ...framework.streams.records import InformationRecord, MessageRecord, ProgressRecord, StreamRecord
from ...language.runtime.interpreter import Interpreter
from ...language.runtime.script_block import CodeBlock

if TYPE_CHECKING:
    from ...framework.declaration.cmdlet import Cmdlet
    from ...framework.values.scalars import ScriptBlock

_LOOK_AROUND = 0.1
"""Seconds after which a caller that waits looks whether the session is to stop."""

Letter = Callable[[], Iterator[Any]]


class Parallel:
    """The runs of one ForEach-Object: at most `limit` at a time, all of them ended after `seconds`, if that is not 0."""

    def __init__(self, cmdlet: Cmdlet, block: ScriptBlock, limit: int, seconds: int) -> None:
        self._cmdlet = cmdlet
        self._block = block
        self._limit = limit
        self._deadline = cmdlet.session.now() + seconds if seconds else None
        self._items: SimpleQueue[tuple[Any] | None] = SimpleQueue()
        self._mail: SimpleQueue[Letter] = SimpleQueue()
        self._sessions: list[Session] = []
        self._running = 0

    def add(self, item: Any) -> Iterator[Any]:
        """Starts a run as soon as there is room; yields what the others have written by then."""
        yield from self._news()
        while self._running >= self._limit and not self._is_over():
            yield from self._next_letter()
        if self._is_over():
            return
        self._running += 1
        if len(self._sessions) < self._limit:
            session = Session(
                self._cmdlet.session.registry, host=_Mailing(self._cmdlet, self._mail.put), environ=self._cmdlet.session.environ
            )
            Interpreter.for_session(session).using = self._cmdlet.session.variables
            self._sessions.append(session)
            threading.Thread(target=self._work, args=(session,), name=f"parallel-{len(self._sessions)}", daemon=True).start()
        self._items.put((item,))

    def rest(self) -> Iterator[Any]:
        """Yields what is written until every run has ended."""
        while self._running and not self._is_over():
            yield from self._next_letter()
        yield from self._news()

    def close(self) -> None:
        """Lets the threads end; a run that still goes on is told to stop."""
        for session in self._sessions:
            session.stop()
            self._items.put(None)

    def _is_over(self) -> bool:
        return self._deadline is not None and self._cmdlet.session.now() >= self._deadline

    def _news(self) -> Iterator[Any]:
        while not self._mail.empty():  # nobody else takes from it
            yield from self._mail.get()()

    def _next_letter(self) -> Iterator[Any]:
        if self._cmdlet.session.stopping.is_set():
            raise PipelineStop
        try:
            letter = self._mail.get(timeout=_LOOK_AROUND)
        except Empty:
            return
        yield from letter()

    def _work(self, session: Session) -> None:
        with session:
            while (taken := self._items.get()) is not None:
                self._run(session, taken[0])
                self._mail.put(self._ended)

    def _run(self, session: Session, item: Any) -> None:
        try:
            if isinstance(self._block, CodeBlock):
                self._block.run(session, self._send, item=item, input=[item], new_scope=True)
            else:
                for value in self._block.invoke(item):
                    self._send(value)
        except PowerShellError as error:
            self._mail.put(partial(self._fail, error.record))
        except BaseException as error:  # noqa: BLE001  # a thread has nobody to raise it to
            self._mail.put(partial(self._fail, ErrorRecord(error, type(error).__name__)))

    def _send(self, value: Any) -> None:
        self._mail.put(lambda: iter((value,)))

    def _fail(self, record: ErrorRecord) -> Iterator[Any]:
        self._cmdlet.write_error(record)
        return iter(())

    def _ended(self) -> Iterator[Any]:
        self._running -= 1
        return iter(())


class _Mailing:
    """The host of such a session: hands every record over to the thread that writes."""

    can_prompt = False

    def __init__(self, cmdlet: Cmdlet, post: Callable[[Letter], None]) -> None:
        self._cmdlet = cmdlet
        self._post = post

    def show_error(self, record: ErrorRecord) -> None:
        """Hands an error over."""
        self._post(lambda: _after(self._cmdlet.write_error, record))

    def show(self, record: StreamRecord) -> None:
        """Hands a record of another stream over."""
        self._post(lambda: _after(self._write, record))

    def ask(self, caption: str, message: str, field: str) -> str:
        """Never called: nobody is there."""
        raise EOFError

    def _write(self, record: StreamRecord) -> None:
        if isinstance(record, ProgressRecord):
            self._cmdlet.write_progress(record)
        elif isinstance(record, InformationRecord):
            self._cmdlet.write_information(record)
        else:
            self._write_message(record)

    def _write_message(self, record: MessageRecord) -> None:
        {"warning": self._cmdlet.write_warning, "verbose": self._cmdlet.write_verbose, "debug": self._cmdlet.write_debug}[
            record.stream
        ](record.message)


def _after(write: Callable[[Any], None], record: object) -> Iterator[Any]:
    """Writes a record; there are no objects to yield."""
    write(record)
    return iter(())
