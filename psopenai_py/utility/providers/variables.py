"""The drive ``variable:``: the variables that are seen from the current scope."""

from __future__ import annotations

from typing import Any

from ...framework.values.nothing import UNBOUND
from ...framework.variables import SessionStateUnauthorizedAccessException
from ..shared.variable_access import PSVariable, is_protected
from .flat import FlatDrive


class VariableDrive(FlatDrive):
    """Names and values of any type."""

    name = "Variable"
    drive = "Variable"

    def names(self) -> list[str]:
        """Returns the names that are seen."""
        return list(self.session.variables)

    def lookup(self, name: str) -> PSVariable | None:
        """Returns a variable, None where there is none."""
        holder = self.session.variables.holder(name.casefold())
        return None if holder is None else PSVariable(holder, name.casefold())

    def exists(self, path: str) -> bool:
        """Whether there is a variable, also one that only exists when it is looked at."""
        return not path or self.session.variables.find(path.casefold()) is not UNBOUND

    def value(self, name: str) -> Any:
        """Returns what a variable holds."""
        return self.session.variables.get(name)

    def store(self, name: str, value: Any) -> None:
        """Sets a variable where it is, or makes it in the current scope."""
        known = self.lookup(name)
        if known is None:
            self.session.variables[name] = value
        else:
            known.Value = value

    def discard(self, name: str, *, force: bool) -> None:
        """Removes a variable. Raises an error for one that is constant, or read-only and not forced."""
        known = self.lookup(name)
        if known is None:
            return
        if is_protected(known, force=force):
            raise SessionStateUnauthorizedAccessException(
                f"Cannot remove variable {known.Name} because it is constant or read-only. If the variable is read-only, try the "
                "operation again specifying the Force option.",
                error_id="VariableNotRemovable",
                target=known.Name,
            )
        known.remove()
