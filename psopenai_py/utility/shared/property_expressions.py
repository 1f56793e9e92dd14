"""Property expressions: the name of a property, perhaps with wildcards, or a script block."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ...framework.errors import PowerShellError
from ...framework.values.nothing import UNBOUND
from ...framework.values.objects import PSObject, find, key_of
from ...framework.values.scalars import ScriptBlock
from ...framework.wildcards import has_wildcards, wildcard_matcher
from ...language.members.lookup import get_member
from .property_names import property_names


class Result(NamedTuple):
    """The value of an expression for one object, and the error where it has none."""

    value: Any
    name: str
    error: PowerShellError | None = None


class PropertyExpression:
    """Reads one property of objects, or what a script block makes of them; `text` is how it was written."""

    __slots__ = ("has_wildcards", "script", "text")

    def __init__(self, written: str | ScriptBlock) -> None:
        self.script = written if isinstance(written, ScriptBlock) else None
        self.text = str(written)
        self.has_wildcards = self.script is None and has_wildcards(self.text)

    def resolve(self, target: Any) -> list[str]:
        """Returns the names of the target's properties that are meant; none where it does not have the property.

        Of a dictionary the keys count, and its own properties where no key fits. A script block is always meant.
        """
        if self.script is not None:
            return [self.text]
        if self.has_wildcards:
            return self._matching(target)
        if isinstance(target, PSObject):
            known = key_of(target, self.text)
            return [] if known is None else [known]
        return [] if get_member(target, self.text) is UNBOUND else [_spelling(target, self.text)]

    def _matching(self, target: Any) -> list[str]:
        matches = wildcard_matcher(self.text)
        if isinstance(target, Mapping):
            keys = [str(key) for key in target if matches(str(key))]
            if keys:
                return keys
        return [name for name in property_names(target) if matches(name)]

    def results(self, target: Any) -> list[Result]:
        """Returns the values for a target: several for a wildcard, none where it does not have the property."""
        if self.script is not None:
            return [self.evaluate(target)]
        return [Result(read(target, name), name) for name in self.resolve(target)]

    def evaluate(self, target: Any) -> Result:
        """Runs the script block: nothing is null, one object itself, several a list. An error is part of the result."""
        assert self.script is not None
        try:
            output = self.script.invoke(target)
        except PowerShellError as error:
            return Result(None, self.text, error)
        return Result(output[0] if len(output) == 1 else output or None, self.text)

    def first(self, target: Any) -> Any:
        """Returns the value for a target, `UNBOUND` where it does not have the property; without wildcards."""
        if self.script is not None:
            return self.evaluate(target).value
        return find(target, self.text) if type(target) is PSObject else get_member(target, self.text)

    def __str__(self) -> str:
        return self.text


def read(target: Any, name: str) -> Any:
    """Returns the value of a property or entry that is known to be there; null where it cannot be read."""
    try:
        value = get_member(target, name)
    except PowerShellError:
        return None
    return None if value is UNBOUND else value


def _spelling(target: Any, name: str) -> str:
    """Returns a name as the target spells it."""
    folded = name.casefold()
    candidates = [*map(str, target), *property_names(target)] if isinstance(target, Mapping) else property_names(target)
    return next((known for known in candidates if known.casefold() == folded), name)
