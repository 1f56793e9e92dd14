"""Out-Default."""

from __future__ import annotations

from ..framework.declaration.parameter import Parameter
from ..framework.values.types import SWITCH
from .shared.display import HostCmdlet


class OutDefault(
    HostCmdlet,
    name="Out-Default",
    net_type="Microsoft.PowerShell.Commands.OutDefaultCommand",
    examples=(("Get-Thread $Id | Out-Default", "Shows a thread as the end of every pipeline does."),),
):
    """Shows objects as the end of every pipeline does."""

    Transcript = Parameter(SWITCH, help="Accepted; nothing waits for a key.")
