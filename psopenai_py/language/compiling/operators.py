"""Operators: the ones that look at their operands one after the other, fast paths for Int32, and the rest by table."""

from __future__ import annotations

from typing import Any

from ...framework.conversion.truth import is_true
from ...framework.values.nothing import NOTHING
from .. import tree
from ..operators import binary_operation, unary_operation
from ..runtime.frame import Evaluate, Frame
from ..runtime.matches import operation_in_scope
from .assignments import placed
from .compiler import Compiler
from .constants import constant_value
from .fast_operators import fast_binary
from .variables import folded_name, is_local


def ternary(compiler: Compiler, node: tree.Ternary) -> Evaluate:
    """Compiles ``a ? b : c``."""
    condition = compiler.expression(node.condition)
    when_true, when_false = compiler.expression(node.when_true), compiler.expression(node.when_false)

    def choose(frame: Frame) -> Any:
        return when_true(frame) if is_true(condition(frame)) else when_false(frame)

    return choose


def binary(compiler: Compiler, node: tree.Binary) -> Evaluate:
    """Compiles an operator with two operands."""
    left, right = compiler.expression(node.left), compiler.expression(node.right)
    match node.operator:
        case "-and":
            return lambda frame: is_true(left(frame)) and is_true(right(frame))
        case "-or":
            return lambda frame: is_true(left(frame)) or is_true(right(frame))
        case "-xor":
            return lambda frame: is_true(left(frame)) is not is_true(right(frame))
        case "??":
            return _coalescing(left, right)
    scoped = operation_in_scope(node.operator)
    if scoped is not None:
        return lambda frame: scoped(frame, _plain(left(frame)), _plain(right(frame)))
    operation = binary_operation(node.operator)
    variable = folded_name(node.left) if isinstance(node.left, tree.Variable) and is_local(node.left) else None
    fast = fast_binary(node.operator, left, right, constant_value(node.right), operation, variable)
    if fast is not None:
        return fast

    def operate(frame: Frame) -> Any:
        return operation(_plain(left(frame)), _plain(right(frame)))

    return operate


def _plain(value: Any) -> Any:
    return None if value is NOTHING else value


def _coalescing(left: Evaluate, right: Evaluate) -> Evaluate:
    def coalesce(frame: Frame) -> Any:
        value = left(frame)
        return right(frame) if value is None or value is NOTHING else value

    return coalesce


def unary(compiler: Compiler, node: tree.Unary) -> Evaluate:
    """Compiles an operator with one operand."""
    if node.operator in ("++", "--"):
        return _step(compiler, node)
    operand = compiler.expression(node.operand)
    if node.operator in ("!", "-not"):
        return lambda frame: not is_true(operand(frame))
    operation = unary_operation(node.operator)
    return lambda frame: operation(_plain(operand(frame)))


def _step(compiler: Compiler, node: tree.Unary) -> Evaluate:
    """Compiles ``$i++`` and its kin: the value before, or after where the operator stands in front."""
    place = placed(compiler, node.operand)
    step = unary_operation(node.operator)
    postfix = node.postfix

    def evaluate(frame: Frame) -> Any:
        read, put = place(frame)
        before = _plain(read())
        after = step(before)
        put(after)
        if not postfix:
            return after
        return 0 if before is None else before

    return evaluate
