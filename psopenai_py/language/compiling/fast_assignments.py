"""The assignments that loops are made of, ``$x = …``, ``$x += …`` and ``$h[$key] = …``, without detours."""

from __future__ import annotations

from typing import Any

from ...framework.values.collections import Hashtable
from ...framework.values.nothing import NOTHING, UNBOUND
from ...framework.values.numbers import INT32_MAX, INT32_MIN
from .. import tree
from ..members.indexing import set_index
from ..runtime.automatic import PREFERENCES, READ_ONLY
from ..runtime.frame import Evaluate, Execute, Frame, Write
from ..runtime.lookup import read_outer
from ..runtime.texts import sum_of
from .compiler import Compiler
from .variables import folded_name, is_local

_SPECIAL = frozenset({"null", "psdefaultparametervalues"})
"""Variables whose assignment does something of its own."""

_REAL = frozenset({int, float})
"""Classes of numbers that a Double takes without a look at their values."""


def fast_assignment(compiler: Compiler, node: tree.Assignment) -> Execute | None:
    """Compiles an assignment that needs no detour; None for all others."""
    target = node.target
    if isinstance(target, tree.Index) and node.operator == "=" and not isinstance(target.index, tree.ArrayLiteral):
        return _fast_element(compiler, target, compiler.value_of(node.value))
    if not isinstance(target, tree.Variable) or not is_local(target):
        return None
    folded, name = folded_name(target), target.name
    if folded in READ_ONLY or folded in _SPECIAL or folded in PREFERENCES:
        return None
    if node.operator == "=":
        value_of = compiler.value_of(node.value)

        def set_value(frame: Frame, write: Write) -> None:
            value = value_of(frame)
            values = frame.values
            if folded in values and ((rules := frame.scope.rules) is None or folded not in rules):
                values[folded] = value
            else:
                frame.scope.put(folded, name, value)

        return set_value
    if node.operator == "+=":
        return _fast_addition(folded, name, compiler.value_of(node.value))
    return None


def _fast_element(compiler: Compiler, target: tree.Index, value_of: Evaluate) -> Execute:
    """Compiles ``$h[$key] = …``."""
    object_of, index_at = compiler.expression(target.target), compiler.expression(target.index)
    owner = target.target
    local = folded_name(owner) if isinstance(owner, tree.Variable) and is_local(owner) else ""

    def set_element(frame: Frame, write: Write) -> None:
        holder = frame.values.get(local)
        if type(holder) is not Hashtable:
            holder = object_of(frame)
        at = index_at(frame)
        value = value_of(frame)
        if value is NOTHING:
            value = None
        if type(holder) is Hashtable and type(at) is str:
            holder[at] = value
        else:
            set_index(holder, [at], value)

    return set_element


def _fast_addition(folded: str, name: str, value_of: Evaluate) -> Execute:
    def add_value(frame: Frame, write: Write) -> None:
        values = frame.values
        left = values.get(folded, UNBOUND)
        if left is UNBOUND:
            left = read_outer(frame, folded, name)
        right = value_of(frame)
        kind = type(left)
        if kind is int and type(right) is int and INT32_MIN <= (total := left + right) <= INT32_MAX:
            value: Any = total
        elif kind is float and type(right) in _REAL:
            value = left + right
        else:
            value = sum_of(frame.scope, None if left is NOTHING else left, None if right is NOTHING else right)
        if folded in values and ((rules := frame.scope.rules) is None or folded not in rules):
            values[folded] = value
        else:
            frame.scope.put(folded, name, value)

    return add_value
