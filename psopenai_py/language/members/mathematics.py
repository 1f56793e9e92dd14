"""``[math]``."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from typing import Any, Final

from ...framework.values.numbers import Int64
from ...framework.values.types import NetType
from ..errors import NetException, argument_error, divided_by_zero, out_of_range, overflow
from .table import Members

_ROUNDINGS: Final = (ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_DOWN, ROUND_FLOOR, ROUND_CEILING)
_WIDE: Final = Context(prec=800)
_NUMBERS: Final = ("sbyte", "short", "int", "long", "byte", "ushort", "uint", "ulong", "float", "double", "decimal")
_SIGNED: Final = ("short", "int", "long", "sbyte", "decimal", "double", "float")


def _guarded(function: Callable[..., float]) -> Callable[..., float]:
    """Returns the function as .NET has it: no number where it is not defined, infinity where it is too great."""

    def called(*arguments: float) -> float:
        try:
            return float(function(*arguments))
        except ValueError:
            return math.nan
        except OverflowError:
            return math.inf

    return called


def _or_minus_infinity(logarithm: Callable[[float], float]) -> Callable[[float], float]:
    return lambda value: -math.inf if value == 0 else logarithm(value)


def _logarithm_to(value: float, base: float) -> float:
    if base in (0, 1) or value < 0:
        return math.nan
    return -math.inf if value == 0 else math.log(value) / math.log(base)


def _power(base: float, exponent: float) -> float:
    if base == 0 and exponent < 0:
        return math.inf
    result = base**exponent
    return math.nan if isinstance(result, complex) else result


def _whole(rounded: Callable[[float], int]) -> Callable[[float], float]:
    return lambda value: value if not math.isfinite(value) else math.copysign(float(rounded(value)), value)


def _round(value: Any, digits: int = 0, mode: int = 0) -> Any:
    """Returns the number rounded, halves to even unless the mode says otherwise; a Double by its scaled value, as .NET does."""
    if not 0 <= digits <= (28 if isinstance(value, Decimal) else 15):
        raise out_of_range("Rounding digits must be between 0 and 15, inclusive.", "digits")
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-digits), rounding=_ROUNDINGS[mode], context=_WIDE)
    if not math.isfinite(value) or abs(value) >= 1e16:
        return value
    scaled = Decimal(value * 10**digits)
    return math.copysign(float(scaled.quantize(Decimal(1), rounding=_ROUNDINGS[mode], context=_WIDE)) / 10**digits, value)


def _sign(value: Any) -> int:
    if value != value:  # only NaN differs from itself
        raise NetException("System.ArithmeticException", "Function does not accept floating point Not-a-Number values.")
    return int(value > 0) - int(value < 0)


def _absolute(value: Any) -> Any:
    low = {"int": -(2**31), "Int64": -(2**63)}.get(type(value).__name__)
    if value == low:
        raise overflow("Negating the minimum value of a twos complement number is invalid.")
    return type(value)(abs(value))


def _largest(one: Any, two: Any) -> Any:
    return one if one != one or one >= two else two


def _smallest(one: Any, two: Any) -> Any:
    return one if one != one or one <= two else two


def _clamp(value: Any, low: Any, high: Any) -> Any:
    if low > high:
        raise argument_error(f"'{low}' cannot be greater than {high}.")
    return min(max(value, low), high)


def _divrem(one: int, two: int, cell: Any = None) -> Any:
    if two == 0:
        raise divided_by_zero().__cause__ or divided_by_zero()
    quotient = abs(one) // abs(two)
    quotient = quotient if (one < 0) == (two < 0) else -quotient
    cell.value = one - quotient * two
    return quotient


_FLOATS: Final[dict[str, Callable[..., float]]] = {
    "Acos": math.acos, "Asin": math.asin, "Atan": math.atan, "Cos": math.cos, "Cosh": math.cosh, "Exp": math.exp, "Sin": math.sin,
    "Sinh": math.sinh, "Sqrt": math.sqrt, "Tan": math.tan, "Tanh": math.tanh,
    "Log10": _or_minus_infinity(math.log10), "Log2": _or_minus_infinity(math.log2),
    "Cbrt": lambda value: math.copysign(abs(value) ** (1 / 3), value), "Log": _or_minus_infinity(math.log),
}  # fmt: skip


def _for_each(types: tuple[str, ...], form: str, function: Callable[..., Any]) -> dict[str, Callable[..., Any]]:
    return {form.replace("T", name): function for name in types}


MEMBERS: Final = (
    Members(
        NetType("System.Math", "static"),
        statics={
            **_for_each(_SIGNED, "Abs(T value)", _absolute),
            **{f"{name}(double d)": _guarded(function) for name, function in _FLOATS.items()},
            "Atan2(double y, double x)": math.atan2,
            "BigMul(int a, int b)": lambda one, two: Int64(one * two),
            "Ceiling(decimal d)": lambda value: Decimal(math.ceil(value)),
            "Ceiling(double a)": _whole(math.ceil),
            **_for_each(_NUMBERS, "Clamp(T value, T min, T max)", _clamp),
            "DivRem(int a, int b, ref object result)": _divrem,
            "DivRem(long a, long b, ref object result)": _divrem,
            "Floor(decimal d)": lambda value: Decimal(math.floor(value)),
            "Floor(double d)": _whole(math.floor),
            "IEEERemainder(double x, double y)": _guarded(math.remainder),
            "Log(double a, double newBase)": _guarded(_logarithm_to),
            **_for_each(_NUMBERS, "Max(T val1, T val2)", _largest),
            **_for_each(_NUMBERS, "Min(T val1, T val2)", _smallest),
            "Pow(double x, double y)": _guarded(_power),
            "Round(double a)": _round,
            "Round(double value, int digits)": _round,
            "Round(double value, System.MidpointRounding mode)": lambda value, mode: _round(value, 0, mode),
            "Round(double value, int digits, System.MidpointRounding mode)": _round,
            "Round(decimal d)": _round,
            "Round(decimal d, int decimals)": _round,
            "Round(decimal d, System.MidpointRounding mode)": lambda value, mode: _round(value, 0, mode),
            "Round(decimal d, int decimals, System.MidpointRounding mode)": _round,
            **_for_each(_SIGNED, "Sign(T value)", _sign),
            "Truncate(decimal d)": lambda value: Decimal(int(value)),
            "Truncate(double d)": _whole(math.trunc),
        },
        static_properties={"PI": lambda: math.pi, "E": lambda: math.e, "Tau": lambda: math.tau},
    ),
)
