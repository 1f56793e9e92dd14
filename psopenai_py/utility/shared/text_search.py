"""Looks for patterns in lines: regular expressions, or plain text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...framework.errors import PowerShellError
from ...language.members.regexes import Match
from ...language.operators.regular_expressions import all_matches, compiled, first_match
from .errors import ArgumentException, ending
from .match_info import MatchInfo


class TextSearch:
    """The patterns of one Select-String; the first one that matches counts.

    Raises an error that ends the command for a pattern that is no regular expression.
    """

    def __init__(self, patterns: Sequence[str], *, simple: bool, ignore_case: bool, inverted: bool, all_matches: bool) -> None:
        self._patterns = list(patterns)
        self._ignore_case = ignore_case
        self._inverted = inverted
        self._all = all_matches
        self._compiled = None if simple else [self._compile(pattern) for pattern in patterns]
        self._texts = [pattern.casefold() if ignore_case else pattern for pattern in patterns]

    def _compile(self, pattern: str) -> Any:
        try:
            return compiled(pattern, "IgnoreCase" if self._ignore_case else "None")
        except PowerShellError as error:
            message = f"The string {pattern} is not a valid regular expression: {error}"
            raise ending(ArgumentException(message, error_id="InvalidRegex", category="InvalidArgument", target=pattern)) from error

    def find(self, line: str) -> MatchInfo | None:
        """Returns what is known of a line that matches; of one that does not, where these are looked for."""
        index, matches = self._first(line)
        if self._inverted:
            index, matches = (0, []) if index is None else (None, [])
        if index is None:
            return None
        return MatchInfo(line, self._patterns[index], matches, ignore_case=self._ignore_case)

    def _first(self, line: str) -> tuple[int | None, list[Any]]:
        if self._compiled is None:
            text = line.casefold() if self._ignore_case else line
            return next((index for index, sought in enumerate(self._texts) if sought in text), None), []
        for index, pattern in enumerate(self._compiled):
            if self._all and not self._inverted:
                found = all_matches(pattern, line)
            else:
                first = first_match(pattern, line)
                found = [] if first is None else [first]
            if found:
                return index, [Match(pattern, match) for match in found]
        return None, []
