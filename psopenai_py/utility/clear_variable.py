"""Clear-Variable."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import PowerShellError
from ..framework.values.types import STRING_ARRAY, SWITCH
from ..framework.variables import READ_ONLY, VariableRules
from .shared.variable_access import PSVariable, VariableCmdlet


class ClearVariable(
    VariableCmdlet,
    name="Clear-Variable",
    net_type="Microsoft.PowerShell.Commands.ClearVariableCommand",
    supports_should_process=True,
    aliases="clv",
    examples=(("Clear-Variable runs", "Empties a variable."),),
):
    """Sets variables to null; they stay."""

    Name = Parameter(STRING_ARRAY, InSet(mandatory=True, position=0, by_property_name=True), help="The names, with wildcards.")
    Include = Parameter(STRING_ARRAY, help="Only names that match one of these wildcards.")
    Exclude = Parameter(STRING_ARRAY, help="No names that match one of these wildcards.")
    Force = Parameter(SWITCH, help="Empties a read-only variable, too.")
    PassThru = Parameter(SWITCH, help="Writes the variables.")

    def process(self) -> Iterator[Any]:
        """Empties the variables."""
        for variable in self.named(self.Name, self.bound.get("Scope"), self.Include, self.Exclude):
            if self.should_process(f"Name: {variable.Name}", "Clear variable"):
                yield from self._clear(variable)

    def _clear(self, variable: PSVariable) -> Iterator[Any]:
        rules = variable.rules
        try:
            if self.Force and READ_ONLY in rules.options:
                variable.give(VariableRules(rules.converters, rules.validators, rules.options - {READ_ONLY}, rules.description))
                variable.Value = None
                variable.give(rules)
            elif self.bound.get("Scope"):
                variable.Value = None
            else:
                self.session.variables[variable.Name] = None
                variable = PSVariable(self.session.variables, variable.Name.casefold())
        except PowerShellError as error:
            self.attempt(error)
            return
        if self.PassThru:
            yield variable
