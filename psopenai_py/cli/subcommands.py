"""The words that are commands of the program itself and no cmdlets. Known without click."""

from __future__ import annotations

from typing import Final

SUBCOMMANDS: Final = frozenset({"serve"})
