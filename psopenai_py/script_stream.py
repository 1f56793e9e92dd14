"""PowerShell text for Python programs: a script as a stream of the objects it writes.

for run in run_script("$Thread | Start-ThreadRun | Wait-ThreadRun", Thread=thread):
    print(run.status)
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from .framework.errors import ErrorRecord, PipelineStop
from .framework.session import Session
from .framework.streams.host import Host
from .framework.streams.records import StreamRecord
from .framework.values.from_python import from_python
from .framework.values.nothing import UNBOUND
from .framework.waiting import wait_for

_STACK_BYTES: Final = 64 << 20


def run_script(
    text: str,
    /,
    *,
    session: Session | None = None,
    args: Iterable[Any] = (),
    input: Iterable[Any] | None = None,  # noqa: A002  # ``$input``
    **variables: Any,
) -> ScriptStream:
    """Returns the objects that PowerShell text writes, as a stream; the text runs as far as the stream is read.

    The keywords are variables of the script, `args` its arguments, `input` what ``$input`` gives. The text runs as its writer's
    own: nothing keeps it from files, programs or the network.

    Without a `session` the script has one of its own, which ends with it: streams in several threads do not know each other. With
    one, its variables, functions and context are there and stay; a session runs one script at a time.
    """
    return ScriptStream(_Work(text, session, list(args), input, variables))


class ScriptStream:
    """An iterator over the output of a script, which runs in a thread of its own, and only while an object is waited for.

    Leaving a loop over it, `close` and the end of a ``with`` stop the script; its ``finally`` blocks run. `errors` are the errors
    that ended nothing, as far as the stream was read; the session's host shows them, too. An error that ends the script is raised
    from the iteration.
    """

    def __init__(self, work: _Work) -> None:
        self.errors = work.errors
        self._work = work
        self._thread: threading.Thread | None = None
        self._closed = False

    @property
    def exit_code(self) -> int | None:
        """The status of ``exit``; None where it was not run, or not yet."""
        return self._work.exit_code

    def __iter__(self) -> Iterator[Any]:
        """Yields the objects; leaving the loop stops the script."""
        try:
            while (value := self._next()) is not UNBOUND:
                yield value
        finally:
            self.close()

    def __next__(self) -> Any:
        """Returns the next object. Raises StopIteration at the end, and the error that ended the script."""
        value = self._next()
        if value is UNBOUND:
            raise StopIteration
        return value

    def __enter__(self) -> ScriptStream:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        self._work.hand_over.refuse()

    def close(self) -> None:
        """Stops the script and waits until its ``finally`` blocks have run."""
        self._closed = True
        self._work.hand_over.refuse()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _next(self) -> Any:
        """Lets the script go on up to its next object and returns that, `UNBOUND` at the end."""
        if self._closed:
            return UNBOUND
        if self._thread is None:
            self._thread = _started(self._work.run)
        try:
            value = self._work.hand_over.take()
        except BaseException:  # Ctrl-C
            self._work.interrupt(self._thread)
            self.close()
            raise
        if value is UNBOUND:
            self.close()
            if self._work.error is not None:
                raise self._work.error
        return value


class _Work:
    """What the thread of a stream does. It does not know the stream, so that one that is forgotten can end it."""

    def __init__(
        self,
        text: str,
        session: Session | None,
        args: list[Any],
        input: Iterable[Any] | None,  # noqa: A002
        variables: Mapping[str, Any],
    ) -> None:
        self.errors: list[ErrorRecord] = []
        self.error: BaseException | None = None
        self.exit_code: int | None = None
        self.hand_over = _HandOver()
        self._text = text
        self._session = session
        self._args = args
        self._input = input
        self._variables = variables

    def run(self) -> None:
        """Runs the script, and hands over what it writes."""
        try:
            if self._session is not None:
                self._run_in(self._session)
            else:
                from .framework.streams.logging_host import LoggingHost
                from .surface import make_session

                with make_session(host=LoggingHost()) as self._session:
                    self._run_in(self._session)
        except PipelineStop:
            pass
        except BaseException as error:  # noqa: BLE001  # whoever reads the stream gets it
            self.error = error
        self.hand_over.finish()

    def interrupt(self, thread: threading.Thread) -> None:
        """Stops a script that works on something while nobody waits for it any more, and waits until it has stopped."""
        self.hand_over.refuse()
        session = self._session
        if session is not None:
            session.stop()
        _raise_within(thread)
        thread.join()
        if session is not None:
            session.stopping.clear()

    def _run_in(self, session: Session) -> None:
        from .language.script import run_script as run

        running = session.service(_running)
        if not running.acquire(blocking=False):
            raise RuntimeError("The session runs another script; a session runs one at a time.")
        shown, session.host = session.host, _Noting(session.host, self.errors)
        try:
            outcome = run(
                session,
                self._text,
                variables={name: from_python(value) for name, value in self._variables.items()},
                args=[from_python(value) for value in self._args],
                input=None if self._input is None else (from_python(value) for value in self._input),
                write=self.hand_over.give,
            )
        finally:
            session.host = shown
            running.release()
        self.exit_code = outcome.exit_code


class _HandOver:
    """One object at a time from the thread that makes them to the one that takes them; only one of the two runs."""

    def __init__(self) -> None:
        self._value: Any = UNBOUND
        self._ready = threading.Event()
        self._wanted = threading.Event()
        self._refused = False
        self._noticed = False

    def give(self, value: Any) -> None:
        """Hands an object over and waits until the next one is wanted.

        Raises _Refused, once, where none is wanted any more; what ``finally`` blocks still write is dropped.
        """
        if self._refused:
            self._notice()
            return
        self._value = value
        self._wanted.clear()
        self._ready.set()
        if not self._refused:
            self._wanted.wait()
        if self._refused:
            self._notice()

    def finish(self) -> None:
        """Says that there are no more objects."""
        self._value = UNBOUND
        self._ready.set()

    def take(self) -> Any:
        """Returns the next object, `UNBOUND` at the end."""
        self._wanted.set()
        wait_for(self._ready)
        self._ready.clear()
        value, self._value = self._value, None
        return value

    def refuse(self) -> None:
        """Says that no more objects are wanted."""
        self._refused = True
        self._wanted.set()

    def _notice(self) -> None:
        if not self._noticed:
            self._noticed = True
            raise _Refused


class _Refused(PipelineStop):
    """Unwinds a script whose output nobody wants any more."""


class _Noting:
    """A host that notes errors before another one shows them."""

    def __init__(self, host: Host, errors: list[ErrorRecord]) -> None:
        self._host = host
        self._errors = errors
        self.can_prompt = host.can_prompt

    def show_error(self, record: ErrorRecord) -> None:
        """Notes it and shows it."""
        self._errors.append(record)
        self._host.show_error(record)

    def show(self, record: StreamRecord) -> None:
        """Shows it."""
        self._host.show(record)

    def ask(self, caption: str, message: str, field: str) -> str:
        """Asks the other one."""
        return self._host.ask(caption, message, field)


def _running(session: Session) -> threading.Lock:
    """Returns the lock of the one script that a session runs; for `Session.service`."""
    return threading.Lock()


def _started(run: Any) -> threading.Thread:
    """Starts a thread whose stack has room for deeply nested calls; the program does not wait for it at its end."""
    before = threading.stack_size(_STACK_BYTES)
    try:
        thread = threading.Thread(target=run, name="psopenai_py script", daemon=True)
        thread.start()
    finally:
        threading.stack_size(before)
    return thread


def _raise_within(thread: threading.Thread) -> None:
    """Raises `_Refused` in a thread at its next step: a loop that writes nothing would not notice otherwise."""
    import ctypes

    if thread.ident is not None:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(_Refused))
