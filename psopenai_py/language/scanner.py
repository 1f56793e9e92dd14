"""A place in a text, and the reading of what stands there: blanks, comments, quoted text, constant variables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..framework.characters import DOUBLE_QUOTES, SINGLE_QUOTES
from ..framework.conversion.text import to_text
from ..framework.errors import ParseException
from ..framework.values.nothing import UNBOUND
from .characters import BLANKS, NEW_LINES, unescaped

Lookup = Callable[[str], Any]
"""Returns the value of a variable, or `UNBOUND` where it cannot be told without running the text."""

_CONSTANTS = {"null": None, "true": True, "false": False}


class NotConstant(Exception):
    """The text says something that only running it can tell: a command, an operator, a variable that is not known."""


class Scanner:
    """Reads a text from left to right. Raises ParseException for what the engine refuses, NotConstant for what is to be run."""

    def __init__(self, text: str, lookup: Lookup | None = None) -> None:
        self.text = text
        self.at = 0
        self._lookup = lookup or (lambda name: UNBOUND)

    def peek(self, ahead: int = 0) -> str:
        """Returns the character here, or that many further on; NUL after the end."""
        index = self.at + ahead
        return self.text[index] if index < len(self.text) else "\0"

    def take(self, expected: str) -> bool:
        """Steps over the characters if they stand here."""
        found = self.text.startswith(expected, self.at)
        if found:
            self.at += len(expected)
        return found

    def skip(self, *, new_lines: bool = False) -> None:
        """Steps over blanks, comments and escaped line ends, and over line ends too where they mean nothing."""
        while True:
            char = self.peek()
            if char in BLANKS or (new_lines and char in NEW_LINES):
                self.at += 1
            elif char == "#":
                while self.peek() not in NEW_LINES + "\0":
                    self.at += 1
            elif self.text.startswith("<#", self.at):
                end = self.text.find("#>", self.at + 2)
                if end < 0:
                    raise self.error(
                        "MissingTerminatorMultiLineComment", "The terminator '#>' is missing from the multiline comment."
                    )
                self.at = end + 2
            elif char == "`" and self._line_goes_on():
                continue
            else:
                return

    def _line_goes_on(self) -> bool:
        following = self.peek(1)
        if following == "\0" and self.at + 1 >= len(self.text):
            raise self.error("IncompleteString", "Incomplete string token.", offset=len(self.text) + 1)
        if following in NEW_LINES:
            self.at += 3 if self.text.startswith("\r\n", self.at + 1) else 2
            return True
        if following in BLANKS:
            self.at += 1
            return True
        return False

    def error(self, error_id: str, message: str, *, offset: int | None = None, length: int = 1) -> ParseException:
        """Returns the error of what stands at an offset, here where none is given."""
        return ParseException(message, error_id=error_id, offset=self.at if offset is None else offset, length=length)

    def single_quoted(self) -> str:
        """Reads a text in single quotes; two of them stand for one."""
        start = self.at
        self.at += 1
        parts: list[str] = []
        while self.at < len(self.text):
            char = self.peek()
            self.at += 1
            if char not in SINGLE_QUOTES:
                parts.append(char)
            elif self.peek() in SINGLE_QUOTES:
                parts.append(self.peek())
                self.at += 1
            else:
                return "".join(parts)
        raise self._unterminated(start, "'")

    def double_quoted(self) -> str:
        """Reads a text in double quotes, with escapes and variables."""
        start = self.at
        self.at += 1
        parts: list[str] = []
        while self.at < len(self.text):
            char = self.peek()
            if char in DOUBLE_QUOTES and self.peek(1) not in DOUBLE_QUOTES:
                self.at += 1
                return "".join(parts)
            if char == "$":
                parts.append(self.expanded())
                continue
            self.at += 1
            if char in DOUBLE_QUOTES:
                self.at += 1
            elif char == "`" and self.at < len(self.text):
                char = self.escaped()
            parts.append(char)
        raise self._unterminated(start, '"')

    def _unterminated(self, start: int, quote: str) -> ParseException:
        message = f"The string is missing the terminator: {quote}."
        return self.error("TerminatorExpectedAtEndOfString", message, offset=start, length=len(self.text) - start)

    def escaped(self) -> str:
        """Reads the character after a backtick."""
        char = self.peek()
        if char == "u" and self.peek(1) == "{":
            raise NotConstant
        self.at += 1
        return unescaped(char)

    def expanded(self) -> str:
        """Reads a variable inside a text and returns its text; a dollar sign that starts no variable stands for itself."""
        if self.peek(1) == "(":
            raise NotConstant
        name = self._variable_name()
        return "$" if name is None else to_text(self.value_of(name))

    def variable(self) -> Any:
        """Reads ``$name`` and returns its value."""
        name = self._variable_name()
        if name is None:
            raise NotConstant
        return self.value_of(name)

    def _variable_name(self) -> str | None:
        self.at += 1
        start = self.at
        if self.peek() == "{":
            raise NotConstant
        while self.peek().isalnum() or self.peek() in "_?:":
            self.at += 1
        return self.text[start : self.at] or None

    def value_of(self, name: str) -> Any:
        """Returns the value of a variable; NotConstant where it is not known."""
        folded = name.casefold()
        if folded in _CONSTANTS:
            return _CONSTANTS[folded]
        value = self._lookup(name)
        if value is UNBOUND:
            raise NotConstant(name)
        return value
