"""The commands of a session as objects: cmdlets, functions and aliases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...framework.declaration.metadata import ParameterMetadata
from ...framework.help.syntax import syntax_lines
from ...framework.registry import Command
from ...framework.session import Session
from ...framework.values.collections import OrderedDictionary
from ...framework.values.command_types import CommandTypes
from ...framework.values.net_object import NetObject
from ...framework.values.scalars import Version
from ...framework.variables import Scope
from .alias_access import AliasInfo, known_aliases
from .module_access import module_of


class ParameterInfo(
    NetObject,
    net_type="System.Management.Automation.ParameterMetadata",
    properties=("Name", "ParameterType", "Aliases", "IsDynamic", "SwitchParameter"),
):
    """A parameter of a command."""

    __slots__ = ("Aliases", "Name", "ParameterType", "SwitchParameter")
    IsDynamic = False

    def __init__(self, parameter: ParameterMetadata) -> None:
        self.Name = parameter.name
        self.ParameterType = parameter.type
        self.Aliases = list(parameter.aliases)
        self.SwitchParameter = parameter.type.family == "switch"

    def __str__(self) -> str:
        return self.net_type


class CommandInfo(
    NetObject,
    net_type="System.Management.Automation.CommandInfo",
    properties=("Name", "CommandType", "Source", "ModuleName", "Version", "Definition", "Parameters", "OutputType"),
):
    """A command that can be run: what ``& (Get-Command Name)`` calls."""

    __slots__ = ("CommandType", "Source", "command")
    Version = Version(0, 0)

    def __init__(self, command: Command, kind: CommandTypes, source: str = "") -> None:
        self.command = command
        self.CommandType = kind
        self.Source = source

    @property
    def Name(self) -> str:
        """The name."""
        return self.command.name

    @property
    def ModuleName(self) -> str:
        """The module it belongs to."""
        return self.Source

    @property
    def Definition(self) -> str:
        """The syntax; of a function its text."""
        block = getattr(self.command, "block", None)
        return str(block) if block is not None else "\n".join(syntax_lines(self.command.metadata))

    @property
    def Parameters(self) -> OrderedDictionary:
        """The parameters by name."""
        return OrderedDictionary({parameter.name: ParameterInfo(parameter) for parameter in self.command.metadata.parameters})

    @property
    def OutputType(self) -> list[str]:
        """The names of the types that it writes."""
        return list(self.command.metadata.outputs)

    def __str__(self) -> str:
        return self.Name


class CmdletInfo(CommandInfo, net_type="System.Management.Automation.CmdletInfo"):
    """A cmdlet."""

    __slots__ = ()


class FunctionInfo(CommandInfo, net_type="System.Management.Automation.FunctionInfo"):
    """A function of a script."""

    __slots__ = ()


def commands(session: Session) -> Iterator[CommandInfo | AliasInfo]:
    """Yields aliases, functions and cmdlets, each kind by name; of functions of one name the nearest."""
    aliases = known_aliases(session)
    yield from (aliases[folded] for folded in sorted(aliases))
    functions: dict[str, Any] = {}
    scope: Scope | None = session.variables
    while scope is not None:
        for folded, function in (scope.functions or {}).items():
            functions.setdefault(folded, function)
        scope = scope.parent
    for folded in sorted(functions):
        kind = CommandTypes[str(getattr(functions[folded], "kind", "Function"))]
        yield FunctionInfo(functions[folded], kind)
    for entry in session.registry:
        yield CmdletInfo(session.registry.find(entry.name), CommandTypes.Cmdlet, module_of(entry))
