"""Classes and enumerations that a script defines: all of a block are there before its first statement runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...framework.values.types import NetType
from .. import tree
from ..parsing.errors import ErrorList
from ..runtime.frame import Execute, Frame, Write
from ..runtime.interpreter import Interpreter
from ..runtime.parse_failure import failure
from .compiler import Compiler

Types = dict[str, NetType[Any]]


def definition(compiler: Compiler, node: tree.TypeDefinition) -> Execute:
    """Compiles a definition that stands alone."""
    return definitions(compiler, [node])


def definitions(compiler: Compiler, nodes: Sequence[tree.TypeDefinition]) -> Execute:
    """Compiles the definitions of a block: names first, then members, which may be of any of these types.

    The types are made once in a session, however often the block runs. What is wrong with them ends the script, as the errors
    of a text do.
    """
    kept: list[tuple[Interpreter, Types]] = []

    def run(frame: Frame, write: Write) -> None:
        interpreter = frame.interpreter
        if kept and kept[0][0] is interpreter:
            interpreter.types = {**interpreter.types, **kept[0][1]}
            return
        outer = interpreter.types
        errors = ErrorList()
        try:
            made = _made(compiler, nodes, frame, errors)
        except Exception:
            interpreter.types = outer
            raise
        if errors.found:
            interpreter.types = outer
            error = failure(compiler.source, errors.found)
            error.stops = True
            raise error
        kept[:] = [(interpreter, made)]

    return run


def _made(compiler: Compiler, nodes: Sequence[tree.TypeDefinition], frame: Frame, errors: ErrorList) -> Types:
    from .classes import complete, declared
    from .enumerations import enumeration

    interpreter = frame.interpreter
    made: Types = {}
    for node in sorted(nodes, key=lambda node: node.kind != "enum"):
        known = enumeration(compiler, node, frame, errors) if node.kind == "enum" else declared(compiler, node, frame, errors)
        made[node.name.casefold()] = known
        interpreter.types = {**interpreter.types, node.name.casefold(): known}
    for node in nodes:
        if node.kind != "enum":
            complete(compiler, node, made[node.name.casefold()], frame, errors)
    return made
