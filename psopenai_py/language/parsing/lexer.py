"""The lexer: tokens one at a time, and those that only stand in certain places."""

from __future__ import annotations

import re
from typing import Final

from .alphabet import BLANKS, is_blank, is_double_quote
from .cursor import COMMAND, end_of, skip_blanks
from .scanner import TokenScanner
from .tokens import Token

_assembly_part: Final = re.compile(f"[^{BLANKS}\r\n\0,=\\]]*").match
_MEMBER_SIGNS: Final = frozenset(".:[?<")


class Lexer(TokenScanner):
    """Makes tokens of a text."""

    __slots__ = ()

    def member_operator(self, allow_bracket: bool) -> Token | None:
        """Returns the operator that accesses a member of what stands right before it, None where there is none."""
        text = self.text
        at = self.at
        char = text[at : at + 1]
        if char not in _MEMBER_SIGNS:
            return None
        while text.startswith("<#", at):
            self.start = at
            self.at += 2
            self.block_comment()
            at = self.at
            char = text[at : at + 1]
        following = text[at + 1 : at + 2]
        if char == ".":
            if following == "." or (self.mode == COMMAND and _ends_argument(following)):
                return None
            kind = "."
        elif char == ":":
            if following != ":" or (self.mode == COMMAND and _ends_argument(text[at + 2 : at + 3])):
                return None
            kind = "::"
        elif char == "[" and allow_bracket:
            kind = "["
        elif char == "?" and (following == "." or (following == "[" and allow_bracket)):
            kind = "?" + following
        else:
            return None
        self.start = at
        self.at = at + len(kind)
        return self.make(kind)

    def invocation(self) -> Token | None:
        """Returns the parenthesis or brace right here that makes a method call of a member, None where there is none."""
        char = self.peek()
        if char not in ("(", "{"):
            return None
        self.start = self.at
        self.at += 1
        return self.make(char)

    def left_bracket(self) -> Token | None:
        """Returns the bracket of an attribute or a type, after blanks and comments, None where there is none."""
        text = self.text
        begins = self.at
        goes_back = False
        while True:
            at = end_of(skip_blanks, text, self.at)
            goes_back = goes_back or at > self.at
            self.start = at
            char = text[at : at + 1]
            if char == "[":
                self.at = at + 1
                return self.make("[")
            if char == "#":
                goes_back = True
                self.at = at + 1
                self.line_comment(char)
            elif char == "<" and text.startswith("#", at + 1):
                goes_back = False
                self.at = at + 2
                self.block_comment()
            else:
                self.at = begins if goes_back and char in (".", ":") else max(at, self.at)
                return None

    def verbatim_argument(self) -> Token:
        """Returns what follows ``--%``, as it is: up to the end of the line or to a bar or ``&&`` outside of quotes."""
        text = self.text
        self.at = self.start = at = end_of(skip_blanks, text, self.at)
        length = len(text)
        in_quotes = False
        while at < length:
            char = text[at]
            if char in "\r\n" or (not in_quotes and (char == "|" or text.startswith("&&", at))):
                break
            in_quotes ^= is_double_quote(char)
            at += 1
        self.at = at
        return self.make("generic", text[self.start : at])

    def assembly_name(self) -> str:
        """Returns the name of an assembly and its properties, as it stands after the comma of a type's name."""
        parts = [self._assembly_part()]
        while self.peek() == ",":
            self.start = self.at
            self.at += 1
            parts += [", ", self._assembly_part()]
            if self.peek() == "=":
                self.start = self.at
                self.at += 1
                parts += ["=", self._assembly_part()]
        return "".join(parts)

    def _assembly_part(self) -> str:
        self.start = end_of(skip_blanks, self.text, self.at)
        end = end_of(_assembly_part, self.text, self.start)
        self.at = end_of(skip_blanks, self.text, end)
        return self.text[self.start : end]


def _ends_argument(char: str) -> bool:
    return char in ("", "\0", "\r", "\n") or is_blank(char)
