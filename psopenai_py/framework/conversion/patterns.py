"""Patterns of .NET's regular expressions, compiled for the package `regex`, with a limit on the time of each search."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from .pattern_errors import PatternError

if TYPE_CHECKING:
    import regex

    Match = regex.Match[str]

__all__ = ["PatternError", "PatternTimeoutError", "UnsupportedPatternError", "check_pattern", "compile_pattern", "known_options"]

TIME_LIMIT_SEC: Final = 10.0
"""How long one search may take. A pattern that backtracks without end costs that and no more."""


class UnsupportedPatternError(ValueError):
    """The pattern is valid in .NET but cannot be run here; the message says what it stumbles over."""


class PatternTimeoutError(ValueError):
    """A search took longer than the limit."""


_FLAGS: Final = {
    "ignorecase": "IGNORECASE",
    "multiline": "MULTILINE",
    "singleline": "DOTALL",
    "righttoleft": "REVERSE",
}
_OTHER_OPTIONS: Final = frozenset(
    {"none", "explicitcapture", "ignorepatternwhitespace", "compiled", "ecmascript", "cultureinvariant", "nonbacktracking"}
)


class Pattern:
    """A compiled pattern. `groups` are the names .NET gives its groups, in .NET's order, the whole match (``0``) first."""

    __slots__ = ("_compiled", "_numbers", "groups")

    def __init__(self, compiled: regex.Pattern[str], groups: tuple[str, ...], numbers: dict[str, int]) -> None:
        self._compiled = compiled
        self.groups = groups
        self._numbers = numbers

    def search(self, text: str, start: int = 0) -> Match | None:
        """Returns the first match at or behind a place. Raises PatternTimeoutError after the time limit."""
        try:
            return self._compiled.search(text, start, timeout=TIME_LIMIT_SEC)
        except TimeoutError:
            raise _timed_out() from None

    def matches(self, text: str) -> Iterator[Match]:
        """Yields all matches in the order they are found."""
        try:
            yield from self._compiled.finditer(text, timeout=TIME_LIMIT_SEC)
        except TimeoutError:
            raise _timed_out() from None

    def number(self, group: str) -> int | None:
        """Returns where a match keeps the group of that name, None where there is none."""
        return self._numbers.get(group)


def known_options(options: str) -> bool:
    """Whether the text lists names of RegexOptions only."""
    return all(name.strip().lower() in (*_FLAGS, *_OTHER_OPTIONS) for name in options.split(","))


@lru_cache(maxsize=256)
def compile_pattern(pattern: str, options: str = "None") -> Pattern:
    """Returns the compiled pattern; `options` are names of RegexOptions, those without a twin change nothing.

    Raises PatternError, or UnsupportedPatternError for what only .NET can do (deviations.md 21).
    """
    import regex

    from .pattern_translation import group_name, translated

    names = {name.strip().lower() for name in options.split(",")}
    flags: int = regex.VERSION1
    for name in names & _FLAGS.keys():
        flags |= getattr(regex, _FLAGS[name])
    try:
        text, groups = translated(pattern, explicit="explicitcapture" in names, extended="ignorepatternwhitespace" in names)
        compiled = regex.compile(f"(?-f){text}", flags)
    except (regex.error, NotImplementedError, OverflowError, RecursionError) as error:
        raise UnsupportedPatternError(f"The pattern '{pattern}' cannot be used here: {error}.") from None
    numbers = {name: compiled.groupindex[group_name(name)] for name in groups[1:]}
    return Pattern(compiled, groups, {"0": 0, **numbers})


def check_pattern(pattern: str) -> None:
    """Raises PatternError for a text that .NET does not take for a pattern."""
    try:
        compile_pattern(pattern)
    except UnsupportedPatternError:
        return


def _timed_out() -> PatternTimeoutError:
    return PatternTimeoutError(
        "The Regex engine has timed out while trying to match a pattern to an input string. This can occur for many reasons, "
        "including very large inputs or excessive backtracking caused by nested quantifiers, back-references and other factors."
    )
