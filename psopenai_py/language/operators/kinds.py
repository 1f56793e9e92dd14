"""The kinds of operands that the operators tell apart, and what they make of a text that is to be a number."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from ...framework.conversion.engine import convert
from ...framework.conversion.number_text import scan
from ...framework.values.enums import NetEnum, NetFlags
from ...framework.values.literals import without_text
from ...framework.values.noted import NotedDouble, NotedInteger, NotedLong
from ...framework.values.nothing import NOTHING
from ...framework.values.numbers import (
    INT32_MAX,
    INT32_MIN,
    BigInteger,
    Byte,
    Int16,
    Int64,
    SByte,
    Single,
    UInt16,
    UInt32,
    UInt64,
    fits_int64,
)
from ...framework.values.scalars import Char
from ...framework.values.types import INT, NetType, type_of

Number = int | float | Decimal

BOOL, CHAR, SBYTE, BYTE, INT16, UINT16, INT32, UINT32, INT64, UINT64, SINGLE, DOUBLE, DECIMAL = range(3, 16)
"""The codes of the primitive types: of two operands the higher one decides how to calculate."""

_CODES: Final[dict[type, int]] = {
    bool: BOOL, Char: CHAR, SByte: SBYTE, Byte: BYTE, Int16: INT16, UInt16: UINT16, UInt32: UINT32, Int64: INT64, UInt64: UINT64,
    Single: SINGLE, float: DOUBLE, Decimal: DECIMAL, NotedInteger: INT32, NotedLong: INT64, NotedDouble: DOUBLE,
}  # fmt: skip
_PLAIN: Final[dict[type, type]] = {NotedInteger: int, NotedLong: Int64, NotedDouble: float}
"""What numbers with properties of their own are without them."""

SIGNED: Final = frozenset({SBYTE, INT16, INT32, INT64})


def operand(value: Any) -> Any:
    """Returns a value as operators see it: no literal's text, no command's missing output."""
    if value is NOTHING:
        return None
    make = _PLAIN.get(type(value))
    return without_text(value) if make is None else make(value)


def code_of(value: Any) -> int:
    """Returns the code of a primitive value or a member of an enumeration; 0 for any other value."""
    kind = type(value)
    if kind is int:
        return INT32 if INT32_MIN <= value <= INT32_MAX else INT64 if fits_int64(value) else 0
    code = _CODES.get(kind)
    if code is not None:
        return code
    return INT32 if isinstance(value, NetEnum | NetFlags) else 0


def is_number(value: Any) -> bool:
    """Whether the value is a number with a code: no Boolean, no character, no BigInteger."""
    return code_of(value) > CHAR


def is_enumeration(value: Any) -> bool:
    """Whether the value is a member of an enumeration."""
    return isinstance(value, NetEnum | NetFlags)


def is_big(value: Any) -> bool:
    """Whether the value is a BigInteger."""
    return isinstance(value, BigInteger) or (type(value) is int and not fits_int64(value))


def number_of_text(text: str, other: Any) -> Any:
    """Returns the number a text writes, whatever its type. Raises the error of a conversion to the other operand's type."""
    stripped = text.strip()
    if not stripped:
        return 0
    found = scan(stripped, signed=True)
    if found is not None:
        return found
    known: NetType[Any] | None = type_of(other) if is_number(other) else None
    return convert(stripped, known or INT)
