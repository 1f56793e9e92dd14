"""``first..last``."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ...framework.conversion.number_format import integer_of
from ...framework.values.dates import DateTime
from ...framework.values.numbers import INT32_MAX, INT32_MIN
from ...framework.values.scalars import Char
from ...framework.values.types import type_of
from ..bounds import check_elements
from ..errors import OVERFLOW_32, NetException, bad_format, overflow
from .kinds import operand


def numbers(first: Any, last: Any) -> list[Any]:
    """Returns what `walked` gives as a list. Raises OutOfMemoryException where that is too long."""
    found = walked(first, last)
    check_elements(len(found))
    return list(found)


def walked(first: Any, last: Any) -> Sequence[Any]:
    """Returns the integers from one to the other, or the characters where both are single characters that are no digits.

    They are made one by one, for what walks them and does not keep them.
    """
    first, last = operand(first), operand(last)
    if type(first) is int and type(last) is int:
        low, high = _checked(first), _checked(last)
    else:
        one, two = _character(first), _character(last)
        if one is not None and two is not None:
            return [Char(chr(code)) for code in _codes(one, two)]
        low, high = _integer(first), _integer(last)
    return _codes(low, high)


def _codes(low: int, high: int) -> range:
    if abs(high - low) > INT32_MAX:
        raise overflow("Arithmetic operation resulted in an overflow.")
    return range(low, high + 1) if low <= high else range(low, high - 1, -1)


def _character(value: Any) -> int | None:
    if isinstance(value, Char):
        return ord(value)
    return ord(value) if isinstance(value, str) and len(value) == 1 and not value.isdigit() else None


def _integer(value: Any) -> int:
    """Returns what .NET's Convert.ToInt32 gives: unlike a cast it knows no other forms of numbers."""
    if value is None:
        return 0
    if isinstance(value, Char):
        return ord(value)
    if isinstance(value, str):
        text = value.strip()
        if not (text[1:] if text[:1] in ("+", "-") else text).isdecimal() or not text.isascii():
            raise bad_format(f"The input string '{value}' was not in a correct format.")
        return _checked(integer_of(text))
    if isinstance(value, bool | int):
        return _checked(int(value))
    if isinstance(value, float | Decimal):
        if value != value or value in (float("inf"), float("-inf")):  # only NaN differs from itself
            raise overflow(OVERFLOW_32)
        return _checked(round(value))
    known = type_of(value)
    name = known.name if known else ""
    if isinstance(value, DateTime):
        raise NetException("System.InvalidCastException", "Invalid cast from 'DateTime' to 'Int32'.")
    raise NetException("System.InvalidCastException", f"Unable to cast object of type '{name}' to type 'System.IConvertible'.")


def _checked(value: int) -> int:
    if not INT32_MIN <= value <= INT32_MAX:
        raise overflow(OVERFLOW_32)
    return int(value)
