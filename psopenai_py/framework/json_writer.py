"""JSON text of any value of the engine, without any library: for what the fast writer refuses, and for a few objects only.

`json_text` decides who writes. Both write the same text: UTF-8, no blanks, non-finite numbers as null.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from .values.dates import DateTime, as_engine_date
from .values.net_object import NetObject
from .values.numbers import Single, shortest_double
from .values.objects import PSObject, items
from .values.scalars import SwitchParameter

_ESCAPES: Final = {code: f"\\u{code:04x}" for code in range(32)} | str.maketrans(
    {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
)


def write(value: Any) -> bytes:
    """Returns the JSON text of a value. A lone surrogate is escaped. RecursionError for a value that contains itself."""
    return _text(value).encode("utf-8", "backslashreplace")


def plain(value: Any) -> Any:
    """Returns a value that JSON has no form for as one that it has.

    An object is a mapping of its properties. A date is ISO 8601 text with the offset of its zone, a time span its text, a switch
    true or false. A SecureString gives its type name, whatever else is unknown its text.
    """
    if isinstance(value, PSObject):
        return dict(items(value))
    if isinstance(value, NetObject) and value.shows_properties:
        return dict(value.items())
    if isinstance(value, Mapping):
        return {str(key): entry for key, entry in value.items()}
    if isinstance(value, SwitchParameter):
        return bool(value)
    if isinstance(value, Single):
        return shortest_double(value)
    if isinstance(value, date | timedelta):
        value = as_engine_date(value)
        return iso_text(value) if isinstance(value, DateTime) else str(value)
    if isinstance(value, bytes | bytearray | set | frozenset):
        return list(value)
    return str(value)


def iso_text(moment: DateTime) -> str:
    """Returns a date as ISO 8601: seconds, a fraction where there is one, ``Z`` or the offset unless the kind is Unspecified."""
    text = moment.round_trip()
    fraction = text[20:27].rstrip("0")
    return text[:19] + (f".{fraction}" if fraction else "") + text[27:]


def decimal_json(value: Decimal) -> str:
    """Returns the digits of a Decimal with its scale, null where it is no number."""
    return f"{value:f}" if value.is_finite() else "null"


def _text(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, str):
        return f'"{value.translate(_ESCAPES)}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float) and not isinstance(value, Single):
        return _float_text(value)
    if isinstance(value, Decimal):
        return decimal_json(value)
    if isinstance(value, list | tuple):
        return f"[{','.join([_text(item) for item in value])}]"
    if isinstance(value, dict):
        return "{" + ",".join([f"{_text(str(key))}:{_text(entry)}" for key, entry in value.items()]) + "}"
    return _text(plain(value))


def _float_text(value: float) -> str:
    """Returns the shortest digits; small numbers as the fast writer puts them: ``0.00001``, ``1e-6``."""
    text = float.__repr__(value)
    if text[-1] in "fn":
        return "null"
    digits, mark, exponent = text.partition("e-")
    if not mark:
        return text
    return f"{Decimal(text):f}" if int(exponent) < 6 else f"{digits}e-{int(exponent)}"
