"""What the binder needs from outside: default values, somebody to ask, somewhere to warn."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from typing import Any

from ..declaration.metadata import ParameterMetadata

Prompt = Callable[[str, str, list[str]], dict[str, Any]]
"""Takes caption, message and the names of the fields; returns the answers. An empty answer counts as no answer (R6.12)."""


class BindingServices:
    """The outside of one binding. Everything is optional; without it the binder does without.

    `default_parameter_values` is ``$PSDefaultParameterValues``; keys of a wrong form are removed from it (R4.6).
    `prompt` asks for missing mandatory parameters; None means that nobody is there. `warn` takes the text of a warning.
    `interpret` is applied to each argument of the command line before it is bound to a parameter; it returns the value to bind.
    `aliases` are other names of the command, `position` its place in the pipeline, for the prompt's caption.
    """

    __slots__ = ("aliases", "default_parameter_values", "interpret", "position", "prompt", "warn")

    def __init__(
        self,
        default_parameter_values: MutableMapping[Any, Any] | None = None,
        prompt: Prompt | None = None,
        warn: Callable[[str], None] | None = None,
        interpret: Callable[[ParameterMetadata, Any], Any] | None = None,
        *,
        aliases: Sequence[str] = (),
        position: int = 1,
    ) -> None:
        self.default_parameter_values: MutableMapping[Any, Any] = (
            {} if default_parameter_values is None else default_parameter_values
        )
        self.prompt = prompt
        self.warn: Callable[[str], None] = warn or _nobody
        self.interpret = interpret
        self.aliases = tuple(aliases)
        self.position = position


def _nobody(text: str) -> None:
    """Takes a warning that nobody reads."""
