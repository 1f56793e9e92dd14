"""Expressions of generated programs: all operators and kinds of literals over a handful of variables.

What would make a program run for long or need much memory is left out: ranges and repetitions have small bounds, patterns do not
backtrack without end, script blocks are called only where they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st

NUMBERS = [
    "0",
    "1",
    "2",
    "3",
    "5",
    "-1",
    "1.5",
    "2e1",
    "0x1F",
    "1kb",
    "7L",
    "1.25d",
    "10u",
    "3y",
    "2147483647",
    "9223372036854775807",
]
TEXTS = [
    "''", "'a'", "'a b'", "'5'", "'it''s'", '"q"', '"a`tb"', '""', "'1,2'", "'é'", "@'\nhere\n'@", "'0x10'", "'2020-01-02'", "'A'",
]  # fmt: skip
VARIABLES = ["$a", "$b", "$c", "$l", "$h", "$o", "$n", "$_", "$args", "$true", "$false", "$null", "${a b}", "$global:g", "$nothing"]
_ARITHMETIC = ["+", "-", "*", "/", "%", "-band", "-bor", "-bxor", "-shl", "-shr"]
_COMPARING = [
    "-eq",
    "-ne",
    "-gt",
    "-ge",
    "-lt",
    "-le",
    "-ceq",
    "-ine",
    "-contains",
    "-notcontains",
    "-in",
    "-notin",
    "-like",
    "-clike",
]
_JOINING = ["-and", "-or", "-xor", "??", "-join", "-f", "-split", "-is", "-as", "-replace", "-match", ","]
_UNARY = ["-not ", "!", "-", "+", "-bnot ", ",", "-join ", "-split "]
_SMALL = ["0", "1", "2", "3", "-2"]
_PATTERNS = ["'a'", "'^a?'", "'[a-z]+'", "'(?<k>.)b?'", "'\\d'", "'['", "'*'", "','", "'a*'"]
TYPES = [
    "int",
    "string",
    "double",
    "bool",
    "char",
    "array",
    "hashtable",
    "object",
    "long",
    "decimal",
    "datetime",
    "version",
    "guid",
]
TYPES += ["string[]", "int[]", "regex", "timespan", "pscustomobject", "ordered", "switch", "type", "nosuch", "byte", "void"]
_MEMBERS = ["Length", "Count", "k", "p", "q", "Name", "Keys", "Values", "Value", "m", "nosuch", "PSObject", "Year", "Major", "Days"]
_METHODS = [
    "ToString()", "ToUpper()", "Trim()", "Split(',')", "Substring(1)", "Replace('a', 'b')", "Contains('a')", "IndexOf('b')",
    "ContainsKey('k')", "Clone()", "GetType()", "Add('z', 1)", "Add(1)", "Remove('k')", "Where({$_})", "ForEach({$_})", "Equals(1)",
    "PadLeft(4, '0')", "ToString('N2')", "CompareTo(2)", "Insert(0, 'x')", "ToCharArray()", "StartsWith('a')", "nosuch(1)", "foo()",
]  # fmt: skip
_STATICS = [
    "[math]::Max(1, 2)", "[math]::Round(2.5)", "[string]::Join('-', (1, 2))", "[string]::IsNullOrEmpty('')", "[int]::MaxValue",
    "[int]::Parse('7')", "[datetime]'2020-01-02'", "[timespan]::FromHours(5)", "[convert]::ToInt32('ff', 16)", "[guid]::Empty",
    "[regex]::Matches('a1b2', '\\d')", "[char]65", "[version]'1.2.3'", "[IO.Path]::Combine('a', 'b')", "[type]::nosuch", "[int]",
    "[Text.Encoding]::UTF8.GetBytes('é')", "[array]::IndexOf((1, 2), 2)", "[nosuch]::a", "[string]::new('a', 3)",
]  # fmt: skip
_FORMATS = ["'{0}'", "'{0:N2}|{1,5}'", "'{0:D3}'", "'{'", "'{0:yyyy}'", "'{2}'", "'{{}}'", "'{0:X}'"]


@cache
def one_of(texts: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Returns what chooses one of the texts."""
    return st.sampled_from(texts)


@cache
def up_to(most: int) -> st.SearchStrategy[int]:
    """Returns what chooses a number from zero on."""
    return st.integers(0, most)


