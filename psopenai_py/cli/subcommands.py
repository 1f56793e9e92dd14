"""What the program knows of its own words without loading click."""

from __future__ import annotations

from typing import Final

SUBCOMMANDS: Final = frozenset({"serve"})
"""The words that are commands of the program itself and no cmdlets."""

COMPLETION_VARIABLE: Final = "_PSOPENAI_COMPLETE"
"""Set by a shell that asks for completions."""
