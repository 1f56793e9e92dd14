"""Custom numeric formats: patterns of ``0 # . , % ‰ E0``, literals and up to three sections."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from .numbers import Number, decimal_of, rounded

_TOKEN: Final = re.compile(
    r"\\(?P<escaped>.)|'(?P<single>[^']*)'?|\"(?P<double>[^\"]*)\"?|(?P<power>[eE][+-]?0+)|(?P<other>.)", re.DOTALL
)
_SECTIONS: Final = re.compile(r"(?:\\.|'[^']*'?|\"[^\"]*\"?|[^;\\])*", re.DOTALL)


class _Piece(NamedTuple):
    """A piece of a pattern: ``digit`` (0 or #), ``point``, ``power`` or ``text``."""

    kind: str
    text: str


class _Pattern(NamedTuple):
    pieces: list[_Piece]
    whole_digits: int
    decimals: int
    first_zero: int
    last_zero: int
    scale: int
    thousands: bool
    power: str


def format_custom(value: Number, pattern: str) -> str:
    """Returns the number by a pattern; the second section is for negative numbers, the third for zero."""
    number = decimal_of(value)
    sections = _split_sections(pattern)
    negative = number < 0
    section = sections[0]
    if number == 0 and len(sections) > 2:
        section = sections[2]
    elif negative and len(sections) > 1 and sections[1]:
        section, negative = sections[1], False
    parsed = _parsed(section)
    digits = _scaled(abs(number), parsed)
    if not digits and len(sections) > 2 and section is not sections[2]:  # what rounds to zero is shown as zero is
        parsed, negative = _parsed(sections[2]), False
    text = _scientific(abs(number), parsed) if parsed.power else _plain(digits, parsed)
    return f"-{text}" if negative else text


def _split_sections(pattern: str) -> list[str]:
    sections: list[str] = []
    place = 0
    while place <= len(pattern):
        match = _SECTIONS.match(pattern, place)
        end = match.end() if match else place
        if end < len(pattern) and pattern[end] != ";":
            end += 1
        sections.append(pattern[place:end])
        place = end + 1
    return sections or [""]


def _parsed(section: str) -> _Pattern:
    pieces: list[_Piece] = []
    seen_point = False
    whole = decimals = scale = 0
    zeros: list[int] = []
    decimal_zeros = 0
    commas = pending = 0
    power = ""
    for match in _TOKEN.finditer(section):
        other = match["other"]
        if other is not None and other in "0#":
            if seen_point:
                decimals += 1
                decimal_zeros = decimals if other == "0" else decimal_zeros
            else:
                commas += pending
                pending = 0
                whole += 1
                if other == "0":
                    zeros.append(whole)
            pieces.append(_Piece("digit", other))
        elif other == "." and not seen_point:
            seen_point = True
            pieces.append(_Piece("point", "."))
        elif other == ",":
            pending += 1 if whole and not seen_point else 0
        elif other is not None and other in ".":
            continue
        elif match["power"] and whole + decimals:
            power = match["power"]
            pieces.append(_Piece("power", power))
        else:
            text = next(
                group for group in (match["escaped"], match["single"], match["double"], match["power"], other) if group is not None
            )
            scale += {"%": 2, "‰": 3}.get(text, 0) if other is not None else 0
            pieces.append(_Piece("text", text))
    first_zero = whole - zeros[0] + 1 if zeros else 0
    return _Pattern(pieces, whole, decimals, first_zero, decimal_zeros, scale - 3 * pending, commas > 0, power)


def _scaled(number: Decimal, pattern: _Pattern) -> Decimal:
    return rounded(number.scaleb(pattern.scale), pattern.decimals)


def _plain(number: Decimal, pattern: _Pattern) -> str:
    whole, _, fraction = f"{number:f}".partition(".")
    return _filled(whole, fraction, pattern)


def _scientific(number: Decimal, pattern: _Pattern) -> str:
    places = max(pattern.whole_digits, 1)
    exponent = number.adjusted() - places + 1 if number else 0
    mantissa = rounded(number.scaleb(-exponent), pattern.decimals)
    if mantissa and mantissa.adjusted() >= places:
        exponent += 1
        mantissa = rounded(number.scaleb(-exponent), pattern.decimals)
    whole, _, fraction = f"{mantissa:f}".partition(".")
    mark = pattern.power.rstrip("0")
    sign = "-" if exponent < 0 else "+" if mark.endswith("+") else ""
    width = len(pattern.power) - len(mark)
    return _filled(whole, fraction, pattern, f"{mark[0]}{sign}{abs(exponent):0{width}}")


def _filled(whole: str, fraction: str, pattern: _Pattern, power: str = "") -> str:
    """Returns the digits put into the places of the pattern."""
    whole = whole.lstrip("0").rjust(pattern.first_zero, "0")
    fraction = fraction.rstrip("0").ljust(pattern.last_zero, "0")
    out: list[str] = []
    place = 0
    in_decimals = False
    wide = max(len(whole), pattern.whole_digits)
    padded = whole.rjust(wide)
    cursor = decimal = 0
    for kind, text in pattern.pieces:
        if kind == "text":
            out.append(text)
        elif kind == "power":
            out.append(power)
        elif kind == "point":
            if not pattern.whole_digits:
                out.append(whole)
            in_decimals = True
            if fraction:
                out.append(".")
        elif in_decimals:
            out.append(fraction[decimal : decimal + 1])
            decimal += 1
        else:
            place += 1
            end = wide - (pattern.whole_digits - place)
            for index in range(cursor, end):
                if padded[index] != " ":
                    out.append(padded[index])
                    rest = wide - index - 1
                    if pattern.thousands and rest and rest % 3 == 0:
                        out.append(",")
            cursor = end
    return "".join(out)
