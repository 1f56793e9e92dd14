"""Decides which parameter set is in force (binding.md 6.1 to 6.3)."""

from __future__ import annotations

from ..declaration.metadata import ALL
from ..errors import ParameterBindingException
from .errors import binding_error
from .state import BindingState, count_sets, publish, takes_input


def ambiguous() -> ParameterBindingException:
    """Returns the error of sets that cannot be told apart."""
    return binding_error("AmbiguousParameterSet")


def validate_sets(state: BindingState, *, before_input: bool, settle: bool) -> int:
    """Checks that a set is possible and returns how many are (R6.2 to R6.4).

    `before_input` leaves the choice open while a parameter may still be bound from the pipeline; `settle` chooses the default
    set where it is possible. Publishes the name of the set as far as it is known. Raises AmbiguousParameterSet.
    """
    count = count_sets(state.current)
    if count == 0:
        raise ambiguous()
    if count > 1:
        return _choose_among(state, count, before_input=before_input, settle=settle)
    if state.current == ALL:
        count = _choose_from_all(state, before_input=before_input, settle=settle)
    publish(state, state.current)
    return count


def _choose_among(state: BindingState, count: int, *, before_input: bool, settle: bool) -> int:
    default = state.metadata.default_bit
    if default & state.current:
        publish(state, default)
        if not settle:
            return count
        state.current = default
    elif not (before_input and _input_may_decide(state)):
        _choose_by_mandatory(state)
    else:
        return count
    return 1


def _choose_from_all(state: BindingState, *, before_input: bool, settle: bool) -> int:
    declared = len(state.metadata.set_names) or 1
    if before_input and _input_may_decide(state):
        return declared
    if state.metadata.default_bit:
        if not settle:
            return declared
        state.current = state.metadata.default_bit
    elif declared > 1:
        _choose_by_mandatory(state)
    return 1


def _input_may_decide(state: BindingState) -> bool:
    return any(takes_input(parameter, state.current) for parameter in state.waiting)


def _choose_by_mandatory(state: BindingState) -> None:
    """Chooses the one set in which no unbound parameter is mandatory; AmbiguousParameterSet if there is not one (R6.5)."""
    known = 0
    wanting = 0
    for parameter in state.bound_parameters.values():
        known |= parameter.flags
    for parameter in state.unbound:
        known |= parameter.flags
        for entry in parameter.entries.values():
            if entry.declared.mandatory:
                wanting |= entry.bit
    possible = state.current & known & ~wanting
    if count_sets(possible) != 1:
        raise ambiguous()
    state.current = possible
    publish(state, possible)


def drop_sets_without_input(state: BindingState) -> bool:
    """Drops the sets that take no pipeline input (R6.6); returns whether that changed anything."""
    taking = 0
    for parameter in state.delayed:
        taking |= parameter.flags
    for parameter in state.waiting:
        for entry in parameter.entries.values():
            if entry.takes_pipeline and entry.visible(state.current):
                if entry.in_all:
                    return False
                taking |= entry.bit
    narrowed = state.current & taking if taking else state.current
    changed = narrowed != state.current
    state.current = narrowed
    return changed


def require_set(state: BindingState) -> None:
    """Settles on the default set where several are declared and nothing has narrowed them, else refuses (R6.7)."""
    if len(state.metadata.set_names) > 1 and state.current == ALL:
        if not state.metadata.default_bit:
            raise ambiguous()
        state.current = state.metadata.default_bit
