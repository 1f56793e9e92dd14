"""Properties of its own that a value has although it is no custom object: what Add-Member gave it.

Objects keep them in a slot `notes`. A number, a text or an array of objects has none: a copy of one of these classes has the notes
then, which whatever makes another value of it loses.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from .nothing import UNBOUND
from .numbers import Int64


class NotedText(str):
    """A text with notes."""

    notes: dict[str, Any]

    @classmethod
    def of(cls, text: str) -> NotedText:
        """Returns the text with the notes it has already, or with none."""
        made = cls(text)
        made.notes = dict(notes_of(text))
        return made


class NotedInteger(int):
    """An Int32, or an Int64 that a literal wrote, with notes."""

    notes: dict[str, Any]


class NotedLong(Int64):
    """An Int64 with notes."""

    notes: dict[str, Any]


class NotedDouble(float):
    """A Double with notes."""

    notes: dict[str, Any]


class NotedArray(list[Any]):
    """An array of objects with notes."""

    notes: dict[str, Any]


_COPIES: Final[dict[type, Callable[[Any], Any]]] = {
    str: NotedText, int: NotedInteger, Int64: NotedLong, float: NotedDouble, list: NotedArray,
}  # fmt: skip


def can_keep_notes(value: Any) -> bool:
    """Whether notes stay with this very object."""
    return hasattr(type(value), "notes") or hasattr(value, "notes")


def with_notes(value: Any) -> Any:
    """Returns what to give notes to instead of the value: itself, or a copy; the value itself where its type has no notes."""
    make = _COPIES.get(type(value))
    if make is not None:
        value = make(value)
        value.notes = {}
    return value


def notes_of(value: Any) -> dict[str, Any]:
    """Returns the notes of a value by their names; an empty table where it has none."""
    notes: dict[str, Any] | None = getattr(value, "notes", None)
    return notes if type(notes) is dict else {}


def note(value: Any, name: str) -> Any:
    """Returns the value of a note, found without regard to case, or `UNBOUND` where there is none."""
    notes = notes_of(value)
    if not notes:
        return UNBOUND
    folded = name.casefold()
    return next((found for known, found in notes.items() if known.casefold() == folded), UNBOUND)
