"""Words: names, bare words of commands, variables, parameters, labels, numbers."""

from __future__ import annotations

import re
from typing import Final

from ...framework.characters import DASHES, DOUBLE_QUOTES, SINGLE_QUOTES
from ...framework.conversion.number_text import scan
from .alphabet import (
    ENDS_WORD,
    ends_number,
    ends_word,
    is_double_quote,
    is_identifier,
    is_single_quote,
    starts_identifier,
    starts_variable,
)
from .cursor import COMMAND, EXPRESSION, SIGNATURE, TYPE_NAME, end_of
from .strings import Builder, StringScanner
from .tokens import KEYWORDS, OPERATORS, ParameterName, Token, VariableName

_word: Final = re.compile(f"[^{ENDS_WORD}{SINGLE_QUOTES}{DOUBLE_QUOTES}`$]+").match
_identifier: Final = re.compile("[A-Za-z0-9_]*").match
_type_name: Final = re.compile(r"[A-Za-z0-9_.`+#\\]*").match
_variable: Final = re.compile("(?:[A-Za-z0-9_?]++|:(?!:))*+").match
_braced: Final = re.compile(f"[^}}`{{{DOUBLE_QUOTES}]+").match
_letters: Final = re.compile("[A-Za-z]*").match
_parameter: Final = re.compile(f"[^{ENDS_WORD}.\\[:{SINGLE_QUOTES}{DOUBLE_QUOTES}]*").match
_number: Final = re.compile(
    f"[{DASHES}+]?"
    r"(?:0[xX][0-9A-Fa-f]*|0[bB][01]+"
    rf"|(?:[0-9]+(?:\.(?!\.)[0-9]*)?|\.[0-9]*)(?:[eE][{DASHES}+]?[0-9]+)?)"
    "(?:[uU][lLsSyY]?|[sSlLdDyYnN])?(?:[kKmMgGtTpP][bB])?"
).match
_SMALL: Final = 9
"""As many digits always make an Int32."""


