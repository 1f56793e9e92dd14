"""Real numbers as the integers that bitwise operators calculate with."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from ...framework.conversion.engine import convert
from ...framework.conversion.errors import failed
from ...framework.values.numbers import INT32_MAX, INT32_MIN, INT64_MAX, INT64_MIN
from ...framework.values.types import INT, LONG, UINT32, UINT64

_STEPS: Final = (
    (INT32_MIN, INT32_MAX, INT),
    (0, 2**32 - 1, UINT32),
    (INT64_MIN, INT64_MAX, LONG),
    (0, 2**64 - 1, UINT64),
)


def as_whole(value: float | Decimal) -> Any:
    """Returns the number rounded, as the first of Int32, UInt32, Int64 and UInt64 that holds it. Raises PSInvalidCastException."""
    for low, high, target in _STEPS:
        if low <= value <= high:
            return convert(value, target)
    raise failed(value, INT, "Value was either too large or too small for an Int32.", "InvalidCastIConvertible")


def as_bits(value: float | Decimal) -> int:
    """Returns the number rounded as 64 bits."""
    return int(convert(value, LONG if value < 0 else UINT64)) % 2**64
