"""Strings of lenient JSON: in double or single quotes, over several lines, with JSON's escapes."""

from __future__ import annotations

import re
from typing import Final

_PLAIN: Final = {'"': re.compile(r'[^"\\]*'), "'": re.compile(r"[^'\\]*")}
_ESCAPES: Final = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "\\": "\\", '"': '"', "'": "'", "/": "/"}
_HEXADECIMAL: Final = frozenset("0123456789abcdefABCDEF")
_REPLACEMENT: Final = "\ufffd"


class StringError(Exception):
    """A string is faulty; `at` is where the reader stands then."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


def read_string(text: str, at: int, quote: str) -> tuple[str, int]:
    """Returns the string that begins at an index, behind its quote, and the index behind the closing quote.

    Half of a surrogate pair that is escaped becomes the replacement sign.
    """
    plain = _PLAIN[quote]
    parts: list[str] = []
    while True:
        match = plain.match(text, at)
        assert match is not None
        parts.append(match[0])
        at = match.end()
        if at >= len(text):
            raise StringError(f"Unterminated string. Expected delimiter: {quote}.", at)
        if text[at] == quote:
            return "".join(parts), at + 1
        sign, at = _escaped(text, at + 1, quote)
        parts.append(sign)


def _escaped(text: str, at: int, quote: str) -> tuple[str, int]:
    """Returns the sign or signs that an escape stands for, and where it ends; `at` is behind the backslash."""
    if at >= len(text):
        raise StringError(f"Unterminated string. Expected delimiter: {quote}.", at)
    letter = text[at]
    if letter == "u":
        return _unicode(text, at + 1)
    if letter not in _ESCAPES:
        raise StringError(f"Bad JSON escape sequence: \\{letter}.", at + 1)
    return _ESCAPES[letter], at + 1


def _unicode(text: str, at: int) -> tuple[str, int]:
    made = ""
    code, at = _code(text, at), at + 4
    while 0xD800 <= code < 0xDC00:
        if not text.startswith("\\u", at) or at + 2 >= len(text):
            return made + _REPLACEMENT, at
        low, at = _code(text, at + 2), at + 6
        if 0xDC00 <= low < 0xE000:
            return made + chr(0x10000 + ((code - 0xD800) << 10) + low - 0xDC00), at
        made += _REPLACEMENT
        code = low
    return made + (_REPLACEMENT if 0xDC00 <= code < 0xE000 else chr(code)), at


def _code(text: str, at: int) -> int:
    digits = text[at : at + 4]
    if at + 4 >= len(text):
        raise StringError("Unexpected end while parsing Unicode escape sequence.", at)
    if not all(digit in _HEXADECIMAL for digit in digits):
        raise StringError(f"Invalid Unicode escape sequence: \\u{digits}.", at)
    return int(digits, 16)
