"""New-Alias."""

from __future__ import annotations

from collections.abc import Iterator

from .shared.alias_access import AliasCmdlet, AliasInfo, known_aliases
from .shared.errors import SessionStateException


class NewAlias(
    AliasCmdlet,
    name="New-Alias",
    net_type="Microsoft.PowerShell.Commands.NewAliasCommand",
    default_set="Default",
    supports_should_process=True,
    confirm_impact="Low",
    aliases="nal",
    outputs="System.Management.Automation.AliasInfo",
    examples=(("New-Alias wait Wait-ThreadRun", "A short name for a command."),),
):
    """Makes an alias of a command; one of that name that is there already is an error, unless -Force is given."""

    def process(self) -> Iterator[AliasInfo]:
        """Makes the alias."""
        if not self.Force and self.Name.casefold() in known_aliases(self.session, self.bound.get("Scope")):
            message = f"The alias is not allowed, because an alias with the name '{self.Name}' already exists."
            self.write_error(SessionStateException(message, error_id="AliasAlreadyExists", target=self.Name))
            return
        yield from self.put("New Alias")
