"""What can be assigned to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ... import tree
from ..errors import ErrorList
from .types import full_name, is_reference, is_void

_OBJECT = "System.Object"
_ENGINE = "System.Management.Automation."
_AUTOMATIC: Final = {
    "_": _OBJECT,
    "args": "System.Object[]",
    "this": _OBJECT,
    "input": _OBJECT,
    "pscmdlet": f"{_ENGINE}PSScriptCmdlet",
    "psboundparameters": f"{_ENGINE}PSBoundParametersDictionary",
    "myinvocation": f"{_ENGINE}InvocationInfo",
    "psscriptroot": "System.String",
    "pscommandpath": "System.String",
}
"""Variables the engine sets, and the one type each may be given."""


def check_target(errors: ErrorList, target: tree.Expression, *, is_simple: bool, refuse: Callable[[tree.Node], None]) -> None:
    """Reports what cannot be assigned to; `is_simple`: by a plain ``=``, which may assign to several at once."""
    waiting: list[tuple[tree.Expression, bool]] = [(target, is_simple)]
    while waiting:
        at, simple = waiting.pop()
        if isinstance(at, tree.ArrayLiteral):
            if simple:
                waiting += [(element, True) for element in reversed(at.elements)]
            else:
                refuse(at)
        elif isinstance(at, tree.Parenthesis):
            inner = pure_expression(at.pipeline)
            if inner is None:
                refuse(at.pipeline)
            else:
                waiting.append((inner, simple))
        elif isinstance(at, tree.Cast | tree.Attributed):
            inner = _check_typed(errors, at)
            if inner is not None:
                waiting.append((inner, simple))
        elif isinstance(at, tree.Member | tree.InvokeMember | tree.Index):
            if at.null_conditional:
                refuse(at)
        elif not isinstance(at, tree.Variable):
            refuse(at)


def pure_expression(statement: tree.Statement) -> tree.Expression | None:
    """Returns the expression that a pipeline is, None where it is anything else."""
    if not isinstance(statement, tree.Pipeline) or len(statement.elements) != 1:
        return None
    element = statement.elements[0]
    return element.expression if isinstance(element, tree.CommandExpression) and not element.redirections else None


def _check_typed(errors: ErrorList, target: tree.Cast | tree.Attributed) -> tree.Expression | None:
    """Checks the types in front of a target; returns the target without them, None where there is nothing more to say."""
    casts: list[tree.Cast] = []
    reference: tree.Cast | None = None
    at: tree.Expression = target
    while isinstance(at, tree.Cast | tree.Attributed):
        if isinstance(at, tree.Cast):
            casts.append(at)
            if is_reference(at.type):
                reference = at
            elif is_void(at.type):
                errors.add("VoidTypeConstraintNotAllowed", at.type_start, at.type_end)
        at = at.operand
    if reference is not None and len(casts) > 1:
        errors.add("ReferenceNeedsToBeByItselfInTypeConstraint", reference.type_start, reference.type_end)
        return None
    if isinstance(at, tree.Variable) and at.scope in ("", "local", "private"):
        expected = _AUTOMATIC.get(at.name.lower())
        if expected is not None and not (casts and _is_type(casts[-1].type, expected)):
            errors.add("AssignmentStatementToAutomaticNotSupported", target.start, target.end, at.name, expected)
    return at


def _is_type(name: tree.TypeName, expected: str) -> bool:
    """Whether a name stands for a type; the names of types that are not known are compared as they are written."""
    written = str(name).lower()
    return written in (expected.lower(), expected.lower().removeprefix("system.")) or full_name(name) == expected
