"""Remove-Variable."""

from __future__ import annotations

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import STRING_ARRAY, SWITCH
from ..framework.variables import SessionStateUnauthorizedAccessException
from .shared.variable_access import VariableCmdlet, is_protected


class RemoveVariable(
    VariableCmdlet,
    name="Remove-Variable",
    net_type="Microsoft.PowerShell.Commands.RemoveVariableCommand",
    supports_should_process=True,
    aliases="rv",
    examples=(("Remove-Variable runs", "Forgets a variable."),),
):
    """Removes variables of the caller's scope, or of another one."""

    Name = Parameter(STRING_ARRAY, InSet(mandatory=True, position=0, by_property_name=True), help="The names, with wildcards.")
    Include = Parameter(STRING_ARRAY, help="Only names that match one of these wildcards.")
    Exclude = Parameter(STRING_ARRAY, help="No names that match one of these wildcards.")
    Force = Parameter(SWITCH, help="Removes a read-only variable, too.")

    def process(self) -> None:
        """Removes the variables."""
        for variable in self.named(self.Name, self.bound.get("Scope") or "local", self.Include, self.Exclude):
            if not self.should_process(f"Name: {variable.Name}", "Remove variable"):
                continue
            if is_protected(variable, force=bool(self.Force)):
                message = (
                    f"Cannot remove variable {variable.Name} because it is constant or read-only. If the variable is "
                    "read-only, try the operation again specifying the Force option."
                )
                error = SessionStateUnauthorizedAccessException(message, error_id="VariableNotRemovable", target=variable.Name)
                self.attempt(error)
            else:
                variable.remove()
