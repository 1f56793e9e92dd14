"""Comments, and what may stand between two tokens."""

from __future__ import annotations

import re
from typing import Final

from .alphabet import BLANKS, is_blank
from .cursor import end_of, line_end
from .errors import ErrorList
from .signature import looks_like_signature
from .words import WordScanner

_skip_lines: Final = re.compile(f"[{BLANKS}\r\n]*").match
_skip_separators: Final = re.compile(f"[{BLANKS}\r\n;]*").match
_SKIPPED: Final = frozenset("\r\n;#<`")
"""What may be stepped over between two statements, besides blanks."""


class CommentScanner(WordScanner):
    """Scans comments.

    Keeps the places of all, of those that are ``#requires`` lines, and of the last that looks like the start of a signature.
    """

    __slots__ = ("comments", "requires", "signature")

    def __init__(self, text: str, errors: ErrorList, base: int = 0, skipped: tuple[int, ...] = ()) -> None:
        super().__init__(text, errors, base, skipped)
        self.comments: dict[int, int] = {}
        self.requires: dict[int, int] = {}
        self.signature: int | None = None

    def skip_newlines(self, separators: bool = False) -> None:
        """Steps over blanks, comments and line ends, and over semicolons too if they separate only."""
        text = self.text
        skip = _skip_separators if separators else _skip_lines
        while True:
            at = self.at
            char = text[at : at + 1]
            if char not in _SKIPPED and not is_blank(char):
                return
            self.at = at = end_of(skip, text, at)
            char = text[at : at + 1]
            if char == "#":
                self.start = at
                self.at = at + 1
                self.line_comment(char)
            elif char == "<" and text.startswith("#", at + 1):
                self.start = at
                self.at = at + 2
                self.block_comment()
            elif char == "`" and (is_blank(text[at + 1 : at + 2]) or text[at + 1 : at + 2] in ("\r", "\n")):
                self.at = at + 1
                # A line continuation takes its line end with it, and a lone carriage return is one.
            else:
                return

    def line_comment(self, char: str) -> None:
        """Scans the rest of a comment that ends with its line."""
        self.at = end_of(line_end, self.text, self.at)
        offset = self.offset(self.start)
        self.comments[offset] = self.offset(self.at)
        comment = self.text[self.start + 1 : self.at]
        if looks_like_signature(comment):
            self.signature = offset
        elif not self.base and comment[:8].lower() == "requires":
            self.requires[self.start] = self.at

    def block_comment(self) -> None:
        """Scans the rest of a comment that has an end of its own."""
        end = self.text.find("#>", self.at)
        begins = self.start
        self.at = len(self.text) if end < 0 else end + 2
        self.comments[self.offset(begins)] = self.offset(self.at)
        if end < 0:
            self.report_incomplete("MissingTerminatorMultiLineComment", begins)
