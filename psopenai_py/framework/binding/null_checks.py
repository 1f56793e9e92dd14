"""The null and empty checks of parameters that are mandatory somewhere (binding.md 9.3)."""

from __future__ import annotations

from typing import Any

from ..declaration.metadata import ParameterMetadata
from ..errors import ParameterBindingException
from ..values.types import NetType
from .coercion import collection_kind
from .errors import binding_error


def check_not_empty(parameter: ParameterMetadata, value: Any) -> None:
    """Refuses null, the empty text and the empty collection where the declaration does not allow them.

    Applies when the parameter is mandatory in any set, not only the one in force (R9.8). Elements are checked one level deep,
    those of a value type not at all.
    """
    if _checked_scalar(parameter, value, parameter.type):
        return
    kind = collection_kind(parameter.type)
    if kind is None:
        return
    if kind.element is None or not kind.element.is_value_type:
        for element in value:
            _checked_scalar(parameter, element, kind.element)
    if len(value) == 0 and not parameter.allow_empty_collection:
        raise _refusal("EmptyArray" if kind.is_array else "EmptyCollection", parameter)


def _checked_scalar(parameter: ParameterMetadata, value: Any, of: NetType[Any] | None) -> bool:
    """Checks null and the empty text; returns whether nothing is left to check."""
    if value is None and not (of is not None and of.family == "nullable" and of.element and of.element.family == "bool"):
        if not parameter.allow_null:
            raise _refusal("Null", parameter)
        return True
    if of is not None and of.family == "string":
        if value == "" and not parameter.allow_empty_string:
            raise _refusal("EmptyString", parameter)
        return True
    return False


def _refusal(what: str, parameter: ParameterMetadata) -> ParameterBindingException:
    return binding_error(f"ParameterArgumentValidationError{what}NotAllowed", parameter.name, parameter.type)
