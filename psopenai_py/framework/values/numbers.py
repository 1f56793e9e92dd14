"""The engine's numbers as Python numbers.

A plain `int` is what the literal would be: Int32 where it fits, else Int64, else BigInteger. A plain `float` is a Double, a
`decimal.Decimal` a Decimal. Every other type is a subclass, so that a JSON ``5`` (`Int64`) differs from a script's ``5``.
Arithmetic on subclasses gives plain numbers: the operators of the language decide the result's type, not Python.
"""

from __future__ import annotations

import struct
from typing import ClassVar

INT32_MIN, INT32_MAX = -(2**31), 2**31 - 1
INT64_MIN, INT64_MAX = -(2**63), 2**63 - 1


class Integer(int):
    """Base of the integer types that a plain `int` does not stand for; `low` and `high` bound its values."""

    __slots__ = ()
    low: ClassVar[int | None] = None
    high: ClassVar[int | None] = None


class SByte(Integer):
    """System.SByte."""

    __slots__ = ()
    low, high = -128, 127


class Byte(Integer):
    """System.Byte."""

    __slots__ = ()
    low, high = 0, 255


class Int16(Integer):
    """System.Int16."""

    __slots__ = ()
    low, high = -(2**15), 2**15 - 1


class UInt16(Integer):
    """System.UInt16."""

    __slots__ = ()
    low, high = 0, 2**16 - 1


class UInt32(Integer):
    """System.UInt32."""

    __slots__ = ()
    low, high = 0, 2**32 - 1


class Int64(Integer):
    """System.Int64: what a JSON integer is, and a literal with the suffix ``l``."""

    __slots__ = ()
    low, high = INT64_MIN, INT64_MAX


class UInt64(Integer):
    """System.UInt64."""

    __slots__ = ()
    low, high = 0, 2**64 - 1


class BigInteger(Integer):
    """System.Numerics.BigInteger: unbounded."""

    __slots__ = ()


class Single(float):
    """System.Single: a float rounded to 32 bits."""

    __slots__ = ()

    def __new__(cls, value: float | str = 0.0) -> Single:
        """Rounds the value."""
        return super().__new__(cls, to_single(float(value)))


def to_single(value: float) -> float:
    """Rounds to the nearest 32-bit float; beyond its range the result is an infinity."""
    try:
        rounded: float = struct.unpack("<f", struct.pack("<f", value))[0]
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")
    return rounded


def shortest_double(value: Single) -> float:
    """Returns the double with the fewest digits that is the same 32-bit number: 0.1 for the Single of 0.1."""
    for digits in range(1, 10):
        candidate = float(f"{value:.{digits}g}")
        if to_single(candidate) == value:
            return candidate
    return float(value)


def fits_int32(number: int) -> bool:
    """Whether Int32 holds the number."""
    return INT32_MIN <= number <= INT32_MAX


def fits_int64(number: int) -> bool:
    """Whether Int64 holds the number."""
    return INT64_MIN <= number <= INT64_MAX
