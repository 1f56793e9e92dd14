"""What `psopenai NAME` reads out of a word where the parameter is no text: lists, dictionaries, true and false, null.

`pwsh -File` passes all words as text, so that none of this could be given on a command line.
"""

from __future__ import annotations

from typing import Any

from ..framework.conversion.number_text import scan
from ..framework.declaration.metadata import ParameterMetadata
from ..framework.errors import JsonException
from ..framework.json_text import parse
from ..framework.values.collections import Hashtable
from ..framework.values.objects import PSObject, items
from ..framework.values.types import NetType
from .words import BOOLEANS

_WORDS = {**BOOLEANS, "$null": None}
_COLLECTIONS = frozenset({"array", "list", "arraylist"})
_DICTIONARIES = frozenset({"hashtable", "ordered", "dictionary"})


def interpret(parameter: ParameterMetadata, value: Any) -> Any:
    """Returns the value that a word means for a parameter; what is no literal stays the text it is.

    A comma splits for a collection, unless it stands in quotes. ``@{a=1; b='x'}`` is a dictionary, and JSON where one is taken.
    ``$true``, ``$false`` and ``$null`` are read where a text is not what the parameter takes.
    """
    if not isinstance(value, str):
        return value
    declared = parameter.type.element if parameter.type.family == "nullable" and parameter.type.element else parameter.type
    if declared.family in _COLLECTIONS:
        return _elements(value, declared.element)
    is_untyped = declared.family in ("object", "psobject")
    if declared.family in _DICTIONARIES or (is_untyped and value.lstrip().startswith("@{")):
        return _dictionary(value)
    if is_untyped or declared.family in ("string", "char"):
        return value
    return _WORDS.get(value.strip().lower(), value)


def _elements(text: str, element: NetType[Any] | None) -> Any:
    if text.strip().lower() == "$null":
        return None
    if element is not None and element.family in _DICTIONARIES:
        return _dictionaries(text)
    try:
        parts = list(_Reader(text).parts(",", ""))
    except ValueError:
        return text
    return parts if len(parts) > 1 else parts[0]


def _dictionaries(text: str) -> Any:
    if text.lstrip().startswith("["):
        found = _json(text)
        return [_as_hashtable(item) for item in found] if isinstance(found, list) else text
    if not text.lstrip().startswith("@{"):
        return _dictionary(text)
    reader = _Reader(text)
    try:
        found = [reader.value(",")]
        while reader.take(","):
            found.append(reader.value(","))
        reader.expect_end()
    except (ValueError, RecursionError):
        return text
    return found


def _dictionary(text: str) -> Any:
    start = text.lstrip()[:2]
    if start.startswith("{"):
        found = _json(text)
        return _as_hashtable(found) if isinstance(found, PSObject) else text
    if start != "@{":
        return None if text.strip().lower() == "$null" else text
    reader = _Reader(text)
    try:
        found = reader.value("")
        reader.expect_end()
    except (ValueError, RecursionError):
        return text
    return found


def _json(text: str) -> Any:
    try:
        return parse(text)
    except JsonException:
        return text


def _as_hashtable(value: Any) -> Any:
    """Returns nested JSON objects as hashtables: what a dictionary parameter is given in PowerShell."""
    if isinstance(value, PSObject):
        return Hashtable([(key, _as_hashtable(inner)) for key, inner in items(value)])
    return [_as_hashtable(item) for item in value] if isinstance(value, list) else value


class _Reader:
    """Reads literals from left to right. ValueError where the text is none."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._position = 0

    def take(self, sign: str) -> bool:
        """Passes over blanks, and over the sign if it comes next."""
        while self._text[self._position : self._position + 1].isspace():
            self._position += 1
        found = self._text.startswith(sign, self._position)
        self._position += len(sign) if found else 0
        return found

    def expect_end(self) -> None:
        """Refuses anything but blanks."""
        self.take("")
        if self._position < len(self._text):
            raise ValueError(self._text)

    def parts(self, separator: str, ends: str) -> Any:
        """Yields the texts between separators, quoted ones without their quotes."""
        while True:
            quoted = self._quoted()
            yield self._bare(separator + ends) if quoted is None else quoted
            if not self.take(separator):
                break
        if not ends:
            self.expect_end()

    def value(self, ends: str) -> Any:
        """Returns a dictionary, a quoted text, a list with commas, or a bare word up to one of the signs."""
        if self.take("@{"):
            return self._entries()
        quoted = self._quoted()
        if quoted is not None:
            return quoted
        return _bare_value(self._bare(ends))

    def _entries(self) -> Hashtable:
        made = Hashtable()
        while not self.take("}"):
            key = self._quoted()
            if key is None:
                key = self._bare("=;}")
            if not key or not self.take("="):
                raise ValueError(self._text)
            found = [self.value(",;}")]
            while self.take(","):
                found.append(self.value(",;}"))
            made[key] = found if len(found) > 1 else found[0]
            if not self.take(";") and not self._text.startswith("}", self._position):
                raise ValueError(self._text)
        return made

    def _quoted(self) -> str | None:
        """Returns a quoted text, None if none stands here; a doubled quote in it is one."""
        self.take("")
        quote = self._text[self._position : self._position + 1]
        if quote not in ("'", '"'):
            return None
        parts = []
        start = self._position + 1
        while (end := self._text.find(quote, start)) >= 0:
            parts.append(self._text[start:end])
            if not self._text.startswith(quote, end + 1):
                self._position = end + 1
                return quote.join(parts)
            start = end + 2
        raise ValueError(self._text)

    def _bare(self, ends: str) -> str:
        start = self._position
        while self._position < len(self._text) and self._text[self._position] not in ends:
            self._position += 1
        return self._text[start : self._position].strip()


def _bare_value(text: str) -> Any:
    """Returns a word of a dictionary: a number, true, false, null, or the text."""
    folded = text.lower()
    if folded in _WORDS:
        return _WORDS[folded]
    number = scan(text, signed=True)
    return text if number is None else number
