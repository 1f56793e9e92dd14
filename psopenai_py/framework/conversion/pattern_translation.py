"""The syntax of .NET's regular expressions: checked with .NET's own messages and rewritten for the engine that runs them.

The engine is the package `regex` in its version-1 mode, which has nearly all that .NET has under other spellings.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from .pattern_classes import ESCAPED_CLASSES, character_class, escape, escaped_character, property_class
from .pattern_errors import PatternError

_QUANTIFIER: Final = re.compile(r"\{\d+(?:,\d*)?\}")
_FLAGS: Final = re.compile(r"\(\?(?P<on>[imsnx]*)(?:-(?P<off>[imsnx]*))?(?P<end>[:)])", re.ASCII | re.IGNORECASE)
_NAMED: Final = re.compile(r"\(\?(?:<(?P<angle>\w+)>|'(?P<quote>\w+)')")
_BALANCING: Final = re.compile(r"\(\?[<']\w*-\w+[>']")
_PLAIN_GROUPS: Final = ("(?:", "(?=", "(?!", "(?>", "(?<=", "(?<!")
_ANCHORS: Final = {"z": r"\Z", "Z": r"(?=\n?\Z)", "A": r"\A", "G": r"\G", "b": r"\b", "B": r"\B"}
_CONDITION: Final = re.compile(r"\(\?\((\w+)\)")
_CLOSED_BY: Final = {"<": ">", "'": "'"}


class Translation(NamedTuple):
    """A pattern for the engine, and the groups in .NET's order: unnamed ones first, then the named; the first is ``0``."""

    pattern: str
    groups: tuple[str, ...]


def translated(pattern: str, *, explicit: bool = False, extended: bool = False) -> Translation:
    """Returns the rewritten pattern. Raises PatternError where .NET would, NotImplementedError for balancing groups.

    `explicit`: only named groups capture; `extended`: blanks and comments in the pattern are no part of it.
    """
    return _Walk(pattern, explicit, extended).run()


