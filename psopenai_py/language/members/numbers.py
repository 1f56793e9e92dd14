"""The members of the numeric types and of Boolean."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from ...framework.conversion.engine import convert
from ...framework.conversion.number_format import decimal_text, integer_of
from ...framework.errors import PSInvalidCastException
from ...framework.values import types
from ...framework.values.numbers import INT32_MAX, INT32_MIN, BigInteger, Single
from ...framework.values.types import NetType
from ..errors import NetException, bad_format, null_argument, overflow
from ..formats.numbers import format_number
from ..operators.comparison import compare
from .objects import COMPARABLE
from .overloads import Cell
from .table import Members

_INTEGERS: Final = (
    types.INT, types.LONG, types.INT16, types.SBYTE, types.BYTE, types.UINT16, types.UINT32, types.UINT64,
)  # fmt: skip
RANGE_NAMES: Final = {
    "System.SByte": "a signed byte", "System.Byte": "an unsigned byte", "System.Int16": "an Int16", "System.UInt16": "a UInt16",
    "System.Int32": "an Int32", "System.UInt32": "a UInt32", "System.Int64": "an Int64", "System.UInt64": "a UInt64",
}  # fmt: skip
"""What messages about a number out of range call each type."""
_HEXADECIMAL: Final = 512
_POINT: Final = 32
_THOUSANDS: Final = 64


def bounds(known: NetType[Any]) -> tuple[int, int]:
    """Returns the least and the greatest value of an integer type."""
    low, high = getattr(known.python, "low", None), getattr(known.python, "high", None)
    return (INT32_MIN if low is None else low, INT32_MAX if high is None else high)


_MOST_DIGITS: Final = 40
"""More than any integer of a fixed size has."""


def _made(known: NetType[Any], number: Any) -> Any:
    assert known.python is not None
    return known.python(number)


def parse(known: NetType[Any], text: str | None, styles: int = 0, *_: Any) -> Any:
    """Returns the number that .NET's Parse reads. Raises FormatException or OverflowException."""
    if text is None:
        raise null_argument("s")
    if known.family == "integer" or known.family == "bigint":
        return _parse_integer(known, text, styles)
    cleaned = text.strip().replace(",", "") if text.strip()[:1] != "," else text
    try:
        if known.family == "decimal":
            if cleaned.lower().strip("+-") in ("nan", "infinity", "inf") or "e" in cleaned.lower():
                raise ValueError
            return convert(cleaned, known)
        named = {"infinity": math.inf, "-infinity": -math.inf, "nan": math.nan}.get(cleaned.lower())
        if (
            named is None
            and not cleaned.lower().strip("+-").replace("e", "").replace(".", "").replace("-", "").replace("+", "").isdigit()
        ):
            raise ValueError
        return _made(known, float(cleaned) if named is None else named)
    except (ValueError, ArithmeticError, PSInvalidCastException):
        raise bad_format(f"The input string '{text}' was not in a correct format.") from None


def _parse_integer(known: NetType[Any], text: str, styles: int) -> Any:
    stripped = text.strip()
    if styles & _HEXADECIMAL:
        if not stripped or any(char not in "0123456789abcdefABCDEF" for char in stripped):
            raise bad_format(f"The input string '{text}' was not in a correct format.")
        number = int(stripped, 16)
    else:
        plain = stripped.replace(",", "") if styles & _THOUSANDS else stripped
        whole, point, fraction = plain.partition(".") if styles & _POINT else (plain, "", "")
        digits = whole[1:] if whole[:1] in ("+", "-") else whole
        if not (digits.isascii() and digits.isdigit()) or (point and fraction.strip("0")):
            raise bad_format(f"The input string '{text}' was not in a correct format.")
        if known.family != "bigint" and len(digits.lstrip("0")) > _MOST_DIGITS:
            raise overflow(f"Value was either too large or too small for {RANGE_NAMES[known.name]}.")
        number = integer_of(whole)
    if known.family == "bigint":
        return BigInteger(number)
    low, high = bounds(known)
    if styles & _HEXADECIMAL and low < 0 and number > high:
        number -= 2 * (high + 1)
    if not low <= number <= high:
        raise overflow(f"Value was either too large or too small for {RANGE_NAMES[known.name]}.")
    return _made(known, number)


def try_parse(known: NetType[Any], text: str | None, *rest: Any) -> bool:
    """Whether the text is a number; the last argument is told which, or zero."""
    cell: Cell = rest[-1]
    try:
        cell.value = parse(known, text or "", *(rest[:1] if len(rest) > 1 else ()))
    except NetException:
        cell.value = _made(known, 0)
        return False
    return True


_PARSERS: Final[Mapping[str, Any]] = {
    "Parse(string s)": parse,
    "Parse(string s, System.Globalization.NumberStyles style)": parse,
    "Parse(string s, cultureinfo provider)": lambda known, text, culture: parse(known, text),
    "Parse(string s, System.Globalization.NumberStyles style, cultureinfo provider)": parse,
    "TryParse(string s, ref object result)": try_parse,
    "TryParse(string s, System.Globalization.NumberStyles style, cultureinfo provider, ref object result)": try_parse,
    "TryParse(string s, cultureinfo provider, ref object result)": lambda known, text, culture, cell: try_parse(known, text, cell),
}
_METHODS: Final[Mapping[str, Any]] = {
    "Equals(object obj)": lambda value, other: type(other) is type(value) and other == value,
    "ToString()": lambda value: format_number(value, ""),
    "ToString(string format)": lambda value, form: format_number(value, form or ""),
    "ToString(cultureinfo provider)": lambda value, culture: format_number(value, ""),
    "ToString(string format, cultureinfo provider)": lambda value, form, culture: format_number(value, form or ""),
}


