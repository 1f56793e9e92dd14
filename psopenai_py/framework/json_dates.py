"""Date texts of JSON as dates, as ConvertFrom-Json reads them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any

from .values.dates import LOCAL, DateTime

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?(Z|[+-]\d\d:\d\d)?")


def with_dates(value: Any) -> Any:
    """Returns a JSON reader's value with each full ISO date and time as a `DateTime`, in lists and dicts too.

    ``Z`` gives the kind Utc, an offset the local time, neither Unspecified.
    """
    if isinstance(value, str):
        return as_date(value) or value
    if isinstance(value, list):
        return [with_dates(item) for item in value]
    if isinstance(value, dict):
        return {key: with_dates(item) for key, item in value.items()}
    return value


def as_date(text: str) -> DateTime | None:
    """Returns the date that a text is as a whole, or None. Midnight may be written as hour 24 of the day before."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    try:
        written = written_time(match)
        moment = written.replace(tzinfo=_zone(match[8]))
        moment = moment.astimezone(LOCAL) if match[8] not in (None, "Z") else moment
    except (ValueError, OverflowError):
        return None
    return DateTime.of(moment, written.tick)


def written_time(match: re.Match[str]) -> DateTime:
    """Returns the time in the first seven groups of a match, year to fraction, of no zone. Raises ValueError, OverflowError."""
    year, month, day, hour, minute, second = map(int, match.groups()[:6])
    fraction = (match[7] or "").ljust(7, "0")
    next_day = hour == 24 and minute == second == int(fraction) == 0
    moment = datetime(year, month, day, 0 if next_day else hour, minute, second, int(fraction[:6])) + timedelta(days=next_day)
    return DateTime.of(moment, int(fraction[6]))


def _zone(suffix: str | None) -> tzinfo | None:
    if suffix is None:
        return None
    if suffix == "Z":
        return UTC
    offset = timedelta(hours=int(suffix[1:3]), minutes=int(suffix[4:6]))
    return timezone(-offset if suffix[0] == "-" else offset)
