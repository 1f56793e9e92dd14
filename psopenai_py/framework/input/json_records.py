"""Takes JSON records out of a stream of bytes: one a line, one after the other, or the elements of one array.

A line that holds one whole value is parsed at once. Only what is no such line is followed sign by sign: values over several
lines, several values in a line, arrays, and what is broken. Broken text costs its record and nothing else; a record over the
limit is passed over without being held.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from typing import Any, Final

from ..errors import InputException, JsonException
from ..json_text import line_parser, parse_raw
from .scanner import UnexpectedText, ValueScanner

_BLANKS: Final = re.compile(rb"[ \t\r\n]*")
_PATIENCE: Final = 1 << 20
"""Bytes of an unfinished line that are awaited before it is followed sign by sign."""

_FIRST, _NEXT, _ELEMENT, _ANY = range(4)
"""What may come between the elements of an array: after ``[``, after an element, after a comma, after broken text."""

Records = Generator[Any, None, bool]
"""Yields values and InputExceptions; returns whether there is more to take from what was read."""


class JsonRecords:
    """The records of one stream. `read` gives plain Python values, and an InputException in the place of each broken record."""

    def __init__(self, max_record_bytes: int) -> None:
        self._limit = max_record_bytes
        self._data = bytearray()
        self._position = 0  # of the first byte that is not dealt with
        self._line = 1  # its line
        self._indent = 0  # the blanks passed in that line
        self._ended = False
        self._scanner: ValueScanner | None = None
        self._scanned = 0
        self._held = True  # whether the record being followed is kept
        self._array_line = 0  # where the array we are in began; 0 outside of one
        self._between = _FIRST
        self._last_line = 0  # of what was taken last in the array
        self._skip_line = False
        self._resume_indent: int | None = None

    def read(self, pieces: Iterable[bytes]) -> Iterator[Any]:
        """Yields the records of the pieces, each as soon as its line, or it itself, is complete."""
        for piece in pieces:
            del self._data[: self._position]
            self._scanned -= self._position
            self._position = 0
            self._data += piece
            yield from self._take()
        self._ended = True
        yield from self._take()
        if self._array_line:
            yield self._open_array()

    def _take(self) -> Iterator[Any]:
        go_on = True
        while go_on and self._position < len(self._data):
            if self._skip_line:
                go_on = self._pass_line()
            elif self._resume_indent is not None:
                go_on = self._look_for_start(self._resume_indent)
            elif self._scanner is not None:
                go_on = yield from self._follow(self._scanner)
            elif self._array_line:
                go_on = yield from self._next_element()
            else:
                go_on = yield from self._lines()

    def _lines(self) -> Records:
        """Parses whole lines, up to one that has to be followed."""
        data = self._data
        end = len(data) if self._ended else data.rfind(b"\n", self._position)
        if end < self._position:
            return (yield from self._unfinished_line())
        lines = bytes(data[self._position : end])
        parse = line_parser(lines)
        start = self._position
        for line in lines.split(b"\n"):
            if len(line) > self._limit and len(line.lstrip()) > self._limit:
                return (yield from self._unfinished_line())
            try:
                value = parse(line)
            except JsonException:
                if line and not line.isspace():
                    self._pass_blanks()
                    if self._data[self._position] in b"[{":
                        self._begin()
                        return True
                    yield self._not_json(self._line, _fault(line))
            else:
                if type(value) is list:
                    yield from value
                else:
                    yield value
            start += len(line) + 1
            self._position = start
            self._line += 1
            self._indent = 0
        return True

    def _unfinished_line(self) -> Records:
        """Waits for the rest of a line; one that has grown long is followed, or passed over where it is no object or array."""
        self._pass_blanks()
        pending = len(self._data) - self._position
        if pending > min(_PATIENCE, self._limit):
            if self._data[self._position] in b"[{":
                self._begin()
                return True
            if pending > self._limit:
                yield self._too_long(self._line)
                self._skip_line = True
                return True
        return False

    def _begin(self) -> None:
        """Begins to follow the array or object at the position."""
        if self._data[self._position] == 0x5B:
            self._array_line = self._last_line = self._line
            self._between = _FIRST
            self._position += 1
        else:
            self._begin_value()

    def _begin_value(self) -> None:
        self._scanner = ValueScanner()
        self._scanned = self._position
        self._held = True

    def _follow(self, scanner: ValueScanner) -> Records:
        """Follows the value that is begun, to its end or the end of what was read."""
        data = self._data
        try:
            self._scanned, complete = scanner.feed(data, self._scanned)
        except UnexpectedText as unexpected:
            yield from self._check_length(unexpected.position)
            return (yield from self._broken(unexpected.position, unexpected.reason))
        yield from self._check_length(self._scanned)
        if complete or (self._ended and scanner.in_scalar):
            return (yield from self._completed())
        if self._ended:
            return (yield from self._broken(len(data)))
        if not self._held:
            self._advance(self._scanned)
        return False

    def _check_length(self, end: int) -> Iterator[InputException]:
        if self._held and end - self._position > self._limit:
            yield self._too_long(self._line)
            self._held = False

    def _completed(self) -> Records:
        text = self._data[self._position : self._scanned]
        line, held = self._line, self._held
        self._scanner = None
        self._advance(self._scanned)
        self._last_line = self._line
        self._between = _NEXT
        if held:
            try:
                yield parse_raw(text)
            except JsonException as error:
                yield self._not_json(line, str(error))
        return True

    def _broken(self, position: int, reason: str = "") -> Records:
        """Gives up the value that is followed, because of what stands at the position, and goes on at the next likely start."""
        self._scanner = None
        self._between = _ANY
        self._skip_line = True
        if not self._held:  # its beginning is gone, and its error was written
            self._advance(position)
        elif self._ended and position == len(self._data):
            yield InputException(f"The input ends within the record that begins in line {self._line}.")
            self._resume_indent = self._indent
        elif several_lines := self._data.count(b"\n", self._position, position):
            yield self._not_json(self._line, f"the record that begins here is broken off in line {self._line + several_lines}")
            self._resume_indent = self._indent
            return True
        else:
            yield self._not_json(self._line, reason or _unexpected(self._data[position]))
        if self._array_line == self._line:  # the array is dropped with its line
            self._array_line = 0
        return True

    def _next_element(self) -> Records:
        """Takes what stands between the elements of an array, up to the next element or the array's end."""
        self._pass_blanks()
        if self._position == len(self._data):
            return False
        code = self._data[self._position]
        begins_line = self._line > self._last_line
        self._last_line = self._line
        if code == 0x5D:
            if self._between == _ELEMENT:
                yield self._not_json(self._line, "a comma stands before the end of the array")
            self._array_line = 0
            self._position += 1
        elif code == 0x2C and self._between in (_NEXT, _ANY):
            self._between = _ELEMENT if self._between == _NEXT else _ANY
            self._position += 1
        elif code != 0x2C and self._between != _NEXT:
            self._begin_value()
        elif begins_line and code in b"[{":
            yield self._open_array()
            self._array_line = 0
        else:
            self._held = True
            return (yield from self._broken(self._position))
        return True

    def _pass_line(self) -> bool:
        end = self._data.find(b"\n", self._position)
        if end < 0:
            self._position = len(self._data)
            return False
        self._advance(end + 1)
        self._indent = 0
        self._skip_line = False
        return True

    def _look_for_start(self, indent: int) -> bool:
        """Passes over lines up to one that begins an object or array and is not indented more than the broken record was."""
        self._pass_blanks()
        if self._position == len(self._data):
            return False
        likely = b",]{[" if self._array_line else b"{["
        if self._data[self._position] in likely and self._indent <= indent:
            self._resume_indent = None
        else:
            self._skip_line = True
        return True

    def _pass_blanks(self) -> None:
        found = _BLANKS.match(self._data, self._position)
        assert found is not None  # it matches nothing at least
        blanks = found[0]
        after_line_end = len(blanks) - blanks.rfind(b"\n") - 1
        self._indent = self._indent + len(blanks) if after_line_end == len(blanks) else after_line_end
        self._advance(found.end())

    def _advance(self, position: int) -> None:
        self._line += self._data.count(b"\n", self._position, position)
        self._position = position

    def _not_json(self, line: int, reason: str) -> InputException:
        return InputException(f"Line {line} of the input is not JSON: {reason}.")

    def _open_array(self) -> InputException:
        return InputException(f"The array that begins in line {self._array_line} of the input does not end.")

    def _too_long(self, line: int) -> InputException:
        return InputException(f"The record in line {line} of the input is longer than {self._limit} bytes and was passed over.")


def _fault(line: bytes) -> str:
    """Returns what is wrong with a line, counted from its first sign that is no blank."""
    try:
        parse_raw(line.lstrip())
    except JsonException as error:
        return str(error)
    return "blanks that JSON does not know"


def _unexpected(code: int) -> str:
    return (
        f"unexpected {chr(code)!r}"
        if 0x20 < code < 0x7F
        else "the line breaks off"
        if code in b"\r\n"
        else f"unexpected byte {code}"
    )
