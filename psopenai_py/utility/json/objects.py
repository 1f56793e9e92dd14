"""What ConvertFrom-Json makes of a document: objects, or ordered tables with -AsHashtable."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from operator import itemgetter
from typing import Any, Final

from ...framework.errors import JsonException
from ...framework.values.collections import OrderedHashtable
from ...framework.values.objects import PSObject, from_json, from_json_list, settled
from ..shared.errors import InvalidOperationException, ending
from .date_kinds import JsonDateKind, may_have_dates, text_reader
from .document import read_document

_RESERVED: Final = frozenset({"psobject", "psbase", "psadapted", "psextended", "pstypenames"})


class ReservedNameException(JsonException):
    """A name that no property of an object may have."""

    net_type = "System.Management.Automation.ExtendedTypeSystemException"
    error_id = "PSObjectMembersMembersAddReservedName"
    category = "NotSpecified"


def convert_from_json(text: str, *, as_hashtable: bool, depth: int, kind: JsonDateKind) -> Any:
    """Returns the value of a text. Raises JsonException for what is no JSON, and the errors of names that objects cannot have."""
    with _without_collector():
        value, is_flat = _read(text, depth, kind)
        if as_hashtable:
            return _table(value)
        return _flat(value) if is_flat else _Objects().make(value)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keeps the garbage collector from looking, again and again, at objects that are all still there."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(text: str, depth: int, kind: JsonDateKind) -> tuple[Any, bool]:
    """Reads strict JSON without dates by the fast way, everything else by the lenient one; also says whether it is a flat list."""
    from ...framework.json_text import parse_strict

    data = text.encode("utf-8", "surrogatepass")
    if kind is JsonDateKind.String or not may_have_dates(data):
        value, is_flat = parse_strict(data, depth)
        if value is not NotImplemented:
            return value, is_flat
    return read_document(text, depth, text_reader(kind)), False


def _flat(value: list[dict[str, Any]]) -> list[PSObject]:
    """Returns an object for each dict of a list in which nothing is nested."""
    if _have_same_names(value):
        _check_names(value[0])
    else:
        checked: set[tuple[str, ...]] = set()
        for item in value:
            names = tuple(item)
            if names not in checked:
                _check_names(item)
                checked.add(names)
    return from_json_list(value)


def _have_same_names(value: list[dict[str, Any]]) -> bool:
    """Whether all dicts have the names of the first one, and it has some."""
    names = tuple(value[0])
    if not names or set(map(len, value)) != {len(names)}:
        return False
    try:
        deque(map(itemgetter(*names), value), 0)  # reads each name, keeps nothing
    except KeyError:
        return False
    return True


class _Objects:
    """Makes objects of dicts; names are checked once for each set of them."""

    __slots__ = ("_checked",)

    def __init__(self) -> None:
        self._checked: set[tuple[str, ...]] = set()

    def make(self, value: Any) -> Any:
        """Returns the value with an object for each dict; its integers are Int64. Names are refused in the order they stand."""
        if type(value) is list:
            return [self._object(item) if type(item) is dict else self.make(item) for item in value]
        return self._object(value) if type(value) is dict else settled(value)

    def _object(self, properties: dict[str, Any]) -> PSObject:
        self._check(properties)
        return from_json(properties)

    def _check(self, properties: dict[str, Any]) -> None:
        names = tuple(properties)
        if names not in self._checked:
            _check_names(properties)
            self._checked.add(names)
        for item in properties.values():
            if type(item) is dict or type(item) is list:
                self._check_nested(item)

    def _check_nested(self, value: Any) -> None:
        if type(value) is dict:
            self._check(value)
        elif type(value) is list:
            for item in value:
                self._check_nested(item)


def _check_names(properties: dict[str, Any]) -> None:
    known: dict[str, str] = {}
    for name in properties:
        if not name:
            raise _refused(
                "EmptyKeyInJsonString",
                "The provided JSON includes a property whose name is an empty string, this is only supported using the "
                "-AsHashTable switch.",
            )
        folded = _upper(name)
        if folded in known:
            raise _refused(
                "KeysWithDifferentCasingInJsonString",
                "Cannot convert the JSON string because it contains keys with different casing. Please use the -AsHashTable switch "
                f"instead. The key that was attempted to be added to the existing key '{known[folded]}' was '{name}'.",
            )
        if name.lower() in _RESERVED:
            raise ending(ReservedNameException(f'The member name "{name}" is reserved.'))
        known[folded] = name


def _upper(name: str) -> str:
    """Returns a name as .NET compares it without regard to case: sign by sign."""
    if name.isascii():
        return name.upper()
    return "".join([upper if len(upper := sign.upper()) == 1 else sign for sign in name])


def _refused(error_id: str, message: str) -> InvalidOperationException:
    return ending(InvalidOperationException(message, error_id=error_id))


def _table(value: Any) -> Any:
    if type(value) is dict:
        return OrderedHashtable({name: _table(item) for name, item in value.items()})
    if type(value) is list:
        return [_table(item) for item in value]
    return settled(value)
