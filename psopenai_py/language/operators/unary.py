"""The operators with one operand: ``- + ! -not -bnot ++ --``."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ...framework.conversion.engine import convert, find
from ...framework.conversion.errors import no_conversion
from ...framework.conversion.truth import is_true
from ...framework.values.numbers import BigInteger, Int64, Single, UInt32, UInt64
from ...framework.values.types import INT, LONG, type_of
from ..errors import RuntimeException
from .arithmetic import add, subtract
from .kinds import BYTE, INT32, INT64, SBYTE, UINT32, UINT64, code_of, is_big, is_enumeration, is_number, number_of_text, operand
from .whole_numbers import as_whole


def negate(value: Any) -> Any:
    """Returns ``-value``."""
    value = operand(value)
    if is_number(value) and not is_enumeration(value):
        code = code_of(value)
        if code in (SBYTE, BYTE):
            return -int(value)
        if isinstance(value, Single):
            return Single(-float(value))
        if isinstance(value, float | Decimal):
            return -value
        if code <= INT64 and code != UINT32:
            return _wrapped(-int(value), code)
        return -int(value) if code == UINT32 else subtract(0, value)
    return subtract(0, value)


def _wrapped(value: int, code: int) -> int:
    """Returns the negated integer in its own type: of the least number itself, for there is no other."""
    if code == INT32:
        return value if value < 2**31 else value - 2**32
    return Int64(value if value < 2**63 else value - 2**64) if code == INT64 else value


def plus(value: Any) -> Any:
    """Returns ``+value``: a number, from a text as well."""
    value = operand(value)
    if is_number(value) and not is_enumeration(value):
        return int(value) if code_of(value) in (SBYTE, BYTE) else value
    return add(0, value)


def negation(value: Any) -> bool:
    """Returns ``!value``."""
    return not is_true(value)


def exclusive(left: Any, right: Any) -> bool:
    """Returns ``left -xor right``."""
    return is_true(left) != is_true(right)


def complement(value: Any) -> Any:
    """Returns ``-bnot value``: the bits of the number turned round, in its own type."""
    value = operand(value)
    if value is None:
        return -1
    if is_big(value):
        return BigInteger(~int(value))
    if isinstance(value, str) and type(value) is str:
        return complement(number_of_text(value, 0))
    code = code_of(value)
    if is_enumeration(value):
        return type(value)(~int(value))
    if isinstance(value, float | Decimal):
        return complement(as_whole(value))
    if is_number(value):
        return (
            {UINT32: UInt32, UINT64: UInt64}[code](~int(value) % 2 ** (32 if code == UINT32 else 64))
            if code
            in (
                UINT32,
                UINT64,
            )
            else Int64(~int(value))
            if code == INT64
            else ~int(value)
        )
    for target in (INT, LONG):
        if find(value, target) is not None:
            return complement(convert(value, target))
    raise no_conversion(value, INT)


def increment(value: Any) -> Any:
    """Returns what ``++`` makes of a variable's value. Raises OperatorRequiresNumber for what is no number."""
    return _stepped(value, 1, "++")


def decrement(value: Any) -> Any:
    """Returns what ``--`` makes of a variable's value. Raises OperatorRequiresNumber for what is no number."""
    return _stepped(value, -1, "--")


def _stepped(value: Any, step: int, symbol: str) -> Any:
    value = operand(value)
    if value is None:
        return step
    if is_number(value):
        return add(value, step)
    known = type_of(value)
    raise RuntimeException(
        f"The '{symbol}' operator works only on numbers. The operand is a '{known.name if known else ''}'.",
        error_id="OperatorRequiresNumber",
    )
