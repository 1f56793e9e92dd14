"""The compiler: which module compiles which node. A tree is compiled once, whenever its block is first run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from .. import tree
from ..errors import UnsupportedTypeException
from ..runtime.frame import Evaluate, Execute, Frame, Write

if TYPE_CHECKING:
    from ..parsing.source import Source


class Compiler:
    """Compiles the nodes of one source text."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.trap_depth = 0  # how many blocks with traps are around what is being compiled
        self.is_method = False  # whether it is the code of a class's method
        self.has_return = False  # whether there is a return that ends its block by a signal

    def expression(self, node: tree.Expression) -> Evaluate:
        """Returns what evaluates an expression."""
        kind: Any = type(node)
        compile_node: Callable[[Compiler, Any], Evaluate] | None = _compiler_of(kind)
        return self._unsupported(node) if compile_node is None else compile_node(self, node)

    def statement(self, node: tree.Statement) -> Execute:
        """Returns what runs a statement and writes its output."""
        kind: Any = type(node)
        compile_node: Callable[[Compiler, Any], Execute] | None = _compiler_of(kind)
        if compile_node is not None:
            return compile_node(self, node)
        refuse = self._unsupported(node)

        def run(frame: Frame, write: Write) -> None:
            refuse(frame)

        return run

    def block(self, node: tree.StatementBlock) -> Execute:
        """Returns what runs the statements of a block."""
        return self.statements(node.statements, node.traps)

    def statements(self, nodes: Sequence[tree.Statement], traps: Sequence[tree.Trap] = ()) -> Execute:
        """Returns what runs statements one by one, each with its own handling of errors."""
        from .statement_lists import statement_list

        return statement_list(self, nodes, traps)

    def value_of(self, node: tree.Statement) -> Evaluate:
        """Returns what evaluates to the output of a statement: nothing, the one object, or a list of them."""
        from .captures import captured

        return captured(self, node)

    def text(self, node: tree.Node) -> str:
        """Returns the text of a node."""
        return self.source.text[node.start : node.end]

    def _unsupported(self, node: tree.Node) -> Evaluate:
        line, column = self.source.line_and_column(node.start)
        what = type(node).__name__

        def refuse(frame: Frame) -> Any:
            error = UnsupportedTypeException(f"{what} at line {line}, column {column} is not supported.")
            error.terminating = True
            raise error

        return refuse


_EXPRESSIONS: Final[Mapping[type, str]] = {
    tree.Constant: "constants.constant",
    tree.String: "constants.string",
    tree.ExpandableString: "strings.expandable",
    tree.Variable: "variables.variable",
    tree.Using: "variables.using",
    tree.TypeLiteral: "conversions.type_literal",
    tree.Cast: "conversions.cast",
    tree.Attributed: "conversions.attributed",
    tree.Unary: "operators.unary",
    tree.Binary: "operators.binary",
    tree.Ternary: "operators.ternary",
    tree.ArrayLiteral: "collections.array_literal",
    tree.ArrayExpression: "collections.array_expression",
    tree.SubExpression: "collections.sub_expression",
    tree.Parenthesis: "assignments.parenthesis",
    tree.Hashtable: "collections.hashtable",
    tree.ScriptBlockExpression: "constants.script_block",
    tree.Member: "members.member",
    tree.InvokeMember: "members.invocation",
    tree.BaseConstructorCall: "classes.base_constructor",
    tree.Index: "members.index",
}
"""The module and function that compiles each kind of expression. A module is imported when a script first needs it."""

_STATEMENTS: Final[Mapping[type, str]] = {
    tree.StatementBlock: "branches.plain_block",
    tree.Pipeline: "pipelines.pipeline",
    tree.PipelineChain: "pipelines.chain",
    tree.CommandExpression: "pipelines.single_expression",
    tree.Command: "pipelines.single_command",
    tree.Assignment: "assignments.assignment",
    tree.If: "branches.if_",
    tree.While: "loops.while_",
    tree.DoWhile: "loops.do_while",
    tree.DoUntil: "loops.do_until",
    tree.For: "loops.for_",
    tree.ForEach: "loops.for_each",
    tree.Switch: "switches.switch",
    tree.Try: "errors.try_",
    tree.Throw: "errors.throw",
    tree.Break: "flow.break_",
    tree.Continue: "flow.continue_",
    tree.Return: "flow.return_",
    tree.Exit: "flow.exit_",
    tree.Data: "definitions.data",
    tree.FunctionDefinition: "definitions.function",
    tree.TypeDefinition: "type_definitions.definition",
}
"""The same for statements."""


@cache
def _compiler_of(kind: type) -> Callable[[Compiler, Any], Any] | None:
    """Returns the function that compiles nodes of a kind, None where there is none."""
    place = _EXPRESSIONS.get(kind) or _STATEMENTS.get(kind)
    if place is None:
        return None
    module, _, name = place.partition(".")
    compile_node: Callable[[Compiler, Any], Any] = getattr(import_module(f".{module}", __package__), name)
    return compile_node
