"""Binds the items that have a name (binding.md 3.3)."""

from __future__ import annotations

from .arguments import ArgumentItem
from .attempt import bind_argument, interpreted
from .errors import binding_error
from .names import find_parameter
from .state import BindingState


def bind_named(state: BindingState) -> None:
    """Binds each named item in order; plain values and unknown names stay in `items`.

    The set check uses the sets that were valid at the start (R3.14). An explicit argument beats the same parameter in a
    splatted dictionary (R2.15).
    """
    valid = state.current
    left_over: list[ArgumentItem] = []
    explicit: set[str] | None = None
    for item in state.items:
        parameter = find_parameter(state.metadata, item.name) if item.name is not None else None
        if parameter is None or item.name is None:
            left_over.append(item)
            continue
        if item.from_splat:
            if explicit is None:
                explicit = set(state.bound_parameters)
            if parameter.name in explicit:
                continue
        if parameter.name in state.bound_parameters:
            raise binding_error("ParameterAlreadyBound", item.name)
        if not parameter.in_mask(valid):
            raise binding_error("ParameterNotInParameterSet", item.name, detail=state.metadata.set_name(valid))
        bind_argument(state, parameter, interpreted(state, parameter, item.value), valid, coerce=True)
    state.items = left_over
