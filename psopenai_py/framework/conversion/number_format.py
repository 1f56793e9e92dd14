"""Numbers as text, the way .NET writes them in the invariant culture."""

from __future__ import annotations

from decimal import Decimal

from ..values.numbers import Single, shortest_double

DOUBLE_DIGITS = 15
SINGLE_DIGITS = 7
_DOUBLE_PLACES = 17
_SINGLE_PLACES = 9
_SAFE_BITS = 4096
_CHUNK = 1000


def general(value: float) -> str:
    """Returns a Double with 15 and a Single with 7 significant digits: what the engine's conversion to text gives (R8.11)."""
    special = _special(value)
    if special:
        return special
    return f"{float(value):.{_precision(value)}g}".upper()


def round_trip(value: float) -> str:
    """Returns the shortest text that reads back as the same number: what .NET's ToString() gives.

    A number of more than 17 digits before the point, of a Single 9, has an exponent.
    """
    special = _special(value)
    if special:
        return special
    sign = "-" if str(float(value))[0] == "-" else ""
    mantissa, _, exponent = _shortest(value).partition("e")
    whole, _, fraction = mantissa.partition(".")
    scale = len(whole) + int(exponent or 0)
    digits = (whole + fraction).rstrip("0")
    stripped = digits.lstrip("0")
    scale -= len(digits) - len(stripped)
    return sign + _placed(stripped, scale, _SINGLE_PLACES if isinstance(value, Single) else _DOUBLE_PLACES)


def decimal_text(value: Decimal) -> str:
    """Returns a Decimal with all of its decimals, as many as it was made with."""
    text = f"{value:f}"
    return text[1:] if not value and text.startswith("-") else text


def integer_text(value: int) -> str:
    """Returns an integer's digits, however many: Python itself refuses more than some thousands."""
    if value.bit_length() < _SAFE_BITS:
        return int.__str__(value)
    parts: list[str] = []
    rest = abs(value)
    while rest:
        rest, part = divmod(rest, 10**_CHUNK)
        parts.append(f"{part:0{_CHUNK}}" if rest else int.__str__(part))
    return ("-" if value < 0 else "") + "".join(reversed(parts))


def integer_of(text: str) -> int:
    """Returns the integer that decimal digits write, with or without a sign in front, however many they are."""
    digits = text.lstrip("+-")
    number = 0
    for place in range(0, len(digits), _CHUNK):
        part = digits[place : place + _CHUNK]
        number = number * 10 ** len(part) + int(part)
    return -number if text.startswith("-") else number


def _precision(value: float) -> int:
    return SINGLE_DIGITS if isinstance(value, Single) else DOUBLE_DIGITS


def _special(value: float) -> str | None:
    if value != value:  # only NaN differs from itself
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    return None


def _shortest(value: float) -> str:
    """Returns the fewest digits that stand for the number, without sign, as Python writes them."""
    return repr(abs(shortest_double(value) if isinstance(value, Single) else float(value)))


def _placed(digits: str, scale: int, precision: int) -> str:
    """Returns digits with the point after the first `scale` of them, with an exponent where that gets too long."""
    if not digits:
        return "0"
    if scale > max(len(digits), precision) or scale < -3:
        exponent = scale - 1
        rest = f".{digits[1:]}" if len(digits) > 1 else ""
        return f"{digits[0]}{rest}E{'-' if exponent < 0 else '+'}{abs(exponent):02}"
    if scale <= 0:
        return f"0.{'0' * -scale}{digits}"
    whole = digits[:scale].ljust(scale, "0")
    return f"{whole}.{digits[scale:]}" if len(digits) > scale else whole
