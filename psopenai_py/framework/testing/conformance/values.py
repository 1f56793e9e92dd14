"""Values of recorded cases: what a case gives, decoded; what a command got, encoded with its .NET type."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, NoReturn

from ...conversion.engine import convert
from ...conversion.number_format import decimal_text, round_trip
from ...conversion.text import to_text
from ...values.collections import Array, ArrayList, Hashtable, OrderedDictionary
from ...values.dates import DateTime, TimeSpan
from ...values.numbers import Byte, Int16, Int64, SByte, Single, UInt16, UInt32
from ...values.objects import CUSTOM_OBJECT, PSObject, items
from ...values.scalars import ScriptBlock, SecureString, SwitchParameter, Uri
from ...values.types import DECIMAL, OBJECT, STRING, type_named, type_of
from .later import NeedsLater

_PLAIN_NUMBERS = (Byte, SByte, Int16, UInt16, UInt32, Int64)
_DEEPEST = 6


def decode(value: Any, type_name: Callable[[str], str] = str) -> Any:
    """Returns the engine's value that a case value stands for. A script block may be passed on, but not run.

    `type_name` turns the text of a type name into what is known of the type.
    """
    if isinstance(value, list):
        return [decode(item, type_name) for item in value]
    if not isinstance(value, dict):
        return value
    inner: Any = value.get("value")
    match value["$"]:
        case "object":
            types = [type_name(name) for name in value.get("types") or ()][:1]
            return PSObject({name: decode(item, type_name) for name, item in inner.items()}, types=types)
        case "hashtable":
            return Hashtable({name: decode(item, type_name) for name, item in inner.items()})
        case "ordered":
            return OrderedDictionary({name: decode(item, type_name) for name, item in inner.items()})
        case "array":
            return Array(type_named(value["of"]) or OBJECT, decode(inner, type_name))
        case "arraylist":
            return ArrayList(decode(inner, type_name))
        case "scriptblock":
            return ScriptBlock(inner, _needs_language)
        case "securestring":
            return SecureString(inner)
        case "long":
            return Int64(inner)
        case "byte":
            return Byte(inner)
        case "single":
            return Single(inner)
        case "decimal":
            return convert(str(inner), DECIMAL)
        case name:
            return convert(inner, type_named(name) or STRING)


def _needs_language(item: object) -> NoReturn:
    raise NeedsLater("language")


def encode(value: Any, depth: int = 0) -> dict[str, Any]:
    """Returns type and content of a value: ``{"t": full name, "v": …}``, to a depth of six levels."""
    known = type_of(value)
    if known is None:
        return {"t": None}
    if depth > _DEEPEST:
        return {"t": known.name}
    if isinstance(value, PSObject):
        return _object(value, depth)
    if isinstance(value, Hashtable | dict):
        keys: Iterable[Any] = (
            value if isinstance(value, OrderedDictionary) else sorted(value, key=lambda key: to_text(key).casefold())
        )
        return {"t": known.name, "v": {to_text(key): encode(value[key], depth + 1) for key in keys}}
    if isinstance(value, list | tuple):
        return {"t": known.name, "v": [encode(item, depth + 1) for item in value]}
    return {"t": known.name, "v": _scalar(value, known.name)}


def _object(value: PSObject, depth: int) -> dict[str, Any]:
    made: dict[str, Any] = {"t": "PSCustomObject", "v": {name: encode(item, depth + 1) for name, item in items(value)}}
    if value.type_names[0] != CUSTOM_OBJECT:
        made["types"] = [str(name) for name in value.type_names if not name.startswith("System.")]
    return made


def _scalar(value: Any, type_name: str) -> Any:
    if isinstance(value, bool | SwitchParameter):
        return bool(value)
    if isinstance(value, int) and (isinstance(value, _PLAIN_NUMBERS) or type_name in ("System.Int32", "System.Int64")):
        return int(value)
    if isinstance(value, float):
        return round_trip(value)
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, DateTime):
        return value.round_trip()
    if isinstance(value, SecureString):
        return value.reveal()
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Uri | TimeSpan):
        return str(value)
    return to_text(value)
