"""Follows one JSON value through pieces of text, to find where it ends without holding what follows."""

from __future__ import annotations

import re
from typing import Final

from ..json_text import MAX_DEPTH

_BLANKS: Final = re.compile(rb"[ \t\r\n]*")
_STRING_PART: Final = re.compile(rb'(?:[^"\\\x00-\x1f]++|\\[^\x00-\x1f])*+')
_SCALAR_PART: Final = re.compile(rb"[-+.0-9A-Za-z]*")

_OPENING: Final = b"[{"
_VALUE, _VALUE_OR_END, _KEY, _KEY_OR_END, _COLON, _SEPARATOR = range(6)


class UnexpectedText(Exception):
    """Raised at text that cannot belong to the value; `position` is its place in the piece."""

    def __init__(self, position: int, reason: str = "") -> None:
        super().__init__(position)
        self.position = position
        self.reason = reason


class ValueScanner:
    """Finds the end of one value. It knows brackets, texts and separators; whether a number is one is the parser's business.

    `feed` is given piece after piece; each byte is looked at once, however the text is cut.
    """

    __slots__ = ("_expected", "_in_scalar", "_in_string", "_open")

    def __init__(self) -> None:
        self._open: list[int] = []
        self._expected = _VALUE
        self._in_string = False
        self._in_scalar = False

    @property
    def in_scalar(self) -> bool:
        """Whether the value is a number or word that ends where the input does."""
        return self._in_scalar and not self._open

    def feed(self, data: bytes | bytearray, start: int) -> tuple[int, bool]:
        """Returns the position up to which the piece was looked at, and whether the value ends there.

        A position before the end of the piece without an end means that the rest is half a character: it is to be given again
        with the next piece. UnexpectedText for text that cannot belong to a JSON value.
        """
        position = start
        size = len(data)
        while position < size:
            if self._in_string:
                position = _end_of(_STRING_PART, data, position)
                if position == size or (data[position] == 0x5C and position == size - 1):
                    return position, False
                if data[position] != 0x22:
                    raise UnexpectedText(position, "a text in it is not closed")
                self._in_string = False
                position += 1
            elif self._in_scalar:
                position = _end_of(_SCALAR_PART, data, position)
                if position == size:
                    return position, False
                self._in_scalar = False
            else:
                position = _end_of(_BLANKS, data, position)
                if position == size:
                    return position, False
                position = self._token(data, position)
                if self._in_string or self._in_scalar:
                    continue
            if self._expected == _SEPARATOR and not self._open:
                return position, True
        return position, False

    def _token(self, data: bytes | bytearray, position: int) -> int:
        """Takes the sign at the position, or the beginning of a text or scalar, and returns the position after it."""
        code = data[position]
        expected = self._expected
        if expected == _SEPARATOR:
            if code == 0x2C:
                self._expected = _KEY if self._open[-1] == 0x7B else _VALUE
                return position + 1
            return self._closed(code, position)
        if expected == _COLON:
            if code != 0x3A:
                raise UnexpectedText(position)
            self._expected = _VALUE
            return position + 1
        if code == 0x22:
            self._in_string = True
            self._expected = _COLON if expected in (_KEY, _KEY_OR_END) else _SEPARATOR
            return position + 1
        if expected in (_KEY_OR_END, _VALUE_OR_END) and code in b"]}":
            return self._closed(code, position)
        if expected in (_KEY, _KEY_OR_END):
            raise UnexpectedText(position)
        if code in _OPENING:
            if len(self._open) == MAX_DEPTH:
                raise UnexpectedText(position, f"nested deeper than {MAX_DEPTH} levels")
            self._open.append(code)
            self._expected = _KEY_OR_END if code == 0x7B else _VALUE_OR_END
            return position + 1
        if _end_of(_SCALAR_PART, data, position) == position:
            raise UnexpectedText(position)
        self._in_scalar = True
        self._expected = _SEPARATOR
        return position

    def _closed(self, code: int, position: int) -> int:
        if not self._open or code != self._open[-1] + 2:  # the closing bracket's code is the opening one's and two
            raise UnexpectedText(position)
        self._open.pop()
        self._expected = _SEPARATOR
        return position + 1


def _end_of(pattern: re.Pattern[bytes], data: bytes | bytearray, position: int) -> int:
    found = pattern.match(data, position)
    assert found is not None  # every pattern here matches nothing at least
    return found.end()
