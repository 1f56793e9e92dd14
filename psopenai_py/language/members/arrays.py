"""The members of arrays and lists, and ``[array]``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cmp_to_key
from typing import Any, Final

from ...framework.conversion.engine import convert, from_null
from ...framework.errors import PSInvalidCastException
from ...framework.values import types
from ...framework.values.collections import Array, ArrayList, GenericList, ObjectCollection
from ...framework.values.nothing import NOTHING
from ...framework.values.scalars import ScriptBlock
from ...framework.values.types import INT, LIST_NAME, OBJECT, NetType
from ..errors import NetException, argument_error, out_of_range, overflow
from ..operators.comparison import compare, same
from ..runtime.enumeration import Enumerator
from .casts import cast
from .objects import OBJECT_MEMBERS
from .table import Members

_FIXED: Final = "Collection was of a fixed size."


def _fixed(*_: Any) -> Any:
    raise NetException("System.NotSupportedException", _FIXED)


def same_value(one: Any, two: Any) -> bool:
    """What Equals says of two elements, null included."""
    return one is two or (one is not None and two is not None and same(one, two))


def index_of(items: Sequence[Any], value: Any, start: int = 0, count: int | None = None) -> int:
    """Returns the place of the first element that equals the value, -1 where there is none."""
    end = len(items) if count is None else start + count
    return next((place for place in range(start, min(end, len(items))) if same_value(items[place], value)), -1)


def _last_index_of(items: Sequence[Any], value: Any) -> int:
    return next((place for place in range(len(items) - 1, -1, -1) if same_value(items[place], value)), -1)


def _outside() -> NetException:
    return out_of_range("Index was out of range. Must be non-negative and less than the size of the collection.", "index")


def _checked(items: Sequence[Any], place: int, *, end: bool = False) -> int:
    if not 0 <= place < len(items) + end:
        raise _outside()
    return place


def _in_array(items: Sequence[Any], place: int) -> int:
    if not 0 <= place < len(items):
        raise NetException("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
    return place


def _set_value(items: list[Any], value: Any, place: int) -> None:
    element = getattr(items, "element_type", OBJECT)
    try:
        items[_in_array(items, place)] = value if element == OBJECT else convert(value, element)
    except PSInvalidCastException:
        raise NetException("System.InvalidCastException", "Object cannot be stored in an array of this type.") from None


def copy_to(items: Sequence[Any], target: list[Any], start: int = 0) -> None:
    """Copies the items into an array. Raises ArgumentException where they do not fit."""
    if start + len(items) > len(target):
        raise argument_error(
            "Destination array was not long enough. Check the destination index, length, and the array's lower bounds.",
            "destinationArray",
        )
    target[start : start + len(items)] = list(items)


def _clone(items: list[Any]) -> list[Any]:
    if isinstance(items, Array):
        return Array(items.element_type, items)
    return ArrayList(items) if isinstance(items, ArrayList) else list(items)


def _length(items: Sequence[Any], dimension: int) -> int:
    if dimension:
        raise NetException("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
    return len(items)


def new_array(element: NetType[Any], arguments: Sequence[Any]) -> list[Any]:
    """Returns a new array of that length, its elements zero or null."""
    from ..errors import MethodException

    if len(arguments) != 1:
        raise MethodException(
            f'Cannot find an overload for "new" and the argument count: "{len(arguments)}".',
            error_id="MethodCountCouldNotFindBest",
        )
    length = int(convert(arguments[0], INT))
    if length < 0:
        raise overflow("Arithmetic operation resulted in an overflow.")
    items = [default_of(element)] * length
    return items if element == OBJECT else Array(element, items)


def default_of(known: NetType[Any]) -> Any:
    """Returns the zero of a value type, null for any other type."""
    if not known.is_value_type or known.family == "nullable":
        return None
    from ...framework.conversion.fallback import _EMPTY

    if known.family in _EMPTY:
        return _EMPTY[known.family](known)
    return from_null(known)


def _add(items: list[Any], value: Any) -> int:
    items.append(value)
    return len(items) - 1


def _remove_at(items: list[Any], place: int) -> None:
    del items[_checked(items, place)]


def _remove_range(items: list[Any], start: int, count: int) -> None:
    del items[_checked(items, start, end=True) : start + count]


def _discard(items: list[Any], value: Any) -> bool:
    place = index_of(items, value)
    if place >= 0:
        del items[place]
    return place >= 0


def _sort(items: list[Any], comparison: Callable[[Any, Any], int] | None = None) -> None:
    items.sort(key=cmp_to_key(comparison or ordered))


def ordered(one: Any, two: Any) -> int:
    """Returns the order of two elements as .NET's own comparer has it: of texts with regard to case."""
    return compare(one, two, ignore_case=False)


