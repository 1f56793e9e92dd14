"""``+ - * / %`` on any two values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ...framework.conversion.engine import convert
from ...framework.conversion.text import is_enumerable, to_text
from ...framework.values.collections import Array, Hashtable, OrderedDictionary
from ...framework.values.numbers import INT32_MAX, INT32_MIN
from ...framework.values.scalars import Char, SwitchParameter
from ...framework.values.types import INT, UINT32, type_of
from ..bounds import LONGEST_TEXT, MOST_ELEMENTS, check_elements, check_text
from ..errors import NetException, RuntimeException, argument_error, out_of_memory, out_of_range
from . import implicit
from .kinds import BOOL, CHAR, code_of, is_enumeration, number_of_text, operand
from .numeric import ADD, DIVIDE, MULTIPLY, REMAINDER, SUBTRACT, Operation, calculate

_MOST_OF_NET: Final = 0x7FFFFFC7
"""The most elements an array of .NET has."""


def add(left: Any, right: Any, separator: str = " ") -> Any:
    """Returns ``left + right``; `separator` (``$OFS``) joins the elements of a right operand that becomes text."""
    if type(left) is int and type(right) is int:
        total = left + right
        if INT32_MIN <= total <= INT32_MAX and INT32_MIN <= left <= INT32_MAX and INT32_MIN <= right <= INT32_MAX:
            return total
    left, right = operand(left), operand(right)
    if left is None:
        return right
    code = code_of(left)
    if code and code != CHAR:
        number = _as_number(right, left)
        if number is not None:
            return calculate(ADD, left, number)
        if isinstance(right, str):
            return add(left, number_of_text(right, left))
    elif isinstance(left, str):
        text = to_text(right, separator)
        check_text(len(left) + len(text))
        return f"{left}{text}"
    elif is_enumerable(left):
        if not is_enumerable(right):
            return [*left, right]
        items = [*left]
        others = [*right]
        check_elements(len(items) + len(others))
        return items + others
    elif isinstance(left, Mapping):
        if not isinstance(right, Mapping):
            raise RuntimeException("A hash table can only be added to another hash table.", error_id="AddHashTableToNonHashTable")
        return _joined(left, right)
    return implicit.apply("op_Addition", "+", left, right)


def _joined(left: Mapping[Any, Any], right: Mapping[Any, Any]) -> Hashtable:
    made = OrderedDictionary() if isinstance(left, OrderedDictionary) else Hashtable()
    for key, value in [*left.items(), *right.items()]:
        if key in made:
            shown = to_text(key)
            raise argument_error(f"Item has already been added. Key in dictionary: '{shown}'  Key being added: '{shown}'")
        made[key] = value
    return made


def subtract(left: Any, right: Any) -> Any:
    """Returns ``left - right``."""
    return _calculated(SUBTRACT, "-", left, right)


def divide(left: Any, right: Any) -> Any:
    """Returns ``left / right``."""
    return _calculated(DIVIDE, "/", left, right)


def remainder(left: Any, right: Any) -> Any:
    """Returns ``left % right``."""
    return _calculated(REMAINDER, "%", left, right)


def _calculated(operation: Operation, symbol: str, left: Any, right: Any) -> Any:
    left, right = operand(left), operand(right)
    if left is None:
        left = 0
    if code_of(left):
        number = _as_number(right, left)
        if number is not None:
            return calculate(operation, left, number)
        if isinstance(right, str):
            return _calculated(operation, symbol, left, number_of_text(right, left))
    elif isinstance(left, str):
        number = number_of_text(left, right)
        if isinstance(right, str) and not isinstance(right, Char):
            right = number_of_text(right, left)
        return _calculated(operation, symbol, number, right)
    return implicit.apply(operation.name, symbol, left, right)


def multiply(left: Any, right: Any) -> Any:
    """Returns ``left * right``: a product, or a text or collection repeated."""
    left, right = operand(left), operand(right)
    if left is None:
        return None
    if code_of(left) > CHAR:
        number = _as_number(right, left)
        if number is not None:
            return calculate(MULTIPLY, left, number)
        if isinstance(right, str):
            return multiply(left, number_of_text(right, left))
    elif isinstance(left, str) and not isinstance(left, Char):
        times = int(convert(_count(right), INT))
        if times < 0:
            raise out_of_range(f"times ('{times}') must be a non-negative value.", "times", times)
        return left * _checked(len(left), times, LONGEST_TEXT)
    elif is_enumerable(left):
        times = int(convert(_count(right), UINT32))
        items = list(left) * _checked(len(list(left)), times, MOST_ELEMENTS)
        return Array(left.element_type, items) if isinstance(left, Array) else items
    return implicit.apply("op_Multiply", "*", left, right)


def _count(value: Any) -> Any:
    return number_of_text(value, 0) if isinstance(value, str) and not isinstance(value, Char) else value


def _checked(length: int, times: int, most: int) -> int:
    if length * times > _MOST_OF_NET:
        raise NetException("System.OutOfMemoryException", "Array dimensions exceeded supported range.")
    if length * times > most:
        raise out_of_memory()
    return times if length else 0


def _as_number(value: Any, other: Any) -> Any:
    """Returns the right operand as one that can be calculated with, None where it has no such form."""
    if value is None:
        return 0
    if is_enumeration(value):
        return convert(value, _type_of_number(other))
    if code_of(value):
        return value
    if isinstance(value, SwitchParameter) and code_of(other) == BOOL:
        return bool(value)
    return None


def _type_of_number(other: Any) -> Any:
    return INT if is_enumeration(other) or code_of(other) <= CHAR else type_of(other)
