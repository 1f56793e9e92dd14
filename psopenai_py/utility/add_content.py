"""Add-Content."""

from __future__ import annotations

from .shared.write_content_cmdlet import WriteContentCmdlet


class AddContent(
    WriteContentCmdlet,
    name="Add-Content",
    default_set="Path",
    net_type="Microsoft.PowerShell.Commands.AddContentCommand",
    supports_should_process=True,
    examples=(("Add-Content log.txt 'done'", "One more line in a file."),),
):
    """Writes values at the end of files; files that are not there are made."""

    action = "Add Content"