def _comparison(block: ScriptBlock) -> Callable[[Any, Any], int]:
    def compared(one: Any, two: Any) -> int:
        output = block.call(one, two)
        return int(convert(output[0] if len(output) == 1 else None, INT))

    return compared


def _predicate(block: ScriptBlock) -> Callable[[Any], bool]:
    from ...framework.conversion.truth import is_true

    def holds(item: Any) -> bool:
        output = block.call(item)
        return is_true(output[0] if len(output) == 1 else output)

    return holds


def _find(items: Sequence[Any], block: ScriptBlock) -> Any:
    holds = _predicate(block)
    return next((item for item in items if holds(item)), None)


def _remove_all(items: list[Any], block: ScriptBlock) -> int:
    holds = _predicate(block)
    kept = [item for item in items if not holds(item)]
    removed = len(items) - len(kept)
    items[:] = kept
    return removed


def _binary_search(items: Sequence[Any], value: Any) -> int:
    low, high = 0, len(items) - 1
    while low <= high:
        middle = (low + high) // 2
        order = ordered(items[middle], value)
        if order == 0:
            return middle
        low, high = (middle + 1, high) if order < 0 else (low, middle - 1)
    return ~low


def _resized(cell: Any, length: int) -> None:
    items = list(cell.value or [])
    cell.value = (items + [None] * length)[:length]


_COMMON: Final[dict[str, Callable[..., Any]]] = {
    "Contains(object value)": lambda items, value: index_of(items, value) >= 0,
    "GetEnumerator()": Enumerator,
    "IndexOf(object value)": index_of,
}
_LIST_METHODS: Final[dict[str, Callable[..., Any]]] = {
    "void Clear()": list.clear,
    "void CopyTo(array array)": copy_to,
    "void CopyTo(array array, int index)": copy_to,
    "void RemoveAt(int index)": _remove_at,
    "void RemoveRange(int index, int count)": _remove_range,
    "void Reverse()": list.reverse,
    "void Sort()": _sort,
    "TrimToSize()": lambda items: NOTHING,
    "TrimExcess()": lambda items: NOTHING,
}

_GENERIC: Final[dict[str, Callable[..., Any]]] = {
    "void Add(T item)": list.append,
    "void AddRange(T[] collection)": list.extend,
    "AsReadOnly()": list,
    "BinarySearch(T item)": _binary_search,
    "Contains(T item)": lambda items, value: index_of(items, value) >= 0,
    "Exists(System.Delegate match)": lambda items, block: any(map(_predicate(block), items)),
    "Find(System.Delegate match)": _find,
    "FindAll(System.Delegate match)": lambda items, block: GenericList(
        getattr(items, "element_type", OBJECT), filter(_predicate(block), items)
    ),
    "FindIndex(System.Delegate match)": lambda items, block: next(
        (place for place, item in enumerate(items) if _predicate(block)(item)), -1
    ),
    "GetEnumerator()": Enumerator,
    "GetRange(int index, int count)": lambda items, start, count: GenericList(items.element_type, items[start : start + count]),
    "IndexOf(T item)": index_of,
    "IndexOf(T item, int index)": index_of,
    "void Insert(int index, T item)": lambda items, place, value: items.insert(_checked(items, place, end=True), value),
    "void InsertRange(int index, T[] collection)": lambda items, place, values: items.__setitem__(slice(place, place), values),
    "LastIndexOf(T item)": _last_index_of,
    "Remove(T item)": _discard,
    "RemoveAll(System.Delegate match)": _remove_all,
    "ToArray()": lambda items: list(items) if items.element_type == OBJECT else Array(items.element_type, items),
    "TrueForAll(System.Delegate match)": lambda items, block: all(map(_predicate(block), items)),
    **_LIST_METHODS,
    "void Sort(System.Delegate comparison)": lambda items, block: _sort(items, _comparison(block)),
}


def _new_list(known: NetType[Any], items: Sequence[Any] = ()) -> GenericList[Any]:
    element = known.element or OBJECT
    return GenericList(element, [cast(item, element) for item in items])


