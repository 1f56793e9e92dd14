"""System.Text.RegularExpressions: patterns, matches and groups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from ...framework.conversion.patterns import Pattern
from ...framework.conversion.text import to_text
from ...framework.values.collections import Array
from ...framework.values.dates import TimeSpan
from ...framework.values.net_object import NetObject
from ...framework.values.scalars import Regex, ScriptBlock
from ...framework.values.types import REGEX, STRING, NetType
from ..errors import null_argument
from ..operators.regular_expressions import all_matches, compiled, expanded, first_match, replaced
from ..operators.regular_expressions import split as split_by
from ..operators.splitting import escaped
from .enum_types import RegexOptions
from .objects import OBJECT_MEMBERS
from .table import Members

_SPACE: Final = "System.Text.RegularExpressions."
_UNESCAPED: Final = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "e": "\x1b", "0": "\0"}


class Capture(NetObject, net_type=f"{_SPACE}Capture", properties=("Index", "Length", "Value")):
    """A piece of the text that a group took."""

    __slots__ = ("Index", "Value")

    def __init__(self, value: str, index: int) -> None:
        self.Value = value
        self.Index = index

    @property
    def Length(self) -> int:
        """How long it is."""
        return len(self.Value)

    def __str__(self) -> str:
        return self.Value


class Group(Capture, net_type=f"{_SPACE}Group", properties=("Success", "Name", "Captures", "Index", "Length", "Value")):
    """What a group of a match took last; `Success` is False where it took no part."""

    __slots__ = ("Name", "Success", "_found", "_number")

    def __init__(self, found: Any, number: int | None, name: str) -> None:
        value = None if number is None else found[number]
        super().__init__(value or "", found.start(number) if value is not None else 0)
        self.Success = value is not None
        self.Name = name
        self._found = found
        self._number = number

    @property
    def Captures(self) -> Groups:
        """All that it took, in order."""
        if not self.Success:
            return Groups([])
        texts, spans = self._found.captures(self._number), self._found.spans(self._number)
        return Groups([Capture(text, span[0]) for text, span in zip(texts, spans, strict=True)])


class Groups(list[Any]):
    """The groups of a match, or the captures of a group, by place or by name."""

    __slots__ = ("kind",)

    def __init__(self, items: Any, kind: str = "CaptureCollection") -> None:
        super().__init__(items)
        self.kind = kind

    @property
    def net_type(self) -> str:
        """The .NET name of the collection's class."""
        return f"{_SPACE}{self.kind}"

    def named(self, name: str) -> Any:
        """Returns the group of that name; one that took no part where there is none."""
        found = next((group for group in self if getattr(group, "Name", None) == name), None)
        return found if found is not None else _ABSENT


class Match(Group, net_type=f"{_SPACE}Match", properties=("Groups", "Success", "Name", "Captures", "Index", "Length", "Value")):
    """One match of a pattern. The match that was not found has Success False."""

    __slots__ = ("_pattern",)

    def __init__(self, pattern: Pattern, found: Any) -> None:
        super().__init__(found, 0, "0")
        self._pattern = pattern

    @property
    def Groups(self) -> Groups:
        """The whole match and what each group took."""
        pattern = self._pattern
        groups = [self, *[Group(self._found, pattern.number(name), name) for name in pattern.groups[1:]]]
        return Groups(groups, "GroupCollection")

    def next(self) -> Any:
        """Returns the next match in the text."""
        place = self._found.end() + (1 if self._found.end() == self._found.start() else 0)
        text = self._found.string
        return find(self._pattern, text, place) if place <= len(text) else no_match()

    def result(self, replacement: str) -> str:
        """Returns a replacement text filled in from the match."""
        return expanded(self._pattern, replacement, self._found)


class _Nothing:
    """Stands for what a search did not find."""

    string = ""

    def __getitem__(self, number: int) -> None:
        return None


