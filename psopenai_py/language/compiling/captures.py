"""The output of a statement as a value."""

from __future__ import annotations

from typing import Any

from ...framework.conversion.truth import is_true
from ...framework.values.nothing import NOTHING
from .. import tree
from ..runtime.flow import FlowSignal
from ..runtime.frame import Evaluate, Execute, Frame
from .compiler import Compiler


def pure_expression(node: tree.Statement) -> tree.Expression | None:
    """Returns the expression of a statement that is nothing else, None for any other statement."""
    if isinstance(node, tree.Pipeline):
        if len(node.elements) != 1 or node.background:
            return None
        node = node.elements[0]
    if isinstance(node, tree.CommandExpression) and not node.redirections:
        return node.expression
    return None


def captured(compiler: Compiler, node: tree.Statement) -> Evaluate:
    """Compiles a statement whose output is wanted: nothing, the one object, or a list of several."""
    expression = pure_expression(node)
    if expression is not None:
        return compiler.expression(expression)
    if isinstance(node, tree.Assignment):
        from .assignments import assigned_value

        return assigned_value(compiler, node)
    run = compiler.statement(node)

    return output_of(run)


def output_of(run: Execute) -> Evaluate:
    """Returns what gives the output of a statement: nothing, the one object, or a list of several.

    Where a return or break leaves the statement, its output so far is written in the end; where an error does, it is lost.
    """

    def evaluate(frame: Frame) -> Any:
        found: list[Any] = []
        try:
            run(frame, found.append)
        except FlowSignal as signal:
            signal.take_along(found)
            raise
        return found[0] if len(found) == 1 else found or NOTHING

    return evaluate


def walked_expression(compiler: Compiler, node: tree.Expression) -> Evaluate:
    """Compiles an expression whose elements are walked: the numbers of a range are made one by one then."""
    if not (isinstance(node, tree.Binary) and node.operator == ".."):
        return compiler.expression(node)
    from ..operators.ranges import walked

    first, last = compiler.expression(node.left), compiler.expression(node.right)

    def evaluate(frame: Frame) -> Any:
        low, high = first(frame), last(frame)
        return walked(None if low is NOTHING else low, None if high is NOTHING else high)

    return evaluate


def condition(compiler: Compiler, node: tree.Statement) -> Evaluate:
    """Compiles a statement whose output counts as true or false."""
    value_of = compiler.value_of(node)

    def evaluate(frame: Frame) -> Any:
        value = value_of(frame)
        if value is True:
            return True
        if value is False:
            return False
        return is_true(value)

    return evaluate
