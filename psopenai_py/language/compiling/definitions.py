"""Functions, data sections, types."""

from __future__ import annotations

from ...framework.values.nothing import NOTHING
from .. import tree
from ..runtime.code import Code
from ..runtime.commands import define_function
from ..runtime.frame import Execute, Frame, Write
from ..runtime.script_block import CodeBlock
from .compiler import Compiler


def function(compiler: Compiler, node: tree.FunctionDefinition) -> Execute:
    """Compiles the definition of a function or filter: it exists from then on."""
    code = Code(compiler.source, node.body, node.parameters, is_filter=node.is_filter)

    def run(frame: Frame, write: Write) -> None:
        block = CodeBlock(code, frame.interpreter.session)
        define_function(frame, node.name, block, node.scope, is_filter=node.is_filter)

    return run


def data(compiler: Compiler, node: tree.Data) -> Execute:
    """Compiles a data section; its text may hold constants and the commands it names only, which the parser sees to."""
    body = compiler.block(node.body)
    name = node.variable

    def run(frame: Frame, write: Write) -> None:
        if name is None:
            body(frame, write)
            return
        found: list[object] = []
        body(frame, found.append)
        frame.scope.put(name.casefold(), name, found[0] if len(found) == 1 else found or NOTHING)

    return run
