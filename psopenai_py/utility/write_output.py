"""Write-Output."""

from __future__ import annotations

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import PSOBJECT, SWITCH
from .shared.output import elements


class WriteOutput(
    Cmdlet,
    name="Write-Output",
    net_type="Microsoft.PowerShell.Commands.WriteOutputCommand",
    aliases="echo",
    examples=(("Write-Output 1, 2, 3", "Writes three numbers."),),
):
    """Writes objects to the output, the elements of a collection one by one."""

    InputObject = Parameter(
        PSOBJECT,
        InSet(mandatory=True, position=0, from_pipeline=True, from_remaining=True),
        allow_null=True,
        allow_empty_collection=True,
        help="The objects.",
    )
    NoEnumerate = Parameter(SWITCH, help="Writes a collection as one object.")

    def process(self) -> None:
        """Writes what was given."""
        if self.NoEnumerate:
            self.write_object(self.InputObject)
        else:
            for value in elements(self.InputObject):
                self.write_object(value)
