"""Takes JSON records out of a stream of bytes: one a line, one after the other, or the elements of one array.

A line that holds one whole value is parsed at once, and so is a value whose end one look finds. Only what is neither is followed
sign by sign: values that are cut off by the end of what was read, nested deeply, or broken. Broken text costs its record and
nothing else; a record over the limit is passed over without being held.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from ..errors import InputException, JsonException
from ..json_text import parse_raw, parser_within
from .scanner import UnexpectedText, ValueScanner
from .whole_values import whole_element, whole_value

_BLANKS: Final = re.compile(rb"[ \t\r\n]*")
_PATIENCE: Final = 1 << 20
"""Bytes of an unfinished line that are awaited before its value is followed."""

_FIRST, _NEXT, _ELEMENT, _ANY = range(4)
"""What may come between the elements of an array: after ``[``, after an element, after a comma, after broken text."""


class JsonRecords:
    """The records of one stream. `read` gives plain Python values, and an InputException in the place of each broken record.

    The methods inside take something from what was read, put what they find into `_found`, and return whether there may be more
    to take.
    """

    def __init__(self, max_record_bytes: int) -> None:
        self._limit = max_record_bytes
        self._found: list[Any] = []
        self._data = bytearray()
        self._position = 0  # of the first byte that is not dealt with
        self._line = 1  # its line
        self._indent = 0  # the blanks passed in that line
        self._ended = False
        self._parser: Callable[[bytes], Any] | None = None  # for values in what was read
        self._scanner: ValueScanner | None = None
        self._scanned = 0
        self._held = True  # whether the record being followed is kept
        self._array_line = 0  # where the array we are in began; 0 outside of one
        self._between = _FIRST
        self._last_line = 0  # of what was taken last in the array
        self._skip_line = False
        self._resume_indent: int | None = None

    def read(self, pieces: Iterable[bytes]) -> Iterator[list[Any]]:
        """Yields the records that each piece completes, as soon as the piece is there."""
        for piece in pieces:
            del self._data[: self._position]
            self._scanned -= self._position
            self._position = 0
            self._data += piece
            self._parser = None
            yield self._take()
        self._ended = True
        yield self._take()
        if self._array_line:
            yield [self._open_array()]

    def _take(self) -> list[Any]:
        """Returns everything that is complete."""
        found = self._found = []
        go_on = True
        while go_on and self._position < len(self._data):
            if self._skip_line:
                go_on = self._pass_line()
            elif self._resume_indent is not None:
                go_on = self._look_for_start(self._resume_indent)
            elif self._scanner is not None:
                go_on = self._follow(self._scanner)
            elif self._array_line:
                go_on = self._next_element()
            else:
                go_on = self._lines()
        return found

    def _lines(self) -> bool:
        """Parses whole lines, up to one that has to be followed."""
        end = len(self._data) if self._ended else self._data.rfind(b"\n", self._position)
        if end < self._position:
            return self._unfinished_line()
        block = bytes(self._data[self._position : end])
        lines = block.split(b"\n")
        longest = max(map(len, lines))
        short = lines if longest <= self._limit else lines[: self._first_too_long(lines)]
        parse = parser_within(block, longest)
        found = self._found
        left = 0
        for number, line in enumerate(short):
            try:
                value = parse(line)
            except (ValueError, JsonException):
                if line and not line.isspace():
                    self._leave_lines(lines[left:number])
                    left = number
                    if self._faulty_line(line):
                        return True
            else:
                if type(value) is list:
                    found += value
                else:
                    found.append(value)
        self._leave_lines(short[left:])
        return len(short) == len(lines) or self._unfinished_line()

    def _first_too_long(self, lines: list[bytes]) -> int:
        return next((n for n, line in enumerate(lines) if len(line) > self._limit and len(line.lstrip()) > self._limit), len(lines))

    def _leave_lines(self, lines: list[bytes]) -> None:
        if lines:
            self._position += sum(map(len, lines)) + len(lines)
            self._line += len(lines)
            self._indent = 0

    def _faulty_line(self, line: bytes) -> bool:
        """Begins to follow what a line holds that is no whole value; false where that is no object or array, but an error."""
        start = self._position
        self._pass_blanks()
        if self._data[self._position] in b"[{":
            self._begin()
            return True
        self._found.append(self._not_json(self._line, _fault(line)))
        self._position = start
        return False

    def _unfinished_line(self) -> bool:
        """Waits for the rest of a line; what begins one that has grown long is followed, or passed over where it is no bracket."""
        self._pass_blanks()
        pending = len(self._data) - self._position
        if pending > min(_PATIENCE, self._limit):
            if self._data[self._position] in b"[{":
                self._begin()
                return True
            if pending > self._limit:
                self._found.append(self._too_long(self._line))
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
        """Takes the value at the position, or begins to follow it."""
        whole = whole_value().match(self._data, self._position)
        if whole is not None and self._parsed(whole[0]):
            self._leave_value(whole.end())
            return
        self._scanner = ValueScanner()
        self._scanned = self._position
        self._held = True

    def _parsed(self, text: bytes) -> bool:
        """Whether a text is a value within the limit; if so, it was found."""
        if len(text) > self._limit:
            return False
        if self._parser is None:
            self._parser = parser_within(bytes(self._data[self._position :]), len(self._data))
        try:
            self._found.append(self._parser(text))
        except (ValueError, JsonException):
            return False
        return True

    def _leave_value(self, end: int) -> None:
        self._advance(end)
        self._last_line = self._line
        self._between = _NEXT

    def _follow(self, scanner: ValueScanner) -> bool:
        """Follows the value that is begun, to its end or the end of what was read."""
        data = self._data
        try:
            self._scanned, complete = scanner.feed(data, self._scanned)
        except UnexpectedText as unexpected:
            self._check_length(unexpected.position)
            return self._broken(unexpected.position, unexpected.reason)
        self._check_length(self._scanned)
        if complete or (self._ended and scanner.in_scalar):
            return self._completed()
        if self._ended:
            return self._broken(len(data))
        if not self._held:
            self._advance(self._scanned)
        return False

    def _check_length(self, end: int) -> None:
        if self._held and end - self._position > self._limit:
            self._found.append(self._too_long(self._line))
            self._held = False

    def _completed(self) -> bool:
        self._scanner = None
        if self._held:
            try:
                self._found.append(parse_raw(self._data[self._position : self._scanned]))
            except JsonException as error:
                self._found.append(self._not_json(self._line, str(error)))
        self._leave_value(self._scanned)
        return True

    def _broken(self, position: int, reason: str = "") -> bool:
        """Gives up the value that is followed, because of what stands at the position, and goes on at the next likely start."""
        self._scanner = None
        self._between = _ANY
        self._skip_line = True
        if not self._held:  # its beginning is gone, and its error was written
            self._advance(position)
        elif self._ended and position == len(self._data):
            self._found.append(InputException(f"The input ends within the record that begins in line {self._line}."))
            self._resume_indent = self._indent
        elif several_lines := self._data.count(b"\n", self._position, position):
            reason = f"the record that begins here is broken off in line {self._line + several_lines}"
            self._found.append(self._not_json(self._line, reason))
            self._resume_indent = self._indent
            return True
        else:
            self._found.append(self._not_json(self._line, reason or _unexpected(self._data[position])))
        if self._array_line == self._line:  # the array is dropped with its line
            self._array_line = 0
        return True

    def _next_element(self) -> bool:
        """Takes elements of an array, or what stands between two of them, or its end."""
        if self._between != _NEXT and self._whole_elements():
            return True
        self._pass_blanks()
        if self._position == len(self._data):
            return False
        code = self._data[self._position]
        begins_line = self._line > self._last_line
        self._last_line = self._line
        if code == 0x5D:
            if self._between == _ELEMENT:
                self._found.append(self._not_json(self._line, "a comma stands before the end of the array"))
            self._array_line = 0
            self._position += 1
        elif code == 0x2C and self._between in (_NEXT, _ANY):
            self._between = _ELEMENT if self._between == _NEXT else _ANY
            self._position += 1
        elif code != 0x2C and self._between != _NEXT:
            self._begin_value()
        elif begins_line and code in b"[{":
            self._found.append(self._open_array())
            self._array_line = 0
        else:
            self._held = True
            return self._broken(self._position)
        return True

    def _whole_elements(self) -> bool:
        """Takes the elements that are whole and have a comma behind them; false where there is none."""
        position = self._position
        match = whole_element().match
        while (element := match(self._data, position)) is not None and self._parsed(element[2]):
            self._pass_indent(element[1] + element[3])
            position = element.end()
        if position == self._position:
            return False
        self._leave_value(position)
        self._between = _ELEMENT
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
        self._pass_indent(found[0])
        self._advance(found.end())

    def _pass_indent(self, blanks: bytes) -> None:
        after_line_end = len(blanks) - blanks.rfind(b"\n") - 1
        self._indent = self._indent + len(blanks) if after_line_end == len(blanks) else after_line_end

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
