"""The members of queues, stacks and sets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from ...framework.values.collections import Array
from ...framework.values.types import NetType
from ..errors import NetException
from .casts import cast
from .objects import OBJECT_MEMBERS
from .table import Members
from .types import GenericType

_GENERIC: Final = "System.Collections.Generic."


class Line:
    """A queue or a stack: elements that leave at one end. `own_type` is the closed generic type, or None."""

    __slots__ = ("items", "net_type", "own_type")

    def __init__(self, known: NetType[Any], items: Iterable[Any] = ()) -> None:
        self.net_type = known.name
        self.own_type = known if isinstance(known, GenericType) else None
        self.items = list(items)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items[::-1] if ".Stack" in self.net_type else self.items)

    def __len__(self) -> int:
        return len(self.items)


class HashSet:
    """System.Collections.Generic.HashSet: each element once, in the order they came."""

    __slots__ = ("_items", "own_type")

    def __init__(self, known: GenericType, items: Iterable[Any] = ()) -> None:
        self.own_type = known
        self._items: dict[Any, Any] = {}
        for item in items:
            self.add(cast(item, known.arguments[0]))

    @property
    def net_type(self) -> str:
        """The .NET name with the arguments."""
        return self.own_type.name

    def _key(self, item: Any) -> Any:
        try:
            hash(item)
        except TypeError:
            return id(item)
        return item

    def add(self, item: Any) -> bool:
        """Adds an element; False where it was there already."""
        key = self._key(item)
        if key in self._items:
            return False
        self._items[key] = item
        return True

    def remove(self, item: Any) -> bool:
        """Removes an element; False where it was not there."""
        return self._items.pop(self._key(item), self) is not self

    def clear(self) -> None:
        """Removes all elements."""
        self._items.clear()

    def keep(self, holds: Callable[[Any], bool]) -> None:
        """Removes the elements that the function says no to."""
        self._items = {key: item for key, item in self._items.items() if holds(item)}

    def __contains__(self, item: object) -> bool:
        return self._key(item) in self._items

    def __iter__(self) -> Iterator[Any]:
        return iter(list(self._items.values()))

    def __len__(self) -> int:
        return len(self._items)


def _taken(line: Line, place: int, *, remove: bool) -> Any:
    if not line.items:
        kind = "Stack" if ".Stack" in line.net_type else "Queue"
        raise NetException("System.InvalidOperationException", f"{kind} empty.")
    return line.items.pop(place) if remove else line.items[place]


def _array(value: Any) -> list[Any]:
    known = value.own_type
    return list(value) if known is None else Array(known.arguments[0], value)


def _line_methods(item: str, put: str, take: str, place: int) -> dict[str, Callable[..., Any]]:
    return {
        f"void {put}({item} item)": lambda line, value: line.items.append(value),
        f"{take}()": lambda line: _taken(line, place, remove=True),
        "Peek()": lambda line: _taken(line, place, remove=False),
        "void Clear()": lambda line: line.items.clear(),
        f"Contains({item} item)": lambda line, value: value in line.items,
        "GetEnumerator()": list,
        "ToArray()": _array,
    }


def _line(name: str, put: str, take: str, place: int, *, generic: bool) -> Members:
    item = "T" if generic else "object"
    return Members(
        NetType(f"{_GENERIC if generic else 'System.Collections.'}{name}{'`1' if generic else ''}", "foreign", Line),
        properties={"int Count": len},
        methods=_line_methods(item, put, take, place),
        statics={"new()": Line, "new(int capacity)": lambda known, capacity: Line(known), f"new({item}[] collection)": Line},
        base=OBJECT_MEMBERS,
        variables=("T",) if generic else (),
        needs_type=True,
    )


def _new_set(known: GenericType, items: Sequence[Any] = ()) -> HashSet:
    return HashSet(known, items)


MEMBERS: Final = (
    _line("Queue", "Enqueue", "Dequeue", 0, generic=False),
    _line("Stack", "Push", "Pop", -1, generic=False),
    _line("Queue", "Enqueue", "Dequeue", 0, generic=True),
    _line("Stack", "Push", "Pop", -1, generic=True),
    Members(
        NetType(f"{_GENERIC}HashSet`1", "generic", HashSet),
        properties={"int Count": len},
        methods={
            "Add(T item)": HashSet.add,
            "void Clear()": HashSet.clear,
            "Contains(T item)": lambda items, value: value in items,
            "void ExceptWith(T[] other)": lambda items, other: items.keep(lambda item: item not in other),
            "GetEnumerator()": list,
            "void IntersectWith(T[] other)": lambda items, other: items.keep(lambda item: item in other),
            "IsSubsetOf(T[] other)": lambda items, other: all(item in other for item in items),
            "IsSupersetOf(T[] other)": lambda items, other: all(item in items for item in other),
            "Overlaps(T[] other)": lambda items, other: any(item in items for item in other),
            "Remove(T item)": HashSet.remove,
            "SetEquals(T[] other)": lambda items, other: set(items) == set(other),
            "void UnionWith(T[] other)": lambda items, other: [items.add(item) for item in other],
        },
        statics={
            "new()": _new_set,
            "new(T[] collection)": _new_set,
            "new(System.Collections.IEnumerable collection)": _new_set,
        },
        base=OBJECT_MEMBERS,
        variables=("T",),
        needs_type=True,
    ),
)
