"""Binds one object of the pipeline (binding.md section 7)."""

from __future__ import annotations

from typing import Any

from ..declaration.metadata import ParameterMetadata, SetEntry
from ..errors import ParameterBindingException
from ..values.nothing import NOTHING, UNBOUND
from .bind_parameter import bind_parameter
from .defaults import apply_defaults
from .delayed import bind_delayed
from .errors import binding_error, explained, is_misfit
from .makers import Attempt
from .mandatory import missing_for_object, missing_now
from .parameter_sets import require_set, validate_sets
from .shapes import InputObject
from .state import BindingState, mark_unbound


def bind_object(state: BindingState, obj: Any) -> None:
    """Binds an input object by the rules, and notes how, for the plans.

    The values of the object before are restored first (R7.5). Raises what its error record is written from: InputObjectNotBound
    where nothing took the object, InputObjectMissingMandatory where something is still missing, and the errors of R7.6.
    """
    planner = state.planner
    if planner is None:
        _bind_by_rules(state, obj)
        return
    planner.begin(state, obj)
    try:
        _bind_by_rules(state, obj)
        planner.keep(state)
    finally:
        planner.leave(state)


def _bind_by_rules(state: BindingState, obj: Any) -> None:
    try:
        bound = bool(state.delayed) and bind_delayed(state, obj)
        if bound or not state.delayed:
            bound = _bind_anew(state, obj) or bound
        require_set(state)
    except ParameterBindingException:
        _restore(state)
        raise
    if not bound:
        _restore(state)
        raise binding_error("InputObjectNotBound")
    missing = missing_now(state)
    if missing:
        raise missing_for_object(missing)


def _restore(state: BindingState) -> None:
    """Writes the values from before the input back and makes their parameters unbound again (R7.19)."""
    for parameter in state.bound_through_input:
        if parameter.name in state.restorable:
            state.values[parameter.name] = state.restorable[parameter.name]
            mark_unbound(state, parameter)


def _bind_anew(state: BindingState, obj: Any) -> bool:
    _restore(state)
    state.bound_through_input = []
    state.current = state.before_input
    if state.planner is not None:
        state.planner.start(state)
    try:
        bound = _bind_in_rounds(state, InputObject.shaped(state.metadata, obj))
        validate_sets(state, before_input=False, settle=True)
    except ParameterBindingException as error:
        if not state.defaults_in_use:
            raise
        raise explained(error, state.defaults_applied) from error
    if not state.defaults_in_use:
        apply_defaults(state)
    return bound


def _bind_in_rounds(state: BindingState, source: InputObject) -> bool:
    """Runs the four states once, or twice where one set is to be tried first (R7.10)."""
    first = state.first_tried
    if not first:
        return _bind_in_states(state, source, state.current, narrowing=True)
    bound = _bind_in_states(state, source, first, narrowing=False)
    if state.current != first:
        bound = _bind_in_states(state, source, state.current & ~first, narrowing=True) or bound
    return bound


def _bind_in_states(state: BindingState, source: InputObject, mask: int, *, narrowing: bool) -> bool:
    """Offers the object by value and by property name, first as it is, then converted; all four always run (7.3)."""
    bound = False
    for coerce in (False, True):
        for by_name in (False, True):
            if not _bind_in_state(state, source, mask, by_name=by_name, coerce=coerce):
                continue
            bound = True
            if narrowing:
                validate_sets(state, before_input=True, settle=True)
                mask = state.current
    return bound


def _bind_in_state(state: BindingState, source: InputObject, mask: int, *, by_name: bool, coerce: bool) -> bool:
    """Tries the default set first; only if nothing bound in it, the other sets (R7.7)."""
    default = state.metadata.default_bit & mask
    if default:
        if _bind_in_sets(state, source, default, by_name=by_name, coerce=coerce):
            return True
        mask &= ~default
    return _bind_in_sets(state, source, mask, by_name=by_name, coerce=coerce)


def _bind_in_sets(state: BindingState, source: InputObject, mask: int, *, by_name: bool, coerce: bool) -> bool:
    """Walks the unbound parameters from the last to the first; several may bind from one object (R7.8)."""
    bound = False
    for parameter in reversed(tuple(state.waiting)):
        if parameter.in_mask(mask) and any(_suits(entry, mask, by_name) for entry in parameter.entries.values()):
            bound = _offer(state, parameter, source, by_name=by_name, coerce=coerce) or bound
    return bound


def _suits(entry: SetEntry, mask: int, by_name: bool) -> bool:
    return entry.visible(mask) and (entry.declared.by_property_name if by_name else entry.declared.from_pipeline)


def _offer(state: BindingState, parameter: ParameterMetadata, source: InputObject, *, by_name: bool, coerce: bool) -> bool:
    """Offers the object, or its property for the parameter; whether it was taken (7.4). Raises what is more than a misfit."""
    value = source.property_for(parameter) if by_name else source.value
    if value is UNBOUND or value is NOTHING:
        return False
    if parameter.name not in state.restorable:
        state.restorable[parameter.name] = state.values.get(parameter.name)
    try:
        taken = bind_parameter(state, parameter, value, coerce=coerce)
    except ParameterBindingException as error:
        if not is_misfit(error, by_name=by_name, coerce=coerce):
            raise
        taken = False
    if state.planner is not None:
        state.planner.note(state, source, parameter, value, Attempt(by_name, coerce, taken))
    if taken:
        state.bound_through_input.append(parameter)
    return taken
