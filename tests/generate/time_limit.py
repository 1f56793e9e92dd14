"""A bound of time for what must not hang."""

from __future__ import annotations

import faulthandler
import signal
from collections.abc import Callable
from typing import Any, NoReturn

_HAS_ALARM = hasattr(signal, "setitimer")


class Hang(BaseException):
    """What was to come to an end has not. No error: nothing that catches errors may catch it."""


def within(seconds: float, run: Callable[[Any], None], value: Any) -> None:
    """Runs a function of a value. Raises Hang when it takes longer than that; only the main thread may ask.

    Where a system has no alarm (Windows), the stack is printed and the process ended instead.
    """
    if not _HAS_ALARM:
        faulthandler.dump_traceback_later(seconds, exit=True)
        run(value)
        faulthandler.cancel_dump_traceback_later()
        return
    before = signal.signal(signal.SIGALRM, _hangs)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)  # again, as what runs inside a destructor cannot be ended
    try:
        run(value)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _hangs(number: int, frame: object) -> NoReturn:
    raise Hang