MEMBERS: Final = (
    Members(
        types.ARRAY,
        properties={
            "int Length": None,
            "long LongLength": None,
            "int Rank": None,
            "System.Object SyncRoot": lambda items: items,
            "bool IsReadOnly": None,
            "bool IsFixedSize": None,
            "bool IsSynchronized": None,
            "int Count": None,
        },
        methods={
            **_COMMON,
            "Add(object value)": _fixed,
            "Clear()": lambda items: items.__setitem__(
                slice(None), [default_of(getattr(items, "element_type", OBJECT))] * len(items)
            ),
            "Clone()": _clone,
            "void CopyTo(array array, int index)": copy_to,
            "Get(int index)": lambda items, place: items[_in_array(items, place)],
            "GetLength(int dimension)": _length,
            "GetLongLength(int dimension)": _length,
            "GetLowerBound(int dimension)": lambda items, dimension: 0,
            "GetUpperBound(int dimension)": lambda items, dimension: _length(items, dimension) - 1,
            "GetValue(int index)": lambda items, place: items[_in_array(items, place)],
            "Insert(int index, object value)": _fixed,
            "Remove(object value)": _fixed,
            "RemoveAt(int index)": _fixed,
            "void Set(int index, object value)": lambda items, place, value: _set_value(items, value, place),
            "void SetValue(object value, int index)": _set_value,
        },
        statics={
            "BinarySearch(array array, object value)": _binary_search,
            "void Clear(array array)": lambda items: items.__setitem__(
                slice(None), [default_of(getattr(items, "element_type", OBJECT))] * len(items)
            ),
            "void Copy(array sourceArray, array destinationArray, int length)": lambda source, target, length: copy_to(
                source[:length], target
            ),
            "void Copy(array sourceArray, int sourceIndex, array destinationArray, int destinationIndex, int length)": (
                lambda source, start, target, place, length: copy_to(source[start : start + length], target, place)
            ),
            "CreateInstance(type elementType, int length)": lambda element, length: new_array(element, [length]),
            "Exists(array array, System.Delegate match)": lambda items, block: any(map(_predicate(block), items)),
            "Find(array array, System.Delegate match)": _find,
            "FindAll(array array, System.Delegate match)": lambda items, block: list(filter(_predicate(block), items)),
            "FindIndex(array array, System.Delegate match)": lambda items, block: next(
                (place for place, item in enumerate(items) if _predicate(block)(item)), -1
            ),
            "IndexOf(array array, object value)": index_of,
            "IndexOf(array array, object value, int startIndex)": index_of,
            "LastIndexOf(array array, object value)": _last_index_of,
            "void Resize(ref object array, int newSize)": _resized,
            "void Reverse(array array)": list.reverse,
            "void Sort(array array)": _sort,
            "void Sort(array array, System.Delegate comparison)": lambda items, block: _sort(items, _comparison(block)),
        },
        base=OBJECT_MEMBERS,
    ),
    Members(
        types.ARRAY_LIST,
        properties={
            "int Capacity": lambda items: max(4, len(items)),
            "int Count": None,
            "bool IsFixedSize": lambda items: False,
            "bool IsReadOnly": lambda items: False,
            "bool IsSynchronized": lambda items: False,
            "System.Object SyncRoot": lambda items: items,
        },
        setters={"Capacity": lambda items, new: None},
        methods={
            **_COMMON,
            "Add(object value)": _add,
            "void AddRange(System.Collections.IEnumerable c)": list.extend,
            "Clone()": _clone,
            "GetRange(int index, int count)": lambda items, start, count: ArrayList(items[start : start + count]),
            "void Insert(int index, object value)": lambda items, place, value: items.insert(
                _checked(items, place, end=True), value
            ),
            "void InsertRange(int index, System.Collections.IEnumerable c)": (
                lambda items, place, values: items.__setitem__(slice(place, place), list(values))
            ),
            "LastIndexOf(object value)": _last_index_of,
            "void Remove(object obj)": _discard,
            "ToArray()": list,
            "ToArray(type type)": lambda items, known: Array(known, [cast(item, known) for item in items]),
            **_LIST_METHODS,
        },
        statics={
            "new()": ArrayList,
            "new(int capacity)": lambda capacity: ArrayList(),
            "new(System.Collections.IEnumerable c)": ArrayList,
        },
        base=OBJECT_MEMBERS,
    ),
    Members(
        NetType(LIST_NAME, "list", GenericList, element=OBJECT),
        properties={"int Capacity": lambda items: max(4, len(items)), "int Count": None},
        setters={"Capacity": lambda items, new: None},
        methods=_GENERIC,
        statics={
            "new()": _new_list,
            "new(int capacity)": lambda known, capacity: _new_list(known),
            "new(T[] collection)": _new_list,
        },
        base=OBJECT_MEMBERS,
        variables=("T",),
        needs_type=True,
    ),
    Members(
        NetType("System.Collections.ObjectModel.Collection`1", "foreign", ObjectCollection),
        properties={"int Count": len},
        methods=_GENERIC,
        base=OBJECT_MEMBERS,
        variables=("T",),
    ),
)
