"""``[type]::member``, ``[type]::method()`` and ``[type]::new()``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...framework.conversion.text import to_text
from ...framework.errors import PowerShellError
from ...framework.values.enums import names_of
from ...framework.values.nothing import NOTHING, UNBOUND
from ...framework.values.types import NetType
from ..errors import (
    GetValueInvocationException,
    MethodException,
    RuntimeException,
    SetValueInvocationException,
    method_not_found,
)
from .catalogue import members_of_type
from .lookup import guarded
from .method_values import MethodValue
from .overloads import Overload, Overloads, call
from .table import Members
from .types import resolve

_PROPERTY_NOT_FOUND = "The property '{}' cannot be found on this object. Verify that the property exists and can be set."


def get_static(known: Any, name: Any) -> Any:
    """Returns a static property or field, or a method that was not called; `UNBOUND` where there is none of that name."""
    known, name = class_of(known), to_text(name)
    if not isinstance(known, NetType):
        return UNBOUND
    if known.family == "enum" and known.python is not None:
        folded = {member.casefold(): number for member, number in names_of(known.python).items()}
        if name.casefold() in folded:
            return known.python(folded[name.casefold()])
    members = members_of_type(known)
    if members is None:
        return UNBOUND
    getter = members.static_properties.get(name.casefold())
    if getter is not None:
        try:
            return getter(known) if known.family in ("integer", "real") else getter()
        except PowerShellError as error:
            raise GetValueInvocationException.of(name, error) from error
    overloads = _statics(members, known, name)
    return MethodValue(overloads, lambda *arguments: invoke_static(known, name, arguments)) if overloads else UNBOUND


def set_static(known: Any, name: Any, new: Any) -> None:
    """Sets a static property. Raises the engine's error where there is none that can be set."""
    known, name = class_of(known), to_text(name)
    members = members_of_type(known) if isinstance(known, NetType) else None
    setter = members.setters.get(f"::{name.casefold()}") if members else None
    if setter is None:
        raise RuntimeException(_PROPERTY_NOT_FOUND.format(name), error_id="PropertyAssignmentException")
    try:
        setter(None if new is NOTHING else new)
    except PowerShellError as error:
        raise SetValueInvocationException.of(name, str(error)) from error


def invoke_static(known: Any, name: Any, arguments: Sequence[Any] = ()) -> Any:
    """Calls a static method, with ``new`` a constructor. Raises as `invoke_member` does."""
    known, name = class_of(known), to_text(name)
    if not isinstance(known, NetType):
        from .types import kind_of

        actual = kind_of(known)
        if actual is None:
            raise RuntimeException("You cannot call a method on a null-valued expression.", error_id="InvokeMethodOnNull")
        raise method_not_found(actual.name, name)
    if name.casefold() == "new":
        return new_object(known, arguments)
    members = members_of_type(known)
    overloads = _statics(members, known, name) if members else Overloads()
    if not overloads:
        raise method_not_found(known.name, name)
    scripted = members is not None and members.is_scripted
    return guarded(name, arguments, lambda: call(overloads[0].name, overloads, arguments, ()), scripted=scripted)


def class_of(value: Any) -> Any:
    """Returns the class of an object of a script's class, for its static members; any other value itself."""
    own = getattr(value, "own_type", None)
    return own if own is not None and own.family == "class" else value


def _statics(members: Members, known: NetType[Any], name: str) -> Overloads:
    """Returns the overloads of a static method; methods of numbers take the type as their first argument."""
    overloads = members.find_statics(name, members.arguments_of(known))
    if members.needs_type:
        bound = (method._replace(function=_with_type(method, known)) for method in overloads)
        return Overloads(bound, overloads.choices)
    return overloads


def _with_type(method: Overload, known: NetType[Any]) -> Any:
    return lambda *arguments: method.function(known, *arguments)


def new_object(known: NetType[Any] | str, arguments: Sequence[Any] = ()) -> Any:
    """Returns a new object of the type. Raises MethodException where no constructor takes these arguments."""
    target = resolve(known) if isinstance(known, str) else known
    if target.family == "array" and target.element is not None and target.name != "System.Array":
        from .arrays import new_array

        return guarded(".ctor", arguments, lambda: new_array(target.element, arguments))
    if target.family == "multiarray":
        from .multi_arrays import new_multi_array

        return guarded(".ctor", arguments, lambda: new_multi_array(target, arguments))
    members = members_of_type(target)
    overloads = _statics(members, target, "new") if members else Overloads()
    if not overloads:
        if not arguments and target.family == "enum" and target.python is not None:
            return target.python(0)
        raise MethodException(
            f'Cannot find an overload for "new" and the argument count: "{len(arguments)}".',
            error_id="MethodCountCouldNotFindBest",
        )
    scripted = members is not None and members.is_scripted
    return guarded(".ctor", arguments, lambda: call("new", overloads, arguments, ()), scripted=scripted)
