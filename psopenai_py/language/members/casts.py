"""``[type]value``: the framework's conversions, and those to the types that only the language has."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from ...framework.conversion.engine import convert
from ...framework.conversion.errors import failed, no_conversion
from ...framework.conversion.fallback import invalid_cast, is_convertible, of_nothing
from ...framework.conversion.text import to_text
from ...framework.errors import PowerShellError, PSInvalidCastException
from ...framework.values.nothing import NOTHING
from ...framework.values.objects import PSObject
from ...framework.values.scalars import ScriptBlock
from ...framework.values.types import NetType
from .types import ENUM, is_of_type, named, stands_for

_OF_THE_LANGUAGE = frozenset({"foreign", "generic", "interface", "type", "delegate", "void", "static", "offset", "multiarray"})


def cast(value: Any, target: NetType[Any]) -> Any:
    """Returns the value as the type. Raises PSInvalidCastException where it does not convert."""
    if value is NOTHING and target.is_value_type:
        made = of_nothing(target)
        if made is not None:
            return made
    if target.family not in _OF_THE_LANGUAGE:
        return value if stands_for(value, target) else convert(value, target)
    if target.family == "void":
        return NOTHING
    if value is None or value is NOTHING:
        return convert(None, target)
    if is_of_type(value, target) or (target.family == "delegate" and isinstance(value, ScriptBlock)):
        return value
    if target.family == "type":
        return _to_type(value, target)
    if target is ENUM and isinstance(value, str):
        reason = "Late bound operations cannot be performed on types or methods for which ContainsGenericParameters is true."
        raise failed(value, target, reason, "InvalidCastParseException")
    return _constructed(value, target)


def _to_type(value: Any, target: NetType[Any]) -> NetType[Any]:
    if is_convertible(value):
        raise invalid_cast(value, NetType("System.Type", "type"))
    if isinstance(value, int | float | Decimal):
        value = to_text(value)
    if not isinstance(value, str):
        raise no_conversion(value, target)
    found = named(value)
    if found is None:
        error = no_conversion(value, NetType("System.Type", "type"))
        raise PSInvalidCastException(str(error), error_id="InvalidCastFromStringToType")
    return found


def _constructed(value: Any, target: NetType[Any]) -> Any:
    """Returns a new object of the type, made from the value by a constructor of one argument or by its Parse method."""
    from .catalogue import members_of_type
    from .overloads import call

    if target.family == "offset":
        if is_convertible(value):
            raise invalid_cast(value, target)
        if isinstance(value, PSObject):
            raise failed(value, target, str(no_conversion(value, target)), "InvalidCastConstructorException")
        if isinstance(value, int | float | Decimal):
            value = to_text(value)
    members = members_of_type(target)
    if members is None:
        raise no_conversion(value, target)
    arguments = members.arguments_of(target)
    makers = [method for method in members.find_statics("new", arguments) if len(method.parameters) == 1]
    error_id = "InvalidCastConstructorException"
    if isinstance(value, str):
        all_parsers = members.find_statics("Parse", arguments)
        parsers = [method for method in all_parsers if len(method.parameters) == 1]
        if parsers:
            with_culture = len(parsers) < len(all_parsers)
            makers, error_id = parsers, f"InvalidCastParseTargetInvocation{'WithFormatProvider' if with_culture else ''}"
    if not makers:
        raise no_conversion(value, target)
    if members.needs_type:
        makers = [method._replace(function=partial(method.function, target)) for method in makers]
    try:
        return call(target.short_name, makers, [value], ())
    except PowerShellError as error:
        if error.error_id.startswith("Method"):
            raise no_conversion(value, target) from error
        raise failed(value, target, str(error), error_id) from error


def custom_object(value: Any) -> Any:
    """Returns what ``[pscustomobject]`` makes of a value: an object of a dictionary's entries, of other values themselves.

    An entry ``PSTypeName`` with a text names the object's type.
    """
    if not isinstance(value, Mapping):
        return value
    properties: dict[str, Any] = {}
    types: list[str] = []
    for key, item in value.items():
        name = to_text(key)
        if name.casefold() == "pstypename" and isinstance(item, str) and item:
            types = [item]
        else:
            properties[name] = None if item is NOTHING else item
    return PSObject(properties, types=types)
