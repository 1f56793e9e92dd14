"""The drive ``alias:``: other names of commands."""

from __future__ import annotations

from typing import Any

from ...framework.conversion.text import to_text
from ...framework.variables import Scope
from ...language.runtime.interpreter import Interpreter
from ..shared.alias_access import AliasInfo, known_aliases
from .flat import FlatDrive


class AliasDrive(FlatDrive):
    """Names and names of commands."""

    name = "Alias"
    drive = "Alias"

    def names(self) -> list[str]:
        """Returns the aliases."""
        return [alias.Name for alias in known_aliases(self.session).values()]

    def lookup(self, name: str) -> AliasInfo | None:
        """Returns an alias, None where there is none."""
        return known_aliases(self.session).get(name.casefold())

    def value(self, name: str) -> Any:
        """Returns the name of the command."""
        found = self.lookup(name)
        return None if found is None else found.Definition

    def store(self, name: str, value: Any) -> None:
        """Makes an alias in the current scope; null removes it."""
        if value is None:
            self.discard(name, force=True)
            return
        scope = self.session.variables
        if scope.aliases is None:
            scope.aliases = {}
        scope.aliases[name.casefold()] = AliasInfo(name, to_text(value))
        Interpreter.for_session(self.session).define(name.casefold())

    def discard(self, name: str, *, force: bool) -> None:
        """Removes an alias that a script made from the nearest scope that has it."""
        folded = name.casefold()
        scope: Scope | None = self.session.variables
        while scope is not None:
            if scope.aliases is not None and scope.aliases.pop(folded, None) is not None:
                Interpreter.for_session(self.session).define(folded)
                return
            scope = scope.parent
