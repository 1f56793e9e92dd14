"""Where a reader or writer is in a document: the containers around it, and the path that messages quote."""

from __future__ import annotations

from collections.abc import Iterable

OBJECT, ARRAY, CONSTRUCTOR = "Object", "Array", "Constructor"

_SPECIAL = frozenset(". '/\"[]()\t\n\r\f\b\\\x85\u2028\u2029")


class Place:
    """A container that is open, and the entry of it that is read: a name, or a number from 0."""

    __slots__ = ("index", "kind", "name")

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.index = -1
        self.name: str | None = None

    def next(self) -> None:
        """Counts an element of an array."""
        if self.kind != OBJECT:
            self.index += 1


def path_text(places: Iterable[Place]) -> str:
    """Returns the path of an entry: ``a.b[0]``; names with signs of their own are quoted."""
    text = ""
    for place in places:
        if place.kind != OBJECT:
            text += f"[{place.index}]"
        elif place.name is not None:
            text += _member(place.name, text)
    return text


def _member(name: str, before: str) -> str:
    if any(sign in _SPECIAL for sign in name):
        escaped = name.replace("\\", "\\\\").replace("'", "\\'")
        return f"['{escaped}']"
    return f".{name}" if before else name


def located(message: str, path: str, position: tuple[int, int] | None = None) -> str:
    """Returns a message with the path, and with line and position where they are known."""
    message = message.strip()
    message += " " if message.endswith(".") else ". "
    where = f", line {position[0]}, position {position[1]}" if position else ""
    return f"{message}Path '{path}'{where}."
