"""Get-Help."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet
from ..framework.declaration.parameter import Parameter as Declared
from ..framework.errors import CommandNotFoundException, ErrorRecord
from ..framework.help.page import help_page
from ..framework.registry import Command
from ..framework.values.noted import NotedText
from ..framework.values.types import STRING, STRING_ARRAY, SWITCH
from ..framework.wildcards import has_wildcards, wildcard_matcher
from ..language.runtime.commands import find_function
from .shared.alias_access import known_aliases


class GetHelp(
    Cmdlet,
    name="Get-Help",
    net_type="Microsoft.PowerShell.Commands.GetHelpCommand",
    default_set="AllUsersView",
    aliases="help",
    outputs="System.String",
    examples=(
        ("Get-Help Wait-ThreadRun", "The help of a command."),
        ("Get-Help *thread*", "The commands with that in their names."),
    ),
):
    """Shows the help of a command, or lists the commands that match a wildcard."""

    Name = Declared(STRING, InSet(position=0, by_property_name=True), help="The name of the command, with wildcards.")
    Full = Declared(SWITCH, InSet("AllUsersView"), help="Accepted; everything is shown.")
    Detailed = Declared(SWITCH, InSet("DetailedView", mandatory=True), help="Accepted; everything is shown.")
    Examples = Declared(SWITCH, InSet("Examples", mandatory=True), help="Shows the examples only.")
    Parameter = Declared(STRING_ARRAY, InSet("Parameters", mandatory=True), help="Shows these parameters only, with wildcards.")

    def process(self) -> Iterator[Any]:
        """Writes the help as text, with the name and the synopsis as properties."""
        name = self.Name or "*"
        if has_wildcards(name):
            matches = wildcard_matcher(name)
            yield from (f"{entry.name}: {entry.synopsis}" for entry in self.session.registry if matches(entry.name))
            return
        try:
            command = self._command(name)
        except CommandNotFoundException:
            message = f"Get-Help could not find {name} in a help file in this session."
            self.write_error(ErrorRecord(HelpNotFoundException(message), "HelpNotFound", "ResourceUnavailable"))
            return
        yield from self._text(command)

    def _command(self, name: str) -> Command:
        alias = known_aliases(self.session).get(name.casefold())
        function = find_function(self.session.variables, name.casefold())
        return function or self.session.registry.find(alias.Definition if alias is not None else name)

    def _text(self, command: Command) -> Iterator[str]:
        metadata = command.metadata
        match self.parameter_set:
            case "Examples":
                yield from (f"{title}\n    {code}\n" for code, title in metadata.examples)
            case "Parameters":
                wanted = [wildcard_matcher(pattern) for pattern in self.Parameter]
                for parameter in metadata.parameters:
                    if any(matches(parameter.name) for matches in wanted):
                        yield f"-{parameter.name} <{parameter.type.short_name}>\n    {parameter.help}\n"
            case _:
                page = NotedText.of(help_page(metadata))
                page.notes |= {"Name": command.name, "Synopsis": metadata.synopsis}
                yield page


class HelpNotFoundException(CommandNotFoundException):
    """There is no help of that name."""

    net_type = "Microsoft.PowerShell.Commands.HelpNotFoundException"

    def __init__(self, message: str) -> None:
        super().__init__("")
        self.args = (message,)
