"""Where a value comes from: sources in order, each asked only if those before it had none.

A source is a place with a name. What it holds counts only if it is not blank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from typing import Any, NamedTuple, Protocol

from ..errors import CredentialException, KeyringException, SettingsException
from ..values.scalars import SecureString


class Sourced(NamedTuple):
    """A value, and where it was found."""

    value: str
    source: str


class Source(NamedTuple):
    """A place that may hold the value: how it is called, how a user puts the value there, and the look itself.

    A look that raises KeyringException says that the place could not be asked, and why.
    """

    name: str
    how_to_set: str
    look: Callable[[], str | None]


class ReadsSettings(Protocol):
    """The part of the settings that sources need."""

    def get(self, name: str) -> tuple[Any, str] | None:
        """Returns a setting and where it was found, or None."""


class Chain:
    """The places of one value in the order they are asked."""

    __slots__ = ("_sources", "_what")

    def __init__(self, what: str, sources: Iterable[Source]) -> None:
        self._what = what
        self._sources = tuple(sources)

    def find(self, unusable: MutableMapping[str, str] | None = None) -> Sourced | None:
        """Returns the first value that is not blank, without the blanks around it, or None.

        `unusable` takes down which places could not be asked, and why.
        """
        for source in self._sources:
            try:
                value = source.look()
            except KeyringException as error:
                if unusable is not None:
                    unusable[source.name] = str(error)
                continue
            if value and value.strip():
                return Sourced(value.strip(), source.name)
        return None

    def require(self) -> Sourced:
        """Returns the first value that is not blank. Raises CredentialException, which lists every place that was asked."""
        unusable: dict[str, str] = {}
        found = self.find(unusable)
        if found is None:
            raise CredentialException(self.missing(unusable))
        return found

    def missing(self, unusable: Mapping[str, str]) -> str:
        """Returns the text that says where nothing was found, how to put it there, and which place could not be asked."""
        lines = [f"No {self._what} was found. Places that were asked, in this order, and how to set one:"]
        for source in self._sources:
            why = f" ({unusable[source.name]})" if source.name in unusable else ""
            lines.append(f"  {source.name}: {source.how_to_set}{why}")
        return "\n".join(lines)


def held(value: object) -> str | None:
    """Returns the text of a SecureString or of plain text; anything else is no credential."""
    if isinstance(value, SecureString):
        return value.reveal()
    return value if isinstance(value, str) else None


def from_value(name: str, how_to_set: str, value: object) -> Source:
    """Returns a source that holds a value already: a parameter, a context."""
    return Source(name, how_to_set, lambda: held(value))


def from_variable(variables: Mapping[Any, Any], name: str) -> Source:
    """Returns a session's global variable as a source; only plain text in it counts."""

    def look() -> str | None:
        value = variables.get(name)
        return value if isinstance(value, str) else None

    how_to_set = f'$global:{name} = "VALUE" in a script, session.variables["{name}"] = "VALUE" in Python'
    return Source(f"global variable {name}", how_to_set, look)


def from_setting(settings: ReadsSettings, name: str, how_to_set: str) -> Source:
    """Returns a setting of the config file as a source. Its look raises SettingsException for a value that is no text."""

    def look() -> str | None:
        value, place = settings.get(name) or (None, "")
        if value is not None and not isinstance(value, str):
            raise SettingsException(f"The setting {place} cannot be used: a text in quotes is expected.", target=name)
        return value

    return Source(f"config file, {name}", how_to_set, look)


def from_environment(environ: Mapping[str, str], name: str) -> Source:
    """Returns an environment variable as a source."""
    return Source(f"environment variable {name}", f"set {name} in the environment", lambda: environ.get(name))
