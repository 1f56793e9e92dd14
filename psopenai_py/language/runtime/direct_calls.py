"""Calls of functions without a pipeline around them, where every argument has its place before it is evaluated.

What such a call binds is worked out once for each place in the text. Where a value does not fit, or anything is less plain, the
binder does the call and says what is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...framework.binding.bind_parameter import check, converters_of
from ...framework.binding.default_expressions import implicit_value
from ...framework.binding.names import find_parameter
from ...framework.declaration.metadata import CommandMetadata, ParameterMetadata
from ...framework.errors import MetadataException, PowerShellError
from ...framework.validation.scripts import ValidateScript
from ...framework.values.nothing import NOTHING, UNDECLARED
from ...framework.values.scalars import PRESENT, ScriptBlock
from ...framework.variables import Scope
from .call_facts import CallFacts
from .frame import Evaluate, Frame, Write
from .leaving import leaving
from .parameters import ScriptDefault

if TYPE_CHECKING:
    from ..compiling.arguments import Arguments
    from ..parsing.source import Source
    from ..tree import Node
    from .functions import ScriptCommand

_NEEDS_STAGE = "pscmdlet"


class DirectCall:
    """The calls of one function from one place."""

    def __init__(self, command: ScriptCommand, arguments: Arguments, place: tuple[Source, Node], name: str) -> None:
        self.command = command
        self._arguments = arguments
        self._place = place
        self._name = name
        self._plan: _Plan | None = None
        self._made = False

    def run(self, frame: Frame, write: Write) -> bool:
        """Calls the function; false where the binder has to."""
        if not self._made:
            self._made = True
            self._plan = self._planned(frame)
        plan = self._plan
        if plan is None or (plan.is_advanced and frame.interpreter.session.default_parameter_values):
            return False
        interpreter = frame.interpreter
        session = interpreter.session
        scope = Scope(session.variables)
        code = self.command.block.code
        inner = Frame(interpreter, scope, frame.streams, code.source)
        bound = plan.bind(frame, scope)
        if bound is None:
            return False
        facts = CallFacts(self.command, code.source, is_advanced=plan.is_advanced)
        facts.bound, facts.place, facts.invocation_name, facts.scope = bound, self._place, self._name, scope
        scope.automatic = facts
        outer, session.variables = session.variables, scope
        interpreter.enter()
        try:
            for slot in plan.unbound:
                scope.values[slot.folded] = slot.default_value(inner)
            body = code.block("end")
            if body is not None:
                body(inner, write)
        except PowerShellError as error:
            left = leaving(error, self.command.name)
            frame.streams.collect_error(left)
            raise left from left.__cause__
        finally:
            interpreter.leave()
            session.variables = outer
            if scope.functions is not None:
                interpreter.generation += 1
        interpreter.succeeded = True
        return True

    def _planned(self, frame: Frame) -> _Plan | None:
        command = self.command
        code = command.block.code
        if not code.is_plain or command.block.captured is not None or command.path is not None or command.dot_sourced:
            return None
        if self._arguments.words is None or _NEEDS_STAGE in code.text.lower():
            return None
        metadata = command.metadata
        if command.obsolete is not None:
            return None
        if metadata.set_names or not all(map(_is_plain, metadata.parameters)):
            return None
        try:
            plan = _Plan(metadata, self._arguments.words)
        except (_NotPlain, PowerShellError):
            return None
        signature = code.signature(frame)
        plan.rules, plan.spellings, plan.is_advanced = signature.rules, signature.spellings, signature.is_advanced
        return plan


def _is_plain(parameter: ParameterMetadata) -> bool:
    """Whether nothing but conversions and checks stands between an argument and a parameter."""
    if parameter.transformations or parameter.type_name or parameter.obsolete is not None:
        return False
    if any(isinstance(validator, ValidateScript) for validator in parameter.validators):
        return False
    return not any(entry.declared.from_remaining for entry in parameter.entries.values())


class _NotPlain(Exception):
    """The arguments need the binder."""


class _Plan:
    """Which parameter each argument goes to, the named ones first; what is left over, for ``$args``; what gets its default."""

    def __init__(self, metadata: CommandMetadata, words: list[tuple[str | None, Evaluate | None]]) -> None:
        self.rules: dict[str, Any] = {}
        self.spellings: dict[str, str] = {}
        self.is_advanced = False
        self._metadata = metadata
        self._evaluators: list[Evaluate] = []
        self._given: list[tuple[_Slot, int]] = []
        positional = self._place_named(words)
        self._place_positional(positional)
        taken = {slot.parameter for slot, _ in self._given}
        own = [parameter for parameter in metadata.parameters if not parameter.common]
        missing = [parameter for parameter in own if parameter not in taken]
        if any(parameter.mandatory_somewhere for parameter in missing):
            raise _NotPlain
        self.unbound = [_Slot(metadata, parameter) for parameter in missing]

    def _place_named(self, words: list[tuple[str | None, Evaluate | None]]) -> list[int]:
        """Places the arguments that have names and returns which of the values have none."""
        positional: list[int] = []
        waiting: ParameterMetadata | None = None
        for name, value in words:
            if value is not None:
                self._evaluators.append(value)
            if name is None:
                if waiting is None:
                    positional.append(len(self._evaluators) - 1)
                else:
                    self._give(waiting)
                    waiting = None
                continue
            parameter = find_parameter(self._metadata, name)
            if waiting is not None or parameter is None or parameter.common:
                raise _NotPlain
            if value is not None:
                self._give(parameter)
            elif parameter.type.family == "switch":
                self._evaluators.append(_present)
                self._give(parameter)
            else:
                waiting = parameter
        if waiting is not None:
            raise _NotPlain
        return positional

    def _give(self, parameter: ParameterMetadata, index: int | None = None) -> None:
        if any(slot.parameter is parameter for slot, _ in self._given):
            raise _NotPlain
        self._given.append((_Slot(self._metadata, parameter), len(self._evaluators) - 1 if index is None else index))

    def _place_positional(self, values: list[int]) -> None:
        taken = {slot.parameter for slot, _ in self._given}
        places: dict[int, ParameterMetadata] = {}
        for parameter in self._metadata.parameters:
            for entry in parameter.entries.values():
                position = entry.declared.position
                if position is not None and parameter not in taken:
                    if position in places:
                        raise _NotPlain
                    places[position] = parameter
        order = [places[position] for position in sorted(places)]
        for parameter, index in zip(order, values, strict=False):
            self._give(parameter, index)
        self._rest = values[len(order) :]
        if self._rest and not self._metadata.simple:
            raise _NotPlain

    def bind(self, frame: Frame, scope: Scope) -> dict[str, Any] | None:
        """Writes the values of a call into its scope and returns what was bound; None where one of them does not fit."""
        values = [evaluate(frame) for evaluate in self._evaluators]
        held = scope.values
        bound: dict[str, Any] = {}
        try:
            for slot, index in self._given:
                value = values[index]
                if value is NOTHING:
                    value = None
                if slot.takes_input and isinstance(value, ScriptBlock):
                    return None
                for convert in slot.converters:
                    value = convert(value)
                if slot.is_checked:
                    check(slot.parameter, value)
                held[slot.folded] = bound[slot.name] = value
        except (PowerShellError, MetadataException):
            return None
        if self._metadata.simple:
            held["args"] = [None if values[index] is NOTHING else values[index] for index in self._rest]
        if self.rules:
            scope.rules = dict(self.rules)
        if self.spellings:
            scope.spellings = dict(self.spellings)
        return bound


def _present(frame: Frame) -> Any:
    return PRESENT


class _Slot:
    """One parameter of a plan."""

    __slots__ = ("converters", "default", "folded", "implicit", "is_checked", "name", "parameter", "takes_input")

    def __init__(self, metadata: CommandMetadata, parameter: ParameterMetadata) -> None:
        self.parameter = parameter
        self.name = parameter.name
        self.folded = parameter.name.casefold()
        self.takes_input = parameter.pipeline_somewhere
        self.is_checked = bool(parameter.validators) or parameter.mandatory_somewhere
        self.converters = () if parameter.type.family == "object" else converters_of(metadata, parameter)
        default = parameter.default
        self.default: ScriptDefault | None = default if isinstance(default, ScriptDefault) else None
        self.implicit = implicit_value(parameter.type) if default is UNDECLARED else None

    def default_value(self, frame: Frame) -> Any:
        """Returns what the parameter holds where nothing was given."""
        if self.default is None:
            return self.implicit
        value = self.default.compiled(frame)
        if value is NOTHING:
            value = None
        for convert in self.converters:
            value = convert(value)
        return value
