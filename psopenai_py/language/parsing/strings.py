"""Text in quotes, here-strings, and what is expanded in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from ...framework.characters import DOUBLE_QUOTES, SINGLE_QUOTES
from .alphabet import is_blank, is_double_quote, is_single_quote, starts_variable, unescaped
from .cursor import EXPRESSION, Cursor, end_of, line_end, skip_blanks
from .tokens import Nested, Pieces, Token

_single_body: Final = re.compile(f"(?:[^{SINGLE_QUOTES}]++|[{SINGLE_QUOTES}]{{2}})*+").match
_doubled_single: Final = re.compile(f"[{SINGLE_QUOTES}]([{SINGLE_QUOTES}])")
_plain: Final = re.compile(f"[^{DOUBLE_QUOTES}$`]+").match
_plain_line: Final = re.compile(r"[^\r\n$`]+").match
_in_parentheses: Final = re.compile(f"[^{DOUBLE_QUOTES}`()]+").match
_hex_digits: Final = re.compile("[0-9A-Fa-f]{0,6}").match
_NO_CHARACTER: Final = "\uffff"


class Builder:
    """Collects the pieces of a text that may have something to expand."""

    __slots__ = ("_parts", "_pending", "_texts")

    def __init__(self, text: str = "") -> None:
        self._pending = [text]
        self._parts: list[str | Token | Nested] = []
        self._texts: list[str] = []

    def add(self, text: str) -> None:
        """Adds literal text."""
        self._pending.append(text)

    def nest(self, part: Token | Nested, text: str) -> None:
        """Adds what is to be expanded; `text` is how it is written."""
        self._flush()
        self._parts.append(part)
        self._texts.append(text)

    def _flush(self) -> None:
        text = "".join(self._pending)
        self._pending.clear()
        if text:
            self._parts.append(text)
            self._texts.append(text)

    def value(self) -> str | Pieces:
        """Returns the text, as pieces where something in it is to be expanded."""
        if not self._parts:
            return "".join(self._pending)
        self._flush()
        return Pieces(self._parts, "".join(self._texts))


class StringScanner(Cursor):
    """Scans text in quotes."""

    __slots__ = ()

    def variable(self, splatted: bool = False, in_string: bool = False) -> Token:
        """Scans a variable after its sign."""
        raise NotImplementedError

    def take(self, match: Callable[[str, int], re.Match[str] | None], builder: Builder) -> None:
        """Steps over what a pattern matches here and adds it to a text."""
        end = end_of(match, self.text, self.at)
        if end > self.at:
            builder.add(self.text[self.at : end])
            self.at = end

    def single_quoted(self) -> Token:
        """Scans a text in single quotes; the first of them is read."""
        return self.make("single", self.single_body())

    def single_body(self) -> str:
        """Scans up to the closing quote and returns the text; two quotes stand for one."""
        begins = self.at
        end = end_of(_single_body, self.text, begins)
        body = self.text[begins:end]
        if end < len(self.text):
            self.at = end + 1
        else:
            self.at = end
            self.report_incomplete("TerminatorExpectedAtEndOfString", begins - 1, "'")
        return _doubled_single.sub(r"\1", body)

    def double_quoted(self) -> Token:
        """Scans a text in double quotes; the first of them is read."""
        builder = Builder()
        self.double_body(builder)
        return self.make("double", builder.value())

    def double_body(self, builder: Builder) -> None:
        """Scans up to the closing quote."""
        begins = self.at
        text = self.text
        length = len(text)
        while True:
            self.take(_plain, builder)
            if self.at >= length:
                self.report_incomplete("TerminatorExpectedAtEndOfString", begins - 1, '"')
                return
            char = text[self.at]
            self.at += 1
            if char == "$":
                self.dollar(builder)
            elif char == "`":
                self.escape(builder)
            elif is_double_quote(self.peek()):
                builder.add(text[self.at])
                self.at += 1
            else:
                return

    def escape(self, builder: Builder) -> None:
        """Scans what follows a backtick; at the end of the text the backtick stands for itself."""
        char = self.peek()
        if char in ("", "\0"):
            builder.add("`")
        else:
            self.at += 1
            builder.add(self.escaped(char))

    def escaped(self, char: str) -> str:
        """Returns what a backtick and the character just read stand for."""
        return self._unicode_escape() if char == "u" else unescaped(char)

    def _unicode_escape(self) -> str:
        begins = self.at - 2
        if self.peek() != "{":
            self.report("InvalidUnicodeEscapeSequence", begins, self.at)
            return _NO_CHARACTER
        digits = self.text[self.at + 1 : end_of(_hex_digits, self.text, self.at + 1)]
        self.at += 1 + len(digits)
        following = self.peek()
        if following == "}":
            self.at += 1
            if not digits:
                self.report("InvalidUnicodeEscapeSequence", begins, self.at)
            elif int(digits, 16) > 0x10FFFF:
                self.report("InvalidUnicodeEscapeSequenceValue", begins + 3, self.at - 1)
            else:
                return chr(int(digits, 16))
        elif len(digits) < 6:
            self.report("InvalidUnicodeEscapeSequence", self.at, self.at + 1)
        elif following and following in "0123456789abcdefABCDEF":
            self.report("TooManyDigitsInUnicodeEscapeSequence", self.at, self.at + 1)
        else:
            self.report("MissingUnicodeEscapeSequenceTerminator", self.at, self.at + 1)
        return _NO_CHARACTER

    def dollar(self, builder: Builder, *, here: bool = False) -> None:
        """Scans what follows a dollar sign in a text: a subexpression, a variable, or nothing that is expanded."""
        begins = self.at - 1
        char = self.peek()
        if char == "(":
            self.at += 1
            part: Token | Nested = self._subexpression(here)
        elif char == "{" or starts_variable(char):
            start, mode = self.start, self.mode
            self.start, self.mode = begins, EXPRESSION
            part = self.variable(in_string=True)
            self.start, self.mode = start, mode
        else:
            builder.add("$")
            return
        builder.nest(part, self.text[begins : self.at])

    def _subexpression(self, here: bool) -> Nested:
        """Scans up to the matching parenthesis, quotes or not, and takes doubled quotes for one unless in a here-string."""
        text = self.text
        length = len(text)
        begins = self.at - 2
        found = Builder("$(")
        skipped: list[int] = []
        depth = 1
        while depth:
            self.take(_in_parentheses, found)
            if self.at >= length:
                self.report_incomplete("IncompleteDollarSubexpressionReference", begins)
                break
            char = text[self.at]
            self.at += 1
            if char == "(":
                depth += 1
            elif char == ")":
                depth -= 1
            elif not here and is_double_quote(self.peek()):
                char = text[self.at]
                self.at += 1
                skipped.append(self.at - 2 + self.base)
            found.add(char)
        return Nested(self.offset(begins), str(found.value()), tuple(skipped) if skipped else self.skipped)

    def _after_header(self, quote: str) -> bool:
        """Steps over the rest of a here-string's first line, which has to be blank; false where it is not."""
        header = self.at - 2
        text = self.text
        self.at = end_of(skip_blanks, text, self.at)
        char = self.peek()
        if char in ("\r", "\n"):
            self.at += 2 if text.startswith("\r\n", self.at) else 1
            return True
        if not char:
            self.report_incomplete("TerminatorExpectedAtEndOfString", header, quote + "@")
            return False
        self.report("UnexpectedCharactersAfterHereStringHeader", self.at, self.at + 1)
        line = end_of(line_end, text, self.at)
        footer = text.find(quote + "@", self.at, line)
        self.at = line if footer < 0 else footer + 2
        return False

    def single_here(self) -> Token:
        """Scans a here-string in single quotes after its header."""
        header = self.at - 2
        builder = Builder()
        if self._after_header("'"):
            self._here_body(builder, is_single_quote, header, expands=False)
        return self.make("single_here", builder.value())

    def double_here(self) -> Token:
        """Scans a here-string in double quotes after its header."""
        header = self.at - 2
        builder = Builder()
        if self._after_header('"'):
            self._here_body(builder, is_double_quote, header, expands=True)
        return self.make("double_here", builder.value())

    def _here_body(self, builder: Builder, is_quote: Callable[[str], bool], header: int, *, expands: bool) -> None:
        text = self.text
        length = len(text)
        plain = _plain_line if expands else line_end
        false_footer = -1
        at_line_start = True
        while True:
            if at_line_start:
                if self._is_footer(is_quote):
                    self.at += 2
                    return
                false_footer = self._indented(builder, is_quote, false_footer)
            self.take(plain, builder)
            if self.at >= length:
                break
            char = text[self.at]
            self.at += 1
            at_line_start = char in "\r\n"
            if at_line_start:
                if char == "\r" and self.peek() == "\n":
                    self.at += 1
                    char = "\r\n"
                if not self._is_footer(is_quote):
                    builder.add(char)
            elif char == "$":
                self.dollar(builder, here=True)
            else:
                self.escape(builder)
        if false_footer >= 0:
            self.report_incomplete("WhitespaceBeforeHereStringFooter", false_footer)
        else:
            self.report_incomplete("TerminatorExpectedAtEndOfString", header, ('"' if expands else "'") + "@")

    def _is_footer(self, is_quote: Callable[[str], bool]) -> bool:
        return is_quote(self.peek()) and self.text.startswith("@", self.at + 1)

    def _indented(self, builder: Builder, is_quote: Callable[[str], bool], false_footer: int) -> int:
        """Steps over blanks at the start of a line; returns where the first footer with blanks in front of it is, or -1."""
        begins = self.at
        while is_blank(self.peek()):
            self.at += 1
        if self.at > begins and self._is_footer(is_quote):
            false_footer = self.at if false_footer < 0 else false_footer
            self.at += 2
        builder.add(self.text[begins : self.at])
        return false_footer
