"""What a value is when a pipeline walks it: its elements, or itself; and the walk as an object."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ...framework.conversion.text import is_enumerable
from ...framework.values.collections import Hashtable
from ...framework.values.dates import DateTime
from ...framework.values.nothing import NOTHING
from ...framework.values.numbers import Int64
from ...framework.values.objects import PSObject
from ..errors import NetException
from .frame import Write

_SCALARS = frozenset({int, str, float, bool, type(None), Int64, PSObject, Hashtable, Decimal, DateTime})


def write_elements(value: Any, write: Write) -> None:
    """Writes a value as a pipeline does: the elements of a collection one by one, one level deep; nothing for no output."""
    if type(value) in _SCALARS:
        write(value)
    elif value is not NOTHING:
        if is_enumerable(value):
            for element in value:
                if element is not NOTHING:
                    write(element)
        else:
            write(value)


def elements_of(value: Any) -> list[Any]:
    """Returns what `write_elements` writes."""
    if type(value) in _SCALARS:
        return [value]
    if value is NOTHING:
        return []
    return list(value) if is_enumerable(value) else [value]


def walk(value: Any) -> Iterable[Any]:
    """Returns the elements to walk, without a copy: a list that changes meanwhile shows that it does."""
    if type(value) in _SCALARS:
        return (value,)
    if value is NOTHING:
        return ()
    if type(value) is range or is_enumerable(value):
        elements: Iterable[Any] = value
        return elements
    return (value,)


class Enumerator:
    """The walk through some values, which goes on from where it is; a list that changes meanwhile ends it with an error."""

    net_type = "System.Collections.IEnumerator"

    def __init__(self, values: Iterable[Any]) -> None:
        self._values = values
        self._length = len(values) if isinstance(values, list) else None
        self._iterator = iter(values)
        self.Current: Any = None

    def __iter__(self) -> Enumerator:
        return self

    def __next__(self) -> Any:
        if self._length is not None and len(self._values) != self._length:  # type: ignore[arg-type]  # a list, where it has one
            raise NetException(
                "System.InvalidOperationException", "Collection was modified; enumeration operation may not execute."
            )
        self.Current = next(self._iterator)
        return self.Current

    def MoveNext(self) -> bool:
        """Goes on to the next element; false at the end."""
        try:
            next(self)
        except StopIteration:
            return False
        return True

    def Reset(self) -> None:
        """Goes back to the place before the first element."""
        self._iterator = iter(self._values)
        self.Current = None
