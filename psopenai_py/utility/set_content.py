"""Set-Content."""

from __future__ import annotations

from .shared.write_content_cmdlet import WriteContentCmdlet


class SetContent(
    WriteContentCmdlet,
    name="Set-Content",
    default_set="Path",
    net_type="Microsoft.PowerShell.Commands.SetContentCommand",
    supports_should_process=True,
    examples=(("Get-ThreadRun thread_123 | ConvertTo-Json | Set-Content runs.json", "A file with what a command found."),),
):
    """Writes values to files, in the place of what they held; files that are not there are made."""

    action = "Set Content"
    starts_anew = True
