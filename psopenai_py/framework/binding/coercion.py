"""The binder's own conversion: what fits as it is (R8.1), and the rules of compiled cmdlets (binding.md 8.2, 8.4)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from ..conversion.assignable import is_instance
from ..conversion.engine import convert
from ..conversion.text import plain_text
from ..errors import ParameterBindingException, PSInvalidCastException
from ..values.collections import Array, ArrayList, GenericList
from ..values.literals import without_text
from ..values.nothing import NOTHING, UNBOUND
from ..values.scalars import ABSENT, PRESENT, SwitchParameter
from ..values.types import OBJECT, NetType, type_of
from .errors import binding_error

MISFIT = UNBOUND
"""What `fitted` returns for a value that does not fit."""


class CollectionKind(NamedTuple):
    """How a collection type is filled (R8.5): the type of its elements if that is known, and whether it is an array."""

    element: NetType[Any] | None
    is_array: bool


def collection_kind(declared: NetType[Any]) -> CollectionKind | None:
    """Returns what kind of collection a declared type is, None for a scalar. Dictionaries are scalars."""
    if declared.family == "array":
        return CollectionKind(declared.element if declared.name.endswith("[]") else None, declared.name.endswith("[]"))
    if declared.family == "list":
        return CollectionKind(declared.element, False)
    if declared.family == "arraylist":
        return CollectionKind(None, False)
    return None


def fitted(value: Any, declared: NetType[Any]) -> Any:
    """Returns the value as the declared type holds it without any conversion, or `MISFIT` (R8.1)."""
    if value is None or value is NOTHING:
        return MISFIT if declared.is_value_type or declared.family == "string" else None
    if is_instance(value, declared):
        return _unchanged(value, declared)
    kind = collection_kind(declared)
    if kind is None:
        return MISFIT
    elements = value if isinstance(value, list | tuple) else [value]
    if kind.element is not None and not all(element is None or _is_exactly(element, kind.element) for element in elements):
        return MISFIT
    return _filled(declared, elements)


def _unchanged(value: Any, declared: NetType[Any]) -> Any:
    """Returns a value that needs no conversion; only what takes any type keeps how a literal was typed (R2.9)."""
    return value if declared.family in ("object", "psobject") else without_text(value)


def _is_exactly(value: Any, element: NetType[Any]) -> bool:
    """Whether the value's class is the element type or derives from it; interfaces do not count."""
    return element.family != "dictionary" and is_instance(value, element)


def coerced(value: Any, declared: NetType[Any], name: str) -> Any:
    """Returns the value converted by the rules of compiled cmdlets, deciding in their order (binding.md 8.2).

    `name` is the parameter's, for the errors: CannotConvertArgument, CannotConvertArgumentNoMessage, MissingArgument.
    """
    if value is None or value is NOTHING or value is UNBOUND:
        return _of_null(value, declared, name)
    if is_instance(value, declared):
        return _unchanged(value, declared)
    if declared.family in ("bool", "switch") or (
        declared.element and declared.element.family == "bool" and declared.family == "nullable"
    ):
        return _of_truth(value, declared, name)
    kind = collection_kind(declared)
    if kind is not None:
        elements = value if isinstance(value, list | tuple) else [value]
        if kind.element is not None:
            elements = [coerced(element, kind.element, name) for element in elements]
        return _filled(declared, elements)
    if isinstance(value, list | tuple) and declared.family != "enum":
        raise binding_error("CannotConvertArgument", name, declared, plain_text(value), "Specified method is not supported.")
    try:
        return convert(value, declared)
    except PSInvalidCastException as error:
        raise binding_error("CannotConvertArgumentNoMessage", name, declared, error) from error


def _of_null(value: Any, declared: NetType[Any], name: str) -> Any:
    if declared.family == "bool":
        raise binding_error(
            "ParameterArgumentValidationErrorNullNotAllowed",
            name,
            declared,
            exception=ParameterBindingException,
            category="InvalidArgument",
        )
    if declared.family == "switch":
        return PRESENT
    if value is UNBOUND:
        raise binding_error("MissingArgument", name, declared)
    return None


def _of_truth(value: Any, declared: NetType[Any], name: str) -> Any:
    # A switch is offered to a bool only by commands and variables, which wrap it: the wrapped one is taken (8.2, step 4).
    if not isinstance(value, bool | int | float | Decimal | SwitchParameter):
        raise binding_error("CannotConvertArgument", name, declared, getattr(type_of(value), "name", ""))
    if declared.family == "switch":
        return PRESENT if value else ABSENT
    return bool(value)


def _filled(declared: NetType[Any], elements: list[Any] | tuple[Any, ...]) -> Any:
    """Returns a new collection of the declared type with the elements."""
    if declared.family == "list":
        return GenericList(declared.element or OBJECT, elements)
    if declared.family == "arraylist":
        return ArrayList(elements)
    element = declared.element or OBJECT
    return list(elements) if element == OBJECT else Array(element, elements)
