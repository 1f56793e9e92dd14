"""Bare numeric literals, which remember the text they were written as (R2.9): ``0x10`` given to a string is ``0x10``."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from .numbers import BigInteger, Byte, Int16, Int64, SByte, UInt16, UInt32, UInt64

Number = int | float | Decimal


class LiteralInt(int):
    """An Int32, or a number without a suffix that Int64 holds."""

    token_text: str


class LiteralDouble(float):
    """A Double: with a point, an exponent, or too large for a Decimal."""

    token_text: str


class LiteralDecimal(Decimal):
    """A Decimal: with the suffix ``d``, or too large for Int64."""

    token_text: str


class LiteralSByte(SByte):
    """An SByte: with the suffix ``y``."""

    token_text: str


class LiteralByte(Byte):
    """A Byte: with the suffix ``uy``."""

    token_text: str


class LiteralInt16(Int16):
    """An Int16: with the suffix ``s``."""

    token_text: str


class LiteralUInt16(UInt16):
    """A UInt16: with the suffix ``us``."""

    token_text: str


class LiteralUInt32(UInt32):
    """A UInt32: with the suffix ``u``."""

    token_text: str


class LiteralInt64(Int64):
    """An Int64: with the suffix ``l``."""

    token_text: str


class LiteralUInt64(UInt64):
    """A UInt64: with the suffix ``ul``, or ``u`` where UInt32 does not hold it."""

    token_text: str


class LiteralBigInteger(BigInteger):
    """A BigInteger: with the suffix ``n``."""

    token_text: str


_CLASSES: Final[dict[type[Any], type[Any]]] = {
    int: LiteralInt,
    float: LiteralDouble,
    Decimal: LiteralDecimal,
    SByte: LiteralSByte,
    Byte: LiteralByte,
    Int16: LiteralInt16,
    UInt16: LiteralUInt16,
    UInt32: LiteralUInt32,
    Int64: LiteralInt64,
    UInt64: LiteralUInt64,
    BigInteger: LiteralBigInteger,
}
_PLAIN: Final[dict[type[Any], type[Any]]] = {remembering: plain for plain, remembering in _CLASSES.items()}


def literal(value: Number, text: str) -> Number:
    """Returns the number with the text it was typed as."""
    made: Any = _CLASSES[type(value)](value)
    made.token_text = text
    number: Number = made
    return number


def without_text(value: Any) -> Any:
    """Returns a literal as the number it is; any other value unchanged."""
    plain = _PLAIN.get(type(value))
    return value if plain is None else plain(value)
