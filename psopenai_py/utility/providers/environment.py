"""The drive ``env:``: the environment variables of the session."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from ...framework.conversion.text import to_text
from ...framework.values.collections import DictionaryEntry
from .flat import FlatDrive


class EnvironmentDrive(FlatDrive):
    """Names and texts."""

    name = "Environment"
    drive = "Env"

    def names(self) -> list[str]:
        """Returns the names of the variables."""
        return list(self.session.environ)

    def lookup(self, name: str) -> DictionaryEntry | None:
        """Returns name and text of a variable, None where it is not set."""
        text = self.session.environ.get(name)
        return None if text is None else DictionaryEntry(name, text)

    def value(self, name: str) -> str | None:
        """Returns the text of a variable."""
        return self.session.environ.get(name)

    def store(self, name: str, value: Any) -> None:
        """Sets a variable to a text; null removes it."""
        environ = self.session.environ
        if isinstance(environ, MutableMapping):
            if value is None:
                environ.pop(name, None)
            else:
                environ[name] = to_text(value.value if isinstance(value, DictionaryEntry) else value)

    def discard(self, name: str, *, force: bool) -> None:
        """Removes a variable."""
        self.store(name, None)
