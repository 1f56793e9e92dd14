"""New-Variable."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.conversion.text import to_text
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import PowerShellError
from ..framework.values.types import OBJECT, STRING, SWITCH, enum_of
from ..framework.variables import CONSTANT, VariableRules
from .shared.errors import SessionStateException
from .shared.variable_access import PSVariable, ScopedItemOptions, SessionStateEntryVisibility, VariableCmdlet, option_names


class NewVariable(
    VariableCmdlet,
    name="New-Variable",
    net_type="Microsoft.PowerShell.Commands.NewVariableCommand",
    supports_should_process=True,
    confirm_impact="Low",
    aliases="nv",
    examples=(("New-Variable limit 5 -Option Constant", "Makes a variable that nothing can change."),),
):
    """Makes a variable; one that is there already is an error, unless -Force is given."""

    Name = Parameter(STRING, InSet(mandatory=True, position=0, by_property_name=True), help="The name.")
    Value = Parameter(OBJECT, InSet(position=1, from_pipeline=True, by_property_name=True), help="The value.")
    Description = Parameter(STRING, help="Says what the variable is for.")
    Option = Parameter(enum_of(ScopedItemOptions), default=ScopedItemOptions.None_, help="ReadOnly, Constant, Private or AllScope.")
    Visibility = Parameter(
        enum_of(SessionStateEntryVisibility), default=SessionStateEntryVisibility.Public, help="Accepted; everything is visible."
    )
    Force = Parameter(SWITCH, help="Replaces a variable that is there.")
    PassThru = Parameter(SWITCH, help="Writes the variable.")

    def process(self) -> Iterator[Any]:
        """Makes the variable."""
        scope = self.scope_named(self.bound.get("Scope") or "local")
        folded = self.Name.casefold()
        if folded in scope.values and not self._may_replace(PSVariable(scope, folded)):
            message = f"A variable with name '{self.Name}' already exists."
            self.write_error(SessionStateException(message, error_id="VariableAlreadyExists", target=self.Name))
            return
        if not self.should_process(f"Name: {self.Name} Value: {to_text(self.Value)}", "New variable"):
            return
        if folded in scope.values:
            del scope[self.Name]
        try:
            scope.declare(
                self.Name, self.Value, VariableRules(options=option_names(self.Option), description=self.Description or "")
            )
        except PowerShellError as error:
            self.attempt(error)
            return
        if self.PassThru:
            yield PSVariable(scope, folded)

    def _may_replace(self, variable: PSVariable) -> bool:
        return bool(self.Force) and CONSTANT not in variable.rules.options
