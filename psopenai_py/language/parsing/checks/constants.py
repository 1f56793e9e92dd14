"""Which expressions are constant: what the arguments of attributes and ``#requires`` lines have to be."""

from __future__ import annotations

from typing import Final

from ... import tree
from ...tree.children import children
from .types import full_name

_FOLDED: Final = frozenset(
    ["+", "-", "*", "/", "%", "-not", "!", "-bnot", "-and", "-or", "-xor", "-band", "-bor", "-bxor", "-shl", "-shr"]
)
_SAFE_TYPES: Final = frozenset(
    f"System.{name}"
    for name in (
        *("Boolean", "Char", "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Single", "Double"),
        *("Decimal", "String", "DateTime", "Numerics.BigInteger"),
    )
)
_CONSTANTS: Final = frozenset(("true", "false", "null"))


def is_constant(node: tree.Node, *, attribute: bool = False, requires: bool = False, in_class: bool = False) -> bool:
    """Whether the value is known without running anything.

    `attribute`: as the argument of an attribute, where types, arrays and (not `in_class`) script blocks count as well.
    `requires`: as the argument of a ``#requires`` line, where arrays and hashtables do.
    """
    waiting = [node]
    while waiting:
        at = waiting.pop()
        if isinstance(at, tree.Constant | tree.String):
            continue
        if isinstance(at, tree.ScriptBlockExpression):
            if not attribute or in_class:
                return False
        elif isinstance(at, tree.TypeLiteral):
            if not attribute and full_name(at.type) is None:
                return False
        elif _may_be_constant(at, attribute=attribute, requires=requires):
            waiting += children(at)
        else:
            return False
    return True


def _may_be_constant(node: tree.Node, *, attribute: bool, requires: bool) -> bool:
    """Whether the node is constant if what is below it is."""
    if isinstance(node, tree.Variable):
        return not node.scope and node.name.lower() in _CONSTANTS
    if isinstance(node, tree.Binary):
        return node.operator in _FOLDED and not (node.operator in ("/", "%") and _is_nothing(node.right))
    if isinstance(node, tree.Unary):
        return node.operator in _FOLDED
    if isinstance(node, tree.Cast):
        return full_name(node.type) in _SAFE_TYPES
    if isinstance(node, tree.ArrayLiteral):
        return attribute or requires
    if isinstance(node, tree.Hashtable):
        return requires
    if isinstance(node, tree.StatementBlock):
        return not node.traps and len(node.statements) == 1
    if isinstance(node, tree.Pipeline):
        return len(node.elements) == 1
    if isinstance(node, tree.CommandExpression):
        return not node.redirections
    if isinstance(node, tree.Member):
        return _is_constant_member(node)
    return isinstance(node, tree.Ternary | tree.SubExpression | tree.Using | tree.Parenthesis)


def _is_nothing(node: tree.Expression) -> bool:
    return isinstance(node, tree.Variable) and node.name.lower() in ("false", "null")


def _is_constant_member(node: tree.Member) -> bool:
    """Whether it is a value of an enumeration, or one of the limits that numbers have."""
    if not (node.static and isinstance(node.target, tree.TypeLiteral) and isinstance(node.member, tree.String)):
        return False
    from ...members.types import named

    found = named(str(node.target.type))
    if found is None:
        # The engine knows more types than this project; what may be one of theirs is not refused.
        return True
    return found.family == "enum" or (found.name in _SAFE_TYPES and node.member.value.lower() in ("maxvalue", "minvalue", "empty"))
