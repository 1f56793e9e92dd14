"""One bind, start to finish (binding.md 8.1): transform, convert, check, store, record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..conversion.script import converter_for, variable_converter_for
from ..declaration.metadata import CommandMetadata, ParameterMetadata
from ..errors import ParameterBindingException, PSInvalidCastException
from ..values.nothing import NOTHING
from ..values.objects import PSObject, has_type
from ..values.types import type_of
from .coercion import MISFIT, coerced, fitted
from .errors import binding_error
from .null_checks import check_not_empty
from .state import BindingState, compiled_rules, mark_bound
from .target import store

Converter = Callable[[Any], Any]


def bind_parameter(state: BindingState, parameter: ParameterMetadata, value: Any, *, coerce: bool) -> bool:
    """Binds a value and marks its parameter bound; False where it does not fit without coercion."""
    if not bind_value(state, parameter, value, coerce=coerce):
        return False
    mark_bound(state, parameter)
    if parameter.obsolete is not None and parameter.name not in state.obsolete_warned:
        state.obsolete_warned.add(parameter.name)
        state.warnings.append(f"Parameter '{parameter.name}' is obsolete. {parameter.obsolete}")
    return True


def bind_value(state: BindingState, parameter: ParameterMetadata, value: Any, *, coerce: bool) -> bool:
    """Converts, checks, stores and records a value; False where it does not fit without coercion."""
    value = admitted(state, parameter, value, coerce=coerce)
    if value is MISFIT:
        return False
    store(state, parameter, value)
    state.bound[parameter.name] = value
    return True


def admitted(state: BindingState, parameter: ParameterMetadata, value: Any, *, coerce: bool) -> Any:
    """Returns the value as it is to be stored, converted and checked; `MISFIT` where it does not fit without coercion."""
    value = _converted(state, parameter, value, coerce=coerce, is_default=False)
    if value is not MISFIT:
        _check_type_name(parameter, value, coerce=coerce)
        check(parameter, value)
    return value


def check(parameter: ParameterMetadata, value: Any) -> None:
    """Refuses a value of the parameter's own type that its validators, or the checks of mandatory parameters, do not allow."""
    for validator in parameter.validators:
        try:
            validator(value)
        except Exception as error:
            raise binding_error("ParameterArgumentValidationError", parameter.name, parameter.type, error) from error
    if parameter.mandatory_somewhere:
        check_not_empty(parameter, value)


def bind_default(state: BindingState, parameter: ParameterMetadata, value: Any, *, coerce: bool) -> None:
    """Stores a declared default: transformed and converted, not validated and not recorded (R1.19, R9.3)."""
    value = _converted(state, parameter, value, coerce=coerce, is_default=True)
    _check_type_name(parameter, value, coerce=coerce)
    store(state, parameter, value)


def _converted(state: BindingState, parameter: ParameterMetadata, value: Any, *, coerce: bool, is_default: bool) -> Any:
    """Returns the value as the parameter takes it, or `MISFIT`: custom transformations, then conversion or the fit test."""
    compiled = compiled_rules(state, parameter)
    try:
        for transformation in parameter.transformations:
            if value is not None or not is_default:
                value = transformation(value)
        if coerce and not compiled:
            for convert in converters_of(state.metadata, parameter):
                value = convert(value)
    except Exception as error:
        raise binding_error("ParameterArgumentTransformationError", parameter.name, parameter.type, error) from error
    if not coerce:
        return None if is_default and value is None else fitted(value, parameter.type)
    if compiled:
        return coerced(value, parameter.type, parameter.name)
    return None if value is NOTHING else value


def converters_of(metadata: CommandMetadata, parameter: ParameterMetadata) -> tuple[Converter, ...]:
    """Returns the conversions of a parameter in their order; they are made once per command."""
    known = metadata.plans.get(parameter)
    if known is None:
        make = variable_converter_for if metadata.simple else converter_for
        known = metadata.plans[parameter] = tuple(make(target) for target in parameter.converters)
    converters: tuple[Converter, ...] = known
    return converters


def _check_type_name(parameter: ParameterMetadata, value: Any, *, coerce: bool) -> None:
    """Refuses a value, or an element of a collection, that does not list the declared PSTypeName (R8.30)."""
    wanted = parameter.type_name
    if wanted is None or value is None:
        return
    for element in value if isinstance(value, list | tuple) else (value,):
        if element is not None and not _lists_type(element, wanted):
            error = binding_error(
                "MismatchedPSTypeName",
                parameter.name,
                parameter.type,
                wanted,
                exception=None if coerce else ParameterBindingException,
            )
            raise error from PSInvalidCastException(str(error), error_id="InvalidArgument")


def _lists_type(value: Any, name: str) -> bool:
    if isinstance(value, PSObject):
        return has_type(value, name)
    known = type_of(value)
    return known is not None and name.casefold() in (known.name.casefold(), "system.object")
