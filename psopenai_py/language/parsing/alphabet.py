"""Characters with a meaning in PowerShell text, as sets for the inside of a pattern's brackets and as tests of one character."""

from __future__ import annotations

from typing import Final

from ...framework.characters import DASHES, DOUBLE_QUOTES, SINGLE_QUOTES

BLANKS: Final = " \t\v\f\u00a0\u0085\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""White space that ends no line, as a set."""

ENDS_WORD: Final = BLANKS + "\r\n\0&(),;{|}"
"""What ends a bare word, as a set; ``#``, quotes and all other characters may stand inside one."""

_BLANKS: Final = frozenset(" \t\v\f\u00a0\u0085\u1680\u2028\u2029\u202f\u205f\u3000") | {
    chr(code) for code in range(0x2000, 0x200B)
}
_ENDS_WORD: Final = _BLANKS | frozenset("\r\n\0&(),;{|}") | {""}
_ENDS_NUMBER: Final = frozenset("!#%*+-./<=>]" + DASHES)
_LETTERS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_VARIABLE_STARTS: Final = _LETTERS | frozenset("0123456789_$:?^")
_IDENTIFIER: Final = _LETTERS | frozenset("0123456789_")
_DOUBLE_QUOTES: Final = frozenset(DOUBLE_QUOTES)
_SINGLE_QUOTES: Final = frozenset(SINGLE_QUOTES)
_DASHES: Final = frozenset(DASHES)
_ESCAPES: Final = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def is_blank(char: str) -> bool:
    """Whether the character is white space that ends no line; false for the end of the text, which is ""."""
    return char in _BLANKS


def is_dash(char: str) -> bool:
    """Whether the character is taken for a dash."""
    return char in _DASHES


def is_single_quote(char: str) -> bool:
    """Whether the character is taken for a single quote."""
    return char in _SINGLE_QUOTES


def is_double_quote(char: str) -> bool:
    """Whether the character is taken for a double quote."""
    return char in _DOUBLE_QUOTES


def ends_word(char: str) -> bool:
    """Whether the character ends a bare word; so does the end of the text, which is ""."""
    return char in _ENDS_WORD


def ends_number(char: str, *, in_ternary: bool) -> bool:
    """Whether the character ends a number in an expression, where it would go on a word of a command."""
    return char in _ENDS_NUMBER or (in_ternary and char in ("?", ":"))


def is_letter(char: str) -> bool:
    """Whether the character is a letter. The engine looks at units of UTF-16, so nothing beyond U+FFFF is one."""
    return char in _LETTERS or ("\x7f" < char < "\U00010000" and char.isalpha())


def is_identifier(char: str) -> bool:
    """Whether the character may stand inside a name."""
    return char in _IDENTIFIER or ("\x7f" < char < "\U00010000" and (char.isalpha() or char.isdecimal()))


def starts_identifier(char: str) -> bool:
    """Whether the character may start a name."""
    return char == "_" or is_letter(char)


def starts_variable(char: str) -> bool:
    """Whether the character may follow a dollar sign in a variable without braces."""
    return char in _VARIABLE_STARTS or ("\x7f" < char < "\U00010000" and (char.isalpha() or char.isdecimal()))


def unescaped(char: str) -> str:
    """Returns the character that a backtick and `char` stand for."""
    return _ESCAPES.get(char, char)
