"""Write-Debug."""

from __future__ import annotations

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import STRING


class WriteDebug(
    Cmdlet,
    name="Write-Debug",
    net_type="Microsoft.PowerShell.Commands.WriteDebugCommand",
    examples=(("Write-Debug 'x = 1' -Debug", "Shows a debug message."),),
):
    """Writes a debug message: it is shown with -Debug, or where $DebugPreference says so."""

    Message = Parameter(
        STRING, InSet(mandatory=True, position=0, from_pipeline=True), alias="Msg", allow_empty_string=True, help="The text."
    )

    def process(self) -> None:
        """Writes the message."""
        self.write_debug(self.Message)
