"""Types as values and in front of expressions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...framework.values.collections import OrderedDictionary
from ...framework.values.objects import PSObject
from ...framework.values.types import NetType
from .. import tree
from ..members.casts import custom_object
from ..runtime.casting import cast as cast_value
from ..runtime.casting import find_type, is_custom_object
from ..runtime.frame import Evaluate, Frame
from .compiler import Compiler


def resolver(name: tree.TypeName) -> Evaluate:
    """Returns what finds the type of a name: at the first evaluation, and again after a script has defined types."""
    known: list[tuple[Mapping[str, NetType[Any]], NetType[Any]]] = []

    def find(frame: Frame) -> Any:
        types = frame.interpreter.types
        if known and known[0][0] is types:
            return known[0][1]
        found = find_type(frame.interpreter, name)
        known[:] = [(types, found)]
        return found

    return find


def type_literal(compiler: Compiler, node: tree.TypeLiteral) -> Evaluate:
    """Compiles ``[int]``."""
    return resolver(node.type)


def cast(compiler: Compiler, node: tree.Cast) -> Evaluate:
    """Compiles ``[int]$x``. ``[pscustomobject]@{…}`` and ``[ordered]@{…}`` keep the order of the text."""
    name = node.type
    if isinstance(node.operand, tree.Hashtable) and name.element is None:
        from .collections import dictionary

        if is_custom_object(name):
            entries = dictionary(compiler, node.operand, OrderedDictionary)
            return lambda frame: custom_object(entries(frame))
        if name.name.lower() == "ordered":
            return dictionary(compiler, node.operand, OrderedDictionary)
    operand = compiler.expression(node.operand)
    if is_custom_object(name):
        return lambda frame: custom_object(operand(frame))
    if name.name.lower() == "ref":
        return _reference(compiler, node.operand)
    find = resolver(name)

    def evaluate(frame: Frame) -> Any:
        return cast_value(frame, operand(frame), find(frame))

    return evaluate


def attributed(compiler: Compiler, node: tree.Attributed) -> Evaluate:
    """Compiles an attribute in front of an expression that is read: it has no say then."""
    return compiler.expression(node.operand)


def _reference(compiler: Compiler, operand: tree.Expression) -> Evaluate:
    """Compiles ``[ref]$x``: an object whose Value is the variable."""
    from ..runtime.references import Reference
    from .assignments import assigner

    read = compiler.expression(operand)
    write = assigner(compiler, operand) if isinstance(operand, tree.Variable) else None

    def evaluate(frame: Frame) -> Any:
        if write is None:
            return PSObject([("Value", read(frame))])
        return Reference(lambda: read(frame), lambda value: write(frame, value))

    return evaluate
