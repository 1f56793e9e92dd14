"""Set-Alias."""

from __future__ import annotations

from collections.abc import Iterator

from .shared.alias_access import AliasCmdlet, AliasInfo


class SetAlias(
    AliasCmdlet,
    name="Set-Alias",
    net_type="Microsoft.PowerShell.Commands.SetAliasCommand",
    default_set="Default",
    supports_should_process=True,
    confirm_impact="Low",
    aliases="sal",
    outputs="System.Management.Automation.AliasInfo",
    examples=(("Set-Alias wait Wait-ThreadRun", "A short name for a command."),),
):
    """Sets an alias of a command, and makes it if there is none of that name."""

    def process(self) -> Iterator[AliasInfo]:
        """Sets the alias."""
        yield from self.put("Set Alias")
