"""Values of recorded cases: what a case gives, decoded; what a command got, encoded with its .NET type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NoReturn

from ...conversion.engine import convert
from ...conversion.number_format import decimal_text, integer_text, round_trip
from ...conversion.text import to_text
from ...errors import ErrorRecord, net_name
from ...values.collections import Array, ArrayList, DictionaryEntry, Hashtable, OrderedDictionary
from ...values.dates import TimeSpan
from ...values.net_object import NetObject
from ...values.nothing import Absent
from ...values.numbers import Byte, Int16, Int64, Integer, SByte, Single, UInt16, UInt32
from ...values.objects import CUSTOM_OBJECT, PSObject, items
from ...values.properties import property_of
from ...values.scalars import ScriptBlock, SecureString, SwitchParameter, Uri
from ...values.types import BIGINT, DECIMAL, OBJECT, RUNTIME_TYPE, STRING, NetType, type_named, type_of
from .later import NeedsLater

_PLAIN_NUMBERS = (Byte, SByte, Int16, UInt16, UInt32, Int64)
_DEEPEST = 7


MakeBlock = Callable[[str], ScriptBlock]


def decode(value: Any, type_name: Callable[[str], str] = str, make_block: MakeBlock | None = None) -> Any:
    """Returns the engine's value that a case value stands for.

    `type_name` turns the text of a type name into what is known of the type. `make_block` makes a script block of its text;
    without it a script block may be passed on, but not run.
    """
    if isinstance(value, list):
        return [decode(item, type_name, make_block) for item in value]
    if not isinstance(value, dict):
        return value
    inner: Any = value.get("value")
    match value["$"]:
        case "object":
            types = [type_name(name) for name in value.get("types") or ()][:1]
            return PSObject({name: decode(item, type_name, make_block) for name, item in inner.items()}, types=types)
        case "hashtable":
            return Hashtable({name: decode(item, type_name, make_block) for name, item in inner.items()})
        case "ordered":
            return OrderedDictionary({name: decode(item, type_name, make_block) for name, item in inner.items()})
        case "array":
            return Array(type_named(value["of"]) or OBJECT, decode(inner, type_name, make_block))
        case "arraylist":
            return ArrayList(decode(inner, type_name, make_block))
        case "scriptblock":
            return ScriptBlock(inner, _needs_language) if make_block is None else make_block(inner)
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


Shown = Mapping[str, Sequence[str]]
"""Types whose members are the value: name to the members that a family's recordings have."""


def encode(value: Any, depth: int = 0, shown: Shown = MappingProxyType({})) -> dict[str, Any]:
    """Returns type and content of a value: ``{"t": full name, "v": …}``, to a depth of seven levels.

    A value of a type in `shown` is given by its members: ``{"t": full name, "p": {member: …}}``.
    """
    known = type_of(value)
    if known is None or isinstance(value, Absent):
        return {"t": None}
    name = known.name
    if depth > _DEEPEST:
        return {"t": name}
    if isinstance(value, NetType):
        return {"t": RUNTIME_TYPE.name, "v": value.name}
    if isinstance(value, ErrorRecord):
        return {"t": "System.Management.Automation.ErrorRecord", "v": encode_error(value, terminating=False)}
    if isinstance(value, BaseException):
        return {"t": net_name(value), "v": str(value)}
    if isinstance(value, NetObject | DictionaryEntry) and name in shown:
        return {"t": name, "p": {member: encode(property_of(value, member), depth + 1, shown) for member in shown[name]}}
    if isinstance(value, PSObject):
        return _object(value, depth, shown)
    if isinstance(value, Hashtable | dict):
        keys: Iterable[Any] = (
            value if isinstance(value, OrderedDictionary) else sorted(value, key=lambda key: to_text(key).casefold())
        )
        return {"t": name, "v": {to_text(key): encode(value[key], depth + 1, shown) for key in keys}}
    if isinstance(value, list | tuple | bytes):
        return {"t": name, "v": [encode(item, depth + 1, shown) for item in value]}
    return {"t": name, "v": _scalar(value, known.name)}


def encode_error(record: ErrorRecord, *, terminating: bool) -> dict[str, Any]:
    """Returns an error record as the recordings have it."""
    message = str(record.exception)
    encoded = {
        "id": record.fully_qualified_error_id,
        "message": message,
        "category": record.category,
        "exception": net_name(record.exception),
        "target": None if record.target is None else to_text(record.target),
        "terminating": terminating,
    }
    if record.details is not None and record.details != message:
        encoded["details"] = record.details
    return encoded


def _object(value: PSObject, depth: int, shown: Shown) -> dict[str, Any]:
    made: dict[str, Any] = {"t": "PSCustomObject", "v": {name: encode(item, depth + 1, shown) for name, item in items(value)}}
    if value.type_names and value.type_names[0] != CUSTOM_OBJECT:
        made["types"] = [str(name) for name in value.type_names if not name.startswith("System.")]
    return made


def _scalar(value: Any, type_name: str) -> Any:
    if isinstance(value, bool | SwitchParameter):
        return bool(value)
    if isinstance(value, int) and (isinstance(value, _PLAIN_NUMBERS) or type_name in ("System.Int32", "System.Int64")):
        return int(value)
    if isinstance(value, Integer) or type_name == BIGINT.name:
        return integer_text(value)
    if isinstance(value, float):
        return round_trip(value)
    if isinstance(value, Decimal):
        return decimal_text(value)
    round_tripped = getattr(value, "round_trip", None)  # dates with and without an offset have one
    if callable(round_tripped):
        return round_tripped()
    if isinstance(value, SecureString):
        return value.reveal()
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Uri | TimeSpan):
        return str(value)
    return to_text(value)
