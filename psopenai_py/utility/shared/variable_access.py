"""Variables as objects, and what the variable commands share: finding them by name and scope."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import nonmember
from typing import Any

from ...framework.declaration.cmdlet import Cmdlet
from ...framework.declaration.parameter import Parameter
from ...framework.errors import ErrorRecord, PowerShellError
from ...framework.validation.not_null import ValidateNotNullOrEmpty
from ...framework.values.enums import NetEnum, NetFlags
from ...framework.values.net_object import NetObject
from ...framework.values.nothing import NOTHING
from ...framework.values.types import STRING
from ...framework.variables import CONSTANT, READ_ONLY, VariableRules
from ...framework.variables import Scope as VariableScope
from ...framework.wildcards import has_wildcards, wildcard_matcher
from .errors import ArgumentException, ItemNotFoundException, ending


class ScopedItemOptions(NetFlags):
    """System.Management.Automation.ScopedItemOptions."""

    net_type = nonmember("System.Management.Automation.ScopedItemOptions")

    None_ = 0
    ReadOnly = 1
    Constant = 2
    Private = 4
    AllScope = 8
    Unspecified = 16


class SessionStateEntryVisibility(NetEnum):
    """System.Management.Automation.SessionStateEntryVisibility."""

    net_type = nonmember("System.Management.Automation.SessionStateEntryVisibility")

    Public = 0
    Private = 1


class PSVariable(
    NetObject,
    net_type="System.Management.Automation.PSVariable",
    properties=("Name", "Description", "Value", "Visibility", "Module", "ModuleName", "Options", "Attributes"),
):
    """A variable of a scope; its Value reads and sets the variable itself."""

    __slots__ = ("Attributes", "Module", "ModuleName", "Name", "Visibility", "_folded", "_scope")

    def __init__(self, scope: VariableScope, folded: str) -> None:
        self._scope = scope
        self._folded = folded
        self.Name = scope.spelled(folded)
        self.Visibility = SessionStateEntryVisibility.Public
        self.Module = None
        self.ModuleName = ""
        self.Attributes: list[Any] = []

    @property
    def Value(self) -> Any:
        """What the variable holds."""
        value = self._scope.values.get(self._folded)
        return None if value is NOTHING else value

    @Value.setter
    def Value(self, value: Any) -> None:
        self._scope.put(self._folded, self.Name, value)

    @property
    def rules(self) -> VariableRules:
        """What values have to pass, and the options."""
        return (self._scope.rules or {}).get(self._folded) or VariableRules()

    @property
    def Description(self) -> str:
        """What was said of it."""
        return self.rules.description

    @property
    def Options(self) -> ScopedItemOptions:
        """ReadOnly, Constant, Private, AllScope, or none."""
        return options_of(self.rules.options)

    def give(self, rules: VariableRules) -> None:
        """Puts other rules in the place of the variable's."""
        if self._scope.rules is None:
            self._scope.rules = {}
        self._scope.rules[self._folded] = rules

    def remove(self) -> None:
        """Takes the variable out of its scope."""
        del self._scope[self._folded]


def options_of(names: frozenset[str]) -> ScopedItemOptions:
    """Returns the names of options as the enumeration."""
    made = ScopedItemOptions.None_
    for name in names:
        made |= ScopedItemOptions[name]
    return made


def option_names(options: ScopedItemOptions) -> frozenset[str]:
    """Returns the options that are set by name."""
    return frozenset(option.name for option in ScopedItemOptions if option and options & option and option.name)


class VariableCmdlet(Cmdlet):
    """Base of the variable commands."""

    Scope = Parameter(
        STRING, validate=[ValidateNotNullOrEmpty()], help="Global, Local, Script, or how many callers up; 0 is local."
    )

    def scope_named(self, name: str) -> VariableScope:
        """Returns the scope of that name, seen from the caller. Raises an error that ends the command where there is none."""
        try:
            scope = self.session.variables.named(name)
        except ValueError:
            scope = None
        if scope is None:
            message = (
                f"The scope number '{name}' exceeds the number of active scopes. (Parameter 'Scope')\nActual value was {name}."
            )
            if not name.lstrip("-").isdigit():
                message = f"Cannot process argument because the value of argument \"scopeID\" is not valid. ('{name}')"
            raise ending(ArgumentException(message, error_id="ArgumentOutOfRange", category="InvalidArgument"))
        return scope

    def found(
        self, name: str, scope: str | None, include: Sequence[str] | None = None, exclude: Sequence[str] | None = None
    ) -> tuple[list[PSVariable], bool]:
        """Returns the variables that a name or wildcard means, in one scope or in all, and whether a missing one is no error."""
        name = name or "*"
        wild = has_wildcards(name)
        if not wild and not _admitted(name, include, exclude):
            return [], True
        matches = wildcard_matcher(name)
        within = self.session.variables if scope is None else self.scope_named(scope)
        made, filtered = [], wild
        for holder, folded in _visible(within, all_scopes=scope is None):
            spelled = holder.spelled(folded)
            if matches(spelled):
                if _admitted(spelled, include, exclude):
                    made.append(PSVariable(holder, folded))
                else:
                    filtered = True
        if not made and not wild and scope is None and name in within:
            made.append(PSVariable(_with_automatic(within, name), name.casefold()))
        return sorted(made, key=lambda variable: variable.Name.casefold()), filtered

    def named(
        self, names: Sequence[str], scope: str | None, include: Sequence[str] | None, exclude: Sequence[str] | None
    ) -> Iterator[PSVariable]:
        """Yields the variables that the names mean; a missing one is written as an error."""
        for name in names:
            found, filtered = self.found(name, scope, include, exclude)
            yield from found
            if not found and not filtered:
                message = f"Cannot find a variable with the name '{name}'."
                self.write_error(ItemNotFoundException(message, error_id="VariableNotFound", target=name))

    def attempt(self, error: PowerShellError) -> None:
        """Writes an error of the variable itself."""
        self.write_error(ErrorRecord(error, error.error_id, error.category, error.target))


def _admitted(name: str, include: Sequence[str] | None, exclude: Sequence[str] | None) -> bool:
    included = not include or any(wildcard_matcher(pattern)(name) for pattern in include)
    return included and not any(wildcard_matcher(pattern)(name) for pattern in exclude or ())


def _visible(scope: VariableScope, *, all_scopes: bool) -> Iterator[tuple[VariableScope, str]]:
    seen: set[str] = set()
    within: VariableScope | None = scope
    while within is not None:
        for folded in list(within.values):
            if folded not in seen:
                seen.add(folded)
                if within is scope or not _is_private(within, folded):
                    yield within, folded
        within = within.parent if all_scopes else None


def _is_private(scope: VariableScope, folded: str) -> bool:
    rules = (scope.rules or {}).get(folded)
    return rules is not None and "Private" in rules.options


def _with_automatic(scope: VariableScope, name: str) -> VariableScope:
    """Returns a scope that holds the value which an automatic variable has just now."""
    made = VariableScope()
    made[name] = scope[name]
    return made


def is_protected(variable: PSVariable, *, force: bool) -> bool:
    """Whether the variable cannot be removed or cleared: constant ones never, read-only ones only by force."""
    options = variable.rules.options
    return CONSTANT in options or (READ_ONLY in options and not force)
