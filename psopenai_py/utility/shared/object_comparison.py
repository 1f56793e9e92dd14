"""How the object commands compare values: as the operators do, and as texts where these refuse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Final

from ...framework.conversion.text import to_text
from ...framework.errors import PowerShellError
from ...framework.text_order import text_key
from ...framework.values.dates import DateTime, TimeSpan
from ...framework.values.literals import LiteralDouble, LiteralInt
from ...framework.values.numbers import Int64
from ...framework.values.objects import PSObject
from ...language.operators.comparison import compare

Key = Callable[[Any], Any]

_NUMBERS: Final = frozenset({int, Int64, float, Decimal, LiteralInt, LiteralDouble})
_BELOW_ZERO: Final = -5e-324
"""Where null stands among numbers: less than zero, greater than every negative number."""


def compare_objects(first: Any, second: Any, *, ignore_case: bool = True) -> int:
    """Returns a negative number, zero or a positive one. Never raises; the kind of the first value decides how to compare.

    Two custom objects are equal, whatever their properties.
    """
    if first is None and second is None:
        return 0
    if isinstance(first, PSObject) and isinstance(second, PSObject):
        return 0
    try:
        return compare(first, second, ignore_case)
    except PowerShellError:
        left, right = text_key(to_text(first), ignore_case=ignore_case), text_key(to_text(second), ignore_case=ignore_case)
        return (left > right) - (left < right)  # type: ignore[operator]  # both keys are made alike


def sort_key(values: Sequence[Any], *, ignore_case: bool = True) -> Key | None:
    """Returns a function that makes sort keys of these values, None where their kinds differ: then only `compare_objects` helps."""
    kinds = {type(value) for value in values}
    with_null = type(None) in kinds
    kinds.discard(type(None))
    if kinds <= _NUMBERS:
        if any(value != value for value in values if type(value) is float):  # not a number
            return None
        return _number_or_null if with_null else _itself
    if len(kinds) != 1:
        return None
    key = _KEYS.get(kinds.pop(), None)
    if key is None:
        return None
    if key is text_key:
        key = text_key if ignore_case else _exact_text_key
    return _or_null(key) if with_null else key


def _itself(value: Any) -> Any:
    return value


def _number_or_null(value: Any) -> Any:
    return _BELOW_ZERO if value is None else value


def _exact_text_key(value: str) -> Any:
    return text_key(value, ignore_case=False)


def _ticks(value: DateTime | TimeSpan) -> int:
    return value.ticks


_KEYS: Final[dict[type, Key]] = {str: text_key, bool: _itself, DateTime: _ticks, TimeSpan: _ticks}


def _or_null(key: Key) -> Key:
    return lambda value: (False, None) if value is None else (True, key(value))
