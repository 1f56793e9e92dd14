"""Conversion to arrays, lists and dictionaries (R8.12 and binding.md 8.5, rules 8 and 12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..errors import PSInvalidCastException
from ..values.collections import Array, ArrayList, DictionaryEntry, GenericList, Hashtable, OrderedDictionary
from ..values.scalars import Char, is_text
from ..values.types import CHAR, OBJECT, NetType, type_of
from .assignable import is_array, is_instance, is_subtype
from .errors import failed, no_conversion
from .fallback import invalid_cast, is_convertible
from .text import is_enumerable, plain_text

Converter = Callable[[Any, NetType[Any]], Any]
Convert = Callable[[Any, NetType[Any]], Any]
Find = Callable[[Any, NetType[Any]], Converter | None]


def new_array(element: NetType[Any], items: list[Any]) -> list[Any]:
    """Returns the items as an array of that element type; an object array is a plain list."""
    return items if element == OBJECT else Array(element, items)


def array_rule(value: Any, target: NetType[Any], convert: Convert, find: Find) -> Converter | None:
    """Returns the conversion to an array: element by element, or of the one value to an array of one."""
    element = target.element or OBJECT
    if is_text(value) and element == CHAR:
        return lambda value, target: Array(CHAR, map(Char, value))
    if is_array(value):
        return lambda value, target: new_array(element, [convert(item, element) for item in value])
    if is_enumerable(value):
        return lambda value, target: _from_enumerable(value, target, element, convert)
    if element == OBJECT or is_instance(value, element) or find(value, element):
        return lambda value, target: _from_scalar(value, target, element, convert)
    return None


def _from_enumerable(value: Any, target: NetType[Any], element: NetType[Any], convert: Convert) -> list[Any]:
    try:
        return new_array(element, [convert(item, element) for item in value])
    except PSInvalidCastException as error:
        raise failed(value, target, str(error), "InvalidCastExceptionEnumerableToArray") from None


def _from_scalar(value: Any, target: NetType[Any], element: NetType[Any], convert: Convert) -> list[Any]:
    try:
        return new_array(element, [convert(value, element)])
    except PSInvalidCastException as error:
        if is_convertible(value):
            raise invalid_cast(value, target) from None
        raise failed(plain_text(value), target, str(error), "InvalidCastExceptionScalarToArray") from None


def list_rule(value: Any, target: NetType[Any], convert: Convert) -> Converter | None:
    """Returns the conversion to a generic list: a copy, or the elements of an array, or the one value converted."""
    element = target.element or OBJECT
    if isinstance(value, Char):
        return lambda value, target: GenericList(element)
    if isinstance(value, list | tuple) and _holds(value, element):
        return lambda value, target: GenericList(element, value)
    if is_array(value):
        return lambda value, target: GenericList(element, _elements(value, target, element, convert))
    if is_convertible(value) or isinstance(value, Mapping) or (isinstance(value, int | float) and not is_instance(value, element)):
        return None
    return lambda value, target: GenericList(element, [convert(value, element)])


def _holds(value: object, element: NetType[Any]) -> bool:
    """Whether every element is known to fit because of the collection's own element type."""
    own = type_of(value)
    return own is not None and own.family in ("array", "list") and own.element is not None and is_subtype(own.element, element)


def _elements(value: Any, target: NetType[Any], element: NetType[Any], convert: Convert) -> list[Any]:
    try:
        return [convert(item, element) for item in value]
    except PSInvalidCastException:
        raise no_conversion(value, target) from None


def array_list_rule(value: Any, target: NetType[Any]) -> Converter | None:
    """Returns the conversion of a collection to ArrayList, or None."""
    if isinstance(value, Char):
        return lambda value, target: ArrayList()
    if isinstance(value, Mapping):
        return lambda value, target: ArrayList([DictionaryEntry(key, item) for key, item in value.items()])
    return (lambda value, target: ArrayList(value)) if isinstance(value, list | tuple) else None


def hashtable_rule(value: Any, target: NetType[Any]) -> Converter | None:
    """Returns the conversion of a dictionary to a new Hashtable, or None: objects do not convert."""
    if isinstance(value, Char):
        return lambda value, target: Hashtable()
    return (lambda value, target: Hashtable(value)) if isinstance(value, Mapping) else None


def ordered_rule(value: Any, target: NetType[Any]) -> Converter | None:
    """Returns the conversion to OrderedDictionary, which only a Python caller's dict has."""
    if isinstance(value, Char):
        return lambda value, target: OrderedDictionary()
    return (lambda value, target: OrderedDictionary(value)) if isinstance(value, dict) else None


def dictionary_rule(value: Any, target: NetType[Any]) -> Converter | None:
    """Returns the conversion of a Python caller's dict to the Hashtable it stands for, or None."""
    return (lambda value, target: Hashtable(value)) if isinstance(value, Mapping) else None


def nullable_rule(value: Any, target: NetType[Any], convert: Convert, find: Find) -> Converter | None:
    """Returns the conversion to the underlying type, where there is one."""
    element = target.element
    assert element is not None
    if is_instance(value, element) or find(value, element):
        return lambda value, target: convert(value, element)
    return None