def _maximum(known: NetType[Any]) -> Any:
    return _made(known, bounds(known)[1])


def _minimum(known: NetType[Any]) -> Any:
    return _made(known, bounds(known)[0])


def _integer_members(known: NetType[Any]) -> Members:
    return Members(
        known,
        methods=_METHODS,
        statics=_PARSERS,
        static_properties={"MaxValue": _maximum, "MinValue": _minimum},
        base=COMPARABLE,
        needs_type=True,
    )


def _real_members(known: NetType[Any], largest: float, smallest: float) -> Members:
    constants = {
        "MaxValue": largest, "MinValue": -largest, "Epsilon": smallest, "NaN": math.nan, "PositiveInfinity": math.inf,
        "NegativeInfinity": -math.inf,
    }  # fmt: skip
    return Members(
        known,
        methods=_METHODS,
        statics={
            **_PARSERS,
            "IsNaN(double d)": lambda known, value: math.isnan(value),
            "IsInfinity(double d)": lambda known, value: math.isinf(value),
            "IsFinite(double d)": lambda known, value: math.isfinite(value),
            "IsPositiveInfinity(double d)": lambda known, value: value == math.inf,
            "IsNegativeInfinity(double d)": lambda known, value: value == -math.inf,
        },
        static_properties={name: _constant(number) for name, number in constants.items()},
        base=COMPARABLE,
        needs_type=True,
    )


def _constant(number: float) -> Any:
    return lambda known: _made(known, number)


def parse_boolean(text: str | None) -> bool:
    """Returns the truth value a text names. Raises FormatException for other texts."""
    if text is None:
        raise null_argument("value")
    folded = text.strip().lower()
    if folded not in ("true", "false"):
        raise bad_format(f"String '{text}' was not recognized as a valid Boolean.")
    return folded == "true"


def _try_boolean(text: str | None, cell: Cell) -> bool:
    try:
        cell.value = parse_boolean(text or "")
    except NetException:
        cell.value = False
        return False
    return True


_BOOLEAN: Final = Members(
    types.BOOL,
    statics={"Parse(string value)": parse_boolean, "TryParse(string value, ref object result)": _try_boolean},
    static_properties={"TrueString": lambda: "True", "FalseString": lambda: "False"},
    base=COMPARABLE,
)
_LARGEST_DECIMAL: Final = Decimal(2**96 - 1)

_DECIMAL: Final = Members(
    types.DECIMAL,
    methods={**_METHODS, "ToString()": decimal_text},
    statics={
        **_PARSERS,
        "Round(decimal d, int decimals)": lambda known, value, places: round(value, places),
        "Round(decimal d)": lambda known, value: Decimal(round(value)),
        "Truncate(decimal d)": lambda known, value: Decimal(int(value)),
        "Floor(decimal d)": lambda known, value: Decimal(math.floor(value)),
        "Ceiling(decimal d)": lambda known, value: Decimal(math.ceil(value)),
        "ToInt32(decimal d)": lambda known, value: int(value),
        "Compare(decimal d1, decimal d2)": lambda known, one, two: compare(one, two),
    },
    static_properties={
        "MaxValue": lambda: _LARGEST_DECIMAL,
        "MinValue": lambda: -_LARGEST_DECIMAL,
        "Zero": lambda: Decimal(0),
        "One": lambda: Decimal(1),
        "MinusOne": lambda: Decimal(-1),
    },
    base=COMPARABLE,
    needs_type=True,
)
_BIG: Final = Members(
    types.BIGINT,
    properties={
        "bool IsZero": lambda value: value == 0,
        "bool IsOne": lambda value: value == 1,
        "bool IsEven": lambda value: value % 2 == 0,
        "int Sign": lambda value: (value > 0) - (value < 0),
    },
    methods=_METHODS,
    statics={
        **_PARSERS,
        "new(long value)": lambda known, value: BigInteger(value),
        "Pow(bigint value, int exponent)": lambda known, value, power: BigInteger(int(value) ** power),
        "Abs(bigint value)": lambda known, value: BigInteger(abs(value)),
        "Add(bigint left, bigint right)": lambda known, one, two: BigInteger(one + two),
        "Multiply(bigint left, bigint right)": lambda known, one, two: BigInteger(one * two),
        "Max(bigint left, bigint right)": lambda known, one, two: max(one, two),
        "Min(bigint left, bigint right)": lambda known, one, two: min(one, two),
        "ModPow(bigint value, bigint exponent, bigint modulus)": lambda known, value, power, modulus: BigInteger(
            pow(int(value), int(power), int(modulus))
        ),
        "GreatestCommonDivisor(bigint left, bigint right)": lambda known, one, two: BigInteger(math.gcd(one, two)),
    },
    static_properties={"Zero": lambda: BigInteger(0), "One": lambda: BigInteger(1), "MinusOne": lambda: BigInteger(-1)},
    base=COMPARABLE,
    needs_type=True,
)
MEMBERS: Final = (
    *map(_integer_members, _INTEGERS),
    _real_members(types.DOUBLE, 1.7976931348623157e308, 5e-324),
    _real_members(types.SINGLE, Single(3.4028234663852886e38), Single(1.401298464324817e-45)),
    _DECIMAL,
    _BIG,
    _BOOLEAN,
)
