"""Input that is bound as it is: the one parameter of a compiled cmdlet that takes the object itself, whatever it is."""

from __future__ import annotations

from .state import BindingState

_TAKE_ANYTHING = ("object", "psobject")


def binds_whole(state: BindingState) -> bool:
    """Whether what happened to the last input object will happen to every other one: it went to one parameter, unchanged."""
    if not state.metadata.compiled or state.planner is None or len(state.bound_through_input) != 1 or state.waiting:
        return False
    parameter = state.bound_through_input[0]
    return parameter.type.family in _TAKE_ANYTHING and not (
        parameter.validators
        or parameter.transformations
        or parameter.type_name
        or (parameter.mandatory_somewhere and not parameter.allow_null)
    )
