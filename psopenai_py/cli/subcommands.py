"""What the program knows of its own words without loading click."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final


class Subcommand:
    """Where a subcommand is: its module in this folder, which also is its name there; and what the program's help says of it."""

    __slots__ = ("module", "summary")

    def __init__(self, module: str, summary: str) -> None:
        self.module = module
        self.summary = summary


SUBCOMMANDS: Final[Mapping[str, Subcommand]] = {
    "config": Subcommand("config", "Looks at the settings file and changes it."),
    "login": Subcommand("login", "Keeps an API key for later commands."),
    "logout": Subcommand("logout", "Removes the API key that login keeps."),
    "serve": Subcommand("serve", "Plays the API on this machine until Ctrl-C."),
    "whoami": Subcommand("whoami", "Says which key and address are used, and why."),
}
"""The words that are commands of the program itself and no cmdlets."""

COMPLETION_VARIABLE: Final = "_PSOPENAI_COMPLETE"
"""Set by a shell that asks for completions."""
