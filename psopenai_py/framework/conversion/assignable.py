"""Whether a value already is of a type: .NET's assignability, with the covariance of arrays (R8.1)."""

from __future__ import annotations

from typing import Any

from ..values.enums import NetEnum, NetFlags
from ..values.nothing import NOTHING
from ..values.numbers import fits_int64
from ..values.types import NetType, type_of


def is_instance(value: Any, target: NetType[Any]) -> bool:
    """Whether the value can be stored as that type unchanged; null is an instance of nothing."""
    if value is None or value is NOTHING:
        return False
    family = target.family
    if family in ("object", "psobject"):
        return True
    if family == "nullable":
        return target.element is not None and is_instance(value, target.element)
    if target.convert is not None and target.python is not None:
        return isinstance(value, target.python)
    if family == "encoding":
        return type(value).__module__ == "codecs"
    known = type_of(value)
    return known is not None and is_subtype(known, target)


def is_subtype(source: NetType[Any], target: NetType[Any]) -> bool:
    """Whether every value of the source type is one of the target type."""
    if source is target or source.name == target.name or target.family in ("object", "psobject"):
        return True
    if source.base is not None:
        return is_subtype(source.base, target)
    if target.family == "dictionary":
        return source.family in ("hashtable", "ordered", "dictionary")
    if source.family == "array" and target.family == "array":
        if target.name == "System.Array":
            return True
        if source.element is None or target.element is None or source.element.is_value_type:
            return False
        return is_subtype(source.element, target.element)
    if source.family == "foreign" and target.family != "array" and source.python is not None and target.python is not None:
        return issubclass(source.python, target.python)
    return False


def is_long(value: object) -> bool:
    """Whether a constructor that takes an Int64 accepts the value: an integer of any type that fits, but no enumeration."""
    return isinstance(value, int) and not isinstance(value, bool | NetEnum | NetFlags) and fits_int64(value)


def is_array(value: object) -> bool:
    """Whether the value is an array, as opposed to a list or another collection."""
    known = type_of(value) if isinstance(value, list | tuple | bytes) else None
    return known is not None and known.family == "array"
