"""The walk over the whole tree, and the checks of each kind of node."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from ....framework.conversion.text import to_text
from ... import tree
from ...tree.children import BELOW
from ..errors import ErrorList
from .constants import is_constant
from .flow import check_catches, check_finally, check_label, label_of
from .restricted import check_data
from .targets import check_target
from .types import is_ordered, is_reference, is_void

_NAMESPACE: Final = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")


def check_tree(errors: ErrorList, text: str, root: tree.Node) -> None:
    """Reports what a script without classes may not say, in the order of the engine's walk."""
    Checker(errors, text).run(root)


class Checker:
    """Walks a tree. `ancestors` are the nodes around the one that is checked, the outermost first."""

    def __init__(self, errors: ErrorList, text: str) -> None:
        self.errors = errors
        self.text = text
        self.ancestors: list[tree.Node] = []
        self._has_finally = "finally" in text.lower()
        self._operands: dict[int, tree.Expression] = {}
        self._references: dict[int, bool] = {}

    def run(self, root: tree.Node) -> None:
        """Checks a node and all below it; without recursion, as chains of operators are as deep as they are long."""
        ancestors = self.ancestors
        checks = self.checks()
        waiting: list[Iterator[tree.Node | None]] = [iter((root,))]
        while waiting:
            for node in waiting[-1]:
                if node is None:
                    continue
                kind = type(node)
                check = checks.get(kind)
                if check is not None:
                    check(self, node)
                below = BELOW.get(kind)
                if below is not None:
                    ancestors.append(node)
                    waiting.append(iter(below(node)))
                    break
            else:
                waiting.pop()
                if ancestors:
                    self.leave(ancestors.pop())

    def checks(self) -> Mapping[type[tree.Node], Check]:
        """Returns the check of each kind of node that has one."""
        return CHECKS

    def leave(self, node: tree.Node) -> None:
        """Is told that all below a node is checked."""

    def report(self, error_id: str, node: tree.Node, *arguments: object) -> None:
        """Reports an error at the place of a node."""
        self.errors.add(error_id, node.start, node.end, *arguments)

    def parent(self, above: int = 1) -> tree.Node | None:
        """Returns the node that many steps above the one that is checked."""
        return self.ancestors[-above] if above <= len(self.ancestors) else None

    def check_parameters(self, parameters: tuple[tree.Parameter, ...]) -> None:
        """Reports parameters of the same name, and such of no type."""
        names: set[str] = set()
        for parameter in parameters:
            name = self.path_of(parameter.name)
            if name.lower() in names:
                self.report("DuplicateFormalParameter", parameter.name, name)
            names.add(name.lower())
            for attribute in parameter.attributes:
                if isinstance(attribute, tree.TypeConstraint) and is_void(attribute.type):
                    self.report("VoidTypeConstraintNotAllowed", attribute)
                    break

    def path_of(self, variable: tree.Variable) -> str:
        """Returns the name of a variable as it is written, with its scope."""
        written = self.text[variable.start + 1 : variable.end]
        return written[1:-1] if written.startswith("{") else written

    def _param_block(self, node: tree.ParamBlock) -> None:
        self.check_parameters(node.parameters)

    def parameter(self, node: tree.Parameter) -> None:
        """Checks a parameter."""
        for attribute in node.attributes:
            if isinstance(attribute, tree.TypeConstraint) and is_ordered(attribute.type):
                self.report("OrderedAttributeOnlyOnHashLiteralNode", attribute, attribute.type)

    def attribute(self, node: tree.Attribute) -> None:
        """Checks an attribute: its arguments are constant, and none is there twice."""
        in_class = self.is_in_class()
        error_id = "ParameterAttributeArgumentNeedsToBeConstant" + ("" if in_class else "OrScriptBlock")
        names: set[str] = set()
        for named in node.named:
            if named.name.lower() in names:
                self.report("DuplicateNamedArgument", named, named.name)
            elif named.argument is not None and not is_constant(named.argument, attribute=True, in_class=in_class):
                self.report(error_id, named.argument)
            names.add(named.name.lower())
        for argument in node.positional:
            if not is_constant(argument, attribute=True, in_class=in_class):
                self.report(error_id, argument)

    def is_in_class(self) -> bool:
        """Whether the attribute that is checked belongs to a class, which allows less."""
        return False

    def _function(self, node: tree.FunctionDefinition) -> None:
        self.check_function(node.parameters, node.body)
        if node.is_workflow:
            self.report("WorkflowNotSupportedInPowerShellCore", node)

    def check_function(self, parameters: tuple[tree.Parameter, ...] | None, body: tree.ScriptBlock) -> None:
        """Reports parameters in two places, or two of one name."""
        if parameters and body.param_block is not None:
            self.report("OnlyOneParameterListAllowed", body.param_block)
        elif parameters:
            self.check_parameters(parameters)

    def _using_statement(self, node: tree.UsingStatement) -> None:
        if node.kind in ("type", "command") or node.alias is not None:
            self.report("UsingStatementNotSupported", node)
        if node.kind == "namespace" and node.name is not None and not _NAMESPACE.fullmatch(node.name.value):
            self.report("InvalidNamespaceValue", node.name)

    def _switch(self, node: tree.Switch) -> None:
        if "parallel" in node.flags:
            self.report("KeywordParameterReservedForFutureUse", node, "switch", "parallel")

    def _foreach(self, node: tree.ForEach) -> None:
        # At one place the engine keeps the first error of an id only, so both flags together are reported as one.
        for flag in ("parallel", "throttlelimit"):
            if flag in node.flags:
                self.report("KeywordParameterReservedForFutureUse", node, "foreach", flag)
        if "throttlelimit" in node.flags and "parallel" not in node.flags:
            self.report("ThrottleLimitRequiresParallelFlag", node)

    def _data(self, node: tree.Data) -> None:
        check_data(self.errors, self.text, node)

    def _try(self, node: tree.Try) -> None:
        check_catches(self.errors, self.text, node)

    def _break(self, node: tree.Break | tree.Continue) -> None:
        label = label_of(node.label)
        self.check_flow(node, label)
        check_label(self.errors, node, label, self.ancestors)

    def return_statement(self, node: tree.Return) -> None:
        """Checks a return."""
        self.check_flow(node, None)

    def check_flow(self, node: tree.Node, label: str | None) -> None:
        """Reports a statement that would leave a finally block."""
        if self._has_finally:
            check_finally(self.errors, node, label, self.ancestors)

    def _assignment(self, node: tree.Assignment) -> None:
        check_target(
            self.errors,
            node.target,
            is_simple=node.operator == "=",
            refuse=lambda refused: self.report("InvalidLeftHandSide", refused),
        )

    def _unary(self, node: tree.Unary) -> None:
        if node.operator in ("++", "--"):
            check_target(
                self.errors,
                node.operand,
                is_simple=False,
                refuse=lambda refused: self.report("OperatorRequiresVariableOrProperty", refused, node.operator),
            )

    def _cast(self, node: tree.Cast) -> None:
        if is_ordered(node.type):
            if not isinstance(node.operand, tree.Hashtable):
                self.report("OrderedAttributeOnlyOnHashLiteralNode", node, node.type)
        elif is_reference(node.type):
            self._reference(node)

    def _reference(self, node: tree.Cast) -> None:
        """Reports ``[ref]`` among other types."""
        known = self._references
        if id(node) not in known:
            # The outermost one looks at all below it, so that a long row of them is walked once.
            references = [one for one in _prefixes(node) if isinstance(one, tree.Cast) and is_reference(one.type)]
            known.update((id(one), True) for one in references)
            known[id(references[-1])] = False
            for below in references[1:]:
                self.errors.add("ReferenceNeedsToBeByItselfInTypeSequence", below.type_start, below.type_end)
        parent = self.parent()
        if known[id(node)] or not isinstance(parent, tree.Cast) or is_reference(parent.type) or self._is_target():
            return
        self.errors.add("ReferenceNeedsToBeLastTypeInTypeConversion", node.type_start, node.type_end)

    def _is_target(self) -> bool:
        """Whether the node stands in the target of an assignment."""
        below: tree.Node | None = None
        for ancestor in reversed(self.ancestors):
            if isinstance(ancestor, tree.Assignment):
                return ancestor.target is below
            if isinstance(ancestor, tree.CommandExpression):
                return False
            below = ancestor
        return False

    def _attributed(self, node: tree.Attributed) -> None:
        if id(node) not in self._operands:
            prefixes = _prefixes(node)
            self._operands.update((id(one), prefixes[-1].operand) for one in prefixes)
        if not isinstance(self._operands[id(node)], tree.Variable):
            self.report("UnexpectedAttribute", node.attribute, node.attribute.type_name)

    def _using(self, node: tree.Using) -> None:
        at = node.expression
        while not isinstance(at, tree.Variable):
            is_named = isinstance(at, tree.Member) and isinstance(at.member, tree.String)
            if isinstance(at, tree.Index) and not is_constant(at.index, attribute=True):
                self.report("InvalidUsingExpression", at.index)
                return
            if not isinstance(at, tree.Index | tree.Member) or (isinstance(at, tree.Member) and not is_named):
                self.report("InvalidUsingExpression", at)
                return
            at = at.target

    def variable(self, node: tree.Variable) -> None:
        """Checks a variable: only commands are splatted for."""
        if not node.splatted or isinstance(self.parent(), tree.Command | tree.Using):
            return
        in_list = isinstance(self.parent(), tree.ArrayLiteral) and isinstance(self.parent(2), tree.Command)
        self.report("SplattingNotPermitted" + ("InArgumentList" if in_list else ""), node, self.path_of(node))

    def _hashtable(self, node: tree.Hashtable) -> None:
        keys: set[str] = set()
        for key, _ in node.entries:
            if isinstance(key, tree.Constant | tree.String):
                text = to_text(key.value)
                if text.lower() in keys:
                    self.report("DuplicateKeyInHashLiteral", key, text)
                keys.add(text.lower())

    def _workflow_block(self, node: tree.WorkflowBlock) -> None:
        self.errors.add("UnexpectedKeyword", node.start, node.start + len(node.keyword), node.keyword)


