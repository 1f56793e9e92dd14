"""Write-Warning."""

from __future__ import annotations

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import STRING


class WriteWarning(
    Cmdlet,
    name="Write-Warning",
    net_type="Microsoft.PowerShell.Commands.WriteWarningCommand",
    examples=(("Write-Warning 'The run takes long.'", "Shows a warning."),),
):
    """Writes a warning."""

    Message = Parameter(
        STRING, InSet(mandatory=True, position=0, from_pipeline=True), alias="Msg", allow_empty_string=True, help="The text."
    )

    def process(self) -> None:
        """Writes the message."""
        self.write_warning(self.Message)
