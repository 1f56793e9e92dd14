"""If, and blocks that stand alone."""

from __future__ import annotations

from .. import tree
from ..runtime.frame import Evaluate, Execute, Frame, Write
from .captures import condition
from .compiler import Compiler


def plain_block(compiler: Compiler, node: tree.StatementBlock) -> Execute:
    """Compiles the statements of a block."""
    return compiler.block(node)


def if_(compiler: Compiler, node: tree.If) -> Execute:
    """Compiles ``if … elseif … else …``."""
    clauses = [(condition(compiler, test), compiler.block(body)) for test, body in node.clauses]
    otherwise = compiler.block(node.otherwise) if node.otherwise is not None else None
    if len(clauses) == 1:
        return _one_clause(*clauses[0], otherwise)

    def run(frame: Frame, write: Write) -> None:
        for test, body in clauses:
            if test(frame):
                body(frame, write)
                return
        if otherwise is not None:
            otherwise(frame, write)

    return run


def _one_clause(test: Evaluate, body: Execute, otherwise: Execute | None) -> Execute:
    def run(frame: Frame, write: Write) -> None:
        if test(frame):
            body(frame, write)
        elif otherwise is not None:
            otherwise(frame, write)

    return run
