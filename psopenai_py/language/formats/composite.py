"""Composite formatting: ``{0,-5:N2}`` in a text, as String.Format and the operator -f have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from ..errors import bad_format
from .values import format_value

_LIMIT: Final = 1_000_000


def format_composite(text: str, arguments: Sequence[Any]) -> str:
    """Returns the text with its items replaced. Raises FormatException for a faulty item or an index without argument."""
    out: list[str] = []
    place = 0
    while place < len(text):
        char = text[place]
        if char not in "{}":
            end = min((found for found in (text.find("{", place), text.find("}", place)) if found >= 0), default=len(text))
            out.append(text[place:end])
            place = end
        elif text[place + 1 : place + 2] == char:
            out.append(char)
            place += 2
        elif char == "}":
            raise _faulty(place + 1, "Unexpected closing brace without a corresponding opening brace.")
        else:
            item, place = _item(text, place + 1, arguments)
            out.append(item)
    return "".join(out)


def _item(text: str, place: int, arguments: Sequence[Any]) -> tuple[str, int]:
    """Returns the text of the item that begins there, and the place behind it."""
    index, place = _number(text, place)
    place = _past_blanks(text, place)
    width = 0
    left = False
    if text[place : place + 1] == ",":
        place = _past_blanks(text, place + 1)
        left = text[place : place + 1] == "-"
        width, place = _number(text, place + left)
        place = _past_blanks(text, place)
    form = ""
    if text[place : place + 1] == ":":
        end = place + 1
        while end < len(text) and text[end] not in "{}":
            end += 1
        if end < len(text) and text[end] == "{":
            raise _faulty(end + 1, "Unexpected opening brace inside of a format item.")
        form = text[place + 1 : end]
        place = end
    if place >= len(text):
        raise _faulty(place, "Format item ends prematurely.")
    if text[place] != "}":
        raise _faulty(place, "Expected an ASCII digit." if text[place] != "{" else "Format item ends prematurely.")
    if index >= len(arguments):
        raise bad_format("Index (zero based) must be greater than or equal to zero and less than the size of the argument list.")
    value = format_value(arguments[index], form)
    return (value.ljust(width) if left else value.rjust(width)), place + 1


def _number(text: str, place: int) -> tuple[int, int]:
    end = place
    while end < len(text) and text[end].isascii() and text[end].isdigit() and int(text[place:end] or "0") < _LIMIT:
        end += 1
    if end == place:
        if place >= len(text):
            raise _faulty(place, "Format item ends prematurely.")
        raise _faulty(place + 1, "Expected an ASCII digit.")
    return int(text[place:end]), end


def _past_blanks(text: str, place: int) -> int:
    while text[place : place + 1] == " ":
        place += 1
    return place


def _faulty(offset: int, reason: str) -> Exception:
    return bad_format(f"Input string was not in a correct format. Failure to parse near offset {offset}. {reason}")
