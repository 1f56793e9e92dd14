"""What a word at the prompt may become: a command's name, a parameter of the command, a variable."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from ..framework.declaration.metadata import CommandMetadata
from ..framework.errors import PowerShellError
from ..framework.session import Session

_WORD: Final = re.compile(r"[^\s|;(){},=]*$")
_COMMAND_ENDS: Final = re.compile(r"[|;(){}=\n&]")
_AUTOMATIC: Final = (
    "Error", "ErrorActionPreference", "HOME", "Host", "LASTEXITCODE", "PID", "PSDefaultParameterValues", "PSVersionTable", "PWD",
    "VerbosePreference", "WarningPreference", "false", "null", "true",
)  # fmt: skip


class Suggestions:
    """Looks names up in a session, as they are at that moment."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, text: str) -> tuple[int, list[str]]:
        """Returns where the last word of a text begins, and in order what it may become: names that begin with it."""
        found = _WORD.search(text)
        start = found.start() if found else len(text)
        word = text[start:]
        if word.startswith("$"):
            return start, [f"${name}" for name in _beginning(word[1:], (*self._session.globals, *_AUTOMATIC))]
        command, *before = _COMMAND_ENDS.split(text[:start])[-1].split() or [""]
        if word.startswith("-") and command:
            return start, [f"-{name}" for name in self._parameters(command, word[1:])]
        return start, [] if command or before or not word else self._commands(word)

    def _commands(self, word: str) -> list[str]:
        registry = self._session.registry
        functions = self._session.globals.functions or {}
        return _beginning(word, (*(entry.name for entry in registry), *(command.name for command in functions.values())))

    def _parameters(self, command: str, word: str) -> list[str]:
        """Returns parameters, those that every command has last."""
        try:
            metadata = self._metadata(command)
        except PowerShellError:
            return []
        shown = [parameter for parameter in metadata.parameters if not parameter.dont_show]
        own = _beginning(word, (parameter.name for parameter in shown if not parameter.common))
        return own + _beginning(word, (parameter.name for parameter in shown if parameter.common))

    def _metadata(self, command: str) -> CommandMetadata:
        function = (self._session.globals.functions or {}).get(command.casefold())
        return (function or self._session.registry.find(command)).metadata


def _beginning(word: str, names: Iterable[str]) -> list[str]:
    folded = word.casefold()
    return sorted({name for name in names if name.casefold().startswith(folded)}, key=str.casefold)
