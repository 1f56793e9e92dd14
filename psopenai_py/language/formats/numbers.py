"""Numbers by a standard or custom format string, in the invariant culture."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from ...framework.conversion.number_format import decimal_text, general, integer_text, round_trip
from ...framework.values.literals import without_text
from ...framework.values.numbers import Byte, Int16, Int64, SByte, Single, UInt16, UInt32, UInt64, fits_int64, shortest_double
from ..bounds import check_text
from ..errors import bad_format

Number = int | float | Decimal

_STANDARD: Final = re.compile(r"([A-Za-z])([0-9]{0,9})")
_MOST_DECIMALS: Final = 1100
"""More decimals than the exact value of any number has."""
_MOST_PLACES: Final = 310
"""More digits before the point than any number but a BigInteger has."""
_EXACT: Final = Context(prec=1500, rounding=ROUND_HALF_UP)
_BITS: Final[dict[type, int]] = {SByte: 8, Byte: 8, Int16: 16, UInt16: 16, UInt32: 32, Int64: 64, UInt64: 64}


def format_number(value: Number, text: str) -> str:
    """Returns the number by a format string: a letter with an optional precision, or a custom pattern.

    Raises FormatException for a letter that no number has, or that this kind of number does not have.
    """
    value = without_text(value)
    if not text:
        return plain_number(value)
    standard = _STANDARD.fullmatch(text)
    if standard is None:
        from .custom_numbers import format_custom

        return _special(value) or format_custom(value, text)
    precision = int(standard[2]) if standard[2] else None
    letter = standard[1].upper()
    if letter in "DXB":
        return _integer(value, standard[1], precision)
    special = _special(value)
    if special:
        return special
    if letter == "R" and isinstance(value, float):
        return round_trip(value)
    if letter not in _FORMATS:
        raise _refused()
    return _FORMATS[letter](value, precision, standard[1])


def plain_number(value: Number) -> str:
    """Returns what ToString() without a format gives."""
    if isinstance(value, float):
        return round_trip(value)
    return decimal_text(value) if isinstance(value, Decimal) else integer_text(value)


def exact(value: Number) -> Decimal:
    """Returns the number's exact value."""
    return Decimal(value)


def rounded(value: Decimal, places: int) -> Decimal:
    """Returns the number with that many decimals, or as many as it may have, halves away from zero."""
    if value.adjusted() > _MOST_PLACES:  # a BigInteger, which has no decimals
        return value
    return value.quantize(Decimal(1).scaleb(-min(places, _MOST_DECIMALS)), context=_EXACT)


def grouped(digits: str) -> str:
    """Returns whole digits with a comma between groups of three."""
    first = len(digits) % 3
    parts = [digits[:first]] if first else []
    parts += [digits[place : place + 3] for place in range(first, len(digits), 3)]
    return ",".join(parts)


def _refused() -> Exception:
    return bad_format("Format specifier was invalid.")


def _special(value: Number) -> str | None:
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):  # only NaN differs from itself
        return general(value)
    return None


def _integer(value: Number, letter: str, precision: int | None) -> str:
    """Returns decimal, hexadecimal or binary digits, which integers only have; negative ones as two's complement."""
    if not isinstance(value, int):
        raise _refused()
    width = precision or 1
    if letter in "dD":
        digits = integer_text(abs(value)).rjust(width, "0")
        return f"-{digits}" if value < 0 else digits
    number = int(value)
    if number < 0:
        number += 1 << _BITS.get(type(value), 32 if value >= -(2**31) else 64 if fits_int64(value) else value.bit_length() + 1)
    text = f"{number:x}" if letter == "x" else f"{number:X}" if letter == "X" else f"{number:b}"
    return text.rjust(width, "0")


def _split(value: Number, places: int) -> tuple[str, str, str]:
    """Returns sign, whole digits and decimals of the number rounded."""
    fixed = f"{rounded(exact(value), places):f}"
    sign = "-" if fixed.startswith("-") and (isinstance(value, float) or any(char in "123456789" for char in fixed)) else ""
    whole, _, fraction = fixed.lstrip("-").partition(".")
    return sign, whole, fraction.ljust(check_text(places), "0")


def _fixed(value: Number, precision: int | None, letter: str) -> str:
    sign, whole, fraction = _split(value, 2 if precision is None else precision)
    return f"{sign}{whole}{'.' if fraction else ''}{fraction}"


def _with_groups(value: Number, precision: int | None, letter: str) -> str:
    sign, whole, fraction = _split(value, 2 if precision is None else precision)
    return f"{sign}{grouped(whole)}{'.' if fraction else ''}{fraction}"


def _currency(value: Number, precision: int | None, letter: str) -> str:
    text = _with_groups(value, precision, letter)
    return f"(¤{text[1:]})" if text.startswith("-") else f"¤{text}"


def _percent(value: Number, precision: int | None, letter: str) -> str:
    scaled = exact(value).scaleb(2, context=_EXACT)
    return f"{_with_groups(scaled, precision, letter)} %"


def scientific(value: Number, places: int, mark: str, width: int) -> str:
    """Returns mantissa and exponent: ``1.23E+004`` for two places, the mark ``E`` and a width of three."""
    number = exact(value)
    if not number:
        digits, exponent = "0" * (places + 1), 0
    else:
        limited = number.quantize(Decimal(1).scaleb(number.adjusted() - min(places, _MOST_DECIMALS)), context=_EXACT)
        exponent = limited.adjusted()
        digits = "".join(map(str, limited.as_tuple().digits))[: places + 1].ljust(check_text(places + 1), "0")
    sign = "-" if number < 0 else ""
    fraction = f".{digits[1:]}" if places else ""
    return f"{sign}{digits[0]}{fraction}{mark}{'-' if exponent < 0 else '+'}{abs(exponent):0{width}}"


def _exponential(value: Number, precision: int | None, letter: str) -> str:
    return scientific(value, 6 if precision is None else precision, letter, 3)


def _general(value: Number, precision: int | None, letter: str) -> str:
    if not precision:
        return plain_number(value)
    number = exact(shortest_double(value)) if isinstance(value, Single) else exact(value)
    if not number:
        return "0"
    precision = min(precision, _MOST_DECIMALS)
    limited = number.quantize(Decimal(1).scaleb(number.adjusted() - precision + 1), context=_EXACT)
    exponent = limited.adjusted()
    if exponent >= precision or exponent < -4:
        mark = "e" if letter == "g" else "E"
        mantissa, _, power = scientific(number, precision - 1, mark, 2).partition(mark)
        return f"{_trimmed(mantissa)}{mark}{power}"
    return _trimmed(f"{limited:f}")


def _trimmed(digits: str) -> str:
    """Returns the digits without zeros at the end of their decimals."""
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


_FORMATS: Final = {"C": _currency, "E": _exponential, "F": _fixed, "G": _general, "N": _with_groups, "P": _percent}


def decimal_of(value: Number) -> Decimal:
    """Returns the digits a custom pattern shows: 15 of a Double, 7 of a Single, all of other numbers."""
    if isinstance(value, Single):
        return Decimal(f"{float(value):.7g}")
    if isinstance(value, float):
        return Decimal(f"{value:.15g}")
    return value if isinstance(value, Decimal) else Decimal(value)
