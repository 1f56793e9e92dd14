"""Break, continue, return, exit."""

from __future__ import annotations

from ...framework.conversion.engine import convert
from ...framework.conversion.text import to_text
from ...framework.errors import PSInvalidCastException
from ...framework.values.nothing import NOTHING
from ...framework.values.types import INT
from .. import tree
from ..runtime.enumeration import write_elements
from ..runtime.flow import BreakSignal, ContinueSignal, ExitSignal, LoopSignal, ReturnSignal
from ..runtime.frame import Evaluate, Execute, Frame, Write
from .compiler import Compiler


def break_(compiler: Compiler, node: tree.Break) -> Execute:
    """Compiles ``break``."""
    return _signal(compiler, node.label, BreakSignal)


def continue_(compiler: Compiler, node: tree.Continue) -> Execute:
    """Compiles ``continue``."""
    return _signal(compiler, node.label, ContinueSignal)


def _signal(compiler: Compiler, label: tree.Expression | None, signal: type[LoopSignal]) -> Execute:
    label_of = compiler.expression(label) if label is not None else None

    def run(frame: Frame, write: Write) -> None:
        raise signal(to_text(label_of(frame)) if label_of is not None else None)

    return run


def return_(compiler: Compiler, node: tree.Return) -> Execute:
    """Compiles ``return``."""
    if compiler.is_method:
        return _method_return(compiler, node)
    body = returned(compiler, node)
    compiler.has_return = True

    def run(frame: Frame, write: Write) -> None:
        if body is not None:
            body(frame, write)
        raise ReturnSignal

    return run


def _method_return(compiler: Compiler, node: tree.Return) -> Execute:
    """Compiles the return of a method, which gives a value and writes nothing."""
    value_of = None if node.pipeline is None else compiler.value_of(node.pipeline)
    compiler.has_return = True

    def run(frame: Frame, write: Write) -> None:
        if value_of is not None and frame.method is not None:
            frame.method.give(value_of(frame))
        raise ReturnSignal

    return run


def returned(compiler: Compiler, node: tree.Return) -> Execute | None:
    """Compiles what a return writes, without the return itself; None where it writes nothing."""
    if node.pipeline is None:
        return None
    if isinstance(node.pipeline, tree.Assignment):
        return _written(compiler.value_of(node.pipeline))
    return compiler.statement(node.pipeline)


def _written(value_of: Evaluate) -> Execute:
    def run(frame: Frame, write: Write) -> None:
        write_elements(value_of(frame), write)

    return run


def exit_(compiler: Compiler, node: tree.Exit) -> Execute:
    """Compiles ``exit``; what is no number ends with 0."""
    value_of = compiler.value_of(node.pipeline) if node.pipeline is not None else None

    def run(frame: Frame, write: Write) -> None:
        value = None if value_of is None else value_of(frame)
        try:
            code = 0 if value is None or value is NOTHING else convert(value, INT)
        except PSInvalidCastException:
            code = 0
        raise ExitSignal(int(code))

    return run
