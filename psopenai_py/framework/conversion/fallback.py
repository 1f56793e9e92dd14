"""The conversions of last resort (binding.md 8.5, rules 10, 11 and 13): through text, from dictionaries, from objects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from ..errors import PSInvalidCastException
from ..values.collections import ArrayList, GenericList, Hashtable, OrderedDictionary
from ..values.dates import DateTime, TimeSpan
from ..values.enums import NetEnum, NetFlags, names_of
from ..values.numbers import BigInteger
from ..values.objects import PSObject, names
from ..values.scalars import ABSENT, Char, SecureString, Version
from ..values.types import INT, NetType, type_of
from .errors import failed, no_conversion, not_created
from .text import to_text

Converter = Callable[[Any, NetType[Any]], Any]

PRIMITIVES: Final = frozenset({"bool", "char", "integer", "real", "decimal", "datetime", "string"})
"""The families that the framework's own conversion of a value knows; its messages name them without namespace."""

_FROM_COUNT: Final = frozenset({"datetime", "timespan", "ipaddress", "hashtable", "list", "arraylist"})
"""The families with a constructor that takes an integer."""

FROM_TEXT: Final = frozenset({"uri", "regex", "version", "guid", "timespan", "datetime", "ipaddress", "enum", "list"})
"""The families that text converts to, and numbers by way of their text."""


def is_convertible(value: Any) -> bool:
    """Whether .NET counts the value as convertible although it is no number and no text: its errors are those of that way."""
    return isinstance(value, bool | Char | DateTime | NetEnum | NetFlags) or _is_database_null(value)


def _is_database_null(value: Any) -> bool:
    return getattr(value, "net_type", None) == "System.DBNull"


def invalid_cast(value: Any, target: NetType[Any]) -> PSInvalidCastException:
    """Returns the error of a convertible value for a type it does not convert to."""
    source = type_of(value)
    assert source is not None
    if _is_database_null(value):
        reason = "Object cannot be cast from DBNull to other types."
    elif target.family in PRIMITIVES:
        name = "Enum" if isinstance(value, NetEnum | NetFlags) else source.short_name
        reason = f"Invalid cast from '{name}' to '{target.short_name}'."
    else:
        reason = f"Invalid cast from '{source.name}' to '{target.name}'."
    return failed(value, target, reason, "InvalidCastIConvertible")


def rule(value: Any, target: NetType[Any], convert: Callable[[Any, NetType[Any]], Any]) -> Converter | None:
    """Returns the conversion for a value whose kind the target's own family does not know, or None."""
    if isinstance(value, NetEnum | NetFlags) and target.family in _FROM_COUNT:
        return lambda value, target: _of_member(value, target, convert)
    if is_convertible(value) or (isinstance(value, float | Decimal) and target.family == "char"):
        return _refuse
    if isinstance(value, int | float | Decimal):
        if target.family not in FROM_TEXT:
            return None
        return lambda value, target: convert(to_text(value), target)
    if target.family == "nullable" and isinstance(value, Mapping | PSObject):
        return _null_underlying
    if target.family not in _EMPTY:
        return None
    if isinstance(value, Mapping):
        return _from_dictionary
    return _from_object if isinstance(value, PSObject) else None


def of_nothing(target: NetType[Any]) -> Any:
    """Returns a new object of the type, which AutomationNull, an object without properties, becomes; None for other types."""
    make = _EMPTY.get(target.family)
    return make(target) if make is not None and target.is_value_type else None


def _of_member(value: Any, target: NetType[Any], convert: Callable[[Any, NetType[Any]], Any]) -> Any:
    """Returns what the constructor that takes an integer makes of an enumeration's member: for a collection, its capacity."""
    make = _EMPTY.get(target.family)
    return convert(int(value), target) if make is None or target.family in ("datetime", "timespan") else make(target)


def _refuse(value: Any, target: NetType[Any]) -> Any:
    raise invalid_cast(value, target)


def _null_underlying(value: Any, target: NetType[Any]) -> Any:
    reason = (
        'Cannot process argument because the value of argument "obj" is null. '
        'Change the value of argument "obj" to a non-null value.'
    )
    raise failed(value, target, reason, "InvalidCastConstructorException")


def _guid(target: NetType[Any]) -> Any:
    import uuid

    return uuid.UUID(int=0)


def _zero_member(target: NetType[Any]) -> Any:
    assert target.python is not None
    values = names_of(target.python).values()
    return target.python(0 if 0 in values else next(iter(values)))


_EMPTY: Final[dict[str, Callable[[NetType[Any]], Any]]] = {
    "decimal": lambda target: Decimal(0),
    "bigint": lambda target: BigInteger(0),
    "datetime": lambda target: DateTime(1, 1, 1),
    "timespan": lambda target: TimeSpan(0),
    "guid": _guid,
    "version": lambda target: Version(0, 0),
    "enum": _zero_member,
    "switch": lambda target: ABSENT,
    "securestring": lambda target: SecureString(""),
    "hashtable": lambda target: Hashtable(),
    "ordered": lambda target: OrderedDictionary(),
    "arraylist": lambda target: ArrayList(),
    "list": lambda target: GenericList(target.element) if target.element else ArrayList(),
}
"""What each type with a constructor without arguments makes."""

_SETTABLE: Final = {"enum": ("value__", INT), "list": ("Capacity", INT), "arraylist": ("Capacity", INT)}
"""The properties of such a new object that can be set: name and type."""


def _from_dictionary(value: Mapping[Any, Any], target: NetType[Any]) -> Any:
    """Returns a new object of the type; an entry whose key is none of its properties is an error."""
    unknown = _unknown(value, target)
    if unknown is None:
        return _EMPTY[target.family](target)
    settable = _SETTABLE.get(target.family)
    available = (
        f"The settable properties are: [{settable[0]} <{settable[1].name}>]."
        if settable
        else "There is no settable property available."
    )
    raise not_created(target, f"The property '{unknown}' was not found for the '{target.name}' object. {available}")


def _from_object(value: PSObject, target: NetType[Any]) -> Any:
    """Returns a new object of the type for an object without properties of its own."""
    if _unknown(names(value), target) is None:
        return _EMPTY[target.family](target)
    raise failed(value, target, str(no_conversion(value, target)), "InvalidCastConstructorException")


def _unknown(keys: Iterable[Any], target: NetType[Any]) -> str | None:
    known = _SETTABLE.get(target.family, ("",))[0].casefold()
    return next((text for text in map(to_text, keys) if text.casefold() != known), None)
