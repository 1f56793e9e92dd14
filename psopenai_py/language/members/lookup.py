"""Reading, setting and calling the members of any value, by the engine's rules."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any, Final

from ...framework.conversion.errors import type_name
from ...framework.conversion.text import is_enumerable, to_text
from ...framework.errors import PowerShellError
from ...framework.values.enums import NetEnum, NetFlags
from ...framework.values.net_object import NetObject
from ...framework.values.noted import note, notes_of
from ...framework.values.nothing import NOTHING, UNBOUND
from ...framework.values.objects import Computed, PSObject, find, key_of, method_of, set_property, unsettled_properties
from ...framework.values.properties import property_of
from ...framework.values.types import STRING, NetType
from ..errors import (
    GetValueInvocationException,
    MethodException,
    MethodInvocationException,
    PropertyNotFoundException,
    RuntimeException,
    SetValueInvocationException,
    UnsupportedTypeException,
    method_not_found,
)
from .catalogue import members_named, members_of_type
from .overloads import call
from .table import Members
from .types import GenericType, kind_of

_VIEWS: Final = frozenset({"psobject", "psbase", "psadapted", "psextended", "pstypenames"})
_PROPERTY_NOT_FOUND: Final = "The property '{}' cannot be found on this object. Verify that the property exists and can be set."


def members_of(value: Any) -> Members:
    """Returns the members of a value's type; those of every object where the type has no table."""
    known = kind_of(value)
    found = members_of_type(known) if known is not None else None
    return found or _of_every_object()


def _of_every_object() -> Members:
    found = members_named("System.Object")
    assert found is not None
    return found


def get_member(value: Any, name: Any) -> Any:
    """Returns a member of this very value, `UNBOUND` where it has none of that name: an entry of a dictionary, a property.

    The elements of a collection are not asked.
    """
    if value is None or value is NOTHING:
        return UNBOUND
    if isinstance(value, Mapping):
        found = _entry(value, name)
        if found is not UNBOUND:
            return found
    if not isinstance(name, str):
        name = to_text(name)
    if isinstance(value, PSObject):
        found = find(value, name)
        if found is not UNBOUND:
            return found
    folded = name.casefold()
    if folded in _VIEWS:
        return _view(value, folded)
    if isinstance(value, PSObject):
        return UNBOUND
    return _property(value, name)


def _entry(value: Mapping[Any, Any], key: Any) -> Any:
    try:
        return value.get(key, UNBOUND)
    except TypeError:  # a key that cannot be one, such as a list
        return UNBOUND


def _view(value: Any, folded: str) -> Any:
    from .object_views import view_of

    return view_of(value, folded)


def _property(value: Any, name: str) -> Any:
    members = members_of(value)
    if members.fallback is not None:
        found = members.fallback(value, name)
        if found is not UNBOUND:
            return found
    getter = members.getter(name)
    try:
        found = note(value, name)
        if found is not UNBOUND:
            return found.getter(value) if type(found) is Computed else found
        if getter is not None:
            return getter(value)
        return property_of(value, name)
    except PowerShellError as error:
        raise GetValueInvocationException.of(name, error) from error


def read_member(value: Any, name: Any, *, strict: bool = False) -> Any:
    """Returns what ``$value.name`` is, `UNBOUND` where there is no such member: that is null, and in strict mode an error.

    A collection without the member is read element by element: what they have is joined, one value stays alone; `strict` wants
    it of each element. Everything has a Count and a Length: 1, of null 0; in strict mode only custom objects do.
    """
    found = get_member(value, name)
    if found is not UNBOUND:
        return found
    if name is None:
        return None
    if value is not NOTHING and is_enumerable(value):
        gathered: list[Any] = []
        _gather(value, name, gathered, strict)
        if gathered:
            return gathered[0] if len(gathered) == 1 else gathered
        if strict:
            reason = PropertyNotFoundException.of(to_text(name))
            raise RuntimeException(str(reason), error_id=reason.error_id)
    return default_count(value, name) if isinstance(value, PSObject) else UNBOUND


def default_count(value: Any, name: Any) -> Any:
    """Returns the Count or Length of a value that has none, `UNBOUND` for other names; only outside of strict mode."""
    if isinstance(name, str) and name.casefold() in ("count", "length"):
        return 0 if value is None or value is NOTHING else 1
    return UNBOUND


def _gather(value: Any, name: Any, gathered: list[Any], strict: bool) -> None:
    for item in value:
        found = get_member(item, name)
        if found is UNBOUND and strict:
            raise PropertyNotFoundException.of(to_text(name))
        if found is UNBOUND and not is_enumerable(item):
            found = default_count(item, name)
        if found is not UNBOUND:
            if found is not NOTHING and is_enumerable(found):
                gathered.extend(found)
            else:
                gathered.append(found)
        elif is_enumerable(item):
            _gather(item, name, gathered, strict)
        elif isinstance(item, PSObject):
            gathered.append(None)


