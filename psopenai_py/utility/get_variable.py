"""Get-Variable."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.validation.not_null import ValidateNotNullOrEmpty
from ..framework.values.types import STRING_ARRAY, SWITCH
from .shared.variable_access import VariableCmdlet


class GetVariable(
    VariableCmdlet,
    name="Get-Variable",
    net_type="Microsoft.PowerShell.Commands.GetVariableCommand",
    aliases="gv",
    outputs="System.Management.Automation.PSVariable",
    examples=(("Get-Variable run* -ValueOnly", "The values of all variables whose names begin with run."),),
):
    """Gets variables by name."""

    Name = Parameter(
        STRING_ARRAY,
        InSet(position=0, from_pipeline=True, by_property_name=True),
        validate=[ValidateNotNullOrEmpty()],
        help="The names, with wildcards.",
    )
    ValueOnly = Parameter(SWITCH, help="Writes the values instead of the variables.")
    Include = Parameter(STRING_ARRAY, help="Only names that match one of these wildcards.")
    Exclude = Parameter(STRING_ARRAY, help="No names that match one of these wildcards.")

    def process(self) -> Iterator[Any]:
        """Writes the variables, by name."""
        for variable in self.named(self.Name or ["*"], self.bound.get("Scope"), self.Include, self.Exclude):
            yield variable.Value if self.ValueOnly else variable
