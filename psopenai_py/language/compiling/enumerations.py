"""Enumerations that a script defines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ...framework.conversion.engine import convert
from ...framework.conversion.text import type_text
from ...framework.errors import PSInvalidCastException
from ...framework.values.enums import NetEnum, NetFlags
from ...framework.values.types import INT, NetType, enum_of
from .. import tree
from ..parsing.errors import ErrorList
from ..runtime.attributes import attribute_name
from ..runtime.casting import find_type
from ..runtime.frame import Frame
from ..tree.children import children
from .compiler import Compiler

_CONSTANTS: Final = frozenset({"true", "false", "null"})
_RUNNING: Final = (tree.SubExpression, tree.InvokeMember, tree.ScriptBlockExpression, tree.Parenthesis)
_BITS: Final = {"SByte": 7, "Byte": 8, "Int16": 15, "UInt16": 16, "Int32": 31, "UInt32": 32, "Int64": 63, "UInt64": 64}


def enumeration(compiler: Compiler, node: tree.TypeDefinition, frame: Frame, errors: ErrorList) -> NetType[Any]:
    """Returns the type of an enumeration. A member without a value is one more than the one before it, with flags as well."""
    underlying = find_type(frame.interpreter, node.bases[0]) if node.bases else INT
    numbers: dict[str, int] = {}
    following = 0
    for member in node.members:
        if not isinstance(member, tree.PropertyMember):
            continue
        number = following
        if member.initial is not None:
            number = _value(compiler, member.initial, underlying, frame, errors)
        if number.bit_length() > _BITS[underlying.short_name]:
            errors.add("EnumeratorValueOutOfBounds", member.start, member.end, type_text(underlying))
        if member.name.casefold() in {name.casefold() for name in numbers}:
            errors.add("MemberAlreadyDefined", member.start, member.end, member.name)
        numbers[member.name] = number
        following = number + 1
    is_flags = any(attribute_name(one) == "flags" for one in node.attributes)
    base: Any = NetFlags if is_flags else NetEnum
    return enum_of(base(node.name, {_python_name(name): number for name, number in numbers.items()}))


def _python_name(name: str) -> str:
    """Returns a name as a member of Python's has it, where None is none."""
    return "None_" if name == "None" else name


def _value(compiler: Compiler, node: tree.Expression, underlying: NetType[Any], frame: Frame, errors: ErrorList) -> int:
    if not all(map(_is_constant, _walk(node))):
        errors.add("EnumeratorValueMustBeConstant", node.start, node.end)
        return 0
    value = compiler.expression(node)(frame)
    try:
        return int(convert(value, underlying))
    except PSInvalidCastException:
        is_number = isinstance(value, int | float)
        name = "EnumeratorValueOutOfBounds" if is_number else "CannotConvertValue"
        errors.add(name, node.start, node.end, type_text(underlying))
        return 0


def _walk(node: tree.Node) -> Iterator[tree.Node]:
    waiting = [node]
    while waiting:
        at = waiting.pop()
        yield at
        waiting += children(at)


def _is_constant(node: tree.Node) -> bool:
    if isinstance(node, tree.Variable):
        return node.name.lower() in _CONSTANTS
    return not isinstance(node, _RUNNING)
