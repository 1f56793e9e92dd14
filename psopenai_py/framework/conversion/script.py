"""The conversion an advanced function's type constraint makes before the binder coerces (R8.3, rules tagged [A])."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ..errors import PSInvalidCastException
from ..values.collections import Array
from ..values.nothing import NOTHING
from ..values.numbers import INT32_MAX, INT32_MIN, BigInteger, Int64, fits_int64
from ..values.scalars import ABSENT, PRESENT, SwitchParameter
from ..values.types import STRING, STRING_ARRAY, NetType
from .assignable import is_array
from .engine import convert
from .errors import boolean_refused


def transform(value: Any, target: NetType[Any]) -> Any:
    """Returns the value as the declared type. Raises PSInvalidCastException, also for what only a cast may do.

    A Boolean or switch takes Booleans, switches and numbers only, alone or as elements; an array does not become a text.
    """
    family = target.family
    if family == "string":
        if type(value) is str:
            return value
        if is_array(value):
            raise PSInvalidCastException("Cannot convert value to type System.String.", error_id="InvalidCastFromAnyTypeToString")
    elif _is_boolean(target):
        _check_boolean(value, target)
    elif family in ("array", "list") and target.element is not None and _is_boolean(target.element):
        for item in value if isinstance(value, list | tuple) else (value,):
            _check_boolean(item, target.element)
    return convert(value, target)


def converter_for(target: NetType[Any]) -> Callable[[Any], Any]:
    """Returns `transform` for one type, with a short way for values that need no conversion; to be kept by the caller."""
    family = target.family
    if family in ("object", "psobject"):
        return _unchanged
    exact = target.python if family in ("string", "bool", "uri", "datetime", "real", "decimal", "hashtable", "guid") else None
    if target.name == "System.Int32":
        return _to_int(target)
    if family == "switch":
        return _to_switch(target)
    if target == STRING_ARRAY:
        return _to_strings

    def transformed(value: Any) -> Any:
        return value if type(value) is exact else transform(value, target)

    return transformed


def variable_converter_for(target: NetType[Any]) -> Callable[[Any], Any]:
    """Returns the conversion of a typed variable, and of a parameter of a simple function: a text takes a collection as well."""
    if target.family == "string":
        return lambda value: convert(None if value is NOTHING else value, target)
    return converter_for(target)


def _unchanged(value: Any) -> Any:
    return None if value is NOTHING else value


def _to_int(target: NetType[Any]) -> Callable[[Any], Any]:
    def transformed(value: Any) -> Any:
        kind = type(value)
        if (kind is int or kind is Int64) and INT32_MIN <= value <= INT32_MAX:
            return int(value)
        return transform(value, target)

    return transformed


def _to_strings(value: Any) -> Any:
    if type(value) is str:
        return Array(STRING, (value,))
    if type(value) is list and all(type(item) is str for item in value):
        return Array(STRING, value)
    return transform(value, STRING_ARRAY)


def _to_switch(target: NetType[Any]) -> Callable[[Any], Any]:
    def transformed(value: Any) -> Any:
        if value is True:
            return PRESENT
        if value is False:
            return ABSENT
        return value if type(value) is SwitchParameter else transform(value, target)

    return transformed


def _is_boolean(target: NetType[Any]) -> bool:
    return target.family in ("bool", "switch") or (
        target.family == "nullable" and target.element is not None and target.element.family == "bool"
    )


def _check_boolean(value: Any, target: NetType[Any]) -> None:
    if value is None:
        if target.family == "bool":
            raise boolean_refused(value, target)
    elif not isinstance(value, bool | SwitchParameter | int | float | Decimal) or (
        isinstance(value, BigInteger) or (isinstance(value, int) and not fits_int64(value))
    ):
        raise boolean_refused(value, target)
