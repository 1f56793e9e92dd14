"""Simple functions: what their parameters do not take is ``$args`` (a function without CmdletBinding and Parameter attributes)."""

from __future__ import annotations

from typing import Any

from ..values.nothing import NOTHING, UNBOUND
from .state import BindingState

ARGS = "args"


class ParameterText(str):
    """The name of a parameter as it stands in ``$args``; splatting ``@args`` makes a name of it again."""

    __slots__ = ()


def keep_in_args(state: BindingState) -> None:
    """Puts the texts of unknown names and the values that no position took into ``$args``, in order."""
    rest: list[Any] = []
    for item in state.items:
        if item.name is not None:
            rest.append(ParameterText(item.text))
        if item.value is not UNBOUND:
            rest.append(None if item.value is NOTHING else item.value)
    state.values[ARGS] = rest
    state.items = []
