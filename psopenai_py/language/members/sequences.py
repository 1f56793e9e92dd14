"""``[Linq.Enumerable]`` and ``[Tuple]``, as far as scripts use them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any, Final

from ...framework.conversion.text import to_text
from ...framework.values.net_object import NetObject
from ...framework.values.types import NetType
from ..errors import NetException, out_of_range
from ..operators.arithmetic import add, divide
from ..operators.comparison import compare
from .objects import OBJECT_MEMBERS
from .queues import HashSet
from .table import Members
from .types import GenericType, kind_of


class Tuple(NetObject):
    """System.Tuple: two or three values together, each with a type."""

    __slots__ = ("items_", "own_type")

    def __init__(self, values: Sequence[Any]) -> None:
        self.items_ = tuple(values)
        kinds = [kind_of(value) or _OBJECT for value in values]
        self.own_type = GenericType(f"System.Tuple`{len(values)}", kinds, Tuple)

    @property
    def net_type(self) -> str:  # type: ignore[override]  # its arguments are the object's own
        """The .NET name with the arguments."""
        return self.own_type.name

    def find(self, name: str) -> Any:
        """Returns Item1, Item2 and so on."""
        folded = name.casefold()
        place = int(folded[4:]) - 1 if folded.startswith("item") and folded[4:].isdigit() else -1
        return self.items_[place] if 0 <= place < len(self.items_) else super().find(name)

    @property
    def properties(self) -> tuple[str, ...]:  # type: ignore[override]  # as many as it has items
        """The names of its items."""
        return tuple(f"Item{place + 1}" for place in range(len(self.items_)))

    def items(self) -> list[tuple[str, Any]]:
        """Returns name and value of each item."""
        return list(zip(self.properties, self.items_, strict=True))

    def __eq__(self, other: object) -> bool:
        return self.items_ == other.items_ if isinstance(other, Tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.items_)

    def __str__(self) -> str:
        return f"({', '.join(map(to_text, self.items_))})"


_OBJECT: Final = NetType[Any]("System.Object", "object")


def _average(items: Sequence[Any]) -> float:
    return float(divide(_sum(_not_empty(items)), len(items)))


def _not_empty(items: Sequence[Any]) -> Sequence[Any]:
    if not items:
        raise NetException("System.InvalidOperationException", "Sequence contains no elements")
    return items


def _sum(items: Sequence[Any]) -> Any:
    return reduce(add, items, 0)


def _range(start: int, count: int) -> list[int]:
    if count < 0:
        raise out_of_range("Specified argument was out of the range of valid values.", "count")
    return list(range(start, start + count))


def _distinct(items: Sequence[Any]) -> list[Any]:
    return list(HashSet(GenericType("System.Collections.Generic.HashSet`1", [_OBJECT], HashSet), items))


def _best(items: Sequence[Any], sign: int) -> Any:
    return reduce(lambda one, two: one if sign * compare(one, two, ignore_case=False) >= 0 else two, _not_empty(items))


_SOURCE: Final = "System.Collections.IEnumerable source"

MEMBERS: Final = (
    Members(
        NetType("System.Linq.Enumerable", "static"),
        statics={
            f"Any({_SOURCE})": lambda items: bool(list(items)),
            f"Average({_SOURCE})": lambda items: _average(list(items)),
            f"Concat({_SOURCE}, System.Collections.IEnumerable second)": lambda items, more: [*items, *more],
            f"Contains({_SOURCE}, object value)": lambda items, value: value in list(items),
            f"Count({_SOURCE})": lambda items: len(list(items)),
            f"Distinct({_SOURCE})": _distinct,
            f"Except({_SOURCE}, System.Collections.IEnumerable second)": lambda items, more: [
                item for item in _distinct(items) if item not in list(more)
            ],
            f"First({_SOURCE})": lambda items: _not_empty(list(items))[0],
            f"FirstOrDefault({_SOURCE})": lambda items: next(iter(items), None),
            f"Intersect({_SOURCE}, System.Collections.IEnumerable second)": lambda items, more: [
                item for item in _distinct(items) if item in list(more)
            ],
            f"Last({_SOURCE})": lambda items: _not_empty(list(items))[-1],
            f"Max({_SOURCE})": lambda items: _best(list(items), 1),
            f"Min({_SOURCE})": lambda items: _best(list(items), -1),
            "Range(int start, int count)": _range,
            "Repeat(object element, int count)": lambda value, count: [value] * count,
            f"Reverse({_SOURCE})": lambda items: list(items)[::-1],
            f"SequenceEqual({_SOURCE}, System.Collections.IEnumerable second)": lambda items, more: list(items) == list(more),
            f"Skip({_SOURCE}, int count)": lambda items, count: list(items)[count:],
            f"Sum({_SOURCE})": _sum,
            f"Take({_SOURCE}, int count)": lambda items, count: list(items)[:count],
            f"ToArray({_SOURCE})": list,
            f"ToList({_SOURCE})": list,
            f"Union({_SOURCE}, System.Collections.IEnumerable second)": lambda items, more: _distinct([*items, *more]),
        },
    ),
    Members(
        NetType("System.Tuple", "static"),
        statics={
            f"Create({', '.join(f'object item{n + 1}' for n in range(count))})": lambda *values: Tuple(values)
            for count in range(1, 8)
        },
    ),
    *(
        Members(
            NetType(f"System.Tuple`{count}", "generic", Tuple),
            statics={f"new({', '.join(f'object item{n + 1}' for n in range(count))})": lambda known, *values: Tuple(values)},
            base=OBJECT_MEMBERS,
            needs_type=True,
        )
        for count in range(1, 4)
    ),
)
