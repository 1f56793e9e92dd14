"""Waiting for an event so that Ctrl-C ends the wait on every system."""

from __future__ import annotations

import os
import threading
import time
from typing import Final

_SLICE: Final = 0.2 if os.name == "nt" else None
"""Seconds after which a wait begins anew: Ctrl-C does not interrupt one on Windows, but comes between two."""


def wait_for(event: threading.Event, seconds: float | None = None, slice_seconds: float | None = _SLICE) -> bool:
    """Waits until the event is set, or for that many seconds; None is without end. Returns whether it is set."""
    if slice_seconds is None:
        return event.wait(seconds)
    end = None if seconds is None else time.monotonic() + seconds
    while True:
        left = slice_seconds if end is None else min(slice_seconds, end - time.monotonic())
        if event.wait(max(0.0, left)):
            return True
        if end is not None and time.monotonic() >= end:
            return False
