"""Pipelines and chains of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .. import tree
from ..errors import UnsupportedTypeException
from ..runtime.enumeration import walk, write_elements
from ..runtime.flow import FlowSignal
from ..runtime.frame import Evaluate, Execute, Frame, Write
from ..runtime.reporting import handle
from .captures import pure_expression, walked_expression
from .compiler import Compiler

if TYPE_CHECKING:
    from ...framework.pipeline.stage import Call


def pipeline(compiler: Compiler, node: tree.Pipeline) -> Execute:
    """Compiles a pipeline."""
    if node.background:
        return _background(compiler, node)
    first, *rest = node.elements
    if isinstance(first, tree.Command):
        return _commands(compiler, None, [first, *rest])
    if not rest:
        return compiler.statement(first)
    assert isinstance(first, tree.CommandExpression)
    return _commands(compiler, walked_expression(compiler, first.expression), rest)


def _background(compiler: Compiler, node: tree.Pipeline) -> Execute:
    line, column = compiler.source.line_and_column(node.start)

    def run(frame: Frame, write: Write) -> None:
        raise UnsupportedTypeException(f"A pipeline in the background (&) at line {line}, column {column} is not supported.")

    return run


def single_expression(compiler: Compiler, node: tree.CommandExpression) -> Execute:
    """Compiles an expression as a statement: its value is written, the elements of a collection one by one."""
    if node.redirections:
        from .redirections import redirected_expression

        return redirected_expression(compiler, node)
    body = _written_inside(compiler, node.expression)
    if body is not None:
        return _kept(body)
    value_of = compiler.expression(node.expression)
    if isinstance(node.expression, tree.Unary) and node.expression.operator in ("++", "--"):

        def step(frame: Frame, write: Write) -> None:
            value_of(frame)

        return step

    def run(frame: Frame, write: Write) -> None:
        value = value_of(frame)
        kind = type(value)
        if kind is str or kind is int or kind is bool:
            write(value)
        else:
            write_elements(value, write)

    return run


def _written_inside(compiler: Compiler, node: tree.Expression) -> Execute | None:
    """Compiles what stands in ``( … )`` or ``$( … )`` where it is more than an expression; None for all else."""
    while isinstance(node, tree.Parenthesis):
        inner = pure_expression(node.pipeline)
        if inner is None:
            return None if isinstance(node.pipeline, tree.Assignment) else compiler.statement(node.pipeline)
        node = inner
    return compiler.block(node.body) if isinstance(node, tree.SubExpression) and node.body.statements else None


def _kept(body: Execute) -> Execute:
    """Compiles a ``( … )`` or ``$( … )`` that stands alone: what it wrote before an error is kept."""

    def run(frame: Frame, write: Write) -> None:
        found: list[Any] = []
        try:
            body(frame, found.append)
        except (Exception, FlowSignal):
            for item in found:
                write(item)
            raise
        if len(found) == 1:
            write_elements(found[0], write)
        else:
            for item in found:
                write(item)

    return run


def single_command(compiler: Compiler, node: tree.Command) -> Execute:
    """Compiles a command that stands alone."""
    return _commands(compiler, None, [node])


def _commands(compiler: Compiler, input_of: Evaluate | None, nodes: list[tree.CommandElement]) -> Execute:
    from ..runtime.calls import run_calls  # a script without commands does not load them
    from .commands import CommandSite

    sites: list[Callable[[Frame], Call]] = []
    for node in nodes:
        if isinstance(node, tree.Command):
            sites.append(CommandSite(compiler, node))
        else:
            sites.append(_expression_stage(compiler, node))
    if len(sites) == 1 and input_of is None and isinstance(sites[0], CommandSite):
        return sites[0].run

    def run(frame: Frame, write: Write) -> None:
        records: Any = None
        if input_of is not None:
            value = input_of(frame)
            records = walk(value)
        run_calls(frame, [site(frame) for site in sites], records, write)

    return run


def _expression_stage(compiler: Compiler, node: tree.CommandElement) -> Callable[[Frame], Call]:
    def refuse(frame: Frame) -> Call:
        raise UnsupportedTypeException(f"The expression {compiler.text(node)} cannot stand inside a pipeline.")

    return refuse


def chain(compiler: Compiler, node: tree.PipelineChain) -> Execute:
    """Compiles ``a && b`` and ``a || b``: the right one runs as ``$?`` says after the left one."""
    left, right = _link(compiler, node.left), _link(compiler, node.right)
    wanted = node.operator == "&&"

    def run(frame: Frame, write: Write) -> None:
        left(frame, write)
        if frame.interpreter.succeeded is wanted:
            right(frame, write)

    return run


def _link(compiler: Compiler, node: tree.Statement) -> Execute:
    from .statement_lists import compiled

    statement = compiled(compiler, node)
    if isinstance(node, tree.PipelineChain):
        return statement

    def run(frame: Frame, write: Write) -> None:
        try:
            statement(frame, write)
        except Exception as error:  # noqa: BLE001  # an error is a failure that the next link may answer
            handle(frame, error, node, write)

    return run