def set_member(value: Any, name: Any, new: Any) -> None:
    """Sets a property or an entry. Raises the engine's errors where there is none, or it cannot be set."""
    new = None if new is NOTHING else new
    if value is None or value is NOTHING:
        raise RuntimeException(_PROPERTY_NOT_FOUND.format(to_text(name)), error_id="PropertyNotFound")
    if isinstance(value, MutableMapping):
        value[name] = new
        return
    name = to_text(name)
    if isinstance(value, PSObject):
        _set_on_object(value, name, new)
        return
    if note(value, name) is not UNBOUND:
        notes = notes_of(value)
        notes[next(known for known in notes if known.casefold() == name.casefold())] = new
        return
    members = members_of(value)
    setter = members.setters.get(name.casefold())
    try:
        if setter is not None:
            setter(value, new)
            return
        if isinstance(value, NetObject) and value.put(name, new):
            return
    except PowerShellError as error:
        raise SetValueInvocationException.of(name, str(error)) from error
    if get_member(value, name) is not UNBOUND:
        raise RuntimeException(f"'{name}' is a ReadOnly property.", error_id="PropertyAssignmentException")
    raise RuntimeException(_PROPERTY_NOT_FOUND.format(name), error_id="PropertyAssignmentException")


def _set_on_object(value: PSObject, name: str, new: Any) -> None:
    key = key_of(value, name)
    if key is None:
        raise SetValueInvocationException.of(name, _PROPERTY_NOT_FOUND.format(name))
    stored = unsettled_properties(value)[key]
    if type(stored) is Computed:
        if stored.setter is None:
            raise SetValueInvocationException.of(name, f'Set accessor for property "{name}" is unavailable.')
        stored.setter(value, new)
        return
    set_property(value, key, new)


def invoke_member(value: Any, name: Any, arguments: Sequence[Any] = ()) -> Any:
    """Calls a method of a value; of a collection without it, the method of each element.

    Returns NOTHING for a method that returns nothing. Raises MethodNotFound, InvokeMethodOnNull, MethodException where no
    overload fits, and MethodInvocationException where the method itself fails.
    """
    if value is None or value is NOTHING:
        raise RuntimeException("You cannot call a method on a null-valued expression.", error_id="InvokeMethodOnNull")
    name = name if isinstance(name, str) else to_text(name)
    found = _invoke(value, name, arguments)
    if found is not UNBOUND:
        return found
    folded = name.casefold()
    if folded in ("where", "foreach"):
        from .collection_methods import for_each, where

        items = list(value) if is_enumerable(value) else [value]
        return (where if folded == "where" else for_each)(items, name, arguments)
    if is_enumerable(value):
        return _invoke_on_elements(value, name, arguments)
    raise method_not_found(_name_for_message(value), name, target=name if isinstance(value, PSObject) else None)


def _invoke(value: Any, name: str, arguments: Sequence[Any]) -> Any:
    """Calls a method of this very value; `UNBOUND` where it has none of that name."""
    if isinstance(value, PSObject):
        method = method_of(value, name)
        if method is not None:
            return method(value, *arguments)
    members = members_of(value)
    overloads = members.find_methods(name, _arguments_of(value))
    if not overloads:
        bound = get_member(value, name) if isinstance(value, NetObject) else UNBOUND
        if callable(bound):
            return bound(*arguments)
        return UNBOUND
    return guarded(name, arguments, lambda: call(overloads[0].name, overloads, arguments, (value,)), scripted=members.is_scripted)


def invoke_as(value: Any, known: NetType[Any], name: Any, arguments: Sequence[Any]) -> Any:
    """Calls a method as a class has it that the value's class derives from, and that may have been overridden since."""
    name = to_text(name)
    members = members_of_type(known)
    overloads = members.find_methods(name) if members is not None else ()
    if not overloads:
        return invoke_member(value, name, arguments)
    return call(overloads[0].name, overloads, arguments, (value,))


def guarded(name: str, arguments: Sequence[Any], run: Any, *, scripted: bool = False) -> Any:
    """Runs a method; what it raises becomes a MethodInvocationException, errors of the call itself and of scripts' methods stay."""
    if scripted:
        return run()
    try:
        return run()
    except (MethodException, UnsupportedTypeException):
        raise
    except RecursionError:
        raise
    except Exception as error:
        raise MethodInvocationException.of(name, len(arguments), error) from error


def _arguments_of(value: Any) -> Sequence[NetType[Any]]:
    known = None if isinstance(value, PSObject) else getattr(value, "own_type", None)
    if isinstance(known, GenericType):
        return known.arguments
    element = None if isinstance(value, PSObject) else getattr(value, "element_type", None)
    return () if element is None else (element,)


def _name_for_message(value: Any) -> str:
    known = kind_of(value)
    return type_name(value) if isinstance(value, PSObject) else known.name if known else STRING.name


def _invoke_on_elements(value: Any, name: str, arguments: Sequence[Any]) -> Any:
    results: list[Any] = []
    if not _call_each(value, name, arguments, results):
        raise method_not_found(_name_for_message(value), name)
    if len(results) == 1:
        return results[0]
    return results or NOTHING


def _call_each(value: Any, name: str, arguments: Sequence[Any], results: list[Any]) -> bool:
    """Calls the method of each element, of an element without it that of its own; False where there was no element."""
    called = False
    for item in list(value):
        if item is None:
            raise RuntimeException("You cannot call a method on a null-valued expression.", error_id="InvokeMethodOnNull")
        result = _invoke(item, name, arguments)
        if result is UNBOUND:
            if not is_enumerable(item):
                raise method_not_found(_name_for_message(item), name)
            called = _call_each(item, name, arguments, results) or called
            continue
        called = True
        if result is not NOTHING and is_enumerable(result):
            results.extend(result)
        elif result is not NOTHING:
            results.append(result)
    return called


def is_enumeration(value: object) -> bool:
    """Whether the value is a member of an enumeration."""
    return isinstance(value, NetEnum | NetFlags)
