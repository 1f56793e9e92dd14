"""Variables and the scopes that hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping, Sequence
from typing import Any

from .errors import MetadataException, PowerShellError, PSInvalidCastException, ValidationMetadataException
from .values.nothing import NOTHING, UNBOUND

READ_ONLY, CONSTANT, PRIVATE = "ReadOnly", "Constant", "Private"

_UNWRITABLE = frozenset({READ_ONLY, CONSTANT})
_NO_OPTIONS: frozenset[str] = frozenset()


class SessionStateUnauthorizedAccessException(PowerShellError):
    """A variable, alias or function cannot be changed."""

    net_type = "System.Management.Automation.SessionStateUnauthorizedAccessException"
    category = "WriteError"


class ArgumentTransformationMetadataException(PowerShellError):
    """A value could not be converted to the type of the variable that was to hold it."""

    net_type = "System.Management.Automation.ArgumentTransformationMetadataException"
    error_id = "RuntimeException"
    category = "MetadataError"


class VariableRules:
    """What a value has to pass before a variable holds it: conversions, then validators, unless an option forbids it."""

    __slots__ = ("converters", "description", "options", "validators")

    def __init__(
        self,
        converters: Sequence[Callable[[Any], Any]] = (),
        validators: Sequence[Callable[[Any], None]] = (),
        options: frozenset[str] = _NO_OPTIONS,
        description: str = "",
    ) -> None:
        self.converters = tuple(converters)
        self.validators = tuple(validators)
        self.options = options
        self.description = description

    def admitted(self, name: str, value: Any) -> Any:
        """Returns the value as the variable holds it. Raises what the engine raises for one that it does not."""
        if self.options & _UNWRITABLE:
            raise not_writable(name)
        for convert in self.converters:
            try:
                value = convert(None if value is NOTHING else value)
            except PSInvalidCastException as error:
                raise ArgumentTransformationMetadataException(str(error)) from error
        for validate in self.validators:
            try:
                validate(value)
            except (ValidationMetadataException, MetadataException) as error:
                from .conversion.text import plain_text

                shown = "" if value is None else plain_text(value)
                raise ValidationMetadataException(
                    f"The variable cannot be validated because the value {shown} is not a valid value for the {name} variable.",
                    error_id="ValidateSetFailure",
                ) from error
        return value


def not_writable(name: str) -> SessionStateUnauthorizedAccessException:
    """Returns the error of an assignment to a variable that is read-only or constant."""
    return SessionStateUnauthorizedAccessException(
        f"Cannot overwrite variable {name} because it is read-only or constant.", error_id="VariableNotWritable", target=name
    )


class Scope(MutableMapping[str, Any]):
    """The variables of one running block, and through `parent` those of its callers. Names are compared without regard to case.

    Reading looks through the parents; writing and deleting change this scope alone. `values` maps folded names to values and is
    for readers that know what they do; `rules` has entries for the variables that have some. `automatic` is asked for a variable
    that this scope does not hold: it makes values that are rarely looked at. `functions` and `aliases` are defined here. A
    `is_script` scope is what ``$script:`` means for the blocks in it.
    """

    __slots__ = ("aliases", "automatic", "functions", "is_script", "parent", "rules", "spellings", "values")

    def __init__(self, parent: Scope | None = None, *, is_script: bool = False) -> None:
        self.values: dict[str, Any] = {}  # type: ignore[assignment]  # hides a view that nobody asks a scope for
        self.parent = parent
        self.is_script = is_script
        self.rules: dict[str, VariableRules] | None = None
        self.spellings: dict[str, str] | None = None
        self.automatic: Callable[[str], Any] | None = None
        self.functions: dict[str, Any] | None = None
        self.aliases: dict[str, Any] | None = None

    def find(self, folded: str) -> Any:
        """Returns what the nearest scope holds under a folded name, or `UNBOUND`; private variables of callers are not seen."""
        scope: Scope | None = self
        while scope is not None:
            value = scope.values.get(folded, UNBOUND)
            if value is UNBOUND and scope.automatic is not None:
                value = scope.automatic(folded)
            if value is not UNBOUND and (scope is self or scope.rules is None or not scope._is_private(folded)):
                return value
            scope = scope.parent
        return UNBOUND

    def holder(self, folded: str) -> Scope | None:
        """Returns the nearest scope that holds a variable of that folded name."""
        scope: Scope | None = self
        while scope is not None:
            if folded in scope.values and (scope is self or scope.rules is None or not scope._is_private(folded)):
                return scope
            scope = scope.parent
        return None

    def _is_private(self, folded: str) -> bool:
        rules = self.rules.get(folded) if self.rules else None
        return rules is not None and PRIVATE in rules.options

    @property
    def outermost(self) -> Scope:
        """The global scope."""
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope

    @property
    def script_scope(self) -> Scope:
        """The scope of the script or module the block belongs to; the global one where there is none."""
        scope = self
        while scope.parent is not None and not scope.is_script:
            scope = scope.parent
        return scope

    def ancestor(self, count: int) -> Scope | None:
        """Returns the scope that many callers up: 0 is this one."""
        scope: Scope | None = self
        while count > 0 and scope is not None:
            scope = scope.parent
            count -= 1
        return scope

    def named(self, scope: str) -> Scope | None:
        """Returns the scope that ``Global``, ``Local``, ``Script``, ``Private`` or a number names; None where there is none."""
        match scope.casefold():
            case "global":
                return self.outermost
            case "script":
                return self.script_scope
            case "local" | "private" | "":
                return self
        return self.ancestor(int(scope)) if scope.isdigit() else None

    def put(self, folded: str, name: str, value: Any) -> None:
        """Sets a variable of this scope. Raises what its rules raise."""
        rules = self.rules
        if rules is not None and folded in rules:
            value = rules[folded].admitted(name, value)
        if folded != name and folded not in self.values:
            if self.spellings is None:
                self.spellings = {}
            self.spellings[folded] = name
        self.values[folded] = value

    def declare(self, name: str, value: Any, rules: VariableRules) -> None:
        """Sets a variable and gives it rules; the value passes them first."""
        folded = name.casefold()
        known = self.rules.get(folded) if self.rules else None
        if known is not None and known.options & _UNWRITABLE:
            raise not_writable(name)
        options = rules.options
        checked = VariableRules(rules.converters, rules.validators).admitted(name, value)
        if self.rules is None:
            self.rules = {}
        self.rules.pop(folded, None)
        self.put(folded, name, checked)
        if rules.converters or rules.validators or options:
            self.rules[folded] = rules

    def spelled(self, folded: str) -> str:
        """Returns the name of a variable as it was first written."""
        return self.spellings.get(folded, folded) if self.spellings else folded

    def __getitem__(self, name: str) -> Any:
        value = self.find(name.casefold())
        if value is UNBOUND:
            raise KeyError(name)
        return value

    def __setitem__(self, name: str, value: Any) -> None:
        self.put(name.casefold(), name, value)

    def __delitem__(self, name: str) -> None:
        folded = name.casefold()
        del self.values[folded]
        if self.rules is not None:
            self.rules.pop(folded, None)
        if self.spellings is not None:
            self.spellings.pop(folded, None)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.find(name.casefold()) is not UNBOUND

    def __iter__(self) -> Iterator[str]:
        """Yields the names that are seen from here, each once, the nearest scope's first."""
        seen: set[str] = set()
        scope: Scope | None = self
        while scope is not None:
            for folded in list(scope.values):
                if folded not in seen and (scope is self or not scope._is_private(folded)):
                    seen.add(folded)
                    yield scope.spelled(folded)
            scope = scope.parent

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __repr__(self) -> str:
        return f"<Scope {list(self.values)}{' in ' + repr(self.parent) if self.parent else ''}>"
