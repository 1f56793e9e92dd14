"""Loops."""

from __future__ import annotations

from collections.abc import Callable

from ...framework.conversion.truth import is_true
from ...framework.values.nothing import NOTHING
from ...framework.values.numbers import INT32_MAX, INT32_MIN
from .. import tree
from ..runtime.enumeration import Enumerator, walk
from ..runtime.flow import BreakSignal, ContinueSignal
from ..runtime.frame import Evaluate, Execute, Frame, Write, ignore
from ..runtime.reporting import handle
from .assignments import assigner
from .captures import condition, pure_expression, walked_expression
from .compiler import Compiler
from .constants import always, constant_value
from .fast_operators import COMPARISONS, Operation
from .statement_lists import parts
from .variables import folded_name, is_local

Turn = Callable[[Frame, Write], bool]
"""Runs the body of a loop once; true where the loop is over."""


def turn(body: Execute, label: str | None) -> Turn:
    """Returns what runs a loop's body once and takes the signals that mean the loop."""

    def run(frame: Frame, write: Write) -> bool:
        try:
            body(frame, write)
        except BreakSignal as signal:
            if not signal.means(label):
                raise
            signal.release(write)
            return True
        except ContinueSignal as signal:
            if not signal.means(label):
                raise
            signal.release(write)
        return False

    return run


def while_(compiler: Compiler, node: tree.While) -> Execute:
    """Compiles ``while``."""
    assert node.condition is not None
    return _repeated(compiler, node, None)


def _repeated(compiler: Compiler, node: tree.Loop, iterator: Execute | None) -> Execute:
    """Compiles what runs while a condition is true. The statements, and the signals that mean the loop, are taken right in it."""
    test = compiler.value_of(node.condition) if node.condition is not None else always(True)
    label = node.label
    if node.body.traps or compiler.trap_depth:
        return _repeated_block(test, turn(compiler.block(node.body), label), iterator)
    statements = parts(compiler, node.body.statements)
    counter, compare, end = _counted(node.condition)

    def run(frame: Frame, write: Write) -> None:
        interpreter, values = frame.interpreter, frame.values
        while True:
            count = values.get(counter)
            holds = compare(count, end) if type(count) is int else test(frame)
            if holds is not True and (holds is False or not is_true(holds)):
                break
            try:
                for statement, part, sets in statements:
                    try:
                        statement(frame, write)
                        if sets:
                            interpreter.succeeded = True
                    except Exception as error:  # noqa: BLE001  # whatever went wrong is an error of the statement
                        handle(frame, error, part, write)
            except BreakSignal as signal:
                if not signal.means(label):
                    raise
                signal.release(write)
                break
            except ContinueSignal as signal:
                if not signal.means(label):
                    raise
                signal.release(write)
            if iterator is not None:
                iterator(frame, ignore)

    return run


def _counted(node: tree.Statement | None) -> tuple[str, Operation, int]:
    """Returns the variable, the comparison and the number of a condition such as ``$i -lt 10``; no variable for any other one."""
    expression = None if node is None else pure_expression(node)
    if isinstance(expression, tree.Binary) and expression.operator in COMPARISONS and is_local(expression.left):
        assert isinstance(expression.left, tree.Variable)
        end = constant_value(expression.right)
        if type(end) is int:
            return folded_name(expression.left), COMPARISONS[expression.operator], end
    return "", COMPARISONS["-eq"], 0


def _repeated_block(test: Evaluate, once: Turn, iterator: Execute | None) -> Execute:
    """Returns what does the same with a body that has traps around it."""

    def run(frame: Frame, write: Write) -> None:
        while is_true(test(frame)) and not once(frame, write):
            if iterator is not None:
                iterator(frame, ignore)

    return run


def do_while(compiler: Compiler, node: tree.DoWhile) -> Execute:
    """Compiles ``do … while``."""
    return _do(compiler, node, True)


def do_until(compiler: Compiler, node: tree.DoUntil) -> Execute:
    """Compiles ``do … until``."""
    return _do(compiler, node, False)


def _do(compiler: Compiler, node: tree.Loop, goes_on: bool) -> Execute:
    assert node.condition is not None
    test, once = condition(compiler, node.condition), turn(compiler.block(node.body), node.label)

    def run(frame: Frame, write: Write) -> None:
        while not once(frame, write):
            if test(frame) is not goes_on:
                break

    return run


def for_(compiler: Compiler, node: tree.For) -> Execute:
    """Compiles ``for``; its initializer and iterator write nothing."""
    initializer = compiler.statement(node.initializer) if node.initializer is not None else None
    iterator = _iterator(compiler, node.iterator) if node.iterator is not None else None
    repeat = _repeated(compiler, node, iterator)
    if initializer is None:
        return repeat

    def run(frame: Frame, write: Write) -> None:
        initializer(frame, ignore)
        repeat(frame, write)

    return run


def _iterator(compiler: Compiler, node: tree.Statement) -> Execute:
    """Compiles what a for loop does after each turn; ``$i++`` on a variable of its own scope takes the short way."""
    run = compiler.statement(node)
    expression = pure_expression(node)
    if not (isinstance(expression, tree.Unary) and expression.operator in ("++", "--") and is_local(expression.operand)):
        return run
    assert isinstance(expression.operand, tree.Variable)
    folded, step = folded_name(expression.operand), 1 if expression.operator == "++" else -1

    def advance(frame: Frame, write: Write) -> None:
        values = frame.values
        value = values.get(folded)
        rules = frame.scope.rules
        if type(value) is int and INT32_MIN < value < INT32_MAX and (rules is None or folded not in rules):
            values[folded] = value + step
        else:
            run(frame, write)

    return advance


def for_each(compiler: Compiler, node: tree.ForEach) -> Execute:
    """Compiles ``foreach``: nothing is walked for null, and a list that changes meanwhile is an error."""
    collection = _walked(compiler, node.collection)
    assign = assigner(compiler, node.variable)
    once = turn(compiler.block(node.body), node.label)
    folded = folded_name(node.variable) if isinstance(node.variable, tree.Variable) and is_local(node.variable) else None

    def run(frame: Frame, write: Write) -> None:
        value = collection(frame)
        if value is None or value is NOTHING:
            return
        outer = frame.values.get("foreach", NOTHING)
        elements = Enumerator(walk(value))
        frame.values["foreach"] = elements
        values, rules = frame.values, frame.scope.rules or {}
        try:
            for element in elements:
                if folded is not None and folded in values and folded not in rules:
                    values[folded] = element
                else:
                    assign(frame, element)
                if once(frame, write):
                    break
        finally:
            if outer is NOTHING:
                frame.values.pop("foreach", None)
            else:
                frame.values["foreach"] = outer

    return run


def _walked(compiler: Compiler, node: tree.Statement) -> Evaluate:
    expression = pure_expression(node)
    return compiler.value_of(node) if expression is None else walked_expression(compiler, expression)
