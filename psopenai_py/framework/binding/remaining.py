"""Binds what is left over to the parameter that takes remaining arguments, and refuses what nobody takes (5.3, R4.3)."""

from __future__ import annotations

from typing import Any

from ..conversion.text import plain_text
from ..declaration.metadata import ParameterMetadata, SetEntry
from ..errors import ParameterBindingException
from ..values.collections import GenericList
from ..values.nothing import NOTHING, UNBOUND
from ..values.types import OBJECT
from .bind_parameter import bind_parameter
from .errors import binding_error
from .state import BindingState


def bind_remaining(state: BindingState) -> None:
    """Gives all leftover items to the one unbound parameter that takes them, if there is one (R5.12 to R5.14)."""
    if not state.items:
        return
    taker: ParameterMetadata | None = None
    for parameter in state.unbound:
        entry = _entry_for(parameter, state.current)
        if entry is not None and entry.declared.from_remaining:
            if taker is not None:
                raise binding_error("AmbiguousParameterSet", category="MetadataError")
            taker = parameter
    if taker is not None:
        bind_parameter(state, taker, _remaining_value(state), coerce=True)
        state.items = []


def _entry_for(parameter: ParameterMetadata, mask: int) -> SetEntry | None:
    """Returns the first entry of a set of the mask, else the entry of all sets."""
    found: SetEntry | None = None
    for entry in parameter.entries.values():
        if entry.bit & mask:
            return entry
        if entry.in_all:
            found = entry
    return found


def _remaining_value(state: BindingState) -> Any:
    """Returns the texts of names and the values in order; a single value that is a collection stands for itself (R5.14)."""
    values: GenericList[Any] = GenericList(OBJECT)
    for item in state.items:
        if item.name is not None:
            values.append(item.text)
        if item.value is not UNBOUND and item.value is not NOTHING:
            values.append(item.value)
    if len(values) == 1 and isinstance(values[0], list | tuple):
        return values[0]
    return values


def refuse_leftovers(state: BindingState, saved: ParameterBindingException | None) -> None:
    """Raises for the first leftover item: its name is unknown, or its value finds no position (R4.3)."""
    if not state.items:
        return
    first = state.items[0]
    if first.name is not None:
        raise binding_error("NamedParameterNotFound", first.name)
    if saved is not None:
        raise saved
    raise binding_error("PositionalParameterNotFound", "$null" if first.value is None else plain_text(first.value))
