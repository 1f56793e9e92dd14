"""Set-Variable."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.conversion.text import to_text
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import PowerShellError
from ..framework.values.nothing import NOTHING
from ..framework.values.types import OBJECT, STRING, STRING_ARRAY, SWITCH, enum_of
from ..framework.variables import READ_ONLY, VariableRules
from .shared.errors import InvalidOperationException, ending
from .shared.variable_access import PSVariable, ScopedItemOptions, SessionStateEntryVisibility, VariableCmdlet, option_names


class SetVariable(
    VariableCmdlet,
    name="Set-Variable",
    net_type="Microsoft.PowerShell.Commands.SetVariableCommand",
    supports_should_process=True,
    aliases=("sv", "set"),
    examples=(("Set-Variable runs (Get-ThreadRun $Thread) -Scope Global", "Sets a variable of everybody."),),
):
    """Sets variables; those that are not there are made.

    Without -Value, the objects of the pipeline become the value: one as it is, several as an array.
    """

    Name = Parameter(STRING_ARRAY, InSet(mandatory=True, position=0, by_property_name=True), help="The names, with wildcards.")
    Value = Parameter(OBJECT, InSet(position=1, from_pipeline=True, by_property_name=True), default=NOTHING, help="The value.")
    Include = Parameter(STRING_ARRAY, help="Only names that match one of these wildcards.")
    Exclude = Parameter(STRING_ARRAY, help="No names that match one of these wildcards.")
    Description = Parameter(STRING, help="Says what the variable is for.")
    Option = Parameter(enum_of(ScopedItemOptions), default=ScopedItemOptions.None_, help="ReadOnly, Constant, Private or AllScope.")
    Force = Parameter(SWITCH, help="Sets a read-only variable, too.")
    Visibility = Parameter(
        enum_of(SessionStateEntryVisibility), default=SessionStateEntryVisibility.Public, help="Accepted; everything is visible."
    )
    PassThru = Parameter(SWITCH, help="Writes the variables.")
    Append = Parameter(SWITCH, help="Adds to the value that is there.")

    def begin(self) -> None:
        """Sees whether name and value come from the command line."""
        self._named = "Name" in self.bound
        self._given = "Value" in self.bound
        self._values: list[Any] = []
        if self.Append:
            if not self._named or len(self.Name) != 1:
                raise ending(InvalidOperationException("SetVariableAppend", error_id="SetVariableAppend", target=self.Name))
            current = self.session.variables.get(self.Name[0], NOTHING)
            if current is not NOTHING:
                self._values += current if isinstance(current, list) else [current]

    def process(self) -> Iterator[Any]:
        """Sets a variable whose name comes from the pipeline; otherwise keeps the value."""
        if not self._named:
            yield from self._set(self.Name, self.bound.get("Value", NOTHING))
        elif "Value" in self.bound and (self.Append or not self._given):
            self._values.append(self.Value)

    def end(self) -> Iterator[Any]:
        """Sets the variables that the command line names."""
        if not self._named:
            return
        if self._given and not self.Append:
            value = self.Value
        elif len(self._values) == 1 and not (self.Append and self._given):
            value = self._values[0]
        else:
            value = list(self._values) if self._values else NOTHING
        yield from self._set(self.Name, value)

    def _set(self, names: list[str], value: Any) -> Iterator[Any]:
        for name in names:
            found, filtered = self.found(name, self.bound.get("Scope") or "local", self.Include, self.Exclude)
            if found:
                for variable in found:
                    yield from self._attempt(variable.Name, value, variable)
            elif not filtered:
                yield from self._attempt(name, value, None)

    def _attempt(self, name: str, value: Any, known: PSVariable | None) -> Iterator[Any]:
        shown = "" if value is NOTHING else to_text(value)
        if not self.should_process(f"Name: {name} Value: {shown}", "Set variable"):
            return
        try:
            variable = self._made(name, value) if known is None else self._changed(known, value)
        except PowerShellError as error:
            self.attempt(error)
            return
        if self.PassThru:
            yield variable

    def _made(self, name: str, value: Any) -> PSVariable:
        scope = self.scope_named(self.bound.get("Scope") or "local")
        rules = VariableRules(options=option_names(self.Option), description=self.Description or "")
        scope.declare(name, None if value is NOTHING else value, rules)
        return PSVariable(scope, name.casefold())

    def _changed(self, variable: PSVariable, value: Any) -> PSVariable:
        rules = variable.rules
        if self.Force and READ_ONLY in rules.options:
            variable.give(VariableRules(rules.converters, rules.validators, rules.options - {READ_ONLY}, rules.description))
        if value is not NOTHING:
            variable.Value = value
        options = option_names(self.Option) if "Option" in self.bound else rules.options
        description = self.bound.get("Description", rules.description)
        if options or description or rules.converters or rules.validators:
            variable.give(VariableRules(rules.converters, rules.validators, options, description))
        return variable
