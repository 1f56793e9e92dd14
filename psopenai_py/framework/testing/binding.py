"""Binds without running: for the table "what binds" of a command's tests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..binding.arguments import ArgumentItem
from ..binding.binder import Binder
from ..binding.services import BindingServices
from ..declaration.cmdlet import Cmdlet
from ..declaration.compiler import compile_cmdlet
from ..declaration.metadata import CommandMetadata
from ..errors import ParameterBindingException
from ..values.nothing import UNBOUND


class BindingOutcome:
    """What became of a binding.

    `parameter_set`, `bound` and `values` are those after the command line; `processed` has the three for each input object that
    would be processed. `error` is the error that ended the binding, or None; `input_errors` are those of single objects.
    """

    def __init__(self) -> None:
        self.parameter_set = ""
        self.bound: dict[str, Any] = {}
        self.values: dict[str, Any] = {}
        self.processed: list[tuple[str, dict[str, Any], dict[str, Any]]] = []
        self.error: ParameterBindingException | None = None
        self.input_errors: list[ParameterBindingException] = []
        self.warnings: list[str] = []

    @property
    def error_id(self) -> str | None:
        """The id of the error that ended the binding."""
        return self.error.error_id if self.error else None

    @property
    def input_error_ids(self) -> list[str]:
        """The ids of the errors of single objects."""
        return [error.error_id for error in self.input_errors]


def words(*given: Any) -> list[ArgumentItem]:
    """Returns argument items: ``"-Name"`` is a name, ``("-Name", value)`` a name with its value, anything else a value.

    A value that begins with a dash and a letter is written as ``(None, "-value")``.
    """
    return [_item(word) for word in given]


def _item(word: Any) -> ArgumentItem:
    name, value = word if isinstance(word, tuple) else (word, UNBOUND)
    if isinstance(name, str) and name[:1] == "-" and name[1:2].isalpha():
        return ArgumentItem(name[1:], value)
    return ArgumentItem(value=word if value is UNBOUND else value)


def bind(
    command: type[Cmdlet] | CommandMetadata,
    *given: Any,
    input: Iterable[Any] | None = None,  # noqa: A002  # what it is everywhere
    services: BindingServices | None = None,
) -> BindingOutcome:
    """Binds the words (see `words`) and then each object of the input; never raises a binding error."""
    metadata = command if isinstance(command, CommandMetadata) else compile_cmdlet(command)
    outcome = BindingOutcome()
    target: dict[str, Any] = {}
    services = services or BindingServices(warn=outcome.warnings.append)
    binder = Binder(metadata, target, services)
    try:
        binder.bind_command_line(words(*given), input is not None)
    except ParameterBindingException as error:
        outcome.error = error
    else:
        binder.write_warnings()
        outcome.parameter_set = binder.parameter_set_name
        outcome.bound = dict(binder.bound)
        outcome.values = dict(target)
        for obj in input or ():
            try:
                if binder.bind_input(obj):
                    outcome.processed.append((binder.parameter_set_name, dict(binder.bound), dict(target)))
            except ParameterBindingException as error:
                outcome.input_errors.append(error)
    return outcome
