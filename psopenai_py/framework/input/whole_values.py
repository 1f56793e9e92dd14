"""Patterns that find the end of a JSON value which is whole in a text, at the cost of one match.

They know brackets, texts and words, not JSON: what they find has to be parsed, and what they miss (broken text, a value that is cut
off, or nested deeper than `LEVELS`) has to be followed. Possessive throughout, so that a miss costs one look at each byte.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

LEVELS: Final = 8

_BLANKS: Final = rb"[ \t\r\n]*+"
_TEXT: Final = rb'"[^"\\\x00-\x1f]*+(?:\\[^\x00-\x1f][^"\\\x00-\x1f]*+)*+"'
_WORD: Final = rb"[-+.0-9A-Za-z]++"
_OPEN, _BETWEEN, _CLOSE = rb"[\[{]", rb'[^"\[\]{}]*+', rb"[\]}]"


@cache
def whole_value() -> re.Pattern[bytes]:
    """Returns the pattern of an object, array or text."""
    return re.compile(_value(LEVELS))


@cache
def whole_element() -> re.Pattern[bytes]:
    """Returns the pattern of any value with a comma behind it: the blanks before it, the value, the blanks after it."""
    return re.compile(rb"(" + _BLANKS + rb")(" + _value(LEVELS) + rb"|" + _WORD + rb")(" + _BLANKS + rb"),")


def _value(levels: int) -> bytes:
    inner = _TEXT
    for _ in range(levels):
        inner = _TEXT + rb"|" + _OPEN + _BETWEEN + rb"(?:(?:" + inner + rb")" + _BETWEEN + rb")*+" + _CLOSE
    return inner