class Expressions:
    """Writes expressions; `depth` is how many levels there may be below."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def choose(self, texts: Sequence[str]) -> str:
        """Returns one of the texts."""
        return self.draw(one_of(tuple(texts)))

    def number(self, most: int) -> int:
        """Returns a number from zero on."""
        return self.draw(up_to(most))

    def leaf(self) -> str:
        """Returns a literal, a variable or a value of a type."""
        kind = self.number(5)
        if kind < 2:
            return self.choose(VARIABLES)
        return self.choose([NUMBERS, NUMBERS, TEXTS, _STATICS][kind - 2])

    def expression(self, depth: int) -> str:
        """Returns any expression."""
        if depth <= 0:
            return self.leaf()
        kind = self.number(13)
        if kind < 3:
            return self.leaf()
        return [
            self._binary, self._binary, self._binary, self._unary, self._cast, self._member, self._index, self._bracketed,
            self._hashtable, self.text, self._other,
        ][kind - 3](depth - 1)  # fmt: skip

    def operand(self, depth: int) -> str:
        """Returns an expression that may stand next to any operator."""
        found = self.expression(depth)
        return found if self.number(3) == 3 else f"({found})"

    def _binary(self, depth: int) -> str:
        left = self.operand(depth)
        match self.number(2):
            case 0:
                operator = self.choose(_ARITHMETIC)
                return f"{left} {operator} {self.choose(_SMALL) if operator in '*-shl' else self.operand(depth)}"
            case 1:
                return f"{left} {self.choose(_COMPARING)} {self.operand(depth)}"
        operator = self.choose(_JOINING)
        if operator in ("-is", "-as"):
            return f"{left} {operator} [{self.choose(TYPES)}]"
        if operator in ("-match", "-split", "-replace"):
            new = f", {self.choose(TEXTS)}" if operator == "-replace" and self.number(1) else ""
            return f"{left} {operator} {self.choose(_PATTERNS)}{new}"
        if operator == "-f":
            return f"{self.choose(_FORMATS)} -f {left}"
        return f"{left} {operator} {self.operand(depth)}"

    def _unary(self, depth: int) -> str:
        return self.choose(_UNARY) + self.operand(depth)

    def _cast(self, depth: int) -> str:
        return f"[{self.choose(TYPES)}]{self.operand(depth)}"

    def _member(self, depth: int) -> str:
        target = self.operand(depth)
        kind = self.number(5)
        if kind == 5:
            return f"{target}.({self.expression(depth)})"
        mark = "?." if kind == 4 and target.startswith("(") else "."
        return f"{target}{mark}{self.choose(_METHODS if kind % 2 else _MEMBERS)}"

    def _index(self, depth: int) -> str:
        return f"{self.operand(depth)}[{self.expression(depth)}]"

    def _bracketed(self, depth: int) -> str:
        opening = self.choose(["(", "@(", "$("])
        inner = self.expression(depth)
        return f"{opening}{inner})" if opening == "(" else f"{opening}{inner}; {self.expression(depth)})"

    def _hashtable(self, depth: int) -> str:
        prefix = self.choose(["", "", "[ordered]", "[pscustomobject]"])
        keys = ["k", "'m n'", "2", "p", "$a"][: self.number(4)]
        return prefix + "@{" + "; ".join(f"{key} = {self.expression(depth)}" for key in keys) + "}"

    def text(self, depth: int) -> str:
        """Returns a text in double quotes that has something to expand."""
        parts = ["x", "$a", "${b}", "$($l.Count)", "`n", "$h", "$o.p", "''", "$"]
        inner = "".join(self.choose(parts) for _ in range(self.number(3)))
        return f'"{inner}$({self.expression(depth)})"' if self.number(1) else f'@"\n{inner}\n"@'

    def _other(self, depth: int) -> str:
        match self.number(3):
            case 0:
                return f"{self.choose(_SMALL)}..{self.choose(_SMALL)}"
            case 1:
                return f"({self.expression(depth)} ? {self.expression(depth)} : {self.expression(depth)})"
            case 2:
                return f"$({self.choose(['$n', '$c'])}{self.choose(['++', '--'])})"
        return "{" + self.expression(depth) + "}"
