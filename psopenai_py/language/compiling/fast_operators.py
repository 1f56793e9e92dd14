"""The operators of loops on plain Int32 operands, without a detour; any other operand takes the table's way."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from ...framework.values.nothing import NOTHING
from ...framework.values.numbers import INT32_MAX, INT32_MIN
from ..runtime.frame import Evaluate, Frame
from ..runtime.texts import sum_of

Operation = Callable[[Any, Any], Any]

COMPARISONS: dict[str, Operation] = {
    "-lt": operator.lt, "-le": operator.le, "-gt": operator.gt, "-ge": operator.ge, "-eq": operator.eq, "-ne": operator.ne,
}  # fmt: skip
"""What compares two Int32 values."""
_ARITHMETIC: dict[str, Operation] = {"+": operator.add, "-": operator.sub, "*": operator.mul}


def fast_binary(
    name: str, left: Evaluate, right: Evaluate, constant: Any, operation: Operation, variable: str | None = None
) -> Evaluate | None:
    """Returns a faster way to evaluate an operator, None where there is none.

    `constant` is the right operand if it is known, `variable` the folded name of the left one if it is a local variable.
    """
    if name in COMPARISONS:
        if type(constant) is int and variable is not None:
            return _variable_compared_with(COMPARISONS[name], variable, left, constant, operation)
        if type(constant) is int:
            return _compared_with(COMPARISONS[name], left, constant, operation)
        return _compared(COMPARISONS[name], left, right, operation)
    if name in _ARITHMETIC:
        if type(constant) is int:
            return _computed_with(_ARITHMETIC[name], left, constant, operation)
        if name == "+":
            return _added(left, right)
        return _computed(_ARITHMETIC[name], left, right, operation)
    if name == "%" and type(constant) is int and constant > 0:
        return _remainder(left, constant, operation)
    return None


def _compared_with(compare: Operation, left: Evaluate, constant: int, operation: Operation) -> Evaluate:
    def evaluate(frame: Frame) -> Any:
        value = left(frame)
        if type(value) is int:
            return compare(value, constant)
        return operation(None if value is NOTHING else value, constant)

    return evaluate


def _variable_compared_with(compare: Operation, variable: str, left: Evaluate, constant: int, operation: Operation) -> Evaluate:
    def evaluate(frame: Frame) -> Any:
        value = frame.values.get(variable)
        if type(value) is int:
            return compare(value, constant)
        value = left(frame)
        return operation(None if value is NOTHING else value, constant)

    return evaluate


def _compared(compare: Operation, left: Evaluate, right: Evaluate, operation: Operation) -> Evaluate:
    def evaluate(frame: Frame) -> Any:
        value, other = left(frame), right(frame)
        if type(value) is int and type(other) is int:
            return compare(value, other)
        return operation(None if value is NOTHING else value, None if other is NOTHING else other)

    return evaluate


def _computed_with(compute: Operation, left: Evaluate, constant: int, operation: Operation) -> Evaluate:
    def evaluate(frame: Frame) -> Any:
        value = left(frame)
        if type(value) is int and INT32_MIN <= (made := compute(value, constant)) <= INT32_MAX:
            return made
        return operation(None if value is NOTHING else value, constant)

    return evaluate


def _computed(compute: Operation, left: Evaluate, right: Evaluate, operation: Operation) -> Evaluate:
    def evaluate(frame: Frame) -> Any:
        value, other = left(frame), right(frame)
        if type(value) is int and type(other) is int and INT32_MIN <= (made := compute(value, other)) <= INT32_MAX:
            return made
        return operation(None if value is NOTHING else value, None if other is NOTHING else other)

    return evaluate


def _added(left: Evaluate, right: Evaluate) -> Evaluate:
    def evaluate(frame: Frame) -> Any:
        value, other = left(frame), right(frame)
        if type(value) is int and type(other) is int and INT32_MIN <= (made := value + other) <= INT32_MAX:
            return made
        return sum_of(frame.scope, None if value is NOTHING else value, None if other is NOTHING else other)

    return evaluate


def _remainder(left: Evaluate, constant: int, operation: Operation) -> Evaluate:
    def evaluate(frame: Frame) -> Any:
        value = left(frame)
        if type(value) is int and value >= 0:
            return value % constant
        return operation(None if value is NOTHING else value, constant)

    return evaluate
