"""Values as text and as conditions (R8.10, R8.11)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from psopenai_py.framework.conversion.engine import convert
from psopenai_py.framework.conversion.text import to_text
from psopenai_py.framework.conversion.truth import is_true
from psopenai_py.framework.values import types
from psopenai_py.framework.values.collections import Array, Hashtable
from psopenai_py.framework.values.dates import DateTime
from psopenai_py.framework.values.enums import ActionPreference
from psopenai_py.framework.values.numbers import BigInteger
from psopenai_py.framework.values.objects import Computed, PSObject, TypeName
from psopenai_py.framework.values.scalars import (
    ABSENT,
    PRESENT,
    Char,
    ScriptBlock,
    SecureString,
    Uri,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "True"),
        ([1, None, "a"], "1  a"),
        ([[1, 2], 3], "System.Object[] 3"),
        (Hashtable({"a": 1}), types.HASHTABLE.name),
        (PSObject({"a": 1, "b": [1, 2]}), "@{a=1; b=System.Object[]}"),
        (PSObject(), ""),
        (PSObject({"o": PSObject({"x": 1})}), "@{o=}"),
        (PSObject({"id": "run_1"}, types=[TypeName("T", text_property="id")]), "run_1"),
        (Array(types.INT, [1, 2]), "1 2"),
        (DateTime(2026, 1, 2, 3, 4, 5), "01/02/2026 03:04:05"),
        (Decimal("1.10"), "1.10"),
        (ScriptBlock("1+1"), "1+1"),
        (SecureString("x"), "System.Security.SecureString"),
        (Uri("HTTP://A.test:80"), "http://a.test/"),
        (PRESENT, "True"),
    ],
)
def test_values_as_text(value: object, text: str) -> None:
    """R8.11."""
    assert to_text(value) == convert(value, types.STRING) == text


def test_separator_joins_elements() -> None:
    assert to_text([1, 2, 3], separator=",") == "1,2,3"


@pytest.mark.parametrize(
    ("value", "truth"),
    [
        ("", False),
        ("False", True),
        (0, False),
        (0.0, False),
        ([], False),
        ([0], False),
        ([0, 0], True),
        ([[]], False),
        ([[0]], True),
        (Hashtable(), True),
        (Char("\0"), False),
        (ActionPreference.SilentlyContinue, False),
        (PSObject(), True),
        (ABSENT, False),
    ],
)
def test_values_as_conditions(value: object, truth: bool) -> None:
    """R8.10."""
    assert is_true(value) is truth


def test_a_value_whose_own_text_fails_still_has_a_text() -> None:
    class Broken:
        def __str__(self) -> str:
            raise RuntimeError

        def __iter__(self) -> Any:
            raise RuntimeError

    def fail(obj: PSObject) -> object:
        raise RuntimeError

    assert to_text(Broken()).endswith("Broken")
    assert to_text(PSObject({"a": 1, "b": Computed(fail)})) == "@{a=1}"


def test_integers_of_any_length_have_a_text() -> None:
    """Python refuses to print integers of more than 4300 digits."""
    assert to_text(-(10**5000)) == "-1" + "0" * 5000
    assert to_text(BigInteger(10**5000 + 7)).endswith("0007")
