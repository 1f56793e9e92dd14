"""``-eq -ne -lt -le -gt -ge``, and the order of values that commands sort by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from ...framework.conversion.engine import convert
from ...framework.conversion.text import is_enumerable, plain_text, to_text, uri_text
from ...framework.errors import PowerShellError, PSInvalidCastException
from ...framework.text_order import text_key
from ...framework.values.dates import DateTime, TimeSpan
from ...framework.values.literals import without_text
from ...framework.values.nothing import NOTHING
from ...framework.values.numbers import INT32_MAX, INT32_MIN
from ...framework.values.objects import PSObject
from ...framework.values.scalars import Char, Regex, ScriptBlock, SecureString, SwitchParameter, Uri
from ...framework.values.types import DECIMAL, NetType, type_of
from ..errors import ExtendedTypeSystemException, RuntimeException
from .kinds import code_of, is_big, is_enumeration, is_number, number_of_text, operand
from .numeric import plain

_ByReference = (list, tuple, Mapping, PSObject, ScriptBlock, Regex, SecureString)
_COMPARABLE_FAMILIES: Final = frozenset(
    {"string", "char", "bool", "integer", "real", "decimal", "bigint", "datetime", "timespan", "guid", "version", "enum"}
)


def equal(left: Any, right: Any, ignore_case: bool = True) -> Any:
    """Returns ``left -eq right``: of a collection on the left, the elements that are equal."""
    if type(left) is int and type(right) is int:
        return left == right
    if left is not NOTHING and left is not None and is_enumerable(left):
        return [item for item in left if equals(item, right, ignore_case)]
    return equals(left, right, ignore_case)


def not_equal(left: Any, right: Any, ignore_case: bool = True) -> Any:
    """Returns ``left -ne right``: of a collection on the left, the elements that differ."""
    if left is not NOTHING and left is not None and is_enumerable(left):
        return [item for item in left if not equals(item, right, ignore_case)]
    return not equals(left, right, ignore_case)


def less(left: Any, right: Any, ignore_case: bool = True) -> Any:
    """Returns ``left -lt right``."""
    return _ordered(left, right, ignore_case, _LESS)


def less_or_equal(left: Any, right: Any, ignore_case: bool = True) -> Any:
    """Returns ``left -le right``."""
    return _ordered(left, right, ignore_case, _LESS_OR_EQUAL)


def greater(left: Any, right: Any, ignore_case: bool = True) -> Any:
    """Returns ``left -gt right``."""
    return _ordered(left, right, ignore_case, _GREATER)


def greater_or_equal(left: Any, right: Any, ignore_case: bool = True) -> Any:
    """Returns ``left -ge right``."""
    return _ordered(left, right, ignore_case, _GREATER_OR_EQUAL)


def equals(left: Any, right: Any, ignore_case: bool = True) -> bool:
    """Whether two values are equal, a collection on the left taken as one value; the left one's type decides how."""
    left, right = operand(left), operand(right)
    if left is None or right is None:
        return left is right
    if is_number(left):
        found = _equal_to_number(left, right, ignore_case)
        if found is not None:
            return found
    if isinstance(left, Char):
        return _equal_to_char(left, right, ignore_case)
    if isinstance(left, str):
        other = right if isinstance(right, str) else to_text(right)
        return left == other or text_key(left, ignore_case=ignore_case) == text_key(other, ignore_case=ignore_case)
    return same(left, right) or _equal_converted(left, right)


def _equal_to_number(left: Any, right: Any, ignore_case: bool) -> bool | None:
    if is_enumeration(right):
        return _numerically(left, int(right)) == 0
    if code_of(right):
        return _numerically(left, right) == 0
    if type(right) is str:
        try:
            return equals(left, number_of_text(right, left), ignore_case)
        except PSInvalidCastException:
            return False
    return None


def _equal_to_char(left: Char, right: Any, ignore_case: bool) -> bool:
    if isinstance(right, str):
        return str(left) == str(right) or (ignore_case and str(left).upper() == str(right).upper())
    return _equal_converted(left, right)


def _equal_converted(left: Any, right: Any) -> bool:
    if isinstance(left, (*_ByReference, NetType)):
        return False
    try:
        return same(left, _as_type_of(left, right))
    except PSInvalidCastException:
        return False


def _as_type_of(left: Any, right: Any) -> Any:
    from ..members.casts import cast
    from ..members.types import kind_of

    target = kind_of(left)
    assert target is not None
    return without_text(cast(right, target))


def same(left: Any, right: Any) -> bool:
    """What .NET's Equals says: equal values of one type, one and the same object for arrays and other references."""
    if left is right:
        return True
    if isinstance(left, _ByReference):
        return False
    if isinstance(left, SwitchParameter):
        return isinstance(right, SwitchParameter | bool) and bool(left) == bool(right)
    if type_of(left) != type_of(right):
        return False
    if isinstance(left, DateTime | TimeSpan):
        return bool(left.ticks == right.ticks)
    if isinstance(left, Uri):
        return uri_text(left) == uri_text(right)
    return bool(left == right)


_Test = Callable[[int], bool]
_LESS: Final[_Test] = lambda order: order < 0  # noqa: E731  # a table of four tests reads best as such
_LESS_OR_EQUAL: Final[_Test] = lambda order: order <= 0  # noqa: E731
_GREATER: Final[_Test] = lambda order: order > 0  # noqa: E731
_GREATER_OR_EQUAL: Final[_Test] = lambda order: order >= 0  # noqa: E731


