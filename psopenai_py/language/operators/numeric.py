"""Arithmetic of primitive numbers: integers widen when they overflow, as the engine's NumericOps do."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any, Final, NamedTuple

from ...framework.conversion.decimals import nearest_decimal
from ...framework.conversion.engine import convert
from ...framework.values.numbers import INT32_MAX, INT32_MIN, INT64_MAX, INT64_MIN, Int64, UInt32, UInt64
from ...framework.values.scalars import Char
from ...framework.values.types import DECIMAL as DECIMAL_TYPE
from ..errors import NetException, RuntimeException, divided_by_zero
from .kinds import BOOL, DECIMAL, INT32, INT64, SIGNED, UINT32, UINT64, code_of, is_enumeration

_PRECISE: Final = Context(prec=60, rounding=ROUND_HALF_EVEN)


class Operation(NamedTuple):
    """An operation with its forms for integers, floats and decimals; the integers' own may give a fraction."""

    name: str
    integers: Callable[[int, int], int | float]
    floats: Callable[[float, float], float]
    decimals: Callable[[Decimal, Decimal], Decimal]


def _divide_integers(left: int, right: int) -> int | float:
    if right == 0:
        raise divided_by_zero()
    quotient, rest = divmod(abs(left), abs(right))
    if rest:
        return float(left) / float(right)
    return quotient if (left < 0) == (right < 0) else -quotient


def _remainder_of_integers(left: int, right: int) -> int:
    if right == 0:
        raise divided_by_zero()
    rest = abs(left) % abs(right)
    return -rest if left < 0 else rest


def _divide_floats(left: float, right: float) -> float:
    if right == 0:
        if left == 0 or left != left:  # only NaN differs from itself
            return math.nan
        return math.copysign(math.inf, left) * math.copysign(1.0, right)
    return left / right


def _remainder_of_floats(left: float, right: float) -> float:
    if right == 0 or math.isinf(left) or left != left or right != right:
        return math.nan
    return math.fmod(left, right)


def _divide_decimals(left: Decimal, right: Decimal) -> Decimal:
    if right == 0:
        raise divided_by_zero()
    return _PRECISE.divide(left, right)


def _remainder_of_decimals(left: Decimal, right: Decimal) -> Decimal:
    if right == 0:
        raise divided_by_zero()
    return _PRECISE.remainder(left, right)


ADD: Final = Operation("op_Addition", lambda left, right: left + right, lambda left, right: left + right, _PRECISE.add)
SUBTRACT: Final = Operation("op_Subtraction", lambda left, right: left - right, lambda left, right: left - right, _PRECISE.subtract)
MULTIPLY: Final = Operation("op_Multiply", lambda left, right: left * right, lambda left, right: left * right, _PRECISE.multiply)
DIVIDE: Final = Operation("op_Division", _divide_integers, _divide_floats, _divide_decimals)
REMAINDER: Final = Operation("op_Modulus", _remainder_of_integers, _remainder_of_floats, _remainder_of_decimals)


def calculate(operation: Operation, left: Any, right: Any) -> Any:
    """Returns the result for two operands with codes; a member of an enumeration on the left gives a member."""
    left_code, right_code = code_of(left), code_of(right)
    code = max(left_code, right_code)
    if code == DECIMAL:
        result: Any = _in_decimals(operation, left, right)
    elif code <= INT32:
        result = _within(operation.integers(plain(left), plain(right)), INT32_MIN, INT32_MAX, int)
    elif code == INT64:
        result = _within(operation.integers(plain(left), plain(right)), INT64_MIN, INT64_MAX, Int64)
    elif code in (UINT32, UINT64):
        result = _unsigned(operation, left, right, code)
    else:
        result = operation.floats(_real(left), _real(right))
    return type(left)(int(result)) if is_enumeration(left) else result


def plain(value: Any) -> int:
    """Returns a Boolean, character or integer as a number."""
    return ord(value) if isinstance(value, Char) else int(value)


def _real(value: Any) -> float:
    if isinstance(value, Char):
        return float(ord(value))
    return float(value)


def _within(value: int | float, low: int, high: int, kind: type[int]) -> int | float:
    if isinstance(value, float):
        return value
    return kind(value) if low <= value <= high else float(value)


def _unsigned(operation: Operation, left: Any, right: Any, code: int) -> Any:
    negative = any(code_of(value) in SIGNED and value < 0 for value in (left, right))
    value = operation.integers(plain(left), plain(right))
    if code == UINT32:
        return _within(value, INT64_MIN, INT64_MAX, Int64) if negative else _within(value, 0, 2**32 - 1, UInt32)
    if not negative:
        return _within(value, 0, 2**64 - 1, UInt64)
    try:
        return _in_decimals(operation, Decimal(plain(left)), Decimal(plain(right)))
    except RuntimeException as error:
        if error.error_id != "RuntimeException" or operation in (DIVIDE, REMAINDER):
            raise
        return operation.floats(_real(left), _real(right))


def _in_decimals(operation: Operation, left: Any, right: Any) -> Decimal:
    if code_of(left) == BOOL:
        raise NetException(
            "System.InvalidOperationException",
            "No coercion operator is defined between types 'System.Boolean' and 'System.Decimal'.",
        )
    numbers = [Decimal(plain(value)) if isinstance(value, Char | bool) else convert(value, DECIMAL_TYPE) for value in (left, right)]
    return bounded(lambda: operation.decimals(*numbers))


def bounded(calculation: Callable[[], Decimal]) -> Decimal:
    """Returns a result as a Decimal can hold it; beyond its range there is the engine's error."""
    try:
        value = calculation()
        exponent = value.as_tuple().exponent
        return nearest_decimal(value) if isinstance(exponent, int) and exponent <= 0 else nearest_decimal(Decimal(int(value)))
    except OverflowError as error:
        reason = NetException("System.OverflowException", str(error))
        made = RuntimeException(str(error), error_id="RuntimeException", category="NotSpecified")
        raise made from reason
