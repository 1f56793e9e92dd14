"""When a failed request is sent again, and after how long: the framework's own rule, which a server's hints change."""

from __future__ import annotations

import time
from collections.abc import Callable

from .errors import CertificateRefused, ConnectionFailed, HttpException, HttpStatusError
from .messages import Headers

LONGEST_HINT = 60.0
"""Seconds: a server's hint above it is not followed."""
LONGEST_WAIT = 129.0
"""Seconds: the doubling stops there."""


def is_worth_retrying(error: HttpException) -> bool:
    """Whether the same request may succeed later: as the server says, after 429 and 5xx, after a connection failure.

    A certificate that was refused is refused again. A status beyond 599 counts as 5xx (RFC 9110, section 15).
    """
    if isinstance(error, ConnectionFailed):
        return not isinstance(error, CertificateRefused)
    if not isinstance(error, HttpStatusError):
        return False
    said = asks_for_retry(error.response.headers)
    if said is not None:
        return said
    return (error.status == 429 or error.status >= 500) and not error.is_final


def asks_for_retry(headers: Headers) -> bool | None:
    """Whether a server asks for the same request again, or for none; None where it says nothing of it."""
    return {"true": True, "false": False}.get((headers.get("x-should-retry") or "").strip().lower())


def delay_before(error: HttpException, retry: int, unix_time: Callable[[], float] = time.time) -> float:
    """Returns the seconds to wait before retry number `retry`, counted from 0: the server's hint, or 1 s doubled with jitter.

    A hint that is a date is compared with `unix_time`.
    """
    hint = _hint(error.response.headers, unix_time) if isinstance(error, HttpStatusError) else None
    if hint is not None and 0 < hint <= LONGEST_HINT:
        return hint
    import random

    return float(min(2.0 ** min(retry, 16) * random.uniform(0.8, 1.2), LONGEST_WAIT))  # noqa: S311  # spreads load, hides nothing


def _hint(headers: Headers, unix_time: Callable[[], float]) -> float | None:
    """Returns the server's own seconds: ``retry-after-ms``, else ``retry-after`` in seconds or as a date."""
    milliseconds = headers.get("retry-after-ms")
    if milliseconds is not None:
        number = _number(milliseconds)
        return number / 1000 if number is not None else None
    after = headers.get("retry-after")
    if after is None:
        return None
    seconds = _number(after)
    return seconds if seconds is not None else _seconds_until(after, unix_time)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _seconds_until(date: str, unix_time: Callable[[], float]) -> float | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(date).timestamp() - unix_time()
    except (ValueError, TypeError, OverflowError):
        return None
