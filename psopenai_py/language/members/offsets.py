"""System.DateTimeOffset: a date with its distance from UTC."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone
from typing import Any, Final

from ...framework.conversion.date_text import parse_date
from ...framework.values.dates import LOCAL, DateTime, TimeSpan
from ...framework.values.enums import DayOfWeek
from ...framework.values.net_object import NetObject
from ...framework.values.types import NetType
from ..errors import NetException, bad_format, out_of_range
from ..formats.dates import format_date
from .dates import add_months, exactly, moved
from .objects import OBJECT_MEMBERS
from .table import Members

_EPOCH: Final = 621_355_968_000_000_000
_SECOND: Final = 10_000_000


class DateTimeOffset(
    NetObject, net_type="System.DateTimeOffset", properties=("DateTime", "Offset", "UtcDateTime", "LocalDateTime")
):
    """A date, kept without a zone, and the minutes it is ahead of UTC."""

    own_type = NetType[Any]("System.DateTimeOffset", "offset", is_value_type=True)
    __slots__ = ("date", "minutes")

    def __init__(self, date: DateTime, minutes: int) -> None:
        self.date = DateTime.of(date.replace(tzinfo=None), date.tick)
        self.minutes = minutes

    @property
    def utc_ticks(self) -> int:
        """The ticks of the same moment in UTC."""
        return self.date.ticks - self.minutes * 60 * _SECOND

    @property
    def order_key(self) -> int:
        """What the order of two is decided by."""
        return self.utc_ticks

    @property
    def zoned(self) -> DateTime:
        """The date with its zone."""
        return DateTime.of(self.date.replace(tzinfo=timezone(timedelta(minutes=self.minutes))), self.date.tick)

    def moved(self, ticks: int) -> DateTimeOffset:
        """Returns the moment that many ticks later, with the same offset."""
        return DateTimeOffset(moved(self.date, ticks), self.minutes)

    def at(self, minutes: int) -> DateTimeOffset:
        """Returns the same moment with another offset."""
        return DateTimeOffset(moved(self.date, (minutes - self.minutes) * 60 * _SECOND), minutes)

    def round_trip(self) -> str:
        """Returns the text that says everything of it, with seven digits of a second."""
        return f"{self.date.round_trip()}{format_date(self.zoned, 'zzz')}"

    def format_as(self, form: str) -> str:
        """Returns the text by a format of dates."""
        if form in ("r", "R", "u", "U"):
            return format_date(self.at(0).date, form)
        if form in ("o", "O"):  # never Z
            return self.round_trip()
        return format_date(self.zoned, form) if form else str(self)

    def __eq__(self, other: object) -> bool:
        return self.utc_ticks == other.utc_ticks if isinstance(other, DateTimeOffset) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.utc_ticks)

    def __str__(self) -> str:
        return f"{format_date(self.date)} {format_date(self.zoned, 'zzz')}"


def _offset_of(date: DateTime) -> int:
    if date.kind == "Utc":
        return 0
    zoned = date if date.tzinfo is not None else date.replace(tzinfo=LOCAL)
    return (zoned.utcoffset() or timedelta()) // timedelta(minutes=1)


def of_date(date: DateTime) -> DateTimeOffset:
    """Returns a date with the offset of its zone, the local one where it has none."""
    return DateTimeOffset(date, _offset_of(date))


def _with_offset(date: DateTime, offset: TimeSpan) -> DateTimeOffset:
    minutes = offset // timedelta(minutes=1)
    if abs(minutes) > 14 * 60:
        raise out_of_range("Offset must be within plus or minus 14 hours.", "offset")
    return DateTimeOffset(date, minutes)


def _parse(text: str, *_: Any) -> DateTimeOffset:
    import re

    zone = re.search(r"(?:(Z|GMT)|([+-])(\d\d?):?(\d\d)?)\s*$", text)
    timed = zone is not None and (":" in text[: zone.start()] or zone[1])
    if zone is None or not timed:
        date = _read(text)
        return of_date(DateTime.of(date.replace(tzinfo=None), date.tick))
    minutes = 0 if zone[1] else (int(zone[3]) * 60 + int(zone[4] or 0)) * (-1 if zone[2] == "-" else 1)
    date = _read(text)
    return of_date(date).at(minutes) if date.tzinfo is not None else DateTimeOffset(date, minutes)


def _read(text: str) -> DateTime:
    try:
        return parse_date(text)
    except ValueError as error:
        raise bad_format(str(error)) from None


def _try_parse(text: str, cell: Any) -> bool:
    try:
        cell.value = _parse(text)
    except NetException:
        cell.value = DateTimeOffset(DateTime(1, 1, 1), 0)
        return False
    return True


def _now() -> DateTimeOffset:
    return of_date(DateTime.of(DateTime.now(UTC).astimezone(LOCAL)))


def _of_ticks(ticks: int) -> DateTimeOffset:
    return DateTimeOffset(DateTime.from_ticks(ticks), 0)


def _part(name: str) -> Any:
    return lambda value: getattr(value.date, name)


_ADDS: Final = {
    "Days": 86_400 * _SECOND,
    "Hours": 3600 * _SECOND,
    "Minutes": 60 * _SECOND,
    "Seconds": _SECOND,
    "Milliseconds": 10_000,
}


def _adds(size: int) -> Any:
    return lambda value, count: value.moved(round(count * size))


MEMBERS: Final = (
    Members(
        DateTimeOffset.own_type,
        properties={
            "datetime DateTime": lambda value: value.date,
            "datetime UtcDateTime": lambda value: DateTime.from_ticks(value.utc_ticks, UTC),
            "datetime LocalDateTime": lambda value: DateTime.of(
                DateTime.from_ticks(value.utc_ticks, UTC).astimezone(LOCAL), value.utc_ticks % 10
            ),
            "datetime Date": lambda value: DateTime(value.date.year, value.date.month, value.date.day),
            **{f"int {name.capitalize()}": _part(name) for name in ("day", "hour", "minute", "month", "second", "year")},
            "System.DayOfWeek DayOfWeek": lambda value: DayOfWeek((value.date.weekday() + 1) % 7),
            "int Millisecond": lambda value: value.date.microsecond // 1000,
            "timespan Offset": lambda value: TimeSpan.from_ticks(value.minutes * 60 * _SECOND),
            "long Ticks": lambda value: value.date.ticks,
            "long UtcTicks": lambda value: value.utc_ticks,
        },
        methods={
            "Add(timespan timeSpan)": lambda value, span: value.moved(span.ticks),
            **{f"Add{name}(double value)": _adds(size) for name, size in _ADDS.items()},
            "AddMonths(int months)": lambda value, count: DateTimeOffset(add_months(value.date, count), value.minutes),
            "AddYears(int years)": lambda value, count: DateTimeOffset(add_months(value.date, count * 12), value.minutes),
            "CompareTo(datetimeoffset other)": lambda value, other: (
                (value.utc_ticks > other.utc_ticks) - (value.utc_ticks < other.utc_ticks)
            ),
            "Subtract(datetimeoffset value)": lambda value, other: TimeSpan.from_ticks(value.utc_ticks - other.utc_ticks),
            "Subtract(timespan value)": lambda value, span: value.moved(-span.ticks),
            "ToLocalTime()": lambda value: of_date(
                DateTime.of(DateTime.from_ticks(value.utc_ticks, UTC).astimezone(LOCAL), value.utc_ticks % 10)
            ),
            "ToOffset(timespan offset)": lambda value, span: value.at(span // timedelta(minutes=1)),
            "ToString()": str,
            "ToString(string format)": lambda value, form: value.format_as(form or ""),
            "ToString(string format, cultureinfo provider)": lambda value, form, culture: value.format_as(form or ""),
            "ToUniversalTime()": lambda value: value.at(0),
            "ToUnixTimeMilliseconds()": lambda value: (value.utc_ticks - _EPOCH) // 10_000,
            "ToUnixTimeSeconds()": lambda value: (value.utc_ticks - _EPOCH) // _SECOND,
        },
        statics={
            "new(datetime dateTime)": of_date,
            "new(datetime dateTime, timespan offset)": _with_offset,
            "new(long ticks, timespan offset)": lambda ticks, offset: _with_offset(DateTime.from_ticks(ticks), offset),
            "new(int year, int month, int day, int hour, int minute, int second, timespan offset)": (
                lambda year, month, day, hour, minute, second, offset: _with_offset(
                    DateTime(year, month, day, hour, minute, second), offset
                )
            ),
            "FromUnixTimeMilliseconds(long milliseconds)": lambda value: _of_ticks(_EPOCH + value * 10_000),
            "FromUnixTimeSeconds(long seconds)": lambda value: _of_ticks(_EPOCH + value * _SECOND),
            "Parse(string input)": _parse,
            "Parse(string input, cultureinfo formatProvider)": _parse,
            "ParseExact(string input, string format, cultureinfo formatProvider)": lambda text, form, culture: of_date(
                exactly(text, form)
            ),
            "TryParse(string input, ref object result)": _try_parse,
        },
        static_properties={
            "MaxValue": lambda: _of_ticks(3_155_378_975_999_999_999),
            "MinValue": lambda: _of_ticks(0),
            "Now": _now,
            "UnixEpoch": lambda: _of_ticks(_EPOCH),
            "UtcNow": lambda: _now().at(0),
        },
        base=OBJECT_MEMBERS,
    ),
)
