"""Any value as JSON text, laid out as ConvertTo-Json does."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain
from typing import Any, Final, NamedTuple

from ...framework.conversion.number_format import decimal_text, integer_text, round_trip
from ...framework.conversion.text import is_enumerable, to_text
from ...framework.json_writer import iso_text
from ...framework.values.collections import DictionaryEntry
from ...framework.values.dates import DateTime, as_engine_date
from ...framework.values.enums import NetEnum, NetFlags
from ...framework.values.noted import notes_of
from ...framework.values.nothing import NOTHING
from ...framework.values.numbers import Int64
from ...framework.values.objects import PSObject, items, unsettled_properties
from ...framework.values.scalars import Uri
from ...framework.values.types import NetType, type_of
from ...language.formats.dates import format_date
from ...language.members.objects import DBNull
from ...language.members.offsets import DateTimeOffset
from ...language.runtime.script_objects import ScriptObject
from ..shared.errors import InvalidOperationException, ending
from ..shared.property_names import property_pairs
from .escapes import StringEscapeHandling, quoter

_LEAVES: Final = frozenset({str, int, Int64, bool, type(None)})
_CONTAINERS: Final = frozenset({PSObject, dict, list})
_ODD_DOUBLES: Final = re.compile(rb"[0-9][eE][-+0-9]|0\.0000|[0-9]{15}\.")
"""Doubles that the fast writer puts in another way than the engine."""
_ODD_SIGNS: Final = (b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9")
"""Signs that the engine escapes and the fast writer does not."""


class Layout(NamedTuple):
    """How to write."""

    depth: int
    compress: bool
    enums_as_strings: bool
    escapes: StringEscapeHandling
    warn: Callable[[str], None]


def json_text(value: Any, layout: Layout) -> str:
    """Returns the text of a value. What is nested too deeply becomes a string, with a warning.

    Raises an error that ends the command for a dictionary whose keys are no strings.
    """
    if layout.compress and layout.escapes is StringEscapeHandling.Default:
        look, bare = _Look(), _bare(value)
        if look.is_simple(bare, layout.depth):
            from ...framework.json_text import dump

            data = dump(bare)
            if look.agrees(data):
                return data.decode("utf-8", "surrogatepass")
    return _Writer(layout).text(value, 0)


class _Look:
    """Sees whether the fast writer writes a value as the engine does."""

    __slots__ = ("_has_doubles",)

    def __init__(self) -> None:
        self._has_doubles = False

    def is_simple(self, value: Any, levels: int) -> bool:
        """Whether the value is made of objects, lists and leaves only, within the levels that may be; looks level by level."""
        within: list[Any] = [value]
        for left in range(levels, -2, -1):
            found = set(map(type, within))
            kinds = found - _LEAVES
            if float in kinds:
                self._has_doubles = True
                kinds.remove(float)
                if not all(math.isfinite(item) for item in within if type(item) is float):
                    return False
            if not kinds:
                return True
            if left < 0 or not kinds <= _CONTAINERS:
                return False
            within = list(chain.from_iterable(map(dict.values, within) if found == {dict} else _held_by_each(within)))
        return False

    def agrees(self, data: bytes) -> bool:
        """Whether a text of the fast writer is what the engine would write."""
        if self._has_doubles and _ODD_DOUBLES.search(data):
            return False
        return data.isascii() or not any(sign in data for sign in _ODD_SIGNS)


def _bare(value: Any) -> Any:
    """Returns a list of objects as a list of dicts, which the fast writer takes in one go; any other value as it is."""
    if type(value) is list and set(map(type, value)) == {PSObject}:
        return list(map(unsettled_properties, value))
    return value


def _held_by_each(values: list[Any]) -> Iterator[Iterable[Any]]:
    """Yields what each container among values holds."""
    for value in values:
        kind = type(value)
        if kind is list:
            yield value
        elif kind is dict or kind is PSObject:
            yield (unsettled_properties(value) if kind is PSObject else value).values()


class _Written(str):
    """A text that is JSON already."""


class _Writer:
    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._quoted = quoter(layout.escapes)
        self._warned = False
        self._colon = ":" if layout.compress else ": "

    def text(self, value: Any, level: int) -> str:
        """Returns the text of a value at a level of nesting, 0 for the whole."""
        kind = type(value)
        if kind is str:
            return self._quoted(value)
        if kind is _Written:
            return str(value)
        if value is None or value is NOTHING or isinstance(value, DBNull):
            return "null"
        leaf = self._leaf(value)
        notes = {} if isinstance(value, str | DateTime | PSObject) else notes_of(value)
        if leaf is not None and not notes:
            return leaf
        if level > self._layout.depth:
            self._warn()
            return self._quoted(to_text(value))
        if isinstance(value, PSObject):
            return self._object(_properties(value), level)
        if isinstance(value, Mapping):
            return self._object([*self._entries(value), *notes.items()], level)
        if notes and (leaf is not None or is_enumerable(value)):
            bare = leaf if leaf is not None else self._array(value, level + 1)
            return self._object([("value", _Written(bare)), *notes.items()], level)
        if is_enumerable(value):
            return self._array(value, level)
        pairs = value.all_items() if isinstance(value, ScriptObject) else property_pairs(value)
        if isinstance(value, DictionaryEntry):
            pairs = [("Key", value.key), ("Value", value.value)]
        return self._object(pairs, level)

    def _leaf(self, value: Any) -> str | None:
        """Returns the text of what is written as one value, whatever the depth; None for everything else."""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, NetEnum | NetFlags):
            text, number = str(value), int.__repr__(int(value))
            return self._quoted(text) if self._layout.enums_as_strings and text != number else number
        if isinstance(value, int):
            return integer_text(value)
        if isinstance(value, float):
            return self._double(value)
        if isinstance(value, Decimal):
            text = decimal_text(value)
            return text if "." in text else f"{text}.0"
        if isinstance(value, str):
            return self._quoted(str(value))
        value = as_engine_date(value)
        if isinstance(value, DateTime):
            return self._quoted(iso_text(value))
        if isinstance(value, DateTimeOffset):
            return self._quoted(f"{iso_text(value.date)}{format_date(value.zoned, 'zzz')}")
        if isinstance(value, Uri):
            return self._quoted(value.original)
        if isinstance(value, NetType):
            return self._quoted(value.name)
        known = type_of(value)
        return self._quoted(str(value)) if known is not None and known.family == "guid" else None

    def _double(self, value: float) -> str:
        text = round_trip(value)
        if not math.isfinite(value):
            return self._quoted({"∞": "Infinity", "-∞": "-Infinity"}.get(text, text))
        return text if "." in text or "E" in text else f"{text}.0"

    def _warn(self) -> None:
        if not self._warned:
            self._warned = True
            depth = self._layout.depth
            self._layout.warn(f"Resulting JSON is truncated as serialization has exceeded the set depth of {depth}.")

    def _entries(self, value: Mapping[Any, Any]) -> list[tuple[str, Any]]:
        for key in value:
            if not isinstance(key, str):
                known = type_of(value)
                raise ending(
                    InvalidOperationException(
                        f"The type '{known.name if known else ''}' is not supported for serialization or deserialization of a "
                        "dictionary. Keys must be strings.",
                        error_id="NonStringKeyInDictionary",
                        target=value,
                    )
                )
        return list(value.items())

    def _object(self, pairs: list[tuple[str, Any]], level: int) -> str:
        quoted, colon = self._quoted, self._colon
        return self._joined("{", [f"{quoted(name)}{colon}{self.text(value, level + 1)}" for name, value in pairs], "}", level)

    def _array(self, values: Iterable[Any], level: int) -> str:
        return self._joined("[", [self.text(value, level + 1) for value in values], "]", level)

    def _joined(self, opening: str, parts: list[str], closing: str, level: int) -> str:
        if not parts:
            return opening + closing
        if self._layout.compress:
            return f"{opening}{','.join(parts)}{closing}"
        inner = f"{os.linesep}{'  ' * (level + 1)}"
        return f"{opening}{inner}{f',{inner}'.join(parts)}{os.linesep}{'  ' * level}{closing}"


def _properties(value: PSObject) -> list[tuple[str, Any]]:
    """Returns the properties of an object; one whose script fails is null."""
    try:
        return items(value)
    except Exception:  # noqa: BLE001  # a computed property may fail in any way
        return property_pairs(value)
