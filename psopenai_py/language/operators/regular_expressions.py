"""Regular expressions on values: compiling with the engine's errors, replacing and splitting as .NET does."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from ...framework.conversion.patterns import (
    Pattern,
    PatternError,
    PatternTimeoutError,
    UnsupportedPatternError,
    compile_pattern,
)
from ...framework.values.scalars import Regex
from ..errors import NetException, UnsupportedTypeException

if TYPE_CHECKING:
    from ...framework.conversion.patterns import Match

_SUBSTITUTION: Final = re.compile(r"\$(?:\$|(?P<number>\d+)|\{(?P<name>\w+)\}|(?P<sign>[&`'+_]))")


def compiled(pattern: str | Regex, options: str = "None") -> Pattern:
    """Returns the compiled pattern; a Regex brings its own options. Raises RegexParseException, or says what cannot run here."""
    text, flags = (pattern.pattern, pattern.options) if isinstance(pattern, Regex) else (pattern, options)
    try:
        return compile_pattern(text, flags)
    except PatternError as error:
        raise NetException("System.Text.RegularExpressions.RegexParseException", str(error)) from None
    except UnsupportedPatternError as error:
        raise UnsupportedTypeException(str(error)) from None


def first_match(pattern: Pattern, text: str, start: int = 0) -> Match | None:
    """Returns the first match. Raises RegexMatchTimeoutException after the time limit."""
    try:
        return pattern.search(text, start)
    except PatternTimeoutError as error:
        raise _timed_out(error) from None


def all_matches(pattern: Pattern, text: str) -> list[Match]:
    """Returns all matches. Raises RegexMatchTimeoutException after the time limit."""
    try:
        return list(pattern.matches(text))
    except PatternTimeoutError as error:
        raise _timed_out(error) from None


def _timed_out(error: Exception) -> NetException:
    return NetException("System.Text.RegularExpressions.RegexMatchTimeoutException", str(error))


def replaced(pattern: Pattern, text: str, replacement: str | Callable[[Match], str], count: int = -1) -> str:
    """Returns the text with up to `count` matches replaced: by a text with ``$1``, ``${name}`` or ``$&``, or by a function."""
    matches = all_matches(pattern, text)
    if count >= 0:
        matches = matches[:count]
    if not matches:
        return text
    make = replacement if callable(replacement) else _expander(pattern, replacement)
    pieces: list[str] = []
    place = 0
    for match, made in sorted(((match, make(match)) for match in matches), key=lambda pair: pair[0].start()):
        pieces += (text[place : match.start()], made)
        place = match.end()
    return "".join([*pieces, text[place:]])


def _expander(pattern: Pattern, replacement: str) -> Callable[[Match], str]:
    if "$" not in replacement:
        return lambda match: replacement
    return lambda match: expanded(pattern, replacement, match)


def expanded(pattern: Pattern, replacement: str, match: Match) -> str:
    """Returns the replacement text with its substitutions filled in from a match; an unknown group stays as written."""

    def fill(found: re.Match[str]) -> str:
        name = found["name"] or found["number"]
        if name is not None:
            return _group(pattern, match, name, found)
        sign = found["sign"]
        if sign is None:
            return "$"
        text = match.string
        return {
            "&": match[0],
            "`": text[: match.start()],
            "'": text[match.end() :],
            "_": text,
            "+": (match[match.lastindex] if match.lastindex else "") or "",
        }[sign]

    return _SUBSTITUTION.sub(fill, replacement)


def _group(pattern: Pattern, match: Match, name: str, found: re.Match[str]) -> str:
    number = pattern.number(name.lstrip("0") or "0" if name.isdigit() else name)
    if number is None and found["number"]:  # of a number with too many digits the first ones may name a group
        for length in range(len(name) - 1, 0, -1):
            number = pattern.number(name[:length])
            if number is not None:
                return (match[number] or "") + name[length:]
    return found[0] if number is None else match[number] or ""


def split(pattern: Pattern, text: str, count: int = 0, *, from_the_right: bool = False) -> list[str]:
    """Returns the pieces between the matches and what their groups captured; `count` limits the pieces, 0 does not."""
    if count == 1:
        return [text]
    matches = all_matches(pattern, text)
    if count > 0:
        matches = matches[: count - 1]
    if not matches:
        return [text]
    pieces: list[str] = []
    if from_the_right:
        place = len(text)
        for match in matches:
            pieces += (text[match.end() : place], *_captures(pattern, match)[::-1])
            place = match.start()
        return [*pieces, text[:place]][::-1]
    place = 0
    for match in matches:
        pieces += (text[place : match.start()], *_captures(pattern, match))
        place = match.end()
    return [*pieces, text[place:]]


def _captures(pattern: Pattern, match: Match) -> list[str]:
    numbers: list[Any] = [pattern.number(name) for name in pattern.groups[1:]]
    return [match[number] for number in numbers if match[number] is not None]
