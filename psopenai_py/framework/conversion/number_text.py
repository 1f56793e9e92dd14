"""The grammar of numeric literals (R2.9): one place for the language's tokens and for the conversion of text (R8.13)."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from ..characters import DASHES
from ..values.numbers import (
    BigInteger,
    Byte,
    Int16,
    Int64,
    Integer,
    SByte,
    UInt16,
    UInt32,
    UInt64,
    fits_int64,
)
from .decimals import DECIMAL_MAX, nearest_decimal

if TYPE_CHECKING:
    import re

Number = int | float | Decimal

_SUFFIXED: dict[str, tuple[type[Integer], ...]] = {
    "y": (SByte,),
    "uy": (Byte,),
    "s": (Int16,),
    "us": (UInt16,),
    "u": (UInt32, UInt64),
    "l": (Int64,),
    "ul": (UInt64,),
    "n": (BigInteger,),
}
_MULTIPLIERS = {"kb": 1 << 10, "mb": 1 << 20, "gb": 1 << 30, "tb": 1 << 40, "pb": 1 << 50}
_SIGNED_HEX_DIGITS = {"y": 2, "s": 4, "l": 16}
_SIGNED_BINARY_DIGITS = frozenset({8, 16, 32, 64, 96})


@cache
def _pattern() -> re.Pattern[str]:
    import re

    return re.compile(
        rf"(?P<sign>[{DASHES}+])?"
        r"(?:0x(?P<hex>[0-9a-f]*)|0b(?P<binary>[01]+)"
        rf"|(?P<whole>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?P<exponent>e[{DASHES}+]?[0-9]+)?)"
        r"(?P<suffix>u[lsy]|[uslydn])?(?P<multiplier>[kmgtp]b)?",
        re.IGNORECASE | re.ASCII,
    )


def scan(text: str, *, signed: bool = False) -> Number | None:
    """Returns the number that the whole text writes, None where it is no numeric literal or does not fit its suffix.

    Without a suffix an integer is a plain int (Int32, then Int64 by size), then Decimal, then Double; a point or an exponent
    makes a Double. `signed` allows a sign in front, as conversions do and tokens do not (R2.5).
    """
    match = _pattern().fullmatch(text)
    if match is None or (match["sign"] and not signed):
        return None
    try:
        return _valued(match)
    except (ValueError, ArithmeticError):
        return None


def _valued(match: re.Match[str]) -> Number | None:
    suffix = (match["suffix"] or "").lower()
    multiplier = _MULTIPLIERS.get((match["multiplier"] or "").lower(), 1)
    negative = bool(match["sign"]) and match["sign"] != "+"
    whole = match["whole"]
    if whole is not None and (match["exponent"] or "." in whole):
        return _real(whole + _plain_dash(match["exponent"] or ""), negative, suffix, multiplier)
    if match["hex"] is not None:
        value, suffix = _from_hex(match["hex"], suffix)
    elif match["binary"] is not None:
        value, suffix = _from_binary(match["binary"], suffix)
    else:
        value = int(whole or "")
    return _typed(value * (-multiplier if negative else multiplier), suffix, decimal_digits=whole is not None)


def _plain_dash(exponent: str) -> str:
    return "".join("-" if char in DASHES else char for char in exponent)


def _real(digits: str, negative: bool, suffix: str, multiplier: int) -> Number | None:
    signed = f"-{digits}" if negative else digits
    if suffix == "d":
        return nearest_decimal(nearest_decimal(Decimal(signed)) * multiplier)
    value = float(signed) * multiplier
    return value if not suffix else _typed(round(value), suffix)


def _from_hex(digits: str, suffix: str) -> tuple[int, str]:
    """Returns the value and the suffix; a literal that fills its type's digits is read as two's complement."""
    value = int(digits or "0", 16)
    length = len(digits)
    unsigned = suffix.startswith("u")
    width = _SIGNED_HEX_DIGITS.get(suffix) or (8 if length + 1 < 16 else 16)
    if not unsigned and length == width and value >> (4 * width - 1):
        value -= 1 << (4 * width)
    # The engine puts a zero in front and counts it, except where the sign bit made it drop the zero again.
    if suffix == "" and length in (15, 16):
        suffix = "l"
    elif suffix == "u" and length == 15:
        suffix = "ul"
    return value, suffix


def _from_binary(digits: str, suffix: str) -> tuple[int, str]:
    value = int(digits, 2)
    length = len(digits)
    if not suffix.startswith("u") and digits[0] == "1" and (length in _SIGNED_BINARY_DIGITS or (length >= 128 and length % 8 == 0)):
        value -= 1 << length
    if length == 64 and suffix in ("", "u"):
        suffix += "l"
    return value, suffix


def _typed(value: int, suffix: str, *, decimal_digits: bool = False) -> Number | None:
    """Returns the integer as the type its suffix names, or as the smallest type that holds it; None where none does."""
    if suffix == "d":
        return Decimal(value) if abs(value) <= DECIMAL_MAX else None
    if suffix:
        for kind in _SUFFIXED[suffix]:
            if (kind.low is None or kind.low <= value) and (kind.high is None or value <= kind.high):
                return kind(value)
        return None
    if fits_int64(value):
        return value
    if not decimal_digits:
        return None
    return Decimal(value) if abs(value) <= DECIMAL_MAX else float(value)
