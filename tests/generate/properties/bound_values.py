"""Properties of the binder that need the values themselves, not what a recording says of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from generate.cases import Case
from psopenai_py.framework.binding.arguments import ArgumentItem
from psopenai_py.framework.binding.binder import Binder
from psopenai_py.framework.binding.services import BindingServices
from psopenai_py.framework.conversion.assignable import is_instance
from psopenai_py.framework.declaration.metadata import CommandMetadata
from psopenai_py.framework.errors import (
    MetadataException,
    ParameterBindingException,
    PSInvalidCastException,
    ValidationMetadataException,
)
from psopenai_py.framework.testing.conformance.declare import declared_command
from psopenai_py.framework.testing.conformance.later import NeedsLater
from psopenai_py.framework.testing.conformance.replay import argument_items, input_objects
from psopenai_py.framework.testing.conformance.values import encode
from psopenai_py.framework.values.scalars import ScriptBlock

from .outcomes import own_default

_CAUSES = {
    "ParameterArgumentTransformationError": PSInvalidCastException,
    "ParameterArgumentValidationError": ValidationMetadataException,
}
"""What alone may stand behind these errors: another exception is a fault of ours that the binder took for a refusal."""


class Step(NamedTuple):
    """One call of the binder: whether the process block is to run, the error, and all that can be seen afterwards."""

    runs: bool
    error: ParameterBindingException | None
    set_name: str
    bound: dict[str, Any]
    values: dict[str, Any]

    @property
    def visible(self) -> Any:
        """All of it in a form that can be compared."""
        error = self.error and (self.error.error_id, str(self.error), type(self.error))
        return self.runs, error, self.set_name, [*_encoded(self.bound).items()], _encoded(self.values)


class Given(NamedTuple):
    """A case in the engine's values; `objects` is None where the command is the first of its pipeline."""

    metadata: CommandMetadata
    items: list[ArgumentItem]
    objects: list[Any] | None


def given_by(case: Case) -> Given | None:
    """Returns the values of a case; None for one that is a text, or whose declaration is refused."""
    if "text" in case:
        return None
    try:
        metadata = declared_command(case["command"])
    except (MetadataException, ValidationMetadataException):
        return None
    objects = input_objects(case)
    return Given(metadata, argument_items(case), None if objects is None else list(objects))


def steps_of(given: Given, *, planned: bool = True) -> list[Step]:
    """Binds the command line, then each object. Without `planned`, each object goes through the rules."""
    made: list[Step] = []
    values: dict[str, Any] = {}
    binder = Binder(given.metadata, values, BindingServices())

    def step(bind: Callable[[], bool | None]) -> bool:
        error = None
        runs: bool | None = False
        try:
            runs = bind()
        except ParameterBindingException as raised:
            error = raised
        made.append(Step(bool(runs), error, binder.parameter_set_name, dict(binder.bound), dict(values)))
        return error is None

    try:
        if step(lambda: binder.bind_command_line(given.items, given.objects is not None)):
            if not planned:
                binder._state.planner = None
            for obj in given.objects or ():
                step(partial(binder.bind_input, obj))
    except NeedsLater:  # a script block that would have to run
        pass
    return made


def only_own_errors_cause_errors(case: Case) -> None:
    """A binding error is not the disguise of an exception that has nothing to do with the value."""
    given = given_by(case)
    for step in steps_of(given) if given else ():
        if step.error is not None and step.error.error_id in _CAUSES:
            assert isinstance(step.error.__cause__, _CAUSES[step.error.error_id]), repr(step.error.__cause__)


def bound_values_are_what_was_declared(case: Case) -> None:
    """R8.1, R9.1, R12.2: a bound value is of the type, its validators accept it, and the parameter holds it or what it held."""
    given = given_by(case)
    defaults = {declared["name"]: own_default(declared) for declared in case["command"]["parameters"]}
    for step in steps_of(given) if given else ():
        for parameter in given.metadata.parameters if given else ():
            value = step.bound.get(parameter.name)
            if parameter.name not in step.bound or isinstance(value, ScriptBlock):
                continue
            assert value is None or is_instance(value, parameter.type), parameter.name
            for validator in parameter.validators:
                validator(value)
            stored = step.values[parameter.name]
            assert stored is value or encode(stored) in (encode(value), defaults.get(parameter.name)), parameter.name


def binding_leaves_what_it_was_given_alone(case: Case) -> None:
    """What a caller gave as an argument or an input object is the caller's."""
    given = given_by(case)
    if given is not None:
        values = [*(item.value for item in given.items if item.has_value), *(given.objects or ())]
        before = [encode(value) for value in values]
        steps_of(given)
        assert [encode(value) for value in values] == before


def a_plan_binds_as_the_rules_do(case: Case) -> None:
    """Objects come again, so that they meet the plans that were made for them; a plan never shows."""
    given = given_by(case)
    if given is not None and given.objects:
        again = given._replace(objects=given.objects * 3)
        ruled = [step.visible for step in steps_of(again, planned=False)]
        assert [step.visible for step in steps_of(again)] == ruled


def _encoded(values: dict[str, Any]) -> dict[str, Any]:
    return {name: encode(value) for name, value in values.items()}


VALUE_PROPERTIES: tuple[Callable[[Case], None], ...] = (
    only_own_errors_cause_errors,
    bound_values_are_what_was_declared,
    binding_leaves_what_it_was_given_alone,
    a_plan_binds_as_the_rules_do,
)
