"""Absence, as objects: what the engine distinguishes where Python has only None.

`None` is the engine's ``$null``, a value like any other. The two sentinels below are not values.
"""

from __future__ import annotations

from typing import Final, final


@final
class Absent:
    """Marks one kind of absence; compared by identity, false as a condition."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return self._text

    def __reduce__(self) -> str:
        return self._text


NOTHING: Final = Absent("NOTHING")
"""The engine's AutomationNull: a command that wrote no output. Pipelines skip it (R7.3)."""

UNBOUND: Final = Absent("UNBOUND")
"""The engine's UnboundValue: an argument item that has no value part (binding.md 0.3)."""

UNDECLARED: Final = Absent("UNDECLARED")
"""A parameter declared without a default: the implicit default of its type applies (R1.19)."""