_ABSENT: Final = Group(_Nothing(), 0, "0")


def no_match() -> Group:
    """Returns the match that was not found."""
    return Missing()


class Missing(Group, net_type=f"{_SPACE}Match", properties=("Groups", "Success", "Name", "Captures", "Index", "Length", "Value")):
    """The match that was not found."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(_Nothing(), 0, "0")

    @property
    def Groups(self) -> Groups:
        """A single group that took no part."""
        return Groups([self], "GroupCollection")


class MatchCollection(list[Any]):
    """All matches of a pattern in a text."""

    __slots__ = ()
    net_type = f"{_SPACE}MatchCollection"


def find(pattern: Pattern, text: str | None, start: int = 0) -> Any:
    """Returns the first match."""
    if text is None:
        raise null_argument("input")
    found = first_match(pattern, text, start)
    return no_match() if found is None else Match(pattern, found)


def find_all(pattern: Pattern, text: str | None) -> MatchCollection:
    """Returns all matches."""
    if text is None:
        raise null_argument("input")
    return MatchCollection([Match(pattern, found) for found in all_matches(pattern, text)])


def _replace(pattern: Pattern, text: str, replacement: Any, count: int = -1) -> str:
    if isinstance(replacement, ScriptBlock):
        return replaced(pattern, text, lambda found: _evaluated(replacement, Match(pattern, found)), count)
    return replaced(pattern, text, replacement or "", count)


def _evaluated(block: ScriptBlock, match: Match) -> str:
    output = block.call(match)
    return to_text(output[0] if len(output) == 1 else output)


def _split(pattern: Pattern, text: str, count: int = 0) -> list[str]:
    return Array(STRING, split_by(pattern, text, count))


def _of(value: Regex) -> Pattern:
    return compiled(value)


def _with(pattern: str | None, options: int = 0) -> Pattern:
    return compiled(_given(pattern), _named(options))


def _given(pattern: str | None) -> str:
    if pattern is None:
        raise null_argument("pattern")
    return pattern


def _named(options: int) -> str:
    return str(RegexOptions(int(options)))


def _new(pattern: str, options: int = 0, *_: Any) -> Regex:
    compiled(_given(pattern), _named(options))
    return Regex(pattern, _named(options))


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: _UNESCAPED.get(found[1], found[1]), text, flags=re.DOTALL)


def _names(value: Regex) -> Iterator[str]:
    return iter(_of(value).groups)


_OPTIONS: Final = "System.Text.RegularExpressions.RegexOptions"

MEMBERS: Final = (
    Members(
        REGEX,
        properties={
            f"{_OPTIONS} Options": lambda value: (
                RegexOptions[value.options.replace("None", "None_")]
                if "," not in value.options
                else sum((RegexOptions[name.strip()] for name in value.options.split(",")), RegexOptions(0))
            ),
            "timespan MatchTimeout": lambda value: TimeSpan.from_ticks(-10_000),
            "bool RightToLeft": lambda value: "RightToLeft" in value.options,
        },
        methods={
            "GetGroupNames()": lambda value: Array(STRING, _names(value)),
            "GroupNameFromNumber(int i)": lambda value, number: dict(enumerate(_names(value))).get(number, ""),
            "IsMatch(string input)": lambda value, text: find(_of(value), text).Success,
            "IsMatch(string input, int startat)": lambda value, text, start: find(_of(value), text, start).Success,
            "Match(string input)": lambda value, text: find(_of(value), text),
            "Match(string input, int startat)": lambda value, text, start: find(_of(value), text, start),
            "Matches(string input)": lambda value, text: find_all(_of(value), text),
            "Replace(string input, string replacement)": lambda value, text, new: _replace(_of(value), text, new),
            "Replace(string input, string replacement, int count)": lambda value, text, new, count: _replace(
                _of(value), text, new, count
            ),
            "Replace(string input, System.Delegate evaluator)": lambda value, text, block: _replace(_of(value), text, block),
            "Replace(string input, System.Delegate evaluator, int count)": lambda value, text, block, count: _replace(
                _of(value), text, block, count
            ),
            "Split(string input)": lambda value, text: _split(_of(value), text),
            "Split(string input, int count)": lambda value, text, count: _split(_of(value), text, count),
            "ToString()": str,
        },
        statics={
            "new(string pattern)": _new,
            f"new(string pattern, {_OPTIONS} options)": _new,
            f"new(string pattern, {_OPTIONS} options, timespan matchTimeout)": _new,
            "Escape(string str)": lambda text: escaped(_given(text)),
            "IsMatch(string input, string pattern)": lambda text, pattern: find(_with(pattern), text).Success,
            f"IsMatch(string input, string pattern, {_OPTIONS} options)": lambda text, pattern, options: (
                find(_with(pattern, options), text).Success
            ),
            "Match(string input, string pattern)": lambda text, pattern: find(_with(pattern), text),
            f"Match(string input, string pattern, {_OPTIONS} options)": lambda text, pattern, options: find(
                _with(pattern, options), text
            ),
            "Matches(string input, string pattern)": lambda text, pattern: find_all(_with(pattern), text),
            f"Matches(string input, string pattern, {_OPTIONS} options)": lambda text, pattern, options: find_all(
                _with(pattern, options), text
            ),
            "Replace(string input, string pattern, string replacement)": lambda text, pattern, new: _replace(
                _with(pattern), text, new
            ),
            f"Replace(string input, string pattern, string replacement, {_OPTIONS} options)": (
                lambda text, pattern, new, options: _replace(_with(pattern, options), text, new)
            ),
            "Replace(string input, string pattern, System.Delegate evaluator)": lambda text, pattern, block: _replace(
                _with(pattern), text, block
            ),
            f"Replace(string input, string pattern, System.Delegate evaluator, {_OPTIONS} options)": (
                lambda text, pattern, block, options: _replace(_with(pattern, options), text, block)
            ),
            "Split(string input, string pattern)": lambda text, pattern: _split(_with(pattern), text),
            f"Split(string input, string pattern, {_OPTIONS} options)": lambda text, pattern, options: _split(
                _with(pattern, options), text
            ),
            "Unescape(string str)": _unescape,
        },
        base=OBJECT_MEMBERS,
    ),
    Members(
        NetType(f"{_SPACE}Match", "foreign", Match),
        methods={"NextMatch()": lambda match: match.next(), "Result(string replacement)": lambda match, text: match.result(text)},
        static_properties={"Empty": no_match},
        base=OBJECT_MEMBERS,
    ),
    Members(NetType(f"{_SPACE}Group", "foreign", Group), base=OBJECT_MEMBERS),
    Members(NetType(f"{_SPACE}Capture", "foreign", Capture), base=OBJECT_MEMBERS),
    Members(
        NetType(f"{_SPACE}MatchCollection", "foreign", MatchCollection),
        properties={"int Count": len},
        methods={"GetEnumerator()": list, "Item(int i)": lambda items, place: items[place]},
        base=OBJECT_MEMBERS,
    ),
    Members(
        NetType(f"{_SPACE}GroupCollection", "foreign", Groups),
        properties={
            "int Count": len,
            "System.Collections.IEnumerable Keys": lambda items: [group.Name for group in items],
            "System.Collections.IEnumerable Values": list,
        },
        methods={
            "ContainsKey(string key)": lambda items, name: any(group.Name == name for group in items),
            "GetEnumerator()": list,
            "Item(object key)": lambda items, key: items.named(key) if isinstance(key, str) else items[key],
        },
        base=OBJECT_MEMBERS,
    ),
    Members(NetType(f"{_SPACE}CaptureCollection", "foreign", Groups), properties={"int Count": len}, base=OBJECT_MEMBERS),
)
