"""Comparison, containment and types: the left operand decides how, a collection on the left is filtered."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import Any

import pytest

from psopenai_py.framework.errors import PowerShellError
from psopenai_py.framework.values.collections import Array, GenericList, Hashtable
from psopenai_py.framework.values.dates import DateTime
from psopenai_py.framework.values.enums import DayOfWeek
from psopenai_py.framework.values.numbers import BigInteger, Int64
from psopenai_py.framework.values.objects import PSObject
from psopenai_py.framework.values.scalars import PRESENT, Char, Uri, Version
from psopenai_py.framework.values.types import INT, OBJECT, STRING
from psopenai_py.language.members.types import resolve
from psopenai_py.language.operators import binary_operation
from psopenai_py.language.operators.comparison import compare

_GUID = "12345678-1234-1234-1234-1234567890ab"


@pytest.mark.parametrize(
    ("left", "operator", "right", "expected"),
    [
        (1, "-eq", 1.0, True),
        (1, "-eq", "1", True),
        ("1", "-eq", 1, True),
        ("1.0", "-eq", 1, False),
        (16, "-eq", "0x10", True),
        (1, "-eq", "x", False),
        (5, "-eq", True, False),
        (True, "-eq", "False", True),
        (False, "-eq", "", True),
        ("", "-eq", False, False),
        (None, "-eq", None, True),
        (None, "-eq", 0, False),
        ("a", "-eq", "A", True),
        ("a", "-ceq", "A", False),
        ("a", "-eq", "a\0", True),
        ("ß", "-eq", "ss", False),
        (Char("a"), "-eq", "A", True),
        (Char("a"), "-eq", 97, True),
        (97, "-eq", Char("a"), True),
        (1, "-eq", Decimal(1), True),
        (5, "-eq", BigInteger(5), True),
        (float("nan"), "-eq", float("nan"), False),
        (DayOfWeek.Monday, "-eq", "monday", True),
        (DayOfWeek.Monday, "-eq", "nope", False),
        ("Monday", "-eq", DayOfWeek.Monday, True),
        (uuid.UUID(_GUID), "-eq", _GUID.upper(), True),
        (Version(1, 0), "-lt", "1.10", True),
        ("1.10", "-gt", Version(1, 9), False),
        (Uri("http://a/"), "-eq", Uri("http://A/"), True),
        (PRESENT, "-eq", True, True),
        (INT, "-eq", INT, True),
        (INT, "-eq", "int", False),
        ("int", "-eq", INT, True),
        (DateTime(2024, 1, 2), "-gt", "2024-01-01", True),
        (1.0, "-eq", [1, 2], False),
        (True, "-eq", [1, 2], True),
        (10, "-lt", "9", False),
        ("10", "-lt", 9, True),
        ("a", "-lt", "B", True),
        ("a", "-clt", "A", True),
        (None, "-lt", 0, True),
        (None, "-gt", -1, True),
        (None, "-lt", "a", True),
        ("a", "-lt", None, False),
        (1, "-ne", 2, True),
        ([1, 2, 3, 2], "-eq", 2, [2, 2]),
        ([1, 2, 3, 2], "-ne", "2", [1, 3]),
        ([1, 2, 3], "-gt", 1, [2, 3]),
        (["a", "b", "A"], "-ceq", "a", ["a"]),
        ([1, None, 2], "-eq", None, [None]),
        ([[1, 2]], "-eq", [1, 2], []),
        ([1, 2], "-contains", "2", True),
        ("abc", "-contains", "a", False),
        ([], "-contains", None, False),
        (["a"], "-ccontains", "A", False),
        ([[1, 2], 3], "-contains", 3, True),
        ("A", "-in", ["a"], True),
        ("A", "-notin", ["a"], False),
        (None, "-in", [None], True),
        (1, "-is", INT, True),
        (1, "-is", "int", True),
        (1, "-is", OBJECT, True),
        (Int64(1), "-is", INT, False),
        ([1], "-is", resolve("array"), True),
        (Hashtable(), "-is", resolve("Collections.IDictionary"), True),
        (PSObject(), "-is", resolve("pscustomobject"), True),
        (1, "-is", resolve("pscustomobject"), False),
        (1, "-is", resolve("ValueType"), True),
        (Char("a"), "-is", resolve("Collections.IEnumerable"), False),
        ("a", "-isnot", STRING, False),
        ("5", "-as", INT, 5),
        ("x", "-as", INT, None),
    ],
)
def test_comparisons(left: Any, operator: str, right: Any, expected: Any) -> None:
    assert binary_operation(operator)(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "error_id", "message"),
    [
        (1, "a", "InvalidCastFromStringToInteger", "The input string 'a' was not in a correct format."),
        (1, [], "ComparisonFailure", 'Could not compare "1" to "". Error: "Cannot convert the "System.Object[]" value'),
        (Hashtable(), 1, "NotIcomparable", 'Cannot compare "System.Collections.Hashtable" because it is not IComparable.'),
        (PSObject({"a": 1}), 1, "PSObjectCompareTo", 'Cannot compare "@{a=1}" to "1"'),
        (DateTime(2024, 1, 2), "x", "ComparisonFailure", 'Could not compare "01/02/2024 00:00:00" to "x".'),
    ],
)
def test_values_without_an_order_say_so(left: Any, right: Any, error_id: str, message: str) -> None:
    with pytest.raises(PowerShellError) as caught:
        binary_operation("-lt")(left, right)
    assert caught.value.error_id == error_id
    assert message in str(caught.value)


def test_a_missing_type_is_an_error_of_the_operator() -> None:
    with pytest.raises(PowerShellError) as caught:
        binary_operation("-is")(1, None)
    assert caught.value.error_id == "IsOperatorRequiresType"


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [(None, None, 0), (None, 1, -1), (None, -1, 1), (1, None, 1), ("a", "B", -1), (2, "10", -1), (1.5, 1, 1), ("b", None, 1)],
)
def test_the_order_that_commands_sort_by(first: Any, second: Any, order: int) -> None:
    assert compare(first, second) == order


def test_typed_arrays_are_filtered_as_well() -> None:
    assert binary_operation("-eq")(Array(STRING, ["a", "A", "b"]), "a") == ["a", "A"]
    assert binary_operation("-gt")(GenericList(INT, [1, 5]), 2) == [5]