def _prefixes(node: tree.Cast | tree.Attributed) -> list[tree.Cast | tree.Attributed]:
    """Returns a type or attribute in front of an operand, and those between it and the operand."""
    found = [node]
    at = node.operand
    while isinstance(at, tree.Cast | tree.Attributed):
        found.append(at)
        at = at.operand
    return found


Check = Callable[[Any, Any], None]
"""Checks a node; the first argument is the checker."""

CHECKS: Final[dict[type[tree.Node], Check]] = {
    tree.ParamBlock: Checker._param_block,
    tree.Parameter: Checker.parameter,
    tree.Attribute: Checker.attribute,
    tree.FunctionDefinition: Checker._function,
    tree.UsingStatement: Checker._using_statement,
    tree.Switch: Checker._switch,
    tree.ForEach: Checker._foreach,
    tree.Data: Checker._data,
    tree.Try: Checker._try,
    tree.Break: Checker._break,
    tree.Continue: Checker._break,
    tree.Return: Checker.return_statement,
    tree.Assignment: Checker._assignment,
    tree.Unary: Checker._unary,
    tree.Cast: Checker._cast,
    tree.Attributed: Checker._attributed,
    tree.Using: Checker._using,
    tree.Variable: Checker.variable,
    tree.Hashtable: Checker._hashtable,
    tree.WorkflowBlock: Checker._workflow_block,
}
