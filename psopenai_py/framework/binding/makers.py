"""What an attempt does to a value, as one function: for the plans that repeat it."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..declaration.metadata import ParameterMetadata
from ..errors import ParameterBindingException
from ..values.numbers import INT32_MAX, INT32_MIN
from .bind_parameter import admitted, check, converters_of
from .coercion import MISFIT, collection_kind
from .errors import is_misfit
from .plan import Maker
from .state import BindingState, compiled_rules


class Attempt(NamedTuple):
    """How a value was offered to a parameter, and whether it was taken."""

    by_name: bool
    coerce: bool
    taken: bool


class PlanBroken(Exception):
    """Raised where an object turns out not to be bound as planned."""


def maker_for(state: BindingState, parameter: ParameterMetadata, attempt: Attempt, unchanged: type | None) -> Maker | None:
    """Returns what makes the value to store of the value offered. It raises where the attempt does not end as noted.

    `unchanged` is the class of the values that are stored as they are offered, None where they are not. None is returned where
    there is nothing to do.
    """
    if unchanged is not None:
        return _checked(parameter, unchanged)
    compiled = compiled_rules(state, parameter)
    direct = not (parameter.transformations or parameter.type_name or compiled)
    if attempt.taken and attempt.coerce and direct:
        return _converted(parameter, converters_of(state.metadata, parameter))

    def repeated(value: Any) -> Any:
        try:
            made = admitted(state, parameter, value, coerce=attempt.coerce)
        except ParameterBindingException as error:
            if not is_misfit(error, by_name=attempt.by_name, coerce=attempt.coerce):
                raise
            made = MISFIT
        if (made is not MISFIT) is not attempt.taken or (compiled and made is None):
            raise PlanBroken  # what a compiled cmdlet's member says to null is for the rules
        return made

    return repeated


def _checked(parameter: ParameterMetadata, value_class: type | None = None) -> Maker | None:
    is_scalar = value_class is not None and value_class is not type(None) and collection_kind(parameter.type) is None
    if not parameter.validators and (not parameter.mandatory_somewhere or (is_scalar and parameter.type.family != "string")):
        return None
    if not parameter.validators and parameter.type.family == "string":
        return None if parameter.allow_empty_string else _not_empty

    def checked(value: Any) -> Any:
        check(parameter, value)
        return value

    return checked


def _not_empty(value: str) -> str:
    if not value:
        raise PlanBroken
    return value


def as_it_is(value: Any) -> Any:
    """Makes the value itself."""
    return value


def int32(value: int) -> int:
    """Makes the integer itself, if it is an Int32."""
    if not INT32_MIN <= value <= INT32_MAX:
        raise PlanBroken
    return value


def _converted(parameter: ParameterMetadata, converters: tuple[Maker, ...]) -> Maker:
    checked = _checked(parameter)
    if checked is None and len(converters) == 1:
        return converters[0]

    def converted(value: Any) -> Any:
        for convert in converters:
            value = convert(value)
        return value if checked is None else checked(value)

    return converted


def in_turn(first: Maker, second: Maker) -> Maker:
    """Returns the maker that does what both do."""
    return lambda value: second(first(value))
