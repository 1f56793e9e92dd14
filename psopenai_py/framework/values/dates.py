"""Dates and time spans with the engine's resolution of 100 ns and its three kinds of date.

A date's kind is its time zone: none is Unspecified, `UTC` is Utc, `LOCAL` is Local.
"""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any, Final

TICKS_PER_SECOND: Final = 10_000_000
_EPOCH = datetime(1, 1, 1)
_UNIX_EPOCH = datetime(1970, 1, 1)


class LocalZone(tzinfo):
    """The zone of this machine, by the C library's rules."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """Returns the offset from UTC that the C library gives for that local time; zero where it knows none."""
        if moment is None:
            return timedelta(seconds=-time.timezone)
        try:
            stamp = time.mktime((moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second, 0, 0, -1))
            return timedelta(seconds=time.localtime(stamp).tm_gmtoff)
        except (OverflowError, ValueError, OSError):
            return timedelta(seconds=-time.timezone)

    def dst(self, moment: datetime | None) -> timedelta | None:
        """Returns None: the share of daylight saving in the offset is not told."""
        return None

    def tzname(self, moment: datetime | None) -> str:
        """Returns the name ``Local``."""
        return "Local"

    def fromutc(self, moment: datetime) -> datetime:
        """Converts a moment in UTC to local time."""
        stamp = (moment.replace(tzinfo=None) - _UNIX_EPOCH).total_seconds()
        try:
            offset = timedelta(seconds=time.localtime(stamp).tm_gmtoff)
        except (OverflowError, ValueError, OSError):
            offset = timedelta(seconds=-time.timezone)
        return moment + offset

    def __repr__(self) -> str:
        return "LOCAL"

    def __reduce__(self) -> str:
        return "LOCAL"


LOCAL: Final = LocalZone()


class DateTime(datetime):
    """System.DateTime: a `datetime` with one more decimal (`tick`, 0-9, in units of 100 ns) and a kind."""

    tick: int = 0

    @classmethod
    def from_ticks(cls, ticks: int, zone: tzinfo | None = None) -> DateTime:
        """Returns the date that many ticks after 0001-01-01; OverflowError outside the years 1 to 9999."""
        moment = _EPOCH + timedelta(microseconds=ticks // 10)
        return cls.of(moment.replace(tzinfo=zone), ticks % 10)

    @classmethod
    def of(cls, moment: datetime, tick: int = 0) -> DateTime:
        """Returns the same date as this class."""
        made = cls(
            moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second, moment.microsecond,
            moment.tzinfo, fold=moment.fold,
        )  # fmt: skip
        if tick:
            made.tick = tick
        return made

    @classmethod
    def from_unix(cls, seconds: float) -> DateTime:
        """Returns the local time of a Unix time, in seconds since 1970 in UTC."""
        return cls.of((_UNIX_EPOCH + timedelta(seconds=seconds)).replace(tzinfo=UTC).astimezone(LOCAL))

    @property
    def ticks(self) -> int:
        """The 100 ns units since 0001-01-01, in the date's own zone."""
        since = datetime.__sub__(self.replace(tzinfo=None), _EPOCH)
        return since // timedelta(microseconds=1) * 10 + self.tick

    @property
    def kind(self) -> str:
        """``Unspecified``, ``Utc`` or ``Local``."""
        if self.tzinfo is None:
            return "Unspecified"
        return "Utc" if self.tzinfo is UTC else "Local"

    def round_trip(self) -> str:
        """Returns the format ``o``: ``2026-01-02T03:04:05.0000000Z``."""
        day = f"{self.year:04}-{self.month:02}-{self.day:02}"
        text = f"{day}T{self.hour:02}:{self.minute:02}:{self.second:02}.{self.microsecond:06}{self.tick}"
        if self.kind == "Utc":
            return text + "Z"
        if self.tzinfo is None:
            return text
        minutes = int((self.utcoffset() or timedelta()).total_seconds()) // 60
        return f"{text}{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


class TimeSpan(timedelta):
    """System.TimeSpan: a `timedelta` with one more decimal (`tick`, 0-9, in units of 100 ns)."""

    tick: int = 0

    @classmethod
    def from_ticks(cls, ticks: int) -> TimeSpan:
        """Returns the span of that many 100 ns units."""
        made = cls(microseconds=ticks // 10)
        if ticks % 10:
            made.tick = ticks % 10
        return made

    @property
    def ticks(self) -> int:
        """The span in units of 100 ns."""
        return self // timedelta(microseconds=1) * 10 + self.tick

    def __str__(self) -> str:
        """Returns the format ``c``: ``[-][d.]hh:mm:ss[.fffffff]``."""
        ticks = abs(self.ticks)
        seconds, fraction = divmod(ticks, TICKS_PER_SECOND)
        days, seconds = divmod(seconds, 86400)
        text = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        if days:
            text = f"{days}.{text}"
        if fraction:
            text += f".{fraction:07}"
        return f"-{text}" if self.ticks < 0 else text


def as_engine_date(value: Any) -> Any:
    """Returns a Python date or time span of a caller as the engine's own; anything else unchanged."""
    if isinstance(value, DateTime | TimeSpan):
        return value
    if isinstance(value, datetime):
        return DateTime.of(value)
    if isinstance(value, date):
        return DateTime(value.year, value.month, value.day)
    if isinstance(value, timedelta):
        return TimeSpan.from_ticks(value // timedelta(microseconds=1) * 10)
    return value
