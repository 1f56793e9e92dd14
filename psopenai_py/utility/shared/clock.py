"""The time of day."""

from __future__ import annotations

import time

from ...framework.values.dates import DateTime


def local_now() -> DateTime:
    """Returns the local date and time."""
    return DateTime.from_unix(time.time())
