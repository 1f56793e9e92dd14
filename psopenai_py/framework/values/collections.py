"""Collections: arrays with an element type, lists, and dictionaries whose keys ignore case.

A plain `list` is ``object[]``, what the engine makes of ``1,'a'``. An array is fixed in length by custom, not by force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any, TypeVar

from .literals import without_text
from .numbers import fits_int32

if TYPE_CHECKING:
    from .types import NetType

T = TypeVar("T")


class Array(list[T]):
    """An array of a declared element type, such as ``string[]``."""

    __slots__ = ("element_type", "notes")
    notes: dict[str, Any]

    def __init__(self, element_type: NetType[Any], items: Iterable[T] = ()) -> None:
        super().__init__(items)
        self.element_type = element_type


class ArrayList(list[Any]):
    """System.Collections.ArrayList."""

    __slots__ = ("notes",)
    notes: dict[str, Any]


class ObjectCollection(list[Any]):
    """System.Collections.ObjectModel.Collection of objects, as commands hand out."""

    __slots__ = ()
    net_type = "System.Collections.ObjectModel.Collection`1[[System.Management.Automation.PSObject]]"


class GenericList(list[T]):
    """System.Collections.Generic.List of a declared element type."""

    __slots__ = ("element_type", "notes")
    notes: dict[str, Any]

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
    """Returns what tells keys apart: text without its case, values with their type, references by what they refer to."""
    kind = type(key)
    if kind is str:
        return key.casefold()  # type: ignore[attr-defined]  # the exact class was tested
    if isinstance(key, int | float):
        number: Any = without_text(key)
        key, kind = number, type(number)
        if kind is int:
            return number if fits_int32(number) else ("Int64", number)
    if isinstance(key, list | Mapping):
        return (_fold, id(key))
    return (kind.__name__, key)


class Hashtable(MutableMapping[Any, Any]):
    """System.Collections.Hashtable: keys of any kind, text keys compared without regard to case.

    Iterates in order of insertion; the engine's own order is that of hash codes, which nothing may rely on. `version` counts the
    changes, so that whoever walks the entries can notice one.
    """

    __slots__ = ("_keys", "_values", "notes", "version")
    notes: dict[str, Any]

    def __init__(self, entries: Mapping[Any, Any] | Iterable[tuple[Any, Any]] = ()) -> None:
        self.version = 0
        self._values: dict[Any, Any] = {}  # by folded key
        self._keys: dict[Any, Any] = {}  # the keys that are not folded themselves, as they were first written
        pairs = entries.items() if isinstance(entries, Mapping) else entries
        for key, value in pairs:
            self[key] = value

    def __getitem__(self, key: Any) -> Any:
        return self._values[key.casefold() if type(key) is str else _fold(key)]

    def __setitem__(self, key: Any, value: Any) -> None:
        folded = key.casefold() if type(key) is str else _fold(key)
        if folded is not key:
            if type(key) is str and folded == key:
                folded = key  # one text less to keep
            elif folded not in self._values:
                self._keys[folded] = key
        self._values[folded] = value
        self.version += 1

    def get(self, key: Any, default: Any = None) -> Any:
        """Returns the value of a key, or the default."""
        return self._values.get(_fold(key), default)

    def __delitem__(self, key: Any) -> None:
        folded = _fold(key)
        del self._values[folded]
        self._keys.pop(folded, None)
        self.version += 1

    def __contains__(self, key: object) -> bool:
        return _fold(key) in self._values

    def __iter__(self) -> Iterator[Any]:
        keys = self._keys
        return iter([keys.get(folded, folded) for folded in self._values] if keys else list(self._values))

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({dict(self)!r})"


class OrderedDictionary(Hashtable):
    """System.Collections.Specialized.OrderedDictionary: what ``[ordered]@{}`` makes."""

    __slots__ = ()


class CaseSensitiveHashtable(Hashtable):
    """A Hashtable made with a comparer that minds case."""

    __slots__ = ()

    def __getitem__(self, key: Any) -> Any:
        return self._values[key]

    def __setitem__(self, key: Any, value: Any) -> None:
        self._values[key] = value
        self.version += 1

    def get(self, key: Any, default: Any = None) -> Any:
        """Returns the value of a key, or the default."""
        return self._values.get(key, default)

    def __delitem__(self, key: Any) -> None:
        del self._values[key]
        self.version += 1

    def __contains__(self, key: object) -> bool:
        return key in self._values


class OrderedHashtable(CaseSensitiveHashtable):
    """System.Management.Automation.OrderedHashtable: what ConvertFrom-Json -AsHashtable makes; case matters."""

    __slots__ = ()
    net_type = "System.Management.Automation.OrderedHashtable"
