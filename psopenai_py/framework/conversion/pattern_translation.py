"""The spellings of .NET's regular expressions that Python's engine does not have, rewritten into ones it has."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_NAMED_GROUP: Final = re.compile(r"\(\?(?:<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)')")
_BACK_REFERENCE: Final = re.compile(r"\\k(?:<(\w+)>|'(\w+)')")
_CATEGORY: Final = re.compile(r"\\([pP])\{(\w+)\}")
_FLAGS: Final = re.compile(r"\(\?([imsnx]*)(?:-([imsnx]*))?\)")
_ESCAPES: Final = {"\\z": r"\Z", "\\Z": r"(?=\n?\Z)", "\\e": r"\x1b", "\\G": ""}
_DOUBLED: Final = "-&~|"


def translated(pattern: str) -> str:
    """Returns the pattern for Python's engine: named groups, categories, class subtraction and flags amid the pattern."""
    return _Translation(pattern).run()


class _Translation:
    """Walks the pattern once; `_open` holds, per group that is open, the flags that were switched on within it."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._place = 0
        self._out: list[str] = []
        self._open: list[list[str]] = [[]]

    def run(self) -> str:
        """Returns the rewritten pattern."""
        while self._place < len(self._pattern):
            self._take()
        return "".join(self._out) + ")" * len(self._open[0])

    def _take(self) -> None:
        char = self._pattern[self._place]
        if char == "\\":
            self._take_escape()
        elif char == "[":
            text, self._place = _class(self._pattern, self._place)
            self._out.append(text)
        elif char == "(":
            self._take_group()
        elif char == ")":
            scopes = self._open.pop() if len(self._open) > 1 else []
            self._write(")" * len(scopes) + ")", 1)
        elif char == "|":
            scopes = self._open[-1]  # the flags go on behind the bar, but their groups must not span it
            self._write(")" * len(scopes) + "|" + "".join(scopes), 1)
        else:
            self._write(char, 1)

    def _write(self, text: str, length: int) -> None:
        self._out.append(text)
        self._place += length

    def _take_escape(self) -> None:
        reference = _BACK_REFERENCE.match(self._pattern, self._place)
        category = _CATEGORY.match(self._pattern, self._place)
        if reference:
            name = reference[1] or reference[2]
            self._write(f"(?:\\{name})" if name.isdigit() else f"(?P={name})", len(reference[0]))
        elif category:
            self._write(f"[{'^' if category[1] == 'P' else ''}{category_ranges(category[2])}]", len(category[0]))
        else:
            pair = self._pattern[self._place : self._place + 2]
            self._write(_ESCAPES.get(pair, pair), len(pair))

    def _take_group(self) -> None:
        flags = _FLAGS.match(self._pattern, self._place)
        named = _NAMED_GROUP.match(self._pattern, self._place)
        if flags:
            on, off = _known(flags[1]), _known(flags[2] or "")
            scope = f"(?{on}{f'-{off}' if off else ''}:"
            if on or off:
                self._open[-1].append(scope)
            self._write(scope if on or off else "", len(flags[0]))
            return
        self._open.append([])
        if named:
            self._write(f"(?P<{named[1] or named[2]}>", len(named[0]))
        else:
            self._write("(", 1)


def _known(flags: str) -> str:
    return flags.replace("n", "")


def _class(pattern: str, start: int) -> tuple[str, int]:
    """Returns a character class for Python's engine and the place behind it; one that does not end stays without an end."""
    place = start + 1
    out = ["["]
    if pattern[place : place + 1] == "^":
        out.append("^")
        place += 1
    first = place
    while place < len(pattern):
        char = pattern[place]
        category = _CATEGORY.match(pattern, place)
        if char == "]" and place > first:
            return "".join([*out, "]"]), place + 1
        if category:
            out.append(category_ranges(category[2], negated=category[1] == "P"))
            place += len(category[0])
        elif char == "\\":
            out.append({"\\e": r"\x1b"}.get(pattern[place : place + 2], pattern[place : place + 2]))
            place += 2
        elif char == "-" and pattern[place + 1 : place + 2] == "[":
            taken_out, place = _class(pattern, place + 1)
            return f"(?:(?!{taken_out}){''.join([*out, ']'])})", place + 1
        else:
            doubled = char in _DOUBLED and pattern[place - 1] == char
            out.append(f"\\{char}" if char == "[" or doubled or (char == "]" and place == first) else char)
            place += 1
    return "[", len(pattern)


@cache
def category_ranges(name: str, *, negated: bool = False) -> str:
    """Returns the inside of a class for the characters of a general category (``L``, ``Nd``) of the first 65536."""
    ranges: list[str] = []
    start: int | None = None
    for code in range(0x10000):
        inside = unicodedata.category(chr(code)).startswith(name) != negated
        if inside and start is None:
            start = code
        elif not inside and start is not None:
            ranges.append(f"\\u{start:04x}-\\u{code - 1:04x}")
            start = None
    if start is not None:
        ranges.append(f"\\u{start:04x}-\\uffff")
    return "".join(ranges) or r"\Z\A"
