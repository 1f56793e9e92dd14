"""Members, methods and elements of values."""

from __future__ import annotations

from typing import Any

from ...framework.values.collections import OrderedDictionary
from ...framework.values.nothing import NOTHING, UNBOUND
from ...framework.values.objects import PSObject, find
from ...framework.values.types import NetType
from .. import tree
from ..errors import PropertyNotFoundException
from ..members.indexing import index as element_at
from ..members.lookup import default_count, invoke_as, invoke_member
from ..members.lookup import read_member as read_any_member
from ..members.statics import get_static, invoke_static
from ..runtime.casting import find_type
from ..runtime.frame import Evaluate, Frame
from .compiler import Compiler


def member_name(compiler: Compiler, node: tree.Expression) -> Evaluate:
    """Compiles the name of a member."""
    if isinstance(node, tree.String):
        name = node.value
        return lambda frame: name
    return compiler.expression(node)


def read_member(frame: Frame, value: Any, name: Any) -> Any:
    """Returns a member, null where there is none. Raises PropertyNotFoundStrict under Set-StrictMode -Version 2 or later."""
    strict = frame.interpreter.strict
    found = read_any_member(value, name, strict=strict is not None and strict >= (2,))
    if found is not UNBOUND:
        return found
    if strict is None or strict < (2,):
        found = default_count(value, name)
        return None if found is UNBOUND else found
    raise PropertyNotFoundException.of(name)


def member(compiler: Compiler, node: tree.Member) -> Evaluate:
    """Compiles ``$a.b`` and ``[type]::b``."""
    target = compiler.expression(node.target)
    name_of = member_name(compiler, node.member)
    if node.static:
        return _static_member(target, name_of)
    constant = node.member.value if isinstance(node.member, tree.String) else None
    conditional = node.null_conditional

    def read(frame: Frame) -> Any:
        value = target(frame)
        name = name_of(frame) if constant is None else constant
        if type(value) is PSObject and constant is not None:
            found = find(value, constant)
            if found is not UNBOUND:
                return found
        if conditional and (value is None or value is NOTHING):
            return None
        return read_member(frame, value, name)

    return read


def _static_member(target: Evaluate, name_of: Evaluate) -> Evaluate:
    def read(frame: Frame) -> Any:
        known, name = target(frame), name_of(frame)
        found = get_static(known, name)
        if found is not UNBOUND:
            return found
        strict = frame.interpreter.strict
        if strict is not None and strict >= (2,):
            raise PropertyNotFoundException.of(name)
        return None

    return read


def invocation(compiler: Compiler, node: tree.InvokeMember) -> Evaluate:
    """Compiles a call of a method."""
    target = compiler.expression(node.target)
    name_of = member_name(compiler, node.member)
    arguments = [compiler.expression(argument) for argument in node.arguments]
    conditional = node.null_conditional
    if node.static:

        def call_static(frame: Frame) -> Any:
            known, name = target(frame), name_of(frame)
            values = [None if (value := argument(frame)) is NOTHING else value for argument in arguments]
            special = _special_static(frame, known, name, values)
            return invoke_static(known, name, values) if special is UNBOUND else special

        return call_static

    seen_as = _cast_of(node.target)

    def call(frame: Frame) -> Any:
        value = target(frame)
        if conditional and (value is None or value is NOTHING):
            return None
        name = name_of(frame)
        values = [None if (found := argument(frame)) is NOTHING else found for argument in arguments]
        if seen_as is not None:
            known = find_type(frame.interpreter, seen_as)
            if known.family == "class":
                return invoke_as(value, known, name, values)
        return invoke_member(value, name, values)

    return call


def _cast_of(node: tree.Expression) -> tree.TypeName | None:
    """Returns the type that an object is cast to before a method is called: ``([Base]$this).Method()`` calls that of the base."""
    match node:
        case tree.Parenthesis(pipeline=tree.Pipeline(elements=(tree.CommandExpression(expression=tree.Cast(type=name)),))):
            return name
    return None


def _special_static(frame: Frame, known: Any, name: Any, values: list[Any]) -> Any:
    """Calls what needs the session: ``[scriptblock]::Create``; `UNBOUND` for all else."""
    if isinstance(known, NetType) and known.family == "scriptblock" and str(name).lower() == "create" and len(values) == 1:
        from ..runtime.script_block import created

        return created(frame.interpreter.session, values[0])
    return UNBOUND


def indices_of(compiler: Compiler, node: tree.Expression) -> Evaluate:
    """Compiles what stands between the brackets: a list of indices, of several where a comma separates them."""
    if isinstance(node, tree.ArrayLiteral):
        return compiler.expression(node)
    one = compiler.expression(node)
    return lambda frame: [one(frame)]


def index(compiler: Compiler, node: tree.Index) -> Evaluate:
    """Compiles ``$a[0]``."""
    target = compiler.expression(node.target)
    place_of = compiler.expression(node.index)
    has_several = isinstance(node.index, tree.ArrayLiteral)
    conditional = node.null_conditional
    as_key = isinstance(node.index, tree.Cast) and node.index.type.name.lower() in ("object", "system.object")

    def read(frame: Frame) -> Any:
        value = target(frame)
        if conditional and (value is None or value is NOTHING):
            return None
        place = place_of(frame)
        if as_key and isinstance(value, OrderedDictionary):  # by key, even where it is a number
            return value.get(place)
        if has_several:
            return element_at(value, place, strict=_strictness(frame))
        if type(place) is int and type(value) is list and -len(value) <= place < len(value):
            return value[place]
        return element_at(value, [place], strict=_strictness(frame))

    return read


def _strictness(frame: Frame) -> int:
    strict = frame.interpreter.strict
    return 0 if strict is None else strict[0]
