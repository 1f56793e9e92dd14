"""``-band -bor -bxor -shl -shr``."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from ...framework.conversion.engine import convert
from ...framework.values.numbers import Int64, UInt32, UInt64
from ...framework.values.scalars import Char
from ...framework.values.types import INT, LONG
from ...framework.values.types import UINT32 as UINT32_TYPE
from ...framework.values.types import UINT64 as UINT64_TYPE
from . import implicit
from .kinds import CHAR, INT32, INT64, UINT32, UINT64, code_of, is_enumeration, is_number, number_of_text, operand
from .numeric import plain
from .whole_numbers import as_bits, as_whole

_Bits = Callable[[int, int], int]


def bit_and(left: Any, right: Any) -> Any:
    """Returns ``left -band right``."""
    return _combined("op_BitwiseAnd", "-band", lambda one, two: one & two, left, right)


def bit_or(left: Any, right: Any) -> Any:
    """Returns ``left -bor right``."""
    return _combined("op_BitwiseOr", "-bor", lambda one, two: one | two, left, right)


def bit_xor(left: Any, right: Any) -> Any:
    """Returns ``left -bxor right``."""
    return _combined("op_ExclusiveOr", "-bxor", lambda one, two: one ^ two, left, right)


def _combined(name: str, symbol: str, combine: _Bits, left: Any, right: Any) -> Any:
    left, right = operand(left), operand(right)
    if left is None and right is None:
        return 0
    left_code, right_code = code_of(left), code_of(right)
    texts = [isinstance(value, str) and not isinstance(value, Char) for value in (left, right)]
    if any(texts) and (left_code or right_code or all(texts) or left is None or right is None):
        numbers = [
            number_of_text(value, other) if text else value
            for value, other, text in zip((left, right), (right, left), texts, strict=True)
        ]
        return _combined(name, symbol, combine, *numbers)
    if left_code or right_code:
        pair = _as_numbers(left, right, max(left_code, right_code))
        if pair is not None:
            return _result(combine, *pair, left)
    return implicit.apply(name, symbol, left, right)


def _as_numbers(left: Any, right: Any, code: int) -> tuple[Any, Any] | None:
    pair = [0 if value is None else value for value in (left, right)]
    return (pair[0], pair[1]) if all(code_of(value) for value in pair) else None


def _result(combine: _Bits, left: Any, right: Any, original: Any) -> Any:
    if any(isinstance(value, float | Decimal) for value in (left, right)):
        bits = [as_bits(value) if isinstance(value, float | Decimal) else plain(value) % 2**64 for value in (left, right)]
        number = combine(*bits)
        if left < 0 or right < 0:
            return Int64(number - 2**64 if number >= 2**63 else number)
        return UInt64(number)
    code = max(code_of(left), code_of(right))
    if code <= INT32:
        number = combine(plain(left), plain(right))
        return type(original)(number) if is_enumeration(original) else number
    if code == UINT32:
        return UInt32(combine(plain(left), plain(right)) % 2**32)
    if code == INT64:
        return Int64(combine(plain(left), plain(right)))
    return UInt64(combine(plain(left), plain(right)) % 2**64)


def shift_left(left: Any, right: Any) -> Any:
    """Returns ``left -shl right``; only the lowest bits of the count matter, as for the processor."""
    return _shifted("op_LeftShift", "-shl", lambda number, count: number << count, left, right)


def shift_right(left: Any, right: Any) -> Any:
    """Returns ``left -shr right``."""
    return _shifted("op_RightShift", "-shr", lambda number, count: number >> count, left, right)


_WIDTHS: Final = {INT32: 32, UINT32: 32, INT64: 64, UINT64: 64}


def _shifted(name: str, symbol: str, shift: _Bits, left: Any, right: Any) -> Any:
    left, right = operand(left), operand(right)
    if left is None:
        return 0
    texts = [isinstance(value, str) and not isinstance(value, Char) for value in (left, right)]
    if any(texts):
        first = number_of_text(left, right) if texts[0] else left
        second = number_of_text(right, left) if texts[1] else right
        return _shifted(name, symbol, shift, first, second)
    if not is_number(left) or code_of(left) <= CHAR:
        return implicit.apply(name, symbol, left, right)
    count = int(convert(right, INT))
    if isinstance(left, float | Decimal):
        left = as_whole(left)
    code = max(code_of(left), INT32) if code_of(left) < UINT32 else code_of(left)
    width = _WIDTHS[code]
    number = shift(int(left), count % width) % 2**width
    if code in (INT32, INT64) and number >= 2 ** (width - 1):
        number -= 2**width
    kinds = {INT32: INT, UINT32: UINT32_TYPE, INT64: LONG, UINT64: UINT64_TYPE}
    made = convert(number, kinds[code])
    return type(left)(made) if is_enumeration(left) else made
