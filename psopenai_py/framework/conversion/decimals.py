"""System.Decimal's limits: 96 bits of digits, at most 28 of them after the point."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation

DECIMAL_MAX = 2**96 - 1
_TOO_LARGE = Decimal(f"{DECIMAL_MAX}.5")
_SCALE = 28


def nearest_decimal(value: Decimal) -> Decimal:
    """Returns the number rounded to what a Decimal can hold. Raises OverflowError beyond its range, as for NaN."""
    if not value.is_finite() or value.copy_abs() >= _TOO_LARGE:
        raise OverflowError("Value was either too large or too small for a Decimal.")
    _, digits, exponent = value.as_tuple()
    places = -exponent if isinstance(exponent, int) else 0
    if places <= 0:
        return Decimal(int(value))
    while places > _SCALE or int("".join(map(str, digits))) > DECIMAL_MAX:
        spare = max(places - _SCALE, len(digits) - 29, 1)
        places -= spare
        value = value.quantize(Decimal(1).scaleb(-places), context=Context(prec=60, rounding=ROUND_HALF_EVEN))
        _, digits, _ = value.as_tuple()
    return value


def parsed(text: str) -> Decimal:
    """Returns the number that plain digits with a point and an exponent write; ValueError for any other text."""
    try:
        return nearest_decimal(Decimal(text))
    except InvalidOperation:
        raise ValueError(f"The input string '{text}' was not in a correct format.") from None


def from_float(value: float, digits: int) -> Decimal:
    """Returns a float as a Decimal of that many significant digits; OverflowError beyond its range."""
    number = Decimal(f"{value:.{digits}g}")
    return nearest_decimal(number.normalize() if number.is_finite() and number else number)
