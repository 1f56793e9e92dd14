"""The members of System.DateTime."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import UTC
from typing import Any, Final

from ...framework.conversion.date_text import parse_date
from ...framework.values.dates import LOCAL, DateTime, TimeSpan
from ...framework.values.types import DATETIME
from ..errors import NetException, bad_format, null_argument, out_of_range
from ..formats.dates import format_date
from ..formats.exact_dates import parse_exact
from .enum_types import DateTimeKind
from .objects import COMPARABLE
from .overloads import Cell
from .table import Members

_UNREPRESENTABLE: Final = "The added or subtracted value results in an un-representable DateTime."
_MILLISECOND: Final = 10_000
_SECOND: Final = 10_000_000


def moved(date: DateTime, ticks: int) -> DateTime:
    """Returns the date that many ticks later. Raises ArgumentOutOfRangeException outside of the years 1 to 9999."""
    try:
        return DateTime.from_ticks(date.ticks + ticks, date.tzinfo)
    except OverflowError:
        raise out_of_range(_UNREPRESENTABLE, "value") from None


def _adds(size: int) -> Callable[[DateTime, float], DateTime]:
    return lambda date, value: moved(date, _ticks(value, size))


def _ticks(value: float, size: int) -> int:
    if value != value or abs(value) > 3.2e18 / size:  # only NaN differs from itself
        raise out_of_range("Value to add was out of range.", "value")
    return int(value * size) if float(value).is_integer() else round(value * size)


def add_months(date: DateTime, months: int) -> DateTime:
    """Returns the date some months later, on the last day of a month that has no such day."""
    if not -120_000 <= months <= 120_000:
        raise out_of_range("Months value must be between +/-120000.", "months")
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise out_of_range(_UNREPRESENTABLE, "months")
    day = min(date.day, calendar.monthrange(year, month + 1)[1])
    return DateTime.of(date.replace(year=year, month=month + 1, day=day), date.tick)


def _with_kind(date: DateTime, kind: int) -> DateTime:
    return DateTime.of(date.replace(tzinfo={0: None, 1: UTC, 2: LOCAL}[int(kind)]), date.tick)


def to_utc(date: DateTime) -> DateTime:
    """Returns the date in UTC; one without a zone is taken for local."""
    if date.kind == "Utc":
        return date
    return DateTime.of(date.replace(tzinfo=LOCAL).astimezone(UTC), date.tick)


def to_local(date: DateTime) -> DateTime:
    """Returns the date in local time; one without a zone is taken for UTC."""
    if date.kind == "Local":
        return date
    return DateTime.of(date.replace(tzinfo=UTC).astimezone(LOCAL), date.tick)


def _new(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0, millisecond: int = 0) -> DateTime:
    try:
        return DateTime(year, month, day, hour, minute, second, millisecond * 1000)
    except (ValueError, OverflowError):
        timed = 0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60
        what = "Year, Month, and Day" if timed else "Hour, Minute, and Second"
        raise out_of_range(f"{what} parameters describe an un-representable DateTime.", "") from None


def _of_ticks(ticks: int) -> DateTime:
    try:
        return DateTime.from_ticks(int(ticks))
    except OverflowError:
        raise out_of_range("Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.", "ticks") from None


def now() -> DateTime:
    """Returns the local time."""
    return DateTime.of(DateTime.now(UTC).astimezone(LOCAL))


def _today() -> DateTime:
    today = now()
    return DateTime(today.year, today.month, today.day, tzinfo=LOCAL)


def parse(text: str | None, *_: Any) -> DateTime:
    """Returns the date a text writes. Raises FormatException."""
    if text is None:
        raise null_argument("s")
    try:
        return parse_date(text)
    except ValueError as error:
        raise bad_format(str(error)) from None


def exactly(text: str | None, forms: str | list[str], styles: int = 0) -> DateTime:
    """Returns the date a text writes by one of the formats. Raises FormatException."""
    if text is None:
        raise null_argument("s")
    for form in forms if isinstance(forms, list) else [forms]:
        try:
            return parse_exact(text, form, int(styles))
        except ValueError:
            continue
    raise bad_format(f"String '{text}' was not recognized as a valid DateTime.")


def _try(make: Callable[[], DateTime], cell: Cell) -> bool:
    try:
        cell.value = make()
    except NetException:
        cell.value = DateTime(1, 1, 1)
        return False
    return True


def _styled(text: str | None, styles: int) -> DateTime:
    date = parse(text)
    if int(styles) & 64 and date.kind == "Unspecified":
        date = to_local(DateTime.of(date.replace(tzinfo=UTC), date.tick))
    return to_utc(date) if int(styles) & 16 else date


def _days_in_month(year: int, month: int) -> int:
    if not 1 <= month <= 12:
        raise out_of_range("Month must be between one and twelve.", "month")
    return calendar.monthrange(year, month)[1]


def _from_file_time(ticks: int) -> DateTime:
    return to_local(DateTime.from_ticks(ticks + 504_911_232_000_000_000, UTC))


def _compare(one: DateTime, two: DateTime) -> int:
    return (one.ticks > two.ticks) - (one.ticks < two.ticks)


def _long_text(date: DateTime) -> str:
    return f"{format_date(date, 'D')} {format_date(date, 'T')}"


MEMBERS: Final = (
    Members(
        DATETIME,
        properties={
            "datetime Date": None,
            "int Day": None,
            "System.DayOfWeek DayOfWeek": None,
            "int DayOfYear": None,
            "int Hour": None,
            "System.DateTimeKind Kind": lambda date: DateTimeKind[date.kind],
            "int Millisecond": None,
            "int Microsecond": lambda date: date.microsecond % 1000,
            "int Nanosecond": lambda date: date.tick * 100,
            "int Minute": None,
            "int Month": None,
            "int Second": None,
            "long Ticks": None,
            "timespan TimeOfDay": None,
            "int Year": None,
            "string DateTime": _long_text,
        },
        methods={
            "Add(timespan value)": lambda date, span: moved(date, span.ticks),
            "AddDays(double value)": _adds(86_400 * _SECOND),
            "AddHours(double value)": _adds(3600 * _SECOND),
            "AddMilliseconds(double value)": _adds(_MILLISECOND),
            "AddMinutes(double value)": _adds(60 * _SECOND),
            "AddMonths(int months)": add_months,
            "AddSeconds(double value)": _adds(_SECOND),
            "AddTicks(long value)": moved,
            "AddYears(int value)": lambda date, years: add_months(date, years * 12),
            "CompareTo(datetime value)": _compare,
            "Equals(datetime value)": lambda date, other: date.ticks == other.ticks,
            "Equals(object value)": lambda date, other: isinstance(other, DateTime) and date.ticks == other.ticks,
            "IsDaylightSavingTime()": lambda date: False,
            "Subtract(datetime value)": lambda date, other: TimeSpan.from_ticks(date.ticks - other.ticks),
            "Subtract(timespan value)": lambda date, span: moved(date, -span.ticks),
            "ToBinary()": lambda date: date.ticks,
            "ToFileTime()": lambda date: to_utc(date).ticks - 504_911_232_000_000_000,
            "ToFileTimeUtc()": lambda date: date.ticks - 504_911_232_000_000_000,
            "ToLocalTime()": to_local,
            "ToLongDateString()": lambda date: format_date(date, "D"),
            "ToLongTimeString()": lambda date: format_date(date, "T"),
            "ToOADate()": lambda date: (date.ticks - 599_264_352_000_000_000) / (86_400 * _SECOND),
            "ToShortDateString()": lambda date: format_date(date, "d"),
            "ToShortTimeString()": lambda date: format_date(date, "t"),
            "ToString()": lambda date: format_date(date),
            "ToString(string format)": lambda date, form: format_date(date, form or ""),
            "ToString(cultureinfo provider)": lambda date, culture: format_date(date),
            "ToString(string format, cultureinfo provider)": lambda date, form, culture: format_date(date, form or ""),
            "ToUniversalTime()": to_utc,
        },
        statics={
            "new(long ticks)": _of_ticks,
            "new(long ticks, System.DateTimeKind kind)": lambda ticks, kind: _with_kind(_of_ticks(ticks), kind),
            "new(int year, int month, int day)": _new,
            "new(int year, int month, int day, int hour, int minute, int second)": _new,
            "new(int year, int month, int day, int hour, int minute, int second, System.DateTimeKind kind)": (
                lambda year, month, day, hour, minute, second, kind: _with_kind(_new(year, month, day, hour, minute, second), kind)
            ),
            "new(int year, int month, int day, int hour, int minute, int second, int millisecond)": _new,
            "new(int year, int month, int day, int hour, int minute, int second, int millisecond, System.DateTimeKind kind)": (
                lambda year, month, day, hour, minute, second, millisecond, kind: _with_kind(
                    _new(year, month, day, hour, minute, second, millisecond), kind
                )
            ),
            "Compare(datetime t1, datetime t2)": _compare,
            "DaysInMonth(int year, int month)": _days_in_month,
            "Equals(datetime t1, datetime t2)": lambda one, two: one.ticks == two.ticks,
            "FromFileTime(long fileTime)": _from_file_time,
            "FromFileTimeUtc(long fileTime)": lambda ticks: to_utc(_from_file_time(ticks)),
            "FromOADate(double d)": lambda days: _of_ticks(599_264_352_000_000_000 + round(days * 86_400_000) * _MILLISECOND),
            "IsLeapYear(int year)": calendar.isleap,
            "Parse(string s)": parse,
            "Parse(string s, cultureinfo provider)": parse,
            "Parse(string s, cultureinfo provider, System.Globalization.DateTimeStyles styles)": (
                lambda text, culture, styles: _styled(text, styles)
            ),
            "ParseExact(string s, string format, cultureinfo provider)": lambda text, form, culture: exactly(text, form),
            "ParseExact(string s, string format, cultureinfo provider, System.Globalization.DateTimeStyles style)": (
                lambda text, form, culture, styles: exactly(text, form, styles)
            ),
            "ParseExact(string s, string[] formats, cultureinfo provider, System.Globalization.DateTimeStyles style)": (
                lambda text, forms, culture, styles: exactly(text, forms, styles)
            ),
            "SpecifyKind(datetime value, System.DateTimeKind kind)": _with_kind,
            "TryParse(string s, ref object result)": lambda text, cell: _try(lambda: parse(text or ""), cell),
            "TryParseExact(string s, string format, cultureinfo provider, System.Globalization.DateTimeStyles style, "
            "ref object result)": lambda text, form, culture, styles, cell: _try(lambda: exactly(text or "", form, styles), cell),
        },
        static_properties={
            "MaxValue": lambda: DateTime.from_ticks(3_155_378_975_999_999_999),
            "MinValue": lambda: DateTime(1, 1, 1),
            "Now": now,
            "Today": _today,
            "UnixEpoch": lambda: DateTime(1970, 1, 1, tzinfo=UTC),
            "UtcNow": lambda: DateTime.of(DateTime.now(UTC)),
        },
        base=COMPARABLE,
    ),
)
