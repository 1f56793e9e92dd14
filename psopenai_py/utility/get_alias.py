"""Get-Alias."""

from __future__ import annotations

from collections.abc import Iterator

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import ErrorRecord
from ..framework.validation.not_null import ValidateNotNullOrEmpty
from ..framework.values.types import STRING, STRING_ARRAY
from ..framework.wildcards import has_wildcards, wildcard_matcher
from .shared.alias_access import AliasInfo, known_aliases
from .shared.errors import ItemNotFoundException


class GetAlias(
    Cmdlet,
    name="Get-Alias",
    net_type="Microsoft.PowerShell.Commands.GetAliasCommand",
    default_set="Default",
    aliases="gal",
    outputs="System.Management.Automation.AliasInfo",
    examples=(("Get-Alias -Definition Select-Object", "The aliases of a command."),),
):
    """Gets the aliases of commands."""

    Name = Parameter(
        STRING_ARRAY,
        InSet("Default", position=0, from_pipeline=True, by_property_name=True),
        validate=[ValidateNotNullOrEmpty()],
        help="The aliases, with wildcards.",
    )
    Exclude = Parameter(STRING_ARRAY, help="Leaves out names that match one of these wildcards.")
    Scope = Parameter(STRING, help="The scope to look in; all, if it is not given.")
    Definition = Parameter(
        STRING_ARRAY, InSet("Definition"), validate=[ValidateNotNullOrEmpty()], help="The names of commands, with wildcards."
    )

    def process(self) -> Iterator[AliasInfo]:
        """Writes the aliases, by name."""
        aliases = known_aliases(self.session, self.bound.get("Scope"))
        by_definition = self.parameter_set == "Definition"
        for pattern in self.Definition if by_definition else self.Name or ["*"]:
            matches = wildcard_matcher(pattern)
            found = [
                alias
                for alias in aliases.values()
                if matches(alias.Definition if by_definition else alias.Name)
                and not self._is_excluded(alias.Definition if by_definition else alias.Name)
            ]
            yield from sorted(found, key=lambda alias: alias.Name.casefold())
            if not found and not has_wildcards(pattern) and not self.Exclude:
                kind = "definition" if by_definition else "name"
                message = f"This command cannot find a matching alias because an alias with the {kind} '{pattern}' does not exist."
                self.write_error(ErrorRecord(ItemNotFoundException(message), "ItemNotFoundException", "ObjectNotFound", pattern))

    def _is_excluded(self, name: str) -> bool:
        return any(wildcard_matcher(pattern)(name) for pattern in self.Exclude or ())
