"""Any value as text: the engine's conversion to String (R8.11), and what .NET's own ToString() gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from ..errors import net_name
from ..values.collections import DictionaryEntry
from ..values.dates import DateTime, as_engine_date
from ..values.literals import LiteralDouble
from ..values.nothing import NOTHING
from ..values.numbers import BigInteger, Int64, Integer
from ..values.objects import Computed, PSObject, get, items, method_of, text_property, unsettled_properties
from ..values.scalars import Char, Uri
from ..values.types import STRING, NetType, literal_text, type_of
from .number_format import decimal_text, general, integer_text, round_trip

_USUAL_PORTS: Final = {"http": ":80", "https": ":443"}
SCRIPT_PROPERTY: Final = "System.Management.Automation.PSScriptProperty"


def to_text(value: Any, separator: str = " ") -> str:
    """Returns the value's text (R8.11); the elements of a collection are joined with `separator` (``$OFS``). Never raises."""
    kind = type(value)
    if kind is str:
        return value  # type: ignore[no-any-return]  # the exact class was tested
    if kind is int or kind is Int64:
        return integer_text(value)
    if isinstance(value, PSObject):
        return _object_text(value)
    if is_enumerable(value):
        try:
            return separator.join([_inner_text(item) for item in value])
        except Exception:  # noqa: BLE001  # a caller's own iterator may fail in any way; the engine falls back, too
            return _scalar_text(value)
    return _scalar_text(value)


def plain_text(value: Any) -> str:
    """Returns what .NET's ToString() gives, the form that messages quote: a collection is its type's name."""
    if type(value) is str:
        return value
    if isinstance(value, PSObject):
        return _object_text(value)
    if isinstance(value, float) and not isinstance(value, LiteralDouble):
        return round_trip(value)
    if is_enumerable(value):
        return _type_text(value)
    if isinstance(value, NetType):
        return type_text(value)
    return _scalar_text(value)


def date_text(value: DateTime) -> str:
    """Returns ``MM/dd/yyyy HH:mm:ss``, the general format of the invariant culture."""
    return f"{value.month:02}/{value.day:02}/{value.year:04} {value.hour:02}:{value.minute:02}:{value.second:02}"


def uri_text(value: Uri) -> str:
    """Returns the text .NET gives for a Uri: of a web address scheme and host in lower case, without the usual port."""
    scheme, mark, rest = value.original.strip().partition("://")
    scheme = scheme.lower()
    if not mark or scheme not in _USUAL_PORTS:
        return value.original
    end = next((place for place, char in enumerate(rest) if char in "/?#"), len(rest))
    user, at, host = rest[:end].rpartition("@")
    host = host.lower().removesuffix(_USUAL_PORTS[scheme])
    path = rest[end:]
    return f"{scheme}://{user}{at}{host}{path if path.startswith('/') else f'/{path}'}"


def is_enumerable(value: object) -> bool:
    """Whether the engine walks the value: lists and other iterables, but no text, dictionary or object."""
    kind = type(value)
    if kind is str or kind is int:
        return False
    return isinstance(value, list | tuple) or (
        isinstance(value, Iterable) and not isinstance(value, str | int | Mapping | PSObject | type)
    )


def rule(value: Any, target: NetType[Any]) -> Callable[[Any, NetType[Any]], Any] | None:
    """Returns the conversion to String: there is one for every value. That of a BigInteger does not know how it was typed."""
    if isinstance(value, Char | BigInteger):
        return lambda value, target: str(value) if isinstance(value, Char) else integer_text(value)
    return lambda value, target: to_text(value)


def _object_text(obj: PSObject) -> str:
    """Returns the text property where the object's type names one, else ``@{a=1; b=2}``, nothing for no properties."""
    named = text_property(obj)
    if named is not None:
        return _inner_text(get(obj, named))
    method = method_of(obj, "ToString")
    if method is not None:
        return to_text(method(obj))
    stored = unsettled_properties(obj)
    parts = [
        f"{name}={SCRIPT_PROPERTY if type(stored.get(name)) is Computed else _inner_text(value)}"
        for name, value in _properties(obj)
    ]
    return f"@{{{'; '.join(parts)}}}" if parts else ""


def _properties(obj: PSObject) -> Iterable[tuple[str, Any]]:
    try:
        return items(obj)
    except Exception:  # noqa: BLE001  # a computed property may fail in any way
        return [(name, value) for name, value in unsettled_properties(obj).items() if type(value) is not Computed]


def _inner_text(value: Any) -> str:
    """Returns the text of an element or property: what is nested in it is not walked again."""
    if isinstance(value, PSObject):
        return _object_text(value) if text_property(value) is not None else ""
    return _type_text(value) if is_enumerable(value) else _scalar_text(value)


def _scalar_text(value: Any) -> str:
    if value is None or value is NOTHING:
        return ""
    token: str | None = getattr(value, "token_text", None) if isinstance(value, int | float | Decimal) else None
    if token is not None:
        return token
    if isinstance(value, float):
        return general(value)
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, Integer) or type(value) is int:
        return integer_text(value)
    if isinstance(value, Mapping):
        return _type_text(value)
    if isinstance(value, DictionaryEntry):
        return f"[{plain_text(value.key)}, {plain_text(value.value)}]"
    if isinstance(value, Uri):
        return uri_text(value)
    if isinstance(value, NetType):
        return literal_text(value)
    if isinstance(value, BaseException):
        return f"{net_name(value)}: {value}"
    value = as_engine_date(value)
    if isinstance(value, DateTime):
        return date_text(value)
    try:
        return str(value)
    except Exception:  # noqa: BLE001  # the text of a caller's own class may fail in any way
        return _type_text(value)


def _type_text(value: Any) -> str:
    known = type_of(value) or STRING
    return type_text(known)


def type_text(target: NetType[Any]) -> str:
    """Returns a type's name as messages and texts write it: ``List`1[System.Int32]``."""
    if target.element is None or target.name == "System.Array":
        return target.name
    if target.family == "array":
        return f"{type_text(target.element)}[]"
    return f"{target.name.partition('[[')[0]}[{type_text(target.element)}]"
