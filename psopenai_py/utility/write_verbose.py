"""Write-Verbose."""

from __future__ import annotations

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import STRING


class WriteVerbose(
    Cmdlet,
    name="Write-Verbose",
    net_type="Microsoft.PowerShell.Commands.WriteVerboseCommand",
    examples=(("Write-Verbose 'Asking.' -Verbose", "Shows a verbose message."),),
):
    """Writes a verbose message: it is shown with -Verbose, or where $VerbosePreference says so."""

    Message = Parameter(
        STRING, InSet(mandatory=True, position=0, from_pipeline=True), alias="Msg", allow_empty_string=True, help="The text."
    )

    def process(self) -> None:
        """Writes the message."""
        self.write_verbose(self.Message)
