"""The members of System.Char."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any, Final

from ...framework.values.scalars import Char
from ...framework.values.types import CHAR
from ..errors import bad_format, out_of_range
from .objects import COMPARABLE
from .strings import folded
from .table import Members


def _category(*prefixes: str) -> Callable[[str], bool]:
    return lambda char: unicodedata.category(char).startswith(prefixes)


_TESTS: Final[dict[str, Callable[[str], bool]]] = {
    "IsControl": _category("Cc"),
    "IsDigit": _category("Nd"),
    "IsLetter": _category("L"),
    "IsLetterOrDigit": _category("L", "Nd"),
    "IsLower": _category("Ll"),
    "IsNumber": _category("N"),
    "IsPunctuation": _category("P"),
    "IsSeparator": _category("Z"),
    "IsSurrogate": _category("Cs"),
    "IsSymbol": _category("S"),
    "IsUpper": _category("Lu"),
    "IsWhiteSpace": lambda char: char.isspace(),
    "IsAscii": lambda char: char.isascii(),
    "IsAsciiDigit": lambda char: char.isascii() and char.isdigit(),
    "IsAsciiLetter": lambda char: char.isascii() and char.isalpha(),
    "IsAsciiLetterOrDigit": lambda char: char.isascii() and char.isalnum(),
    "IsAsciiHexDigit": lambda char: char in "0123456789abcdefABCDEF",
}


def _at(test: Callable[[str], bool]) -> Callable[[str, int], bool]:
    return lambda text, place: test(text[place])


def _from_code(code: int) -> str:
    if not 0 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        raise out_of_range(
            "A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate codepoint values "
            "(0x00d800 ~ 0x00dfff).",
            "utf32",
        )
    return chr(code)


def parse(text: str) -> Char:
    """Returns the one character of a text. Raises FormatException for other texts."""
    if len(text) != 1:
        raise bad_format("String must be exactly one character long.")
    return Char(text)


def _numeric(char: str) -> float:
    return float(unicodedata.numeric(char, -1.0))


def _lower(char: Any) -> Char:
    lowered = str(char).lower()
    return Char(lowered if len(lowered) == 1 else char)


MEMBERS: Final = (
    Members(
        CHAR,
        methods={"ToString()": str, "GetTypeCode()": lambda char: "Char"},
        statics={
            **{f"{name}(char c)": test for name, test in _TESTS.items()},
            **{f"{name}(string s, int index)": _at(test) for name, test in _TESTS.items() if not name.startswith("IsAscii")},
            "ConvertFromUtf32(int utf32)": _from_code,
            "ConvertToUtf32(string s, int index)": lambda text, place: ord(text[place]),
            "GetNumericValue(char c)": _numeric,
            "Parse(string s)": parse,
            "ToLower(char c)": _lower,
            "ToLowerInvariant(char c)": _lower,
            "ToString(char c)": str,
            "ToUpper(char c)": lambda char: Char(folded(char)),
            "ToUpperInvariant(char c)": lambda char: Char(folded(char)),
        },
        static_properties={"MaxValue": lambda: Char("\uffff"), "MinValue": lambda: Char("\0")},
        base=COMPARABLE,
    ),
)
