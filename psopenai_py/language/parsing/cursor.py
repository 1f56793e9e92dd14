"""A place in a text that is made into tokens."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Any, Final

from .alphabet import BLANKS, is_blank
from .errors import ErrorList
from .tokens import Token

COMMAND: Final = 0
EXPRESSION: Final = 1
TYPE_NAME: Final = 2
SIGNATURE: Final = 3

skip_blanks: Final = re.compile(f"[{BLANKS}]*").match
line_end: Final = re.compile(r"[^\r\n]*").match


def end_of(match: Callable[[str, int], re.Match[str] | None], text: str, at: int) -> int:
    """Returns where what a pattern matches at an index ends; the index itself where it matches nothing."""
    found = match(text, at)
    return at if found is None else found.end()


class Cursor:
    """Where the lexer is, in what mode it reads, and how its offsets become those of the source.

    A subexpression in quotes is a text of its own: `base` is where it starts, `skipped` are the offsets of the quotes that were
    left out of it. `at` may be one past the end: then the end of the text has been read.
    """

    __slots__ = (
        "_skipped_here",
        "at",
        "base",
        "end_number_in_ternary",
        "errors",
        "in_workflow",
        "mode",
        "signed_numbers",
        "simple_name",
        "skipped",
        "start",
        "text",
    )

    def __init__(self, text: str, errors: ErrorList, base: int = 0, skipped: tuple[int, ...] = ()) -> None:
        self.text = text
        self.errors = errors
        self.base = base
        self.skipped = skipped
        self._skipped_here = _indices(skipped, base) if skipped else []
        self.at = 0
        self.start = 0
        self.mode = COMMAND
        self.signed_numbers = False
        self.end_number_in_ternary = False
        self.simple_name = False
        self.in_workflow = False

    def offset(self, index: int) -> int:
        """Returns the offset in the source of an index into this text."""
        if self._skipped_here:
            index += bisect_left(self._skipped_here, index)
        return self.base + index

    def make(self, kind: str, value: Any = None) -> Token:
        """Returns the token from `start` up to here."""
        if self._skipped_here:
            return Token(kind, self.offset(self.start), self.offset(self.at), value)
        return Token(kind, self.start + self.base, self.at + self.base, value)

    def restore_point(self) -> int:
        """Returns the place for a later `resync`."""
        self.start = self.at
        return self.offset(self.at)

    def resync(self, offset: int) -> None:
        """Goes back to an offset of the source."""
        index = offset - self.base
        if self.skipped:
            index -= bisect_left(self.skipped, offset - 1) - bisect_left(self.skipped, self.base)
        self.at = min(max(index, 0), len(self.text) + 1)

    def peek(self) -> str:
        """Returns the character here, "" at the end."""
        at = self.at
        return self.text[at : at + 1]

    def report(self, error_id: str, start: int, end: int, *arguments: object) -> None:
        """Reports an error between two indices of this text."""
        self.errors.add(error_id, start + self.base, end + self.base, *arguments)

    def report_incomplete(self, error_id: str, start: int, *arguments: object) -> None:
        """Reports an error from an index of this text up to here; more text may help where this is the end."""
        end = self.at + self.base
        self.errors.add(error_id, start + self.base, end, *arguments, incomplete=self.is_end(end))

    def is_end(self, offset: int) -> bool:
        """Whether nothing but blanks and comments follows; the engine compares with the text at hand, also a nested one."""
        text = self.text
        length = len(text)
        while offset < length:
            char = text[offset]
            if char == "#":
                offset = end_of(line_end, text, offset)
            elif char == "<" and text.startswith("#", offset + 1):
                end = text.find("#>", offset + 2)
                offset = length if end < 0 else end + 2
            elif is_blank(char):
                offset += 1
            else:
                return False
        return True

    def goes_on_with_bar(self, offset: int) -> bool:
        """Whether the first thing on the lines after a line end is a bar, with no empty line before it."""
        text = self.text
        length = len(text)
        if offset >= length:
            return False
        is_empty = True
        while offset < length - 1:
            char = text[offset]
            if is_blank(char):
                offset += 1
            elif char in "\r\n":
                if is_empty:
                    return False
                is_empty = True
                offset += 2 if char == "\r" and text[offset + 1] == "\n" else 1
            elif char == "#":
                is_empty = False
                offset = end_of(line_end, text, offset)
            elif char == "<" and text[offset + 1] == "#":
                is_empty = False
                end = text.find("#>", offset + 2)
                offset = length if end < 0 else end + 2
            else:
                return char == "|"
        return text[-1] == "|"


def _indices(skipped: tuple[int, ...], base: int) -> list[int]:
    """Returns before which index of the text each quote was left out."""
    return [offset - base - index for index, offset in enumerate(one for one in skipped if one >= base)]
