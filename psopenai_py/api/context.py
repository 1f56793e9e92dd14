"""The session's context: what Set-OpenAIContext keeps for the commands that follow."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any, Final

from ..framework.session import Session
from ..framework.values.collections import Hashtable
from ..framework.values.objects import PSObject
from .enums import OpenAIApiType

VARIABLE: Final = "PSOpenAIContextDictionary"
_EMPTY: Final[tuple[tuple[str, Any], ...]] = (
    ("ApiKey", None),
    ("ApiType", OpenAIApiType.OpenAI),
    ("ApiBase", None),
    ("ApiVersion", ""),
    ("AuthType", "openai"),
    ("Organization", ""),
    ("TimeoutSec", 0),
    ("MaxRetryCount", 0),
)


class OpenAIContext:
    """Eight values under their parameters' names (module-behaviour 2), kept in a global variable of the session as the module does.

    A script that sets the variable to null has an empty context afterwards.
    """

    def __init__(self, variables: MutableMapping[Any, Any]) -> None:
        self._variables = variables

    @classmethod
    def for_session(cls, session: Session) -> OpenAIContext:
        """Returns the context of a session, for `Session.service`."""
        return cls(session.variables)

    def clear(self) -> None:
        """Puts every value back to its default."""
        entries = self._variables.get(VARIABLE)
        if not isinstance(entries, Hashtable):
            entries = self._variables[VARIABLE] = Hashtable()
        entries.clear()
        entries.update(_EMPTY)

    def get(self, name: str) -> Any:
        """Returns a value by its parameter's name."""
        return self._entries().get(name)

    def update(self, given: Mapping[str, Any]) -> None:
        """Stores what is given; the kind of authentication follows the API's type where it is not given itself.

        For Azure ``openai`` becomes ``azure``; for OpenAI it is always ``openai`` (module-behaviour 2.5).
        """
        entries = self._entries()
        for name, _ in _EMPTY:
            if name in given:
                entries[name] = given[name]
        if "AuthType" in given:
            return
        if entries["ApiType"] == OpenAIApiType.Azure:
            if str(entries["AuthType"]).lower() == "openai":
                entries["AuthType"] = "azure"
        else:
            entries["AuthType"] = "openai"

    def to_object(self) -> PSObject:
        """Returns a fresh object of the eight values; the key stays a SecureString."""
        entries = self._entries()
        return PSObject([(name, entries.get(name)) for name, _ in _EMPTY])

    def _entries(self) -> Hashtable:
        entries = self._variables.get(VARIABLE)
        if not isinstance(entries, Hashtable):
            self.clear()
            entries = self._variables[VARIABLE]
        return entries
