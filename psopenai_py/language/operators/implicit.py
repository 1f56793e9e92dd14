"""Operators that a type of .NET defines itself: those of Decimal, BigInteger, dates and time spans."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from ...framework.values.dates import DateTime, TimeSpan
from ...framework.values.numbers import BigInteger
from ...framework.values.objects import PSObject
from ...framework.values.types import NetType, type_of
from ..errors import RuntimeException, divided_by_zero, method_not_found, out_of_range, overflow
from .kinds import DECIMAL, code_of, is_enumeration
from .numeric import ADD, DIVIDE, MULTIPLY, REMAINDER, SUBTRACT, Operation, bounded

_INT64_RANGE: Final = range(-(2**63), 2**63)


def apply(name: str, symbol: str, left: Any, right: Any) -> Any:
    """Calls the operator of the left operand's type, or of the right one's where the left is null or primitive.

    Raises NotADefinedOperationForType where both are, MethodNotFound where the type has no such operator.
    """
    left_type, right_type = type_of(left), type_of(right)
    owner = left_type
    if left_type is None or _is_primitive(left):
        owner = None if right_type is None or _is_primitive(right) else right_type
    if owner is None:
        shown = [known.name if known else "$null" for known in (left_type, right_type)]
        message = f"The operation '[{shown[0]}] {symbol} [{shown[1]}]' is not defined."
        raise RuntimeException(message, error_id="NotADefinedOperationForType", target=left)
    signatures = _OPERATORS.get(owner.name, {})
    from ..members.overloads import call, overload

    overloads = [overload(text, function, {}) for text, function in signatures.items() if text.startswith(f"{name}(")]
    if not overloads:
        raise method_not_found(_owner_name(left, right, owner), name, target=name)
    return call(name, overloads, [left, right], (), by_place=True)


def _owner_name(left: Any, right: Any, owner: NetType[Any]) -> str:
    subject = left if type_of(left) == owner else right
    return "System.Management.Automation.PSObject" if isinstance(subject, PSObject) else owner.name


def _is_primitive(value: Any) -> bool:
    code = code_of(value)
    return 0 < code < DECIMAL and not is_enumeration(value)


def _on_decimals(operation: Operation) -> Callable[[Decimal, Decimal], Decimal]:
    return lambda left, right: bounded(lambda: operation.decimals(left, right))


def _on_big(operation: Operation) -> Callable[[int, int], BigInteger]:
    def calculate(left: int, right: int) -> BigInteger:
        if operation is DIVIDE:
            if right == 0:
                raise divided_by_zero()
            quotient = abs(int(left)) // abs(int(right))
            return BigInteger(quotient if (left < 0) == (right < 0) else -quotient)
        return BigInteger(int(operation.integers(int(left), int(right))))

    return calculate


def _moved(date: DateTime, span: TimeSpan, sign: int) -> DateTime:
    try:
        return DateTime.from_ticks(date.ticks + sign * span.ticks, date.tzinfo)
    except OverflowError:
        raise out_of_range("The added or subtracted value results in an un-representable DateTime.", "t") from None


def span_of(ticks: int) -> TimeSpan:
    """Returns the span of that many ticks. Raises OverflowException beyond its range."""
    if ticks not in _INT64_RANGE:
        raise overflow("TimeSpan overflowed because the duration is too long.")
    return TimeSpan.from_ticks(ticks)


def _scaled(span: TimeSpan, factor: float) -> TimeSpan:
    if factor != factor:  # only NaN differs from itself
        raise out_of_range("TimeSpan does not accept floating point Not-a-Number values.", "factor")
    return span_of(round(span.ticks * factor))


def _divided(span: TimeSpan, divisor: float) -> TimeSpan:
    if divisor == 0:
        raise overflow("TimeSpan overflowed because the duration is too long.")
    return span_of(round(span.ticks / divisor))


def _ratio(left: TimeSpan, right: TimeSpan) -> float:
    return DIVIDE.floats(float(left.ticks), float(right.ticks))


_ARITHMETIC: Final = (ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER)

_OPERATORS: Final[dict[str, dict[str, Callable[..., Any]]]] = {
    "System.Decimal": {f"{each.name}(decimal d1, decimal d2)": _on_decimals(each) for each in _ARITHMETIC},
    "System.Numerics.BigInteger": {
        **{f"{each.name}(bigint left, bigint right)": _on_big(each) for each in _ARITHMETIC},
        "op_BitwiseAnd(bigint left, bigint right)": lambda left, right: BigInteger(left & right),
        "op_BitwiseOr(bigint left, bigint right)": lambda left, right: BigInteger(left | right),
        "op_ExclusiveOr(bigint left, bigint right)": lambda left, right: BigInteger(left ^ right),
        "op_LeftShift(bigint value, int shift)": lambda value, shift: BigInteger(value << shift),
        "op_RightShift(bigint value, int shift)": lambda value, shift: BigInteger(value >> shift),
    },
    "System.DateTime": {
        "op_Addition(datetime d, timespan t)": lambda date, span: _moved(date, span, 1),
        "op_Subtraction(datetime d, timespan t)": lambda date, span: _moved(date, span, -1),
        "op_Subtraction(datetime d1, datetime d2)": lambda left, right: TimeSpan.from_ticks(left.ticks - right.ticks),
    },
    "System.TimeSpan": {
        "op_Addition(timespan t1, timespan t2)": lambda left, right: span_of(left.ticks + right.ticks),
        "op_Subtraction(timespan t1, timespan t2)": lambda left, right: span_of(left.ticks - right.ticks),
        "op_Multiply(timespan timeSpan, double factor)": _scaled,
        "op_Multiply(double factor, timespan timeSpan)": lambda factor, span: _scaled(span, factor),
        "op_Division(timespan timeSpan, double divisor)": _divided,
        "op_Division(timespan t1, timespan t2)": _ratio,
    },
    "System.DateTimeOffset": {
        "op_Addition(datetimeoffset dateTimeOffset, timespan timeSpan)": lambda date, span: date.moved(span.ticks),
        "op_Subtraction(datetimeoffset dateTimeOffset, timespan timeSpan)": lambda date, span: date.moved(-span.ticks),
        "op_Subtraction(datetimeoffset left, datetimeoffset right)": lambda left, right: TimeSpan.from_ticks(
            left.utc_ticks - right.utc_ticks
        ),
    },
}
"""The operators of each type, as C# declares them."""
