"""The next token, by its first character and the mode."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ...framework.characters import DASHES, DOUBLE_QUOTES, SINGLE_QUOTES
from .alphabet import (
    ends_word,
    is_blank,
    is_dash,
    is_double_quote,
    is_letter,
    is_single_quote,
    starts_identifier,
    starts_variable,
)
from .comments import CommentScanner
from .cursor import COMMAND, EXPRESSION, end_of, skip_blanks
from .tokens import Redirected, Token


class TokenScanner(CommentScanner):
    """Scans any token."""

    __slots__ = ()

    def next(self) -> Token:
        """Returns the next token."""
        text = self.text
        length = len(text)
        while True:
            at = self.at
            char = text[at : at + 1]
            if is_blank(char):
                at = end_of(skip_blanks, text, at)
                char = text[at : at + 1]
            self.start = at
            if at >= length:
                self.at = at + 1
                return Token("eof", self.base + at + 1, self.base + at + 1)
            self.at = at + 1
            scanner = _SCANNERS.get(char)
            token = scanner(self, char) if scanner else self._other(char)
            if token is not None:
                return token

    def _punctuator(self, char: str) -> Token:
        return self.make(char)

    def _newline(self, char: str) -> Token:
        if char == "\r" and self.peek() == "\n":
            self.at += 1
        return self.make("newline")

    def _single_quote(self, char: str) -> Token:
        return self.single_quoted()

    def _double_quote(self, char: str) -> Token:
        return self.double_quoted()

    def _letter(self, char: str) -> Token:
        return self.identifier()

    def _digit(self, char: str) -> Token:
        return self.number()

    def _dollar(self, char: str) -> Token:
        if self.peek() == "(":
            self.at += 1
            return self.make("$(")
        return self.variable()

    def _at(self, char: str) -> Token:
        following = self.peek()
        if following in ("{", "("):
            self.at += 1
            return self.make(char + following)
        if is_single_quote(following):
            self.at += 1
            return self.single_here()
        if is_double_quote(following):
            self.at += 1
            return self.double_here()
        if starts_variable(following):
            return self.variable(splatted=True)
        self.report("UnrecognizedToken", self.start, self.at)
        return self.make("unknown")

    def _backtick(self, char: str) -> Token | None:
        following = self.peek()
        if following in ("\r", "\n") or is_blank(following):
            self.at += 2 if self.text.startswith("\r\n", self.at) else 1
            return None
        if not following:
            end = self.at + 1 + self.base
            self.errors.add("IncompleteString", end, end, incomplete=self.is_end(end))
            return None
        self.at += 1
        return self.generic(self.escaped(following))

    def _operator(self, kind: str) -> Token:
        """Returns the operator just read, or the bare word it begins in a command."""
        if self.mode == COMMAND and not ends_word(self.peek()):
            return self.generic()
        return self.make(kind)

    def _simple_operator(self, char: str) -> Token:
        """Scans ``= / %`` and what an equals sign after the last two makes of them."""
        if char != "=" and self.peek() == "=":
            self.at += 1
            return self._operator(char + "=")
        return self._operator(char)

    def _plus(self, char: str) -> Token:
        following = self.peek()
        if following in ("+", "="):
            self.at += 1
            return self._operator(char + following)
        if self.signed_numbers and (following.isdecimal() or following == "."):
            return self.number()
        return self._operator(char)

    def _dash(self, char: str) -> Token:
        following = self.peek()
        if is_dash(following):
            self.at += 1
            return self._operator("--")
        if following == "=":
            self.at += 1
            return self._operator("-=")
        if following in ("_", "?") or is_letter(following):
            return self.parameter()
        if self.signed_numbers and (following.isdecimal() or following == "."):
            return self.number()
        return self._operator("-")

    def _star(self, char: str) -> Token:
        if self.peek() == ">":
            self.at += 1
            return self._redirection(0, "1")
        if self.peek() == "=":
            self.at += 1
            return self._operator("*=")
        return self._operator(char)

    def _redirection(self, stream: int, merges_into: str, is_explicit: bool = False) -> Token:
        """Scans what follows the bar of a redirection; a number in front of it is one in an expression."""
        text = self.text
        if text.startswith("&", self.at) and text[self.at + 1 : self.at + 2] in tuple(merges_into):
            into = int(text[self.at + 1])
            self.at += 2
            return self.make("redirection", Redirected(stream, into=into))
        if is_explicit and self.mode == EXPRESSION:
            self.at = self.start + 1
            return self.make("number", stream)
        append = self.peek() == ">"
        self.at += append
        return self.make("redirection", Redirected(stream, append))

    def _stream(self, char: str) -> Token:
        if self.peek() == ">":
            self.at += 1
            return self._redirection(int(char), "12", is_explicit=True)
        return self.number()

    def _greater(self, char: str) -> Token:
        return self._redirection(1, "")

    def _less(self, char: str) -> Token | None:
        if self.peek() == "#":
            self.at += 1
            self.block_comment()
            return None
        return self.make("<")

    def _left_bracket(self, char: str) -> Token:
        return self._operator("[")

    def _dot(self, char: str) -> Token:
        following = self.peek()
        if following == ".":
            if self.mode == COMMAND and not ends_word(self.text[self.at + 1 : self.at + 2]):
                return self.generic()
            self.at += 1
            return self.make("..")
        if following and following in "0123456789":
            return self.number()
        if self.mode == COMMAND and not ends_word(following) and following not in "$\"'":
            return self.generic()
        return self.make(".")

    def _doubled(self, char: str) -> Token:
        """Scans ``&`` and ``|``, one of them or two."""
        if self.peek() == char:
            self.at += 1
            return self.make(char + char)
        return self.make(char)

    def _exclaim(self, char: str) -> Token:
        following = self.peek()
        if self.mode == COMMAND and not ends_word(following):
            return self.generic()
        if self.mode == EXPRESSION:
            if starts_identifier(following):
                return self.generic()
            if following and (following.isdecimal() or following == ".") and self.number_end(self.at) is None:
                return self.generic()
        return self.make("!")

    def _colon(self, char: str) -> Token:
        if self.peek() == ":":
            self.at += 1
            if self.mode == COMMAND and not self.simple_name and not ends_word(self.peek()):
                return self.generic()
            return self.make("::")
        return self.label() if self.mode == COMMAND else self.make(":")

    def _question(self, char: str) -> Token:
        if self.mode != EXPRESSION:
            return self.generic()
        kind = "??=" if self.text.startswith("?=", self.at) else "??" if self.peek() == "?" else "?"
        self.at = self.start + len(kind)
        return self.make(kind)

    def _other(self, char: str) -> Token:
        return self.identifier() if is_letter(char) else self.generic()


_Scanner = Callable[[TokenScanner, str], Token | None]


def _scanners() -> dict[str, _Scanner]:
    kinds: list[tuple[str, _Scanner]] = [
        ("(){}];,", TokenScanner._punctuator),
        ("\r\n", TokenScanner._newline),
        (SINGLE_QUOTES, TokenScanner._single_quote),
        (DOUBLE_QUOTES, TokenScanner._double_quote),
        ("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", TokenScanner._letter),
        ("0789", TokenScanner._digit),
        ("123456", TokenScanner._stream),
        (DASHES, TokenScanner._dash),
        ("&|", TokenScanner._doubled),
        ("=/%", TokenScanner._simple_operator),
        ("#", TokenScanner.line_comment),
        ("$", TokenScanner._dollar),
        ("@", TokenScanner._at),
        ("`", TokenScanner._backtick),
        ("+", TokenScanner._plus),
        ("*", TokenScanner._star),
        (">", TokenScanner._greater),
        ("<", TokenScanner._less),
        ("[", TokenScanner._left_bracket),
        (".", TokenScanner._dot),
        ("!", TokenScanner._exclaim),
        (":", TokenScanner._colon),
        ("?", TokenScanner._question),
    ]
    return {char: scanner for chars, scanner in kinds for char in chars}


_SCANNERS: Final = _scanners()
