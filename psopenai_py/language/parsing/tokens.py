"""Tokens: what a text is made of.

The `kind` of a token is its text in lower case where the text says all (``{``, ``-eq``, ``foreach``); else it is one of

    variable, splatted     a variable; `value` is a `VariableName`
    parameter              ``-Name`` or ``-Name:``; `value` is a `ParameterName`
    number                 `value` is the number, None where it is none
    label                  ``:name``; `value` is the name
    identifier             a name
    generic                a bare word; `value` is its text, or a `Pieces` where something in it is expanded
    single, single_here    text in single quotes; `value` is the text
    double, double_here    text in double quotes; `value` as with generic
    redirection            `value` is a `Redirected`
    newline, eof, unknown
"""

from __future__ import annotations

from typing import Any, Final


class Token:
    """A token: its kind, its place in the source text, and its value where the kind has one."""

    __slots__ = ("end", "kind", "start", "value")

    def __init__(self, kind: str, start: int, end: int, value: Any = None) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.value = value

    def __repr__(self) -> str:
        return f"<Token {self.kind} {self.start}:{self.end} {self.value!r}>"


class VariableName:
    """The name of a variable as it is written, and in its two parts."""

    __slots__ = ("name", "path", "scope")

    def __init__(self, path: str) -> None:
        self.path = path
        self.scope, self.name = split_scope(path)


class ParameterName:
    """The name of a parameter, and whether a colon ends it."""

    __slots__ = ("has_colon", "name")

    def __init__(self, name: str, has_colon: bool) -> None:
        self.name = name
        self.has_colon = has_colon


class Redirected:
    """What an operator redirects: `stream` (0 is all of them), to a file (`append`) or into another stream (`into`)."""

    __slots__ = ("append", "into", "stream")

    def __init__(self, stream: int, append: bool = False, into: int | None = None) -> None:
        self.stream = stream
        self.append = append
        self.into = into


class Nested:
    """A subexpression inside a text: its own text, which is parsed later, and the offset of each quote that was left out."""

    __slots__ = ("skipped", "start", "text")

    def __init__(self, start: int, text: str, skipped: tuple[int, ...]) -> None:
        self.start = start
        self.text = text
        self.skipped = skipped


class Pieces:
    """The pieces of a text with something to expand: literal text, tokens of variables, subexpressions."""

    __slots__ = ("parts", "text")

    def __init__(self, parts: list[str | Token | Nested], text: str) -> None:
        self.parts = parts
        self.text = text


def split_scope(path: str) -> tuple[str, str]:
    """Returns the scope or drive of a variable's path, in lower case, and the name; "" where there is neither."""
    at = path.find(":")
    if at < 0:
        return "", path
    return path[:at].lower(), path[at + 1 :]


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


INVARIANT: Final = _set("newline eof single double single_here double_here ( ) { } ] @( @{ $( ; && || & | , <")
"""Kinds that are the same in commands and in expressions."""

UNARY: Final = _set(", -- ++ ! + - -not -bnot -join -split -csplit")
ASSIGNMENTS: Final = _set("= += -= *= /= %= ??=")

_WITHOUT_CASE: Final = _set(
    "-eq -ne -ge -gt -lt -le -like -notlike -match -notmatch -replace -contains -notcontains -in -notin -split"
)
"""Operators that ignore case; each has a form that says so, with an ``i``, and one that does not, with a ``c``."""

_COMPARISONS: Final = _WITHOUT_CASE | {"-c" + kind[1:] for kind in _WITHOUT_CASE} | _set("-join -is -isnot -as -shl -shr")

PRECEDENCE: Final[dict[str, int]] = {
    **dict.fromkeys(_set("-and -or -xor"), 1),
    **dict.fromkeys(_set("-band -bor -bxor"), 2),
    **dict.fromkeys(_COMPARISONS, 5),
    "??": 7,
    **dict.fromkeys("+-", 9),
    **dict.fromkeys("*/%", 10),
    "-f": 12,
    "..": 13,
}
"""How tightly each binary operator binds."""

OPERATORS: Final[dict[str, str]] = (
    {kind[1:]: kind for kind in PRECEDENCE if kind[0] == "-" and len(kind) > 1}
    | {"i" + kind[1:]: kind for kind in _WITHOUT_CASE}
    | {"not": "-not", "bnot": "-bnot"}
)
"""The kinds of the operators with a name, by the name without its dash."""

BLOCK_NAMES: Final = _set("begin process end clean dynamicparam")

STATEMENTS: Final = _set(
    "break continue data define do exit filter for foreach from function if return switch throw trap try using var while"
    " workflow parallel sequence inlinescript"
)
"""Keywords of statements that no attribute may stand in front of."""

KEYWORDS: Final = (
    STATEMENTS
    | BLOCK_NAMES
    | _set(
        "elseif else in until catch finally param class configuration public private static interface enum namespace module"
        " type assembly command hidden base default"
    )
)
