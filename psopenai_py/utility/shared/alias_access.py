"""Aliases as objects, and where they are: those of the commands, and those that scripts set in their scopes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...framework.declaration.cmdlet import Cmdlet
from ...framework.declaration.parameter import InSet, Parameter
from ...framework.errors import ErrorRecord
from ...framework.session import Session
from ...framework.values.command_types import CommandTypes
from ...framework.values.net_object import NetObject
from ...framework.values.types import STRING, SWITCH, enum_of
from ...framework.variables import Scope, SessionStateUnauthorizedAccessException
from ...language.runtime.interpreter import Interpreter
from .errors import ArgumentException, ending
from .variable_access import ScopedItemOptions


class AliasInfo(
    NetObject,
    net_type="System.Management.Automation.AliasInfo",
    properties=(
        "Definition",
        "Options",
        "Description",
        "OutputType",
        "Name",
        "CommandType",
        "Source",
        "Version",
        "Visibility",
        "ResolvedCommandName",
    ),
):
    """Another name of a command."""

    __slots__ = ("Definition", "Description", "Name", "Options", "ResolvedCommandName")
    CommandType = CommandTypes.Alias
    OutputType: tuple[Any, ...] = ()
    Source = ""
    Version = None
    Visibility = "Public"

    def __init__(
        self, name: str, definition: str, options: ScopedItemOptions = ScopedItemOptions.None_, description: str = ""
    ) -> None:
        self.Name = name
        self.Definition = definition
        self.ResolvedCommandName = definition
        self.Options = options
        self.Description = description

    def __str__(self) -> str:
        return self.Name


class AliasCmdlet(Cmdlet):
    """Base of New-Alias and Set-Alias."""

    Name = Parameter(STRING, InSet(mandatory=True, position=0, by_property_name=True), help="The alias.")
    Value = Parameter(STRING, InSet(mandatory=True, position=1, by_property_name=True), help="The name of the command.")
    Description = Parameter(STRING, help="Says what the alias is for.")
    Option = Parameter(enum_of(ScopedItemOptions), default=ScopedItemOptions.None_, help="ReadOnly, Constant, Private or AllScope.")
    PassThru = Parameter(SWITCH, help="Writes the alias.")
    Scope = Parameter(STRING, help="Global, Local, Script, or how many callers up; 0 is local.")
    Force = Parameter(SWITCH, help="Replaces an alias that is read-only.")

    def put(self, action: str) -> Iterator[AliasInfo]:
        """Sets the alias, if that is agreed to; an alias that may not be changed is an error."""
        if not self.should_process(f"Name: {self.Name} Value: {self.Value}", action):
            return
        scope = scope_named(self.session, self.bound.get("Scope"))
        known = (scope.aliases or {}).get(self.Name.casefold())
        if known is not None and _is_protected(known, force=bool(self.Force)):
            message = f"Alias is not writeable because alias {self.Name} is read-only or constant and cannot be written to."
            error = SessionStateUnauthorizedAccessException(message, error_id="AliasNotWritable", target=self.Name)
            self.write_error(ErrorRecord(error, error.error_id, error.category, self.Name))
            return
        alias = AliasInfo(self.Name, self.Value, self.Option, self.Description or "")
        if scope.aliases is None:
            scope.aliases = {}
        scope.aliases[self.Name.casefold()] = alias
        Interpreter.for_session(self.session).define(self.Name.casefold())
        if self.PassThru:
            yield alias


def _is_protected(alias: AliasInfo, *, force: bool) -> bool:
    return bool(alias.Options & ScopedItemOptions.Constant) or (bool(alias.Options & ScopedItemOptions.ReadOnly) and not force)


def scope_named(session: Session, name: str | None) -> Scope:
    """Returns a scope by its name, the current one where none is given."""
    scope = session.variables if not name else session.variables.named(name)
    if scope is None:
        raise ending(ArgumentException(f"There is no scope '{name}'.", error_id="ArgumentOutOfRange", category="InvalidArgument"))
    return scope


def known_aliases(session: Session, scope: str | None = None) -> dict[str, AliasInfo]:
    """Returns the aliases that are seen from the current scope, or those of one scope, by folded name."""
    found: dict[str, AliasInfo] = {}
    within: Scope | None = scope_named(session, scope)
    while within is not None:
        for folded, alias in (within.aliases or {}).items():
            found.setdefault(folded, alias)
        if within.parent is None:
            for entry in session.registry:
                for name in entry.aliases:
                    found.setdefault(name.casefold(), AliasInfo(name, entry.name))
        within = within.parent if scope is None else None
    for alias in found.values():
        alias.ResolvedCommandName = _resolved(alias, found)
    return found


def _resolved(alias: AliasInfo, known: dict[str, AliasInfo]) -> str:
    """Returns the command that an alias leads to, over other aliases."""
    passed = {alias.Name.casefold()}
    while (following := known.get(alias.Definition.casefold())) is not None and following.Name.casefold() not in passed:
        passed.add(following.Name.casefold())
        alias = following
    return alias.Definition
