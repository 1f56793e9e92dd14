"""Statements in their order: each one's errors are handled, and then the next one runs (unless the error ends more)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import tree
from ..runtime.frame import Execute, Frame, Write
from ..runtime.reporting import handle
from .captures import pure_expression

if TYPE_CHECKING:
    from .compiler import Compiler


def statement_list(compiler: Compiler, nodes: Sequence[tree.Statement], traps: Sequence[tree.Trap] = ()) -> Execute:
    """Compiles statements; function definitions are among them, traps come first."""
    if traps:
        from .traps import with_traps

        return with_traps(compiler, nodes, traps)
    body = plain_list(compiler, nodes)
    return body if compiler.trap_depth == 0 else _left_to_traps(body)


Part = tuple[Execute, tree.Statement, bool]
"""A compiled statement, its node, and whether ``$?`` is to be set after it."""


def plain_list(compiler: Compiler, nodes: Sequence[tree.Statement]) -> Execute:
    """Compiles statements without their traps; the types among them are defined first."""
    return _run_all(parts(compiler, nodes))


def parts(compiler: Compiler, nodes: Sequence[tree.Statement]) -> tuple[Part, ...]:
    """Compiles statements one by one, for whoever runs them as `plain_list` does."""
    types = [node for node in nodes if isinstance(node, tree.TypeDefinition)]
    others = [node for node in nodes if not isinstance(node, tree.Trap | tree.TypeDefinition)]
    first = [_definitions(compiler, types)] if types else []
    return (*first, *((compiler.statement(node), node, sets_status(node)) for node in others))


def _definitions(compiler: Compiler, types: Sequence[tree.TypeDefinition]) -> Part:
    from .type_definitions import definitions

    return definitions(compiler, types), types[0], False


def _left_to_traps(body: Execute) -> Execute:
    """Makes the errors of a block go up to the block around it that has traps, where the next statement is to run."""

    def run(frame: Frame, write: Write) -> None:
        frame.traps.append(None)
        try:
            body(frame, write)
        finally:
            frame.traps.pop()

    return run


def compiled(compiler: Compiler, node: tree.Statement) -> Execute:
    """Compiles one statement of a list; an expression sets ``$?``, a command does so itself."""
    run = compiler.statement(node)
    if not sets_status(node):
        return run

    def succeed(frame: Frame, write: Write) -> None:
        run(frame, write)
        frame.interpreter.succeeded = True

    return succeed


def sets_status(node: tree.Statement) -> bool:
    """Whether a statement is an expression, or assigns one, that does not set ``$?`` itself."""
    while isinstance(node, tree.Assignment):
        node = node.value
    expression = pure_expression(node)
    return expression is not None and _is_success(expression)


def _is_success(expression: tree.Expression) -> bool:
    if isinstance(expression, tree.Parenthesis):
        return sets_status(expression.pipeline)
    if isinstance(expression, tree.SubExpression):
        return not expression.body.statements
    if isinstance(expression, tree.ArrayExpression):
        statements = expression.body.statements
        return not statements or (len(statements) == 1 and sets_status(statements[0]))
    return True


def _run_all(statements: Sequence[Part]) -> Execute:
    if not statements:
        return _nothing
    if len(statements) == 1:
        statement, node, sets = statements[0]
        return _run_setting(statement, node) if sets else _run_one(statement, node)

    def run(frame: Frame, write: Write) -> None:
        for statement, node, sets in statements:
            try:
                statement(frame, write)
                if sets:
                    frame.interpreter.succeeded = True
            except Exception as error:  # noqa: BLE001  # whatever went wrong is an error of the statement
                handle(frame, error, node, write)

    return run


def _run_one(statement: Execute, node: tree.Statement) -> Execute:
    def run(frame: Frame, write: Write) -> None:
        try:
            statement(frame, write)
        except Exception as error:  # noqa: BLE001
            handle(frame, error, node, write)

    return run


def _run_setting(statement: Execute, node: tree.Statement) -> Execute:
    def run(frame: Frame, write: Write) -> None:
        try:
            statement(frame, write)
            frame.interpreter.succeeded = True
        except Exception as error:  # noqa: BLE001
            handle(frame, error, node, write)

    return run


def _nothing(frame: Frame, write: Write) -> None:
    """Runs no statement."""
