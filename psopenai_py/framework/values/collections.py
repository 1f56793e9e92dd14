"""Collections: arrays with an element type, lists, and dictionaries whose keys ignore case.

A plain `list` is ``object[]``, what the engine makes of ``1,'a'``. An array is fixed in length by custom, not by force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from .types import NetType

T = TypeVar("T")


class Array(list[T]):
    """An array of a declared element type, such as ``string[]``."""

    __slots__ = ("element_type",)

    def __init__(self, element_type: NetType[Any], items: Iterable[T] = ()) -> None:
        super().__init__(items)
        self.element_type = element_type


class ArrayList(list[Any]):
    """System.Collections.ArrayList."""

    __slots__ = ()


class GenericList(list[T]):
    """System.Collections.Generic.List of a declared element type."""

    __slots__ = ("element_type",)

    def __init__(self, element_type: NetType[Any], items: Iterable[T] = ()) -> None:
        super().__init__(items)
        self.element_type = element_type


class DictionaryEntry:
    """System.Collections.DictionaryEntry: what walking a dictionary's entries gives."""

    __slots__ = ("key", "value")

    def __init__(self, key: Any, value: Any) -> None:
        self.key = key
        self.value = value

    def __eq__(self, other: object) -> bool:
        return (self.key, self.value) == (other.key, other.value) if isinstance(other, DictionaryEntry) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # its value may change

    def __str__(self) -> str:
        return f"[{self.key}, {self.value}]"

    def __repr__(self) -> str:
        return f"DictionaryEntry({self.key!r}, {self.value!r})"


def _fold(key: object) -> object:
    return key.casefold() if isinstance(key, str) else key


class Hashtable(MutableMapping[Any, Any]):
    """System.Collections.Hashtable: keys of any kind, text keys compared without regard to case.

    Iterates in order of insertion; the engine's own order is that of hash codes, which nothing may rely on.
    """

    __slots__ = ("_entries",)

    def __init__(self, entries: Mapping[Any, Any] | Iterable[tuple[Any, Any]] = ()) -> None:
        self._entries: dict[object, tuple[Any, Any]] = {}
        pairs = entries.items() if isinstance(entries, Mapping) else entries
        for key, value in pairs:
            self[key] = value

    def __getitem__(self, key: Any) -> Any:
        return self._entries[_fold(key)][1]

    def __setitem__(self, key: Any, value: Any) -> None:
        folded = _fold(key)
        known = self._entries.get(folded)
        self._entries[folded] = (known[0] if known else key, value)

    def __delitem__(self, key: Any) -> None:
        del self._entries[_fold(key)]

    def __contains__(self, key: object) -> bool:
        return _fold(key) in self._entries

    def __iter__(self) -> Iterator[Any]:
        return iter([key for key, _ in self._entries.values()])

    def __len__(self) -> int:
        return len(self._entries)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({dict(self)!r})"


class OrderedDictionary(Hashtable):
    """System.Collections.Specialized.OrderedDictionary: what ``[ordered]@{}`` makes."""

    __slots__ = ()
