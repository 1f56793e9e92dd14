"""Parse errors, and the list that a parser collects them in."""

from __future__ import annotations


class ParseError:
    """One error: where it is (`start`, `end`, offsets in the text), what the engine calls it, and what it says.

    `incomplete`: the text ends where something is missing, so more of it may make it right.
    """

    __slots__ = ("end", "error_id", "incomplete", "message", "start")

    def __init__(self, error_id: str, message: str, start: int, end: int, incomplete: bool = False) -> None:
        self.error_id = error_id
        self.message = message
        self.start = start
        self.end = end
        self.incomplete = incomplete

    def __repr__(self) -> str:
        return f"<ParseError {self.error_id} {self.start}:{self.end}: {self.message}>"


class ErrorList:
    """The errors of a text in the order they were found; one that is found twice at a place is kept once."""

    __slots__ = ("_seen", "found")

    def __init__(self) -> None:
        self.found: list[ParseError] = []
        self._seen: set[tuple[str, int, int]] = set()

    def __len__(self) -> int:
        return len(self.found)

    def add(self, error_id: str, start: int, end: int, *arguments: object, incomplete: bool = False) -> None:
        """Adds an error; the arguments go into its message."""
        key = (error_id, start, end)
        if key in self._seen:
            return
        from .messages import MESSAGES

        self._seen.add(key)
        template = MESSAGES[error_id]
        message = template.format(*arguments) if arguments else template
        self.found.append(ParseError(error_id, message, start, end, incomplete))
