"""Out-Host."""

from __future__ import annotations

from ..framework.declaration.parameter import Parameter
from ..framework.values.types import SWITCH
from .shared.display import HostCmdlet


class OutHost(
    HostCmdlet,
    name="Out-Host",
    net_type="Microsoft.PowerShell.Commands.OutHostCommand",
    aliases="oh",
    examples=(("Get-Thread $Id | Out-Host", "Shows a thread and writes nothing to the output."),),
):
    """Shows objects, and writes nothing to the output."""

    Paging = Parameter(SWITCH, help="Accepted; nothing waits for a key.")
