"""Arithmetic: which type a result has, what texts and collections do, and the errors."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from psopenai_py.framework.errors import PowerShellError
from psopenai_py.framework.values.collections import Hashtable, OrderedDictionary
from psopenai_py.framework.values.dates import DateTime, TimeSpan
from psopenai_py.framework.values.enums import DayOfWeek
from psopenai_py.framework.values.numbers import BigInteger, Byte, Int64, Single, UInt32, UInt64
from psopenai_py.framework.values.scalars import Char
from psopenai_py.framework.values.types import type_of
from psopenai_py.language.operators import binary_operation, unary_operation

_DAY = 864_000_000_000


@pytest.mark.parametrize(
    ("left", "operator", "right", "expected"),
    [
        (5, "+", 5, 10),
        (5, "+", 2.5, 7.5),
        (2**31 - 1, "+", 1, 2147483648.0),
        (Int64(2**63 - 1), "+", 1, 9.223372036854776e18),
        (3_000_000_000, "+", -2_999_999_999, Int64(1)),
        (Byte(200), "+", Byte(100), 300),
        (UInt32(1), "+", 1, UInt32(2)),
        (UInt32(1), "-", 2, -1.0),
        (UInt32(1), "+", -2, Int64(-1)),
        (UInt64(2**64 - 1), "+", 1, 1.8446744073709552e19),
        (UInt64(5), "*", -2, Decimal(-10)),
        (Decimal("1.5"), "+", 2.5, Decimal("4.0")),
        (Decimal("1.5"), "/", 2147483647, Decimal("0.0000000006984919312868695386")),
        (Single(0.1), "+", 0.2, 0.30000000149011613),
        (BigInteger(2), "*", 3, BigInteger(6)),
        (7, "/", 2, 3.5),
        (6, "/", 2, 3),
        (-7, "%", 3, -1),
        (7, "%", -3, 1),
        (5.0, "/", 0, float("inf")),
        (5, "+", "7", 12),
        (1, "+", "1kb", 1025),
        (1, "+", "1e2", 101.0),
        (5, "+", "", 5),
        ("7", "+", 7, "77"),
        ("7", "-", True, 6),
        ("abc", "*", 2.5, "abcabc"),
        ("5", "*", "2", "55"),
        (Char("a"), "+", 1, "a1"),
        (True, "+", True, 2),
        (True, "*", Decimal("1.5"), Decimal("1.5")),
        (None, "+", 5, 5),
        (None, "-", 5, -5),
        (None, "*", 5, None),
        ([1, 2], "+", None, [1, 2, None]),
        ([1, 2], "+", [3, 4], [1, 2, 3, 4]),
        ([1, 2], "*", "2", [1, 2, 1, 2]),
        ([1], "*", 0, []),
        (DayOfWeek.Monday, "+", 1, DayOfWeek.Tuesday),
        (DateTime(2024, 1, 2), "-", DateTime(2024, 1, 1), TimeSpan.from_ticks(_DAY)),
        (DateTime(2024, 1, 2), "+", TimeSpan.from_ticks(_DAY), DateTime(2024, 1, 3)),
        (TimeSpan.from_ticks(_DAY), "*", 2, TimeSpan.from_ticks(2 * _DAY)),
        (6, "-band", 3, 2),
        (5.5, "-band", 7, UInt64(6)),
        (-1, "-shr", 28, -1),
        (1, "-shl", 33, 2),
        (Int64(1), "-shl", 40, Int64(2**40)),
        ("5", "-band", 3, 1),
    ],
)
def test_a_result_has_the_engines_value_and_type(left: Any, operator: str, right: Any, expected: Any) -> None:
    result = binary_operation(operator)(left, right)
    assert (result, type_of(result)) == (expected, type_of(expected))


@pytest.mark.parametrize(
    ("left", "operator", "right", "error_id", "message"),
    [
        (1, "/", 0, "RuntimeException", "Attempted to divide by zero."),
        (Decimal(1), "%", None, "RuntimeException", "Attempted to divide by zero."),
        (1, "+", "x", "InvalidCastFromStringToInteger", 'Cannot convert value "x" to type "System.Int32".'),
        ("x", "/", 2.5, "InvalidCastFromStringToDoubleOrSingle", 'Cannot convert value "x" to type "System.Double".'),
        (2.5, "+", [1, 2], "MethodNotFound", "[System.Object[]] does not contain a method named 'op_Addition'."),
        ([1], "-", 1, "MethodNotFound", "[System.Object[]] does not contain a method named 'op_Subtraction'."),
        (True, "*", 3, "NotADefinedOperationForType", "The operation '[System.Boolean] * [System.Int32]' is not defined."),
        (Char("a"), "*", None, "NotADefinedOperationForType", "The operation '[System.Char] * [$null]' is not defined."),
        (True, "+", Decimal(1), "System.InvalidOperationException", "No coercion operator is defined between types"),
        (Hashtable(), "+", 1, "AddHashTableToNonHashTable", "A hash table can only be added to another hash table."),
        (Hashtable({"a": 1}), "+", Hashtable({"A": 1}), "System.ArgumentException", "Item has already been added."),
        (Decimal(1), "-", [1], "MethodArgumentConversionInvalidCastArgument", 'Cannot convert argument "1", with value:'),
        (DateTime(2024, 1, 2), "-", 1, "MethodCountCouldNotFindBest", "Multiple ambiguous overloads"),
        ("a", "*", -1, "System.ArgumentOutOfRangeException", "must be a non-negative value"),
    ],
)
def test_an_operation_that_is_not_defined_says_so(left: Any, operator: str, right: Any, error_id: str, message: str) -> None:
    with pytest.raises(PowerShellError) as caught:
        binary_operation(operator)(left, right)
    assert caught.value.error_id == error_id
    assert message in str(caught.value)


def test_ordered_dictionaries_stay_ordered_when_added() -> None:
    total = binary_operation("+")(OrderedDictionary({"b": 1}), Hashtable({"a": 2}))
    assert (type(total), list(total.items())) == (OrderedDictionary, [("b", 1), ("a", 2)])


@pytest.mark.parametrize(
    ("operator", "value", "expected"),
    [
        ("-", "5", -5),
        ("-", -(2**31), -(2**31)),
        ("+", "5", 5),
        ("+", None, 0),
        ("!", [0], True),
        ("!", [0, 0], False),
        ("-bnot", 5, -6),
        ("-bnot", UInt32(5), UInt32(4294967290)),
        ("-bnot", Int64(5), Int64(-6)),
        ("++", None, 1),
        ("++", 2**31 - 1, 2147483648.0),
        ("--", 1.5, 0.5),
    ],
)
def test_unary_operators(operator: str, value: Any, expected: Any) -> None:
    result = unary_operation(operator)(value)
    assert (result, type_of(result)) == (expected, type_of(expected))


def test_only_numbers_are_counted_up() -> None:
    with pytest.raises(PowerShellError, match="The operand is a") as caught:
        unary_operation("++")("a")
    assert caught.value.error_id == "OperatorRequiresNumber"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (1, 3, [1, 2, 3]),
        (3, 1, [3, 2, 1]),
        ("1", "3", [1, 2, 3]),
        ("a", "c", [Char("a"), Char("b"), Char("c")]),
        (None, 2, [0, 1, 2]),
        (1.5, 2.5, [2]),
    ],
)
def test_ranges(first: Any, last: Any, expected: list[Any]) -> None:
    assert binary_operation("..")(first, last) == expected


@pytest.mark.parametrize(("first", "last", "name"), [("a", 3, "Format"), (1, 10**12, "Overflow"), ([1], 3, "InvalidCast")])
def test_a_range_needs_whole_numbers(first: Any, last: Any, name: str) -> None:
    with pytest.raises(PowerShellError) as caught:
        binary_operation("..")(first, last)
    assert caught.value.error_id == f"System.{name}Exception"
