"""Numbers, texts without anything to expand, and script blocks as values."""

from __future__ import annotations

from typing import Any

from ...framework.values.literals import without_text
from ...framework.values.numbers import INT32_MAX, INT32_MIN, Int64, fits_int64
from .. import tree
from ..runtime.frame import Evaluate, Frame
from .compiler import Compiler


def plain_number(value: Any) -> Any:
    """Returns a literal's number; one beyond Int32 is an Int64 from here on, so that a plain int always is an Int32."""
    number = without_text(value)
    if type(number) is int and not INT32_MIN <= number <= INT32_MAX and fits_int64(number):
        return Int64(number)
    return number


def always(value: Any) -> Evaluate:
    """Returns what evaluates to one value."""

    def evaluate(frame: Frame) -> Any:
        return value

    return evaluate


def constant_value(node: tree.Expression) -> Any:
    """Returns the value of a number or plain text; None for any other expression."""
    if isinstance(node, tree.Constant):
        return plain_number(node.value)
    return node.value if isinstance(node, tree.String) else None


def constant(compiler: Compiler, node: tree.Constant) -> Evaluate:
    """Compiles a number."""
    return always(plain_number(node.value))


def string(compiler: Compiler, node: tree.String) -> Evaluate:
    """Compiles a plain text."""
    return always(node.value)


def script_block(compiler: Compiler, node: tree.ScriptBlockExpression) -> Evaluate:
    """Compiles ``{ … }``: each evaluation makes a value of the same code, which belongs to the session that runs it."""
    from ..runtime.code import Code
    from ..runtime.script_block import CodeBlock

    code = Code(compiler.source, node.block)

    def evaluate(frame: Frame) -> Any:
        return CodeBlock(code, frame.interpreter.session)

    return evaluate
