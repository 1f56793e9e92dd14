"""Numbers of lenient JSON: hexadecimal and octal integers, integers of any size, and doubles that begin or end with a point."""

from __future__ import annotations

import re
from typing import Any, Final

from ...framework.values.numbers import BigInteger, Int64, fits_int64

_INTEGER: Final = re.compile(r"-?[0-9]+")
_DOUBLE: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_HEXADECIMAL: Final = re.compile(r"0x[0-9A-Fa-f]+")
_OCTAL: Final = re.compile(r"[0-7]+")
LONGEST: Final = 380
"""Signs that an integer may have."""


def number_value(text: str) -> Any:
    """Returns the number that a text is: Int64, BigInteger or a double; None where it is none. ValueError for a too long one."""
    if text[0] == "0" and len(text) > 1 and text[1] not in ".eE":
        return _with_base(text)
    if _INTEGER.fullmatch(text):
        if len(text) > LONGEST:
            raise ValueError(text)
        value = int(text)
        return Int64(value) if fits_int64(value) else BigInteger(value)
    return float(text) if _DOUBLE.fullmatch(text) else None


def _with_base(text: str) -> Int64 | None:
    """Reads ``0x1F`` and ``017``; 64 bits, the highest of them the sign."""
    if _HEXADECIMAL.fullmatch(text):
        value = int(text, 16)
    elif _OCTAL.fullmatch(text):
        value = int(text, 8)
    else:
        return None
    if value >= 2**64:
        return None
    return Int64(value - 2**64 if value >= 2**63 else value)
