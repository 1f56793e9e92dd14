"""Pairs names with the values that follow them, once before named binding (binding.md 3.2)."""

from __future__ import annotations

from collections.abc import Iterable

from ..declaration.metadata import CommandMetadata, ParameterMetadata
from ..errors import ParameterBindingException
from ..values.scalars import PRESENT
from .arguments import ArgumentItem
from .errors import binding_error
from .names import find_parameter
from .state import BindingState


def splats_last(items: Iterable[ArgumentItem]) -> list[ArgumentItem]:
    """Returns the items with those of splatted dictionaries at the end (R2.14)."""
    given = list(items)
    return [item for item in given if not item.from_splat] + [item for item in given if item.from_splat]


def pair_names(state: BindingState) -> None:
    """Gives each name without a value the one it stands for: present, the next value, or an unknown name's text.

    Raises MissingArgument where a parameter that is no switch has nothing to take (R3.7 to R3.11).
    """
    items = state.items
    paired: list[ArgumentItem] = []
    index = 0
    while index < len(items):
        item = items[index]
        index += 1
        parameter = find_parameter(state.metadata, item.name) if item.name is not None and not item.has_value else None
        if parameter is None:
            paired.append(item)
        elif parameter.type.family == "switch":
            paired.append(_with_value(item, item.name, PRESENT))
        else:
            following = items[index] if index < len(items) else None
            index += 1
            paired.append(_with_value(item, parameter.name, _value_from(state.metadata, following, parameter)))
    state.items = paired


def _value_from(metadata: CommandMetadata, following: ArgumentItem | None, parameter: ParameterMetadata) -> object:
    if following is None:
        raise _missing_argument(parameter)
    if following.name is None:
        return following.value
    if find_parameter(metadata, following.name) is not None or following.has_value:
        raise _missing_argument(parameter)
    return following.text


def _missing_argument(parameter: ParameterMetadata) -> ParameterBindingException:
    return binding_error("MissingArgument", parameter.name, parameter.type)


def _with_value(item: ArgumentItem, name: str | None, value: object) -> ArgumentItem:
    return ArgumentItem(name, value, text=item.text, from_splat=item.from_splat, position=item.position)
