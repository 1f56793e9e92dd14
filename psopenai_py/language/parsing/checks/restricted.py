"""What a data section may say: values, and the commands it names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ... import tree
from ...tree.children import children
from ..errors import ErrorList
from .types import brackets, full_name

_ALLOWED_VARIABLES: Final = frozenset(("psculture", "psuiculture", "true", "false", "null"))
_ALLOWED_TEXT: Final = "$PSCulture, $PSUICulture, $true, $false, $null"
_OPERATORS: Final = frozenset(
    (
        *("++", "--", "..", "-f", "-join", "-match", "-notmatch", "-replace", "-split", "-as"),
        *("-cmatch", "-cnotmatch", "-creplace", "-csplit"),
    )
)
_PRINTED: Final = {f"-{name}": f"-i{name}" for name in ("match", "notmatch", "replace", "split")}
"""Operators that the engine prints in their explicit form."""

_SIMPLE_TYPES: Final = frozenset(
    f"System.{name}"
    for name in (
        *("Boolean", "Char", "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Single", "Double"),
        *("Decimal", "DateTime", "String"),
    )
)
_REFUSED: Final[dict[type[tree.Node], str]] = {
    tree.ScriptBlock: "ScriptBlock",
    tree.ScriptBlockExpression: "ScriptBlock",
    tree.ParamBlock: "ParameterDeclaration",
    tree.Attribute: "Attribute",
    tree.Attributed: "Attribute",
    tree.FunctionDefinition: "FunctionDeclaration",
    tree.Trap: "TrapStatement",
    tree.Switch: "SwitchStatement",
    tree.Data: "DataSectionStatement",
    tree.ForEach: "ForeachStatement",
    tree.For: "ForWhileStatement",
    tree.While: "ForWhileStatement",
    tree.DoWhile: "DoWhileStatement",
    tree.DoUntil: "DoWhileStatement",
    tree.Try: "TryStatement",
    tree.Break: "FlowControlStatement",
    tree.Continue: "FlowControlStatement",
    tree.Return: "FlowControlStatement",
    tree.Exit: "FlowControlStatement",
    tree.Throw: "FlowControlStatement",
    tree.Assignment: "AssignmentStatement",
    tree.Redirection: "Redirection",
    tree.Member: "PropertyReference",
    tree.InvokeMember: "MethodCall",
    tree.Index: "ArrayReference",
    tree.WorkflowBlock: "ParallelAndSequenceBlock",
}


def check_data(errors: ErrorList, text: str, data: tree.Data) -> None:
    """Reports what a data section may not say."""
    names: set[str] | None = {"convertfrom-stringdata"}
    for command in data.commands:
        if names is not None and isinstance(command, tree.String):
            names.add(command.value.lower())
        else:
            names = None
    _RestrictedCheck(errors, text, names).run(data.body)


class _RestrictedCheck:
    """Walks a data section; `commands` are the names of commands that may be called, None for any."""

    def __init__(self, errors: ErrorList, text: str, commands: set[str] | None) -> None:
        self.errors = errors
        self.text = text
        self.commands = commands
        self.checks: dict[type[tree.Node], Callable[[Any], None]] = {
            tree.Command: self._command,
            tree.Variable: self._variable,
            tree.Binary: self._binary,
            tree.Unary: self._unary,
            tree.Cast: self._cast,
            tree.TypeLiteral: self._type_literal,
            tree.TypeConstraint: self._type_literal,
            tree.Catch: self._catch,
        }

    def run(self, body: tree.Node) -> None:
        """Checks a node and all below it."""
        waiting = [body]
        while waiting:
            node = waiting.pop()
            refused = _REFUSED.get(type(node))
            if refused is not None:
                self._refuse(node, refused)
            check = self.checks.get(type(node))
            if check is not None:
                check(node)
            waiting += reversed(children(node))

    def _refuse(self, node: tree.Node, what: str, *arguments: str) -> None:
        self.errors.add(f"{what}NotSupportedInDataSection", node.start, node.end, *arguments)

    def _command(self, node: tree.Command) -> None:
        if node.invocation == ".":
            self._refuse(node, "DotSourcing")
            return
        if self.commands is None:
            return
        first = node.elements[0]
        name = first.value if isinstance(first, tree.String) else None
        if name is None and node.invocation == "&":
            self._refuse(node, "Operator", "&")
        elif name is None or name.lower() not in self.commands:
            shown = self.text[node.start : node.end] if name is None else name
            self.errors.add("CmdletNotInAllowedListForDataSection", node.start, node.end, shown)

    def _variable(self, node: tree.Variable) -> None:
        if node.scope or node.name.lower() not in _ALLOWED_VARIABLES:
            self._refuse(node, "VariableReference", _ALLOWED_TEXT)

    def _binary(self, node: tree.Binary) -> None:
        if node.operator in _OPERATORS:
            shown = _PRINTED.get(node.operator, node.operator)
            self.errors.add("OperatorNotSupportedInDataSection", node.operator_start, node.operator_end, shown)

    def _unary(self, node: tree.Unary) -> None:
        if node.operator in _OPERATORS:
            self._refuse(node, "Operator", _PRINTED.get(node.operator, node.operator))

    def _type(self, name: tree.TypeName, start: int, end: int) -> None:
        if full_name(name.element or name) not in _SIMPLE_TYPES:
            self.errors.add("TypeNotAllowedInDataSection", start, end, name)

    def _cast(self, node: tree.Cast) -> None:
        self._type(node.type, node.type_start, node.type_end)

    def _type_literal(self, node: tree.TypeLiteral | tree.TypeConstraint) -> None:
        self._type(node.type, node.start, node.end)

    def _catch(self, node: tree.Catch) -> None:
        for name in node.types:
            self._type(name, *brackets(self.text, name))
