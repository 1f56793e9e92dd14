"""Get-Command."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import CommandNotFoundException, ErrorRecord
from ..framework.validation.not_null import ValidateNotNullOrEmpty
from ..framework.values.command_types import CommandTypes
from ..framework.values.types import INT, OBJECT_ARRAY, STRING_ARRAY, SWITCH, enum_of
from ..framework.wildcards import has_wildcards, wildcard_matcher
from .shared.alias_access import AliasInfo
from .shared.command_list import CommandInfo, commands

_BY_NAME, _BY_PARTS = "AllCommandSet", "CmdletSet"


class GetCommand(
    Cmdlet,
    name="Get-Command",
    net_type="Microsoft.PowerShell.Commands.GetCommandCommand",
    default_set=_BY_PARTS,
    aliases="gcm",
    outputs=("System.Management.Automation.CmdletInfo", "System.Management.Automation.FunctionInfo"),
    examples=(("Get-Command -Noun Thread*", "The commands for threads."),),
):
    """Gets the commands there are: cmdlets, functions and aliases."""

    Name = Parameter(
        STRING_ARRAY,
        InSet(_BY_NAME, position=0, from_pipeline=True, by_property_name=True),
        validate=[ValidateNotNullOrEmpty()],
        help="The names, with wildcards.",
    )
    Verb = Parameter(STRING_ARRAY, InSet(_BY_PARTS, by_property_name=True), help="What the commands do, with wildcards.")
    Noun = Parameter(STRING_ARRAY, InSet(_BY_PARTS, by_property_name=True), help="What they do it to, with wildcards.")
    Module = Parameter(STRING_ARRAY, InSet(by_property_name=True), alias="PSSnapin", help="The modules they belong to.")
    CommandType = Parameter(
        enum_of(CommandTypes), InSet(_BY_NAME, by_property_name=True), alias="Type", help="The kinds of commands."
    )
    TotalCount = Parameter(INT, InSet(by_property_name=True), help="How many are written at most.")
    Syntax = Parameter(SWITCH, InSet(by_property_name=True), help="Writes how the commands are called, as text.")
    All = Parameter(SWITCH, InSet(by_property_name=True), help="Also gets commands that another one of that name hides.")
    ListImported = Parameter(SWITCH, InSet(by_property_name=True), help="Accepted; all are there already.")
    ArgumentList = Parameter(OBJECT_ARRAY, InSet(from_remaining=True), alias="Args", allow_null=True, help="Accepted.")

    def process(self) -> Iterator[Any]:
        """Writes the commands."""
        known = [command for command in commands(self.session) if self._is_of_module(command)]
        if self.bound.get("Name"):
            found = [match for name in self.Name for match in self._named(known, name)]
        else:
            found = [command for command in known if not isinstance(command, AliasInfo) and self._has_parts(command.Name)]
        if "TotalCount" in self.bound:
            found = found[: self.TotalCount]
        for command in found:
            yield command.Definition if self.Syntax else command

    def _named(self, known: list[CommandInfo | AliasInfo], name: str) -> list[CommandInfo | AliasInfo]:
        module, mark, plain = name.strip().rpartition("\\")
        matches = wildcard_matcher(plain)
        found = [command for command in known if matches(command.Name) and self._is_of_kind(command)]
        if mark:
            found = [command for command in found if wildcard_matcher(module)(command.Source)]
        if has_wildcards(plain):
            return found
        if not found:
            error = CommandNotFoundException(name)
            self.write_error(ErrorRecord(error, error.error_id, error.category, name))
        return found if self.All else found[:1]

    def _is_of_kind(self, command: CommandInfo | AliasInfo) -> bool:
        return "CommandType" not in self.bound or bool(command.CommandType & self.CommandType)

    def _is_of_module(self, command: CommandInfo | AliasInfo) -> bool:
        return not self.Module or any(wildcard_matcher(pattern)(command.Source) for pattern in self.Module)

    def _has_parts(self, name: str) -> bool:
        verb, _, noun = name.partition("-")
        return (not self.Verb or any(wildcard_matcher(pattern)(verb) for pattern in self.Verb)) and (
            not self.Noun or (bool(noun) and any(wildcard_matcher(pattern)(noun) for pattern in self.Noun))
        )
