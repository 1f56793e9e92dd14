"""Dates in JSON texts, as the five kinds of -DateKind take them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, timedelta, tzinfo
from enum import nonmember
from typing import Any, Final, NamedTuple

from ...framework.json_dates import written_time
from ...framework.values.dates import LOCAL, DateTime
from ...framework.values.enums import NetEnum
from ...language.members.offsets import DateTimeOffset, of_date

_ISO: Final = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,7}))?([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_MICROSOFT: Final = re.compile(r"/Date\((-?[0-9]+)([+-][0-9]{2}(?:[0-9]{2})?)?\)/")
_LONGEST: Final = 40
_UNIX_TICKS: Final = 621_355_968_000_000_000
_LAST_TICK: Final = 3_155_378_975_999_999_999
_TIME: Final = re.compile(rb"T[0-9]{2}:")


def may_have_dates(data: bytes) -> bool:
    """Whether a JSON text may have a date in it; a look that costs little."""
    if b"T" in data and _TIME.search(data) is not None:
        return True
    return (b"/" in data and b"/Date(" in data) or (b"\\" in data and b"\\u" in data)  # single signs are found much faster


class JsonDateKind(NetEnum):
    """Microsoft.PowerShell.Commands.JsonDateKind."""

    net_type = nonmember("Microsoft.PowerShell.Commands.JsonDateKind")

    Default = 0
    Local = 1
    Utc = 2
    Offset = 3
    String = 4


class _Moment(NamedTuple):
    """A date as it is written: the time that is shown, and the offset of the clock; None where no zone is named."""

    shown: DateTime
    offset: timedelta | None
    is_utc: bool = False

    @property
    def ticks(self) -> int:
        """The moment in UTC; beyond the years 1 to 9999 the nearest one that there is."""
        ticks = self.shown.ticks - (self.offset or timedelta()) // timedelta(microseconds=1) * 10
        return min(max(ticks, 0), _LAST_TICK)

    def in_zone(self, zone: tzinfo) -> DateTime:
        """Returns the moment in a zone; what has no zone is taken for a time of that zone."""
        if self.offset is None:
            return DateTime.of(self.shown.replace(tzinfo=zone), self.shown.tick)
        utc = DateTime.from_ticks(self.ticks, UTC)
        try:
            return utc if zone is UTC else DateTime.of(utc.astimezone(zone), utc.tick)
        except OverflowError:
            return DateTime.of(utc.replace(tzinfo=zone), utc.tick)


def text_reader(kind: JsonDateKind) -> Callable[[str], Any]:
    """Returns what makes a date of each text that is one as a whole, and leaves the others as they are."""
    if kind is JsonDateKind.String:
        return str
    convert = _CONVERSIONS[kind]

    def read(text: str) -> Any:
        if len(text) < 9 or (text[0] != "/" and not (19 <= len(text) <= _LONGEST and text[10] == "T")):
            return text
        try:
            moment = _microsoft(text) if text[0] == "/" else _iso(text)
            return text if moment is None else convert(moment)
        except (ValueError, OverflowError):
            return text

    return read


def _iso(text: str) -> _Moment | None:
    """Reads ISO 8601 in full. Midnight may be written as hour 24 of the day before."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    is_utc = match[8] in ("Z", "z")
    return _Moment(written_time(match), timedelta() if is_utc else _offset_of(match[8]), is_utc)


def _offset_of(suffix: str | None) -> timedelta | None:
    if suffix is None:
        return None
    digits = suffix[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -offset if suffix[0] == "-" else offset


def _microsoft(text: str) -> _Moment | None:
    """Reads ``/Date(1704164645000+0900)/``: milliseconds since 1970 in UTC; an offset says in what zone they are shown."""
    match = _MICROSOFT.fullmatch(text)
    if match is None:
        return None
    offset = _offset_of(match[2])
    ticks = _UNIX_TICKS + int(match[1]) * 10_000 + (offset or timedelta()) // timedelta(microseconds=1) * 10
    return _Moment(DateTime.from_ticks(ticks), offset or timedelta(), offset is None)


def _default(moment: _Moment) -> DateTime:
    """``Z`` gives Utc, an offset the local time, neither Unspecified."""
    if moment.offset is None:
        return moment.shown
    return moment.in_zone(UTC if moment.is_utc else LOCAL)


def _with_offset(moment: _Moment) -> DateTimeOffset:
    """Keeps the offset; a date without one has that of this machine. .NET has none beyond 14 hours, and no year beyond 9999."""
    offset = moment.offset
    if offset is None:
        return of_date(moment.in_zone(LOCAL))
    exact = moment.shown.ticks - offset // timedelta(microseconds=1) * 10
    if abs(offset) > timedelta(hours=14) or exact != moment.ticks:
        raise ValueError("There is no such offset.")
    return DateTimeOffset(moment.shown, offset // timedelta(minutes=1))


_CONVERSIONS: Final[dict[JsonDateKind, Callable[[_Moment], Any]]] = {
    JsonDateKind.Default: _default,
    JsonDateKind.Local: lambda moment: moment.in_zone(LOCAL),
    JsonDateKind.Utc: lambda moment: moment.in_zone(UTC),
    JsonDateKind.Offset: _with_offset,
}
