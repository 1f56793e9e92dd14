"""What Select-String writes: a line that matched, where it is, and the lines around it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

from ...framework.values.net_object import NetObject
from ...framework.values.numbers import UInt64

INPUT_STREAM = "InputStream"


class MatchInfoContext(
    NetObject,
    net_type="Microsoft.PowerShell.Commands.MatchInfoContext",
    properties=("PreContext", "PostContext", "DisplayPreContext", "DisplayPostContext"),
):
    """The lines before and after a match."""

    __slots__ = ("DisplayPostContext", "DisplayPreContext", "PostContext", "PreContext")

    def __init__(self, before: Sequence[str] = ()) -> None:
        self.PreContext = list(before)
        self.PostContext: list[str] = []
        self.DisplayPreContext = self.PreContext
        self.DisplayPostContext = self.PostContext


class MatchInfo(
    NetObject,
    net_type="Microsoft.PowerShell.Commands.MatchInfo",
    properties=("IgnoreCase", "LineNumber", "Line", "Filename", "Path", "Pattern", "Context", "Matches"),
):
    """A line that matched a pattern."""

    __slots__ = ("Context", "IgnoreCase", "Line", "LineNumber", "Matches", "Path", "Pattern")

    def __init__(self, line: str, pattern: str, matches: Sequence[Any], *, ignore_case: bool) -> None:
        self.IgnoreCase = ignore_case
        self.LineNumber = UInt64(0)
        self.Line = line
        self.Path = INPUT_STREAM
        self.Pattern = pattern
        self.Context: MatchInfoContext | None = None
        self.Matches = list(matches)

    @property
    def Filename(self) -> str:
        """The name of the file without its folders."""
        return self.Path.replace("\\", "/").rpartition("/")[2]

    def __str__(self) -> str:
        """Returns the line; of a file with its name and number in front."""
        mark = "> " if self.Context is not None else ""
        if self.Path == INPUT_STREAM:
            return f"{mark}{self.Line}"
        return f"{mark}{self.Path}:{self.LineNumber}:{self.Line}"


class Tracker:
    """Gives matches the lines around them: so many before, so many after. A match is handed out once its lines are complete."""

    def __init__(self, before: int, after: int) -> None:
        self._before: deque[str] = deque(maxlen=before)
        self._after = after
        self._waiting: list[tuple[MatchInfo, int]] = []
        self._has_context = bool(before or after)

    def line(self, text: str) -> Iterator[MatchInfo]:
        """Takes a line that did not match; yields the matches whose lines are complete now."""
        yield from self._spread(text)
        self._before.append(text)

    def match(self, found: MatchInfo) -> Iterator[MatchInfo]:
        """Takes a line that matched."""
        if not self._has_context:
            yield found
            return
        yield from self._spread(found.Line)
        found.Context = MatchInfoContext(list(self._before))
        self._before.append(found.Line)
        self._waiting.append((found, self._after))
        yield from self._complete()

    def end(self) -> Iterator[MatchInfo]:
        """Yields the matches that still wait for lines."""
        waiting, self._waiting = self._waiting, []
        return (found for found, _ in waiting)

    def _spread(self, text: str) -> Iterator[MatchInfo]:
        for index, (found, missing) in enumerate(self._waiting):
            assert found.Context is not None
            found.Context.PostContext.append(text)
            self._waiting[index] = (found, missing - 1)
        yield from self._complete()

    def _complete(self) -> Iterator[MatchInfo]:
        while self._waiting and self._waiting[0][1] <= 0:
            yield self._waiting.pop(0)[0]