class WordScanner(StringScanner):
    """Scans words."""

    __slots__ = ()

    def again(self) -> Token:
        """Scans the token from its start as a bare word: what it seemed to be goes on with other characters."""
        self.at = self.start
        return self.generic()

    def generic(self, prefix: str | None = None) -> Token:
        """Scans the rest of a bare word. What is read of it stands for itself, or for the prefix that is given."""
        text = self.text
        end = end_of(_word, text, self.at)
        if prefix is None:
            prefix = text[self.start : self.at]
        if ends_word(text[end : end + 1]):
            value = prefix + text[self.at : end]
            self.at = end
            return self.make("generic", value)
        builder = Builder(prefix)
        while True:
            self.take(_word, builder)
            char = self.peek()
            if ends_word(char):
                return self.make("generic", builder.value())
            self.at += 1
            if char == "$":
                self.dollar(builder)
            elif char == "`":
                self.escape(builder)
            elif is_single_quote(char):
                builder.add(self.single_body())
            elif is_double_quote(char):
                self.double_body(builder)

    def _identifier_end(self, at: int) -> int:
        text = self.text
        while True:
            at = end_of(_identifier, text, at)
            if not is_identifier(text[at : at + 1]):
                return at
            at += 1

    def identifier(self) -> Token:
        """Scans a name after its first letter: a keyword, the start of a bare word, or the name of a type or a member."""
        text = self.text
        self.at = end = self._identifier_end(self.at)
        mode = self.mode
        if mode == TYPE_NAME:
            return self._name_of_type()
        if not self.simple_name:
            if mode == COMMAND and not ends_word(text[end : end + 1]):
                return self.generic()
            if mode in (COMMAND, SIGNATURE):
                word = text[self.start : end]
                word = word.lower() if word.isascii() else ""
                if word in KEYWORDS and (word != "inlinescript" or self.in_workflow):
                    return self.make(word)
        return self.make("identifier")

    def _name_of_type(self) -> Token:
        text = self.text
        at = self.at
        while True:
            at = end_of(_type_name, text, at)
            if not is_identifier(text[at : at + 1]):
                break
            at += 1
        self.at = at
        return self.make("identifier")

    def label(self) -> Token:
        """Scans what follows a colon in a command."""
        if not starts_identifier(self.peek()):
            if self.peek() == "\0":
                return self.make("generic", ":")
            return self.generic()
        self.at = self._identifier_end(self.at)
        following = self.peek()
        if self.mode == COMMAND and not ends_word(following):
            self.at += 1
            return self.generic()
        return self.make("label", self.text[self.start + 1 : self.at])

    def parameter(self) -> Token:
        """Scans what follows a dash and is no number: a parameter, in an expression an operator."""
        text = self.text
        begins = self.at
        in_command = self.mode == COMMAND
        end = end_of(_parameter if in_command else _letters, text, begins)
        name = text[begins:end]
        self.at = end
        following = text[end : end + 1]
        if in_command and (is_single_quote(following) or is_double_quote(following)):
            return self.generic()
        if following == ":" and in_command:
            self.at += 1
        if self.mode == EXPRESSION:
            operator = OPERATORS.get(name.lower())
            if operator:
                return self.make(operator)
        if not name:
            return self.make("-")
        return self.make("parameter", ParameterName(name, following == ":"))

    def variable(self, splatted: bool = False, in_string: bool = False) -> Token:
        """Scans a variable after its sign, which is a bare word where no name follows."""
        text = self.text
        begins = self.at
        first = text[begins : begins + 1]
        if first == "{":
            return self._braced_variable(in_string)
        if not starts_variable(first):
            return self.generic()
        at = begins + 1
        if first in "$?^":
            is_over = ends_word(text[at : at + 1])
        else:
            at -= first == ":"
            while True:
                at = end_of(_variable, text, at)
                if not is_identifier(text[at : at + 1]):
                    break
                at += 1
            following = text[at : at + 1]
            is_over = ends_word(following) or following in ".[=:"
            if at == begins:
                at += 1
        if self.mode == COMMAND and not is_over:
            return self.again()
        self.at = at
        name = VariableName(text[begins:at])
        if not name.name:
            is_drive = name.scope not in ("", "global", "local", "private", "script", "variable")
            error_id = "InvalidVariableReferenceWithDrive" if is_drive else "InvalidVariableReference"
            self.report(error_id, self.start, at)
        return self.make("splatted" if splatted else "variable", name)

    def _braced_variable(self, in_string: bool) -> Token:
        text = self.text
        length = len(text)
        begins = self.at
        self.at += 1
        builder = Builder()
        is_closed = False
        while True:
            self.take(_braced, builder)
            if self.at >= length:
                break
            char = text[self.at]
            self.at += 1
            if char == "}":
                is_closed = True
                break
            following = self.peek()
            if char == "{":
                self.report("OpenBraceNeedsToBeBackTickedInVariableName", self.at, self.at + 1)
            elif char == "`":
                if not following:
                    break
                self.at += 1
                char = self.escaped(following)
            elif in_string:
                if not following:
                    break
                if is_double_quote(following):
                    self.at += 1
                    char = following
            builder.add(char)
        path = str(builder.value())
        if not is_closed:
            self.report_incomplete("IncompleteDollarVariableReference", begins)
        if not path:
            if is_closed:
                self.report("EmptyVariableReference", self.at - 1, self.at)
            path = ":Error:"
        following = self.peek()
        if self.mode == COMMAND and not ends_word(following) and following not in ".[":
            return self.again()
        name = VariableName(path)
        if not name.name:
            self.report("InvalidBracedVariableReference", self.start, self.at)
        return self.make("variable", name)

    def number_end(self, at: int) -> int | None:
        """Returns where the number at an index ends, None where it is none or goes on as something else."""
        match = _number(self.text, at)
        if match is None:
            return None
        end = match.end()
        char = self.text[end : end + 1]
        if ends_word(char) or (self.mode == EXPRESSION and ends_number(char, in_ternary=self.end_number_in_ternary)):
            return end
        return None

    def number(self) -> Token:
        """Scans a number from the token's start; what is none is a bare word."""
        end = self.number_end(self.start)
        if end is None:
            return self.again()
        written = self.text[self.start : end]
        value = int(written) if len(written) <= _SMALL and written.isdecimal() else scan(written, signed=True)
        if value is None and self.mode != EXPRESSION:
            return self.again()
        self.at = end
        if value is None:
            self.report("BadNumericConstant", self.start, end, written)
        return self.make("number", value)
