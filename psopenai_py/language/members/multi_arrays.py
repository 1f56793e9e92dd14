"""Arrays of several dimensions: ``[int[,]]::new(2, 3)``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod
from typing import Any, Final

from ...framework.conversion.engine import convert
from ...framework.conversion.text import to_text
from ...framework.values.nothing import UNBOUND
from ...framework.values.types import INT, NetType
from ..errors import MethodException, NetException, RuntimeException, overflow
from ..runtime.enumeration import Enumerator
from .arrays import default_of
from .casts import cast
from .objects import OBJECT_MEMBERS
from .table import Members


class MultiArray:
    """An array of several dimensions. Its elements are walked row by row; `lengths` has the length of each dimension."""

    __slots__ = ("_items", "lengths", "own_type")

    def __init__(self, known: NetType[Any], lengths: Sequence[int]) -> None:
        self.own_type = known
        self.lengths = tuple(lengths)
        assert known.element is not None
        self._items = [default_of(known.element)] * prod(lengths)

    @property
    def net_type(self) -> str:
        """The .NET name, with a comma for each dimension but the first."""
        return self.own_type.name

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def at(self, indices: Sequence[Any]) -> Any:
        """Returns the element at an index for each dimension, `UNBOUND` outside. Raises NeedMultidimensionalIndex for others."""
        place = self._place(indices)
        return UNBOUND if place is None else self._items[place]

    def put(self, indices: Sequence[Any], value: Any) -> None:
        """Sets an element. Raises IndexOutOfRangeException outside of the array."""
        place = self._place(indices)
        if place is None:
            raise NetException("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
        assert self.own_type.element is not None
        self._items[place] = cast(value, self.own_type.element)

    def _place(self, indices: Sequence[Any]) -> int | None:
        rank = len(self.lengths)
        if len(indices) != rank:
            message = f"You cannot index into a {rank} dimensional array with index [{to_text(list(indices), ',')}]."
            raise RuntimeException(message, error_id="NeedMultidimensionalIndex", target=self)
        place = 0
        for index, length in zip(indices, self.lengths, strict=True):
            number = int(convert(index, INT))
            number += length if number < 0 else 0
            if not 0 <= number < length:
                return None
            place = place * length + number
        return place


def new_multi_array(known: NetType[Any], arguments: Sequence[Any]) -> MultiArray:
    """Returns a new array with a length for each dimension, its elements zero or null."""
    if len(arguments) != known.name.count(",") + 1:
        message = f'Cannot find an overload for "new" and the argument count: "{len(arguments)}".'
        raise MethodException(message, error_id="MethodCountCouldNotFindBest")
    lengths = [int(convert(argument, INT)) for argument in arguments]
    if min(lengths) < 0:
        raise overflow("Arithmetic operation resulted in an overflow.")
    return MultiArray(known, lengths)


def _length(array: MultiArray, dimension: int) -> int:
    if not 0 <= dimension < len(array.lengths):
        raise NetException("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
    return array.lengths[dimension]


MEMBERS: Final = (
    Members(
        NetType("System.Array+Multi", "multiarray"),
        properties={
            "int Length": len,
            "long LongLength": len,
            "int Rank": lambda array: len(array.lengths),
            "int Count": len,
            "bool IsReadOnly": lambda array: False,
            "bool IsFixedSize": lambda array: True,
            "bool IsSynchronized": lambda array: False,
        },
        methods={
            "GetEnumerator()": Enumerator,
            "GetLength(int dimension)": _length,
            "GetLowerBound(int dimension)": lambda array, dimension: 0,
            "GetUpperBound(int dimension)": lambda array, dimension: _length(array, dimension) - 1,
            "GetValue(params int[] indices)": MultiArray.at,
            "void SetValue(object value, params int[] indices)": lambda array, value, indices: array.put(indices, value),
        },
        base=OBJECT_MEMBERS,
    ),
)