class _Walk:
    """Walks the pattern once; references to groups are put in at the end, when the groups are known."""

    def __init__(self, pattern: str, explicit: bool, extended: bool) -> None:
        self._pattern = pattern
        self._place = 0
        self._out: list[str] = []
        self._references: list[tuple[int, str, bool]] = []
        self._unnamed = 0
        self._names: list[str] = []
        self._flags = [(explicit, extended)]
        self._quantifiable = False
        self._quantified = False

    def run(self) -> Translation:
        """Returns the rewritten pattern with its groups."""
        while self._place < len(self._pattern):
            self._take()
        if len(self._flags) > 1:
            raise self._fault("Not enough )'s.", len(self._pattern))
        numbers = [str(number) for number in range(1, self._unnamed + 1)]
        given = sorted({int(name) for name in self._names if name.isdigit() and name not in numbers})
        groups = ["0", *numbers, *map(str, given), *(name for name in self._names if not name.isdigit())]
        for index, name, is_number in self._references:
            self._out[index] = self._reference(name, is_number, groups)
        return Translation("".join(self._out), tuple(groups))

    def _fault(self, reason: str, offset: int | None = None) -> PatternError:
        at = self._place if offset is None else offset
        return PatternError(f"Invalid pattern '{self._pattern}' at offset {at}. {reason}")

    def _atom(self, text: str, length: int) -> None:
        self._out.append(text)
        self._place += length
        self._quantifiable, self._quantified = True, False

    def _neutral(self, text: str, length: int) -> None:
        """Takes what cannot be repeated: an anchor's like, a bar, an opening parenthesis."""
        self._out.append(text)
        self._place += length
        self._quantifiable = self._quantified = False

    def _take(self) -> None:
        char = self._pattern[self._place]
        if char == "\\":
            self._take_escape()
        elif char == "[":
            text, end = character_class(self._pattern, self._place)
            self._atom(text, end - self._place)
        elif char == "(":
            self._take_group()
        elif char == ")":
            if len(self._flags) == 1:
                raise self._fault("Too many )'s.", self._place + 1)
            self._flags.pop()
            self._atom(")", 1)
        elif char == "|":
            self._neutral("|", 1)
        elif char in "*+?" or (char == "{" and _QUANTIFIER.match(self._pattern, self._place)):
            self._take_quantifier()
        elif char in "^$.":
            self._atom(char, 1)
        elif self._flags[-1][1] and (char.isspace() or char == "#"):
            end = self._pattern.find("\n", self._place)
            self._place = self._place + 1 if char != "#" else len(self._pattern) if end < 0 else end
        else:
            self._atom(escape(char), 1)

    def _take_quantifier(self) -> None:
        match = _QUANTIFIER.match(self._pattern, self._place)
        text = match[0] if match else self._pattern[self._place]
        if not self._quantifiable:
            if self._quantified:
                raise self._fault(f"Nested quantifier '{text}'.", self._place + len(text))
            raise self._fault(f"Quantifier '{text}' following nothing.", self._place + len(text))
        if match and "," in text and text[-2] != ",":
            low, high = map(int, text[1:-1].split(","))
            if low > high:
                raise self._fault("Illegal {x,y} with x > y.", self._place + len(text))
        lazy = self._pattern[self._place + len(text) : self._place + len(text) + 1] == "?"
        self._out.append(text + ("?" if lazy else ""))
        self._place += len(text) + lazy
        self._quantifiable, self._quantified = False, True

    def _take_escape(self) -> None:
        place, pattern = self._place, self._pattern
        char = pattern[place + 1 : place + 2]
        if not char:
            raise self._fault("Illegal \\ at end of pattern.", len(pattern))
        if char in _ANCHORS:
            self._atom(_ANCHORS[char], 2)
        elif char == "k":
            self._take_named_reference()
        elif char in "123456789":
            end = place + 2
            while pattern[end : end + 1].isdigit():
                end += 1
            self._references.append((len(self._out), pattern[place + 1 : end], True))
            self._atom("", end - place)
        elif char in "pP":
            text, end = property_class(pattern, place)
            self._atom(text, end - place)
        elif char in ESCAPED_CLASSES:
            self._atom(f"\\{char}", 2)
        else:
            code, end = escaped_character(pattern, place)
            self._atom(escape(code), end - place)

    def _take_named_reference(self) -> None:
        place = self._place + 2
        closed = _CLOSED_BY.get(self._pattern[place : place + 1])
        end = self._pattern.find(closed, place + 1) if closed else -1
        if end < 0:
            raise self._fault("Malformed \\k<...> named back reference.", min(place, len(self._pattern)))
        name = self._pattern[place + 1 : end]
        self._references.append((len(self._out), name, name.isdigit()))
        self._atom("", end + 1 - self._place)

    def _reference(self, name: str, is_number: bool, groups: list[str]) -> str:
        if name in groups and name != "0":
            return f"(?P={group_name(name)})"
        kind = "number" if is_number else "name"
        raise self._fault(f"Reference to undefined group {kind} {name}.", len(self._pattern))

    def _take_group(self) -> None:
        place, pattern = self._place, self._pattern
        flags = _FLAGS.match(pattern, place)
        named = _NAMED.match(pattern, place)
        plain = next((start for start in _PLAIN_GROUPS if pattern.startswith(start, place)), None)
        if pattern.startswith("(?#", place):
            end = pattern.find(")", place)
            if end < 0:
                raise self._fault("Unterminated (?#...) comment.", len(pattern))
            self._place = end + 1
        elif plain:
            self._open(plain, len(plain))
        elif flags:
            self._take_flags(flags)
        elif named:
            name = named["angle"] or named["quote"]
            if name not in self._names:
                self._names.append(name)
            self._open(f"(?P<{group_name(name)}>", len(named[0]))
        elif _BALANCING.match(pattern, place):
            raise NotImplementedError("balancing groups")
        elif pattern.startswith("(?(", place):
            self._take_condition()
        elif pattern.startswith("(?", place):
            self._refuse_group(place + 2)
        elif self._flags[-1][0]:
            self._open("(?:", 1)
        else:
            self._unnamed += 1
            self._open(f"(?P<_{self._unnamed}>", 1)

    def _open(self, text: str, length: int) -> None:
        self._flags.append(self._flags[-1])
        self._neutral(text, length)

    def _take_flags(self, match: re.Match[str]) -> None:
        on, off = match["on"].lower(), (match["off"] or "").lower()
        explicit = ("n" in on or self._flags[-1][0]) and "n" not in off
        extended = ("x" in on or self._flags[-1][1]) and "x" not in off
        kept_on = "".join(char for char in on if char in "ims")
        kept_off = "".join(char for char in off if char in "ims")
        inside = f"{kept_on}{f'-{kept_off}' if kept_off else ''}"
        if match["end"] == ":":
            self._open(f"(?{inside}:", len(match[0]))
            self._flags[-1] = (explicit, extended)
        else:
            self._neutral(f"(?{inside})" if inside else "", len(match[0]))
            self._flags[-1] = (explicit, extended)

    def _take_condition(self) -> None:
        match = _CONDITION.match(self._pattern, self._place)
        if match:
            name = match[1]
            self._open(f"(?({group_name(name)})", len(match[0]))
        else:
            self._open("(?", 2)
            self._open("(?=", 1)

    def _refuse_group(self, place: int) -> None:
        if self._pattern[place : place + 1] in ("<", "'") and place + 1 < len(self._pattern):
            raise self._fault("Invalid group name: Group names must begin with a word character.", place + 1)
        raise self._fault("Unrecognized grouping construct.", min(place + 1, len(self._pattern)))


def group_name(name: str) -> str:
    """Returns the name that .NET's group has in the rewritten pattern, where a number is no name."""
    return f"_{name}" if name.isdigit() else name
