"""A whole document of lenient JSON as plain values: dicts, lists, and what its scalars are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from typing import Any, Final

from ...framework.errors import JsonException
from ...framework.values.dates import DateTime
from .path import ARRAY, CONSTRUCTOR, OBJECT, Place, located, path_text
from .reader import END_TOKENS, START_TOKENS, Reader, Token

_UNIX_TICKS: Final = 621_355_968_000_000_000
_SKIPPED: Final = object()
"""Stands for an element that the engine leaves out: a constructor it does not know."""


def read_document(text: str, most: int, make_text: Callable[[str], Any]) -> Any:
    """Returns the value of a text; None where it is empty. Raises JsonException with the engine's message.

    Of names that are equal the last one counts, and it stands where the last one stood. An array without its end is accepted
    where the text ends after an element.
    """
    reader = Reader(text, most, make_text)
    if not reader.read_content():
        return None
    if reader.token is Token.START_OBJECT:
        value = _read_object(reader)
    elif reader.token in START_TOKENS and reader.token is not Token.START_CONSTRUCTOR:
        value = _Builder().build(reader)
    else:
        value = reader.value
    while reader.read():
        if reader.token is not Token.COMMENT:
            raise reader.error("Additional text found in JSON string after finishing deserializing object.")
    return value


def _read_object(reader: Reader) -> dict[str, Any]:
    """Reads the object that is the whole document; each of its values on its own."""
    made: dict[str, Any] = {}
    if not reader.read():
        raise reader.error("Unexpected end when reading JSON.")
    while True:
        if reader.token is Token.NAME:
            name = reader.value
            if not reader.read_content():
                break
            value = _Builder(name).build(reader)
            made.pop(name, None)
            if value is not _SKIPPED:
                made[name] = value
        elif reader.token is not Token.COMMENT:
            return made
        if not reader.read():
            break
    raise reader.error("Unexpected end when deserializing object.")


class _Builder:
    """Puts the tokens of one value together."""

    def __init__(self, name: str | None = None) -> None:
        self._places: list[Place] = []
        self._outer: list[Place] = []
        if name is not None:
            place = Place(OBJECT)
            place.name = name
            self._outer.append(place)
        self._stack: list[Any] = []
        self._root: Any = None

    def build(self, reader: Reader) -> Any:
        """Returns the value that the reader's token begins; the reader stands at its last token then."""
        begun = reader.depth + (reader.token not in START_TOKENS)
        while True:
            if reader.token is Token.START_CONSTRUCTOR and reader.value == "Date":
                self._add(_date_from_constructor(reader))
            elif reader.token is not Token.COMMENT:
                self._take(reader.token, reader.value)
            if begun - 1 >= reader.depth - (reader.token in END_TOKENS) or not reader.read():
                break
        if _is_incomplete(reader, begun):
            path = path_text([*self._outer, *self._places[:-1]])
            raise JsonException(located("Unexpected end when reading token.", path))
        return self._root

    def _take(self, token: Token, value: Any) -> None:
        if token is Token.NAME:
            self._places[-1].name = value
            self._stack[-1].pop(value, None)
        elif token in START_TOKENS:
            made: Any = {} if token is Token.START_OBJECT else []
            self._add(made if token is not Token.START_CONSTRUCTOR else _SKIPPED)
            self._stack.append(made)
            self._places.append(Place({Token.START_OBJECT: OBJECT, Token.START_ARRAY: ARRAY}.get(token, CONSTRUCTOR)))
        elif token in END_TOKENS:
            self._stack.pop()
            self._places.pop()
        elif token is Token.VALUE:
            self._add(value)

    def _add(self, value: Any) -> None:
        if not self._stack:
            self._root = value
            return
        place, container = self._places[-1], self._stack[-1]
        place.next()
        if value is _SKIPPED:
            return
        if place.kind == OBJECT:
            container[place.name] = value
        else:
            container.append(value)


def _is_incomplete(reader: Reader, begun: int) -> bool:
    """Whether the text ended inside of the value, other than after an element of an array."""
    if reader.token is Token.NONE:
        return False
    ended = reader.depth - (reader.token in END_TOKENS)
    return begun < ended or (begun == ended and reader.token in START_TOKENS)


def _date_from_constructor(reader: Reader) -> DateTime:
    """Reads ``new Date(...)``: milliseconds since 1970, or year, month from 0, day, hour, minute, second, millisecond."""
    numbers: list[int] = []
    while reader.read() and reader.token is Token.VALUE:
        if not isinstance(reader.value, int):
            raise reader.error("Unexpected token when reading date constructor. Expected Integer.")
        numbers.append(int(reader.value))
    if reader.token is not Token.END_CONSTRUCTOR or not numbers:
        raise reader.error("Unexpected end when reading date constructor.")
    try:
        if len(numbers) == 1:
            return DateTime.from_ticks(numbers[0] * 10_000 + _UNIX_TICKS, UTC)
        year, month, day, hour, minute, second, millisecond = (numbers + [0] * 7)[:7]
        return DateTime(year, month + 1, day or 1, hour, minute, second, millisecond * 1000)
    except (ValueError, OverflowError) as error:
        raise reader.error(f"Could not create a date of the constructor: {error}.") from None
