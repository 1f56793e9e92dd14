"""Values from the pipeline: the engine has wrapped them, and what its own type data adds to them is written, too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ...framework.values.collections import DictionaryEntry
from ...framework.values.objects import PSObject
from ...framework.values.scalars import IPAddress
from ...framework.values.types import type_of
from ...language.members.sequences import Tuple
from ..shared.property_names import property_pairs


def _with_text(value: Any) -> PSObject:
    return PSObject([*property_pairs(value), ("IPAddressToString", str(value))])


def _with_length(value: Tuple) -> PSObject:
    return PSObject([*value.items(), ("Length", len(value.items_))])


_EXTENDED: Final[dict[type, Callable[[Any], PSObject]]] = {
    DictionaryEntry: lambda entry: PSObject([("Key", entry.key), ("Value", entry.value), ("Name", entry.key)]),
    IPAddress: _with_text,
    Tuple: _with_length,
}


def extended(value: Any) -> Any:
    """Returns a value of the pipeline with the properties that type data adds to its type; most types have none."""
    make = _EXTENDED.get(type(value))
    if make is not None:
        return make(value)
    if type(value).__name__ == "UUID" and (known := type_of(value)) is not None and known.family == "guid":
        return PSObject([("value", value), ("Guid", str(value))])
    return value
