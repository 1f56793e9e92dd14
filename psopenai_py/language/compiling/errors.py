"""Try, catch, finally, throw."""

from __future__ import annotations

from ...framework.errors import PowerShellError
from ...framework.values.nothing import UNBOUND
from .. import tree
from ..runtime.exception_types import find_handler
from ..runtime.frame import Evaluate, Execute, Frame, Write
from ..runtime.reporting import runtime_error, thrown
from .compiler import Compiler
from .conversions import resolver


def throw(compiler: Compiler, node: tree.Throw) -> Execute:
    """Compiles ``throw``; alone in a catch block it raises what was caught."""
    value_of = compiler.value_of(node.pipeline) if node.pipeline is not None else None

    def run(frame: Frame, write: Write) -> None:
        handling = frame.interpreter.handling
        if value_of is None and handling is not None:
            handling.thrown = True
            raise handling
        raise thrown(None if value_of is None else value_of(frame))

    return run


def try_(compiler: Compiler, node: tree.Try) -> Execute:
    """Compiles ``try``. Within its block errors go up to it, wherever they happen."""
    body = compiler.block(node.body)
    clauses = [([resolver(name) for name in clause.types], compiler.block(clause.body)) for clause in node.catches]
    finally_ = compiler.block(node.finally_) if node.finally_ is not None else None
    guarded = _caught(body, clauses)
    if finally_ is None:
        return guarded

    def run(frame: Frame, write: Write) -> None:
        try:
            guarded(frame, write)
        finally:
            finally_(frame, write)

    return run


def _caught(body: Execute, clauses: list[tuple[list[Evaluate], Execute]]) -> Execute:
    def run(frame: Frame, write: Write) -> None:
        interpreter = frame.interpreter
        outer = interpreter.propagates
        interpreter.propagates = True
        frame.traps.append(None)
        try:
            body(frame, write)
        except PowerShellError as error:
            interpreter.propagates = outer
            if not clauses:
                raise
            _run_clause(frame, error, clauses, write)
        finally:
            interpreter.propagates = outer
            frame.traps.pop()

    return run


def _run_clause(frame: Frame, error: PowerShellError, clauses: list[tuple[list[Evaluate], Execute]], write: Write) -> None:
    raised = runtime_error(error)
    names = [[find(frame).name.lower() for find in types] for types, _ in clauses]
    chosen = find_handler(raised, names)
    if chosen is None:
        raise error
    interpreter = frame.interpreter
    outer_handling, outer_item = interpreter.handling, frame.values.get("_", UNBOUND)
    interpreter.handling = raised
    frame.values["_"] = raised.record
    try:
        clauses[chosen][1](frame, write)
    finally:
        interpreter.handling = outer_handling
        if outer_item is UNBOUND:
            frame.values.pop("_", None)
        else:
            frame.values["_"] = outer_item
