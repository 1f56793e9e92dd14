"""Conversion to DateTime and TimeSpan: text in the invariant culture, integers as ticks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Final

from ..values.dates import TICKS_PER_SECOND, DateTime, TimeSpan, as_engine_date
from ..values.numbers import INT64_MAX
from ..values.scalars import Char, is_text
from ..values.types import NetType
from .assignable import is_long
from .errors import failed

Converter = Callable[[Any, NetType[Any]], Any]

_LAST_TICK: Final = 3_155_378_975_999_999_999
_TICKS_PER_DAY: Final = 86_400 * TICKS_PER_SECOND


def date_rule(value: Any, target: NetType[Any]) -> Converter | None:
    """Returns the conversion to DateTime, or None: text is parsed, an integer or a character counts ticks."""
    if isinstance(value, date | datetime):
        return lambda value, target: as_engine_date(value)
    if is_text(value):
        return _parse_date
    return _date_of_ticks if _counts_ticks(value) else None


def span_rule(value: Any, target: NetType[Any]) -> Converter | None:
    """Returns the conversion to TimeSpan, or None: text is parsed, an integer or a character counts ticks."""
    if isinstance(value, timedelta):
        return lambda value, target: as_engine_date(value)
    if is_text(value):
        return _parse_span
    return _span_of_ticks if _counts_ticks(value) else None


def _counts_ticks(value: Any) -> bool:
    return isinstance(value, Char) or is_long(value)


def _ticks(value: Any) -> int:
    return ord(value) if isinstance(value, Char) else int(value)


def _date_of_ticks(value: Any, target: NetType[Any]) -> DateTime:
    ticks = _ticks(value)
    if not 0 <= ticks <= _LAST_TICK:
        reason = "Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks. (Parameter 'ticks')"
        raise failed(value, target, reason, "InvalidCastConstructorException")
    return DateTime.from_ticks(ticks)


def _span_of_ticks(value: Any, target: NetType[Any]) -> TimeSpan:
    return TimeSpan.from_ticks(_ticks(value))


def _parse_date(value: str, target: NetType[Any]) -> DateTime:
    from .date_text import parse_date

    try:
        return parse_date(value)
    except ValueError as error:
        raise failed(value, target, str(error), "InvalidCastParseTargetInvocationWithFormatProvider") from None


def _parse_span(value: str, target: NetType[Any]) -> TimeSpan:
    try:
        return parse_span(value)
    except ValueError as error:
        raise failed(value, target, str(error), "InvalidCastParseTargetInvocationWithFormatProvider") from None


def parse_span(text: str) -> TimeSpan:
    """Returns the span a text writes: ``[-]d``, ``[-][d.]hh:mm[:ss[.fffffff]]`` or ``[-]d:hh:mm:ss``.

    Raises ValueError with .NET's message for any other text.
    """
    stripped = text.strip()
    negative = stripped.startswith("-")
    body = stripped[1:] if negative else stripped
    numbers = _span_numbers(body)
    if numbers is None:
        raise ValueError(f"String '{text}' was not recognized as a valid TimeSpan.")
    days, hours, minutes, seconds, fraction = numbers
    ticks = days * _TICKS_PER_DAY + (hours * 3600 + minutes * 60 + seconds) * TICKS_PER_SECOND + int(fraction.ljust(7, "0") or 0)
    if hours > 23 or minutes > 59 or seconds > 59 or len(fraction) > 7 or ticks > INT64_MAX:
        raise ValueError(
            f"The TimeSpan string '{text}' could not be parsed because at least one of the numeric components is out of range or "
            "contains too many digits."
        )
    return TimeSpan.from_ticks(-ticks if negative else ticks)


def _span_numbers(body: str) -> tuple[int, int, int, int, str] | None:
    parts = body.split(":")
    last, point, fraction = parts[-1].partition(".")
    if len(parts) == 1:
        return (int(body), 0, 0, 0, "") if _digits(body) else None
    days = "0"
    if "." in parts[0]:
        days, _, parts[0] = parts[0].partition(".")
        if len(parts) == 4:
            return None
    elif len(parts) == 4 or (len(parts) == 3 and _digits(parts[0]) and int(parts[0]) > 23 and not point):
        days, parts = parts[0], parts[1:]
    if point and len(parts) != 3:
        return None
    if point:
        parts[-1] = last
    if not all(map(_digits, (days, *parts))) or (point and not _digits(fraction)) or not 2 <= len(parts) <= 3:
        return None
    hours, minutes, seconds = (*map(int, parts), 0)[:3]
    return int(days), hours, minutes, seconds, fraction


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 10
