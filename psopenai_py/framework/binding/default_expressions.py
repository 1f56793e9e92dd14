"""The defaults of a declaration: what a parameter holds when nothing was bound to it (binding.md 1.5)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..declaration.metadata import ParameterMetadata
from ..declaration.parameter import DefaultExpression
from ..values.nothing import UNDECLARED
from ..values.scalars import ABSENT
from ..values.types import NetType
from .bind_parameter import bind_default
from .state import BindingState, compiled_rules


def bind_default_expressions(state: BindingState) -> None:
    """Writes the default of every declared parameter that is still unbound, and keeps it to restore it (4.1 step 15, R7.18)."""
    for parameter in tuple(state.unbound):
        if parameter.common:
            continue
        if compiled_rules(state, parameter):
            state.values[parameter.name] = _initial_value(state, parameter)
            continue
        declared = _declared_value(state, parameter)
        value = implicit_value(parameter.type) if declared is UNDECLARED else declared
        state.restorable[parameter.name] = value
        bind_default(state, parameter, value, coerce=declared is not UNDECLARED or value is not None)


def _declared_value(state: BindingState, parameter: ParameterMetadata) -> Any:
    default = parameter.default
    if isinstance(default, DefaultExpression):
        return default.evaluate(state.values)
    return default() if callable(default) else default


def _initial_value(state: BindingState, parameter: ParameterMetadata) -> Any:
    """Returns what a member of a compiled cmdlet holds before it is bound; it is neither transformed nor validated (R9.3)."""
    declared = _declared_value(state, parameter)
    if declared is not UNDECLARED:
        return declared
    return None if parameter.type.family == "string" else implicit_value(parameter.type)


def implicit_value(declared: NetType[Any]) -> Any:
    """Returns the default of a type that has one: the empty text, false, absent, zero (R1.19); None for all others."""
    match declared.family:
        case "string":
            return ""
        case "bool":
            return False
        case "switch":
            return ABSENT
        case "integer" | "real" if declared.python is not None:
            return declared.python(0)
        case "decimal":
            return Decimal(0)
    return None
