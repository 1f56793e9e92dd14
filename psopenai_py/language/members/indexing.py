"""``$value[index]``: elements of arrays and texts, entries of dictionaries, slices of them."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any

from ...framework.conversion.engine import convert
from ...framework.conversion.errors import no_conversion
from ...framework.conversion.text import is_enumerable
from ...framework.errors import PowerShellError
from ...framework.values.collections import OrderedDictionary
from ...framework.values.nothing import NOTHING, UNBOUND
from ...framework.values.numbers import Byte
from ...framework.values.objects import PSObject
from ...framework.values.scalars import Char
from ...framework.values.types import INT
from ..errors import NetException, RuntimeException
from ..operators.comparison import equal
from .casts import cast
from .types import kind_of

_OUTSIDE = "Index was outside the bounds of the array."


def index(value: Any, indices: Sequence[Any], *, strict: int = 0) -> Any:
    """Returns the element or entry at an index; at several, or at a list of them, a list of those there are.

    Outside of an array there is null; from strict mode 3 on that is an error. What cannot be indexed is its own element 0 and
    -1; at other places there is NOTHING, from strict mode 2 on an error. Raises NullArray and NullArrayIndex for nulls.
    """
    if value is None or value is NOTHING:
        raise RuntimeException("Cannot index into a null array.", error_id="NullArray")
    at = getattr(value, "at", None)
    if callable(at) and kind_of(value).family == "multiarray":  # type: ignore[union-attr]  # it is no null
        found = at(_flat(indices))
        return None if found is UNBOUND else found
    if len(indices) == 1:
        if indices[0] is None or indices[0] is NOTHING:
            raise _null_index()
        if not (isinstance(value, Mapping) and not isinstance(indices[0], list | tuple)) and is_enumerable(indices[0]):
            return _slice(value, indices[0], strict)
        return _element(value, indices[0], strict, slicing=False)
    return _slice(value, indices, strict)


def _flat(indices: Sequence[Any]) -> Sequence[Any]:
    """Returns the indices of several dimensions, which may come as one list."""
    return indices[0] if len(indices) == 1 and isinstance(indices[0], list | tuple) else indices


def _slice(value: Any, indices: Any, strict: int) -> list[Any]:
    found = [_element(value, each, strict, slicing=True) for each in indices]
    return [item for item in found if item is not NOTHING]


def _null_index() -> RuntimeException:
    return RuntimeException("Index operation failed; the array index evaluated to null.", error_id="NullArrayIndex")


def _element(value: Any, place: Any, strict: int, *, slicing: bool) -> Any:
    missing = NOTHING if slicing else None
    if isinstance(value, Mapping):
        return _entry(value, place, missing)
    if isinstance(value, str) and not isinstance(value, Char):
        found = _at(list(value), place, strict, missing)
        return Char(found) if isinstance(found, str) else found
    if isinstance(value, PSObject):
        return _of_single(value, place, strict)
    named = getattr(value, "named", None)
    if callable(named):
        return _named(value, named, place, strict, missing)
    if isinstance(value, bytes):
        return _at([Byte(byte) for byte in value], place, strict, missing)
    if isinstance(value, list | tuple):
        return _at(value, place, strict, missing)
    return _of_single(value, place, strict)


def _named(value: Any, named: Any, place: Any, strict: int, missing: Any) -> Any:
    if isinstance(place, str):
        return named(place)
    return _at(list(value), place, strict, missing)


def _at(items: Any, place: Any, strict: int, missing: Any) -> Any:
    number = _number(place)
    if number < 0:
        number += len(items)
    if 0 <= number < len(items):
        return items[number]
    if strict >= 3:
        raise NetException("System.IndexOutOfRangeException", _OUTSIDE)
    return missing


def _number(place: Any) -> int:
    return place if type(place) is int else int(convert(place, INT))


def _entry(value: Mapping[Any, Any], key: Any, missing: Any) -> Any:
    if isinstance(value, OrderedDictionary) and isinstance(key, int) and not isinstance(key, bool):
        items = list(value.values())
        place = key + len(items) if key < 0 else key
        return items[place] if 0 <= place < len(items) else missing
    find = getattr(value, "lookup", None)
    if callable(find):
        return find(key, missing)
    try:
        return value.get(key, missing)
    except TypeError:  # a list is a key only by identity
        return missing


def _of_single(value: Any, place: Any, strict: int) -> Any:
    if equal(0, place) is True or equal(-1, place) is True:
        return value
    if strict < 2:
        return NOTHING
    raise _cannot_index(value)


def _cannot_index(value: Any) -> RuntimeException:
    known = kind_of(value)
    name = "System.Management.Automation.PSObject" if isinstance(value, PSObject) else known.name if known else ""
    return RuntimeException(f'Unable to index into an object of type "{name}".', error_id="CannotIndex", target=value)


def set_index(value: Any, indices: Sequence[Any], new: Any) -> None:
    """Sets an element or entry. Raises IndexOutOfRangeException outside of an array; slices cannot be set."""
    new = None if new is NOTHING else new
    if value is None or value is NOTHING:
        raise RuntimeException("Cannot index into a null array.", error_id="NullArray")
    if len(indices) == 1 and (indices[0] is None or indices[0] is NOTHING):
        raise _null_index()
    known = kind_of(value)
    if known is not None and known.family == "multiarray":
        value.put(_flat(indices), new)
        return
    name = known.name if known else ""
    if len(indices) > 1 or (isinstance(indices[0], list | tuple) and not isinstance(value, Mapping)):
        if isinstance(value, list):
            raise RuntimeException(
                f"Array assignment to [{_listed(indices)}] failed because assignment to slices is not supported.",
                error_id="ArraySliceAssignmentFailed",
            )
        raise _cannot_index(value)
    if isinstance(value, OrderedDictionary) and isinstance(indices[0], int) and not isinstance(indices[0], bool):
        _set_ordered(value, indices[0], new)
    elif isinstance(value, MutableMapping):
        value[indices[0]] = new
    elif isinstance(value, list):
        _set_element(value, indices[0], new)
    else:
        raise RuntimeException(f'Unable to index into an object of type "{name}".', error_id="CannotIndex")


def _listed(indices: Sequence[Any]) -> str:
    from ...framework.conversion.text import to_text

    return to_text(list(indices if len(indices) > 1 else indices[0]), ",")


def _set_ordered(value: OrderedDictionary, place: int, new: Any) -> None:
    keys = list(value)
    number = place + len(keys) if place < 0 else place
    if not 0 <= number < len(keys):
        raise NetException("System.ArgumentOutOfRangeException", _out_of_range())
    value[keys[number]] = new


def _set_element(value: list[Any], place: Any, new: Any) -> None:
    try:
        number = _number(place)
    except PowerShellError:
        raise no_conversion(place, INT) from None
    if number < 0:
        number += len(value)
    if not 0 <= number < len(value):
        if type(value).__name__ in ("list", "Array"):
            raise NetException("System.IndexOutOfRangeException", _OUTSIDE)
        raise NetException("System.ArgumentOutOfRangeException", _out_of_range())
    element = getattr(value, "element_type", None)
    value[number] = new if element is None else cast(new, element)


def _out_of_range() -> str:
    return "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')"
