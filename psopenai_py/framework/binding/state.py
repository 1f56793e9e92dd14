"""The core state of one command invocation (binding.md 0.3) and the few things every phase does with it."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

from ..declaration.metadata import ALL, CommandMetadata, ParameterMetadata
from .arguments import ArgumentItem
from .services import BindingServices

if TYPE_CHECKING:
    from .planner import Planner


class BindingState:
    """What is bound, what is not, and which parameter sets are still possible.

    `current` is the mask of valid sets, `before_input` its copy that each input object starts from, `first_tried` the set that
    input is tried on first (0 for none). `unbound` keeps the engine's order, which drifts as parameters are restored (R1.11);
    `waiting` is the part of it that takes pipeline input somewhere. `bound` is ``$PSBoundParameters``.
    """

    __slots__ = (
        "before_input", "bound", "bound_parameters", "bound_positionally", "bound_through_input", "current", "default_pairs",
        "defaults_applied", "defaults_in_use", "defaults_warned", "delayed", "expects_input", "first_tried", "items", "metadata",
        "obsolete_warned", "parameter_set_name", "planner", "restorable", "services", "unbound", "values", "waiting", "warnings",
    )  # fmt: skip

    def __init__(self, metadata: CommandMetadata, values: MutableMapping[str, Any], services: BindingServices) -> None:
        self.metadata = metadata
        self.values = values
        self.services = services
        self.expects_input = False
        self.items: list[ArgumentItem] = []
        self.current = ALL
        self.before_input = ALL
        self.first_tried = 0
        self.parameter_set_name = ""
        self.unbound = list(metadata.parameters)
        self.waiting = [parameter for parameter in self.unbound if parameter.pipeline_somewhere]
        self.bound_parameters: dict[str, ParameterMetadata] = {}
        self.bound: dict[str, Any] = {}
        self.bound_positionally: list[str] = []
        self.bound_through_input: list[ParameterMetadata] = []
        self.restorable: dict[str, Any] = {}
        self.planner: Planner | None = None
        self.delayed: dict[ParameterMetadata, Any] = {}
        self.default_pairs: dict[ParameterMetadata, Any] | None = None
        self.defaults_in_use = False
        self.defaults_applied: list[str] = []
        self.defaults_warned: set[str] = set()
        self.obsolete_warned: set[str] = set()
        self.warnings: list[str] = []


def mark_bound(state: BindingState, parameter: ParameterMetadata) -> None:
    """Moves a parameter from unbound to bound and narrows the valid sets to its named ones (R1.5, R6.1)."""
    if parameter.flags:
        state.current &= parameter.flags
    if parameter.name not in state.bound_parameters:
        state.bound_parameters[parameter.name] = parameter
    if parameter in state.unbound:
        state.unbound.remove(parameter)
        if parameter.pipeline_somewhere:
            state.waiting.remove(parameter)


def mark_unbound(state: BindingState, parameter: ParameterMetadata) -> None:
    """Puts a parameter back at the end of the unbound ones (R7.19)."""
    state.bound_parameters.pop(parameter.name, None)
    if parameter not in state.unbound:
        state.unbound.append(parameter)
        if parameter.pipeline_somewhere:
            state.waiting.append(parameter)


def publish(state: BindingState, mask: int) -> None:
    """Makes the name of a mask the command's ParameterSetName."""
    state.parameter_set_name = state.metadata.set_name(mask)


def count_sets(mask: int) -> int:
    """Returns how many sets a mask stands for; the mask of all counts as one (R1.16)."""
    return 1 if mask == ALL else mask.bit_count()


def compiled_rules(state: BindingState, parameter: ParameterMetadata) -> bool:
    """Whether a parameter follows the rules of compiled cmdlets, [C], instead of those of advanced functions, [A]."""
    return parameter.common or state.metadata.compiled


def takes_input(parameter: ParameterMetadata, mask: int) -> bool:
    """Whether a parameter takes pipeline input in one of the mask's sets."""
    return parameter.pipeline_somewhere and any(
        entry.takes_pipeline and entry.visible(mask) for entry in parameter.entries.values()
    )