def _ordered(left: Any, right: Any, ignore_case: bool, test: _Test) -> Any:
    if type(left) is int and type(right) is int:
        return test((left > right) - (left < right))
    if left is not NOTHING and left is not None and is_enumerable(left):
        return [item for item in left if _in_order(item, right, ignore_case, test)]
    return _in_order(left, right, ignore_case, test)


def _in_order(left: Any, right: Any, ignore_case: bool, test: _Test) -> bool:
    left, right = operand(left), operand(right)
    if left is None or right is None:
        return _null_in_order(left, right, test)
    if is_number(left):
        number = _number_for(left, right)
        if number is not None:
            order = _numerically(left, number)
            return order is not None and test(order)
    return test(_order(left, right, ignore_case, test))


def _null_in_order(left: Any, right: Any, test: _Test) -> bool:
    """Null is less than every other value, but greater than negative numbers."""
    if is_number(left):
        return bool(left < 0) if test in (_LESS, _LESS_OR_EQUAL) else bool(left >= 0)
    if is_number(right):
        return bool(right >= 0) if test in (_LESS, _LESS_OR_EQUAL) else bool(right < 0)
    return test((left is not None) - (right is not None))


def _number_for(left: Any, right: Any) -> Any:
    """Returns the right operand as a number to compare with, None where it has no such form."""
    if is_enumeration(right):
        return int(right)
    if code_of(right):
        return right
    if type(right) is str:
        number = number_of_text(right, left)
        return int(number) if is_enumeration(number) else number if code_of(number) else None
    return None


def _numerically(left: Any, right: Any) -> int | None:
    """Returns the order of two primitive values, None where one is not a number (NaN)."""
    pair = [plain(value) if isinstance(value, int | Char) else value for value in (left, right)]
    floats = [isinstance(value, float) for value in pair]
    if any(isinstance(value, Decimal) for value in pair):
        if any(value != value for value in pair):  # only NaN differs from itself
            return None
        try:
            pair = [value if isinstance(value, int) else convert(value, DECIMAL) for value in pair]
        except PSInvalidCastException:
            pair = [float(value) for value in pair]
    elif any(floats):
        pair = [float(value) for value in pair]
        if any(value != value for value in pair):
            return None
    one, two = pair
    return (one > two) - (one < two)


def _order(left: Any, right: Any, ignore_case: bool, test: _Test | None = None) -> int:
    if isinstance(left, str) and not isinstance(left, Char):
        return compare_texts(left, right if isinstance(right, str) else to_text(right), ignore_case=ignore_case)
    if isinstance(left, PSObject):
        return _order_of_objects(left, right)
    if not _is_comparable(left):
        if same(left, right):
            return 0
        raise RuntimeException(f'Cannot compare "{plain_text(left)}" because it is not IComparable.', error_id="NotIcomparable")
    try:
        other = _as_type_of(left, right)
    except PSInvalidCastException as error:
        raise RuntimeException(
            f'Could not compare "{to_text(left)}" to "{to_text(right)}". Error: "{error}"', error_id="ComparisonFailure"
        ) from error
    one, two = _key(left), _key(other)
    return int(one > two) - int(one < two)


def _order_of_objects(left: PSObject, right: Any) -> int:
    if left is right:
        return 0
    raise ExtendedTypeSystemException(
        f'Cannot compare "{plain_text(left)}" to "{plain_text(right)}" because the objects are not the same type or the object '
        f'"{plain_text(left)}" does not implement "IComparable".',
        error_id="PSObjectCompareTo",
    )


def _is_comparable(value: Any) -> bool:
    known = type_of(value)
    return known is not None and (known.family in _COMPARABLE_FAMILIES or hasattr(value, "order_key"))


def _key(value: Any) -> Any:
    """Returns what the order of two values of one type is decided by."""
    if isinstance(value, DateTime | TimeSpan):
        return value.ticks
    if is_big(value) or isinstance(value, Char):
        return plain(value)
    return value.order_key if hasattr(value, "order_key") else value


def compare_texts(left: str, right: str, *, ignore_case: bool) -> int:
    """Returns the order of two texts in the invariant culture: -1, 0 or 1."""
    one: Any = text_key(left, ignore_case=ignore_case)
    two: Any = text_key(right, ignore_case=ignore_case)
    return int(one > two) - int(one < two)


def compare(first: Any, second: Any, ignore_case: bool = True) -> int:
    """Returns a negative number, zero or a positive one, as LanguagePrimitives.Compare does; the first value decides how.

    Raises RuntimeException where the values have no order.
    """
    first, second = operand(first), operand(second)
    if type(first) is int and type(second) is int and INT32_MIN <= first <= INT32_MAX:
        return (first > second) - (first < second)
    if first is None or second is None:
        return _compare_to_null(first, second)
    if is_number(first):
        try:
            number = _number_for(first, second)
        except PowerShellError as error:
            raise RuntimeException(
                f'Could not compare "{to_text(first)}" to "{to_text(second)}". Error: "{error}"', error_id="ComparisonFailure"
            ) from error
        if number is not None:
            order = _numerically(first, number)
            return _order_with_nan(first, number) if order is None else order
    return _order(first, second, ignore_case)


def _order_with_nan(first: Any, second: Any) -> int:
    """A number that is none comes before all others."""
    return int(second != second) - int(first != first)


def _compare_to_null(first: Any, second: Any) -> int:
    if first is None and second is None:
        return 0
    value, sign = (second, -1) if first is None else (first, 1)
    return -sign if is_number(value) and value < 0 else sign


__all__ = [
    "compare", "compare_texts", "equal", "equals", "greater", "greater_or_equal", "less", "less_or_equal", "not_equal", "same",
]  # fmt: skip
