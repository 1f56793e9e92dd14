"""The binder: the order of the phases (binding.md 4.1), and nothing else."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import Any

from ..declaration.metadata import CommandMetadata
from ..errors import ParameterBindingException
from ..values.nothing import NOTHING
from .arguments import ArgumentItem
from .default_expressions import bind_default_expressions
from .defaults import apply_defaults, read_defaults
from .errors import explained
from .mandatory import ask_for, missing_before_input, missing_now
from .named import bind_named
from .pairing import pair_names, splats_last
from .parameter_sets import drop_sets_without_input, require_set, validate_sets
from .pipeline_input import bind_object
from .planner import Planner
from .positional import bind_positional
from .remaining import bind_remaining, refuse_leftovers
from .services import BindingServices
from .simple import keep_in_args
from .state import BindingState
from .whole import binds_whole


class Binder:
    """Binds one invocation of one command: its command line once, then each object of the pipeline.

    `values` is where bound values and defaults are written, by formal name; for a cmdlet it is the instance's ``__dict__``.
    """

    def __init__(
        self, metadata: CommandMetadata, values: MutableMapping[str, Any], services: BindingServices | None = None
    ) -> None:
        self._state = BindingState(metadata, values, services or BindingServices())

    @property
    def bound(self) -> dict[str, Any]:
        """``$PSBoundParameters``: formal name to value, in the order of binding (R12.1 to R12.4)."""
        return self._state.bound

    @property
    def parameter_set_name(self) -> str:
        """The name of the set in force, or what is known of it (R12.7)."""
        return self._state.parameter_set_name

    def bind_command_line(self, items: Sequence[ArgumentItem], expects_input: bool) -> None:
        """Binds the arguments and writes the defaults. Raises ParameterBindingException; nothing of the command may run then.

        `expects_input` is false only for the first command of a pipeline without input.
        """
        state = self._state
        state.items = splats_last(items)
        state.expects_input = expects_input
        try:
            read_defaults(state)
            _bind_arguments(state)
            _settle_sets(state)
        except ParameterBindingException as error:
            if not state.defaults_in_use:
                raise
            raise explained(error, state.defaults_applied) from error

    def bind_input(self, obj: Any) -> bool:
        """Binds an object of the pipeline; true when the process block is to run.

        Raises ParameterBindingException with the object as its target: the caller writes it as a non-terminating error and goes
        on with the next object (R7.6).
        """
        if self._state.metadata.simple:
            return True
        planner = self._state.planner
        if planner is not None and planner.follow(self._state, obj):
            return True
        if obj is NOTHING:
            return False
        try:
            bind_object(self._state, obj)
        except ParameterBindingException as error:
            error.target = obj
            raise
        if self._state.warnings:
            self.write_warnings()
        return True

    @property
    def binds_whole(self) -> bool:
        """Whether every further input object is bound as it is, to one parameter of a compiled cmdlet, and nothing else is."""
        return binds_whole(self._state)

    def write_warnings(self) -> None:
        """Warns of obsolete parameters that were bound; to be called before the begin block, once the streams are open (R9.7).

        `bind_input` does so itself.
        """
        for text in self._state.warnings:
            self._state.services.warn(text)
        self._state.warnings.clear()


def _bind_arguments(state: BindingState) -> None:
    """Places every argument, or refuses the first that has no place (steps 3 to 10)."""
    pair_names(state)
    bind_named(state)
    saved = bind_positional(state)
    if state.metadata.simple:
        keep_in_args(state)
        return
    apply_defaults(state)
    validate_sets(state, before_input=True, settle=False)
    apply_defaults(state)
    bind_remaining(state)
    refuse_leftovers(state, saved)


def _settle_sets(state: BindingState) -> None:
    """Decides on the parameter set, asks for what is missing, writes the defaults (steps 11 to 17)."""
    waits = state.expects_input
    count = validate_sets(state, before_input=waits, settle=not waits)
    if count == 1 and not state.defaults_in_use:
        apply_defaults(state)
    if count > 1 and waits and drop_sets_without_input(state):
        count = validate_sets(state, before_input=True, settle=False)
    missing = missing_before_input(state, count) if waits else missing_now(state)
    if missing:
        ask_for(state, missing)
    bind_default_expressions(state)
    if not waits:
        require_set(state)
    state.before_input = state.current
    if waits and not state.delayed and not state.default_pairs:
        state.planner = Planner(state)
