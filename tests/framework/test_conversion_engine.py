"""The general conversion: the rules of binding.md 8.5 by type, and that no pair of value and type does anything else."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest

from psopenai_py.framework.conversion.assignable import is_instance
from psopenai_py.framework.conversion.engine import convert
from psopenai_py.framework.conversion.script import transform
from psopenai_py.framework.errors import PSInvalidCastException
from psopenai_py.framework.values import types
from psopenai_py.framework.values.collections import Array, ArrayList, Hashtable, OrderedDictionary
from psopenai_py.framework.values.dates import DateTime, TimeSpan
from psopenai_py.framework.values.enums import ActionPreference, ConfirmImpact, DayOfWeek, FileAttributes
from psopenai_py.framework.values.nothing import NOTHING
from psopenai_py.framework.values.objects import PSObject
from psopenai_py.framework.values.scalars import (
    ABSENT,
    PRESENT,
    Char,
    IPAddress,
    Regex,
    Uri,
    Version,
)
from psopenai_py.framework.values.types import NetType

ACTION = types.enum_of(ActionPreference)
GUID_TEXT = "d1c6cd5e-5d1b-4a4b-8f2a-1234567890ab"


def refused(value: object, target: NetType[Any]) -> str:
    with pytest.raises(PSInvalidCastException) as caught:
        convert(value, target)
    return str(caught.value)


@pytest.mark.parametrize(
    ("value", "target", "expected"),
    [
        (None, types.STRING, ""),
        (NOTHING, types.INT, 0),
        (None, types.SWITCH, ABSENT),
        (None, types.URI, None),
        (None, types.nullable(types.INT), None),
        (None, types.CHAR, "\0"),
        (65, types.CHAR, "A"),
        (Char("x"), types.INT, 120),
        ("a", types.STRING_ARRAY, ["a"]),
        ([1, [2, 3]], types.STRING_ARRAY, ["1", "2 3"]),
        ({"a"}, types.STRING_ARRAY, ["a"]),
        ("abc", types.array_of(types.CHAR), ["a", "b", "c"]),
        (ArrayList(["a"]), types.list_of(types.STRING), ["a"]),
        ("4", types.list_of(types.INT), [4]),
        ([1], types.ARRAY_LIST, [1]),
        ("foo", types.URI, Uri("foo")),
        ("5.1", types.VERSION, Version(5, 1)),
        (5.1, types.VERSION, Version(5, 1)),
        (5, types.TIMESPAN, TimeSpan.from_ticks(5)),
        ("1.02:03:04", types.TIMESPAN, TimeSpan(days=1, hours=2, minutes=3, seconds=4)),
        (GUID_TEXT, types.GUID, uuid.UUID(GUID_TEXT)),
        (f"{{{GUID_TEXT}}}", types.GUID, uuid.UUID(GUID_TEXT)),
        ("^a", types.REGEX, Regex("^a")),
        ("5.5", types.IP_ADDRESS, IPAddress("5.0.0.5")),
        (300, types.IP_ADDRESS, IPAddress("44.1.0.0")),
        ("::1", types.IP_ADDRESS, IPAddress("::1")),
        (Hashtable(), types.VERSION, Version(0, 0)),
        (OrderedDictionary({"b": 1}), types.HASHTABLE, Hashtable({"b": 1})),
        (PSObject(), types.TIMESPAN, TimeSpan(0)),
        (True, types.SWITCH, PRESENT),
    ],
)
def test_conversions(value: object, target: NetType[Any], expected: object) -> None:
    result = convert(value, target)
    assert result == expected
    assert result is None or is_instance(result, target)


@pytest.mark.parametrize(
    ("value", "target", "message"),
    [
        ("a", types.HASHTABLE, 'Cannot convert the "a" value of type "System.String" to type "System.Collections.Hashtable".'),
        (None, types.DATETIME, 'Cannot convert null to type "System.DateTime".'),
        ("1234", types.SECURE_STRING, 'Cannot convert the value of type "System.String" to type "System.Security.SecureString".'),
        ([1], types.INT, 'Cannot convert the "System.Object[]" value of type "System.Object[]" to type "System.Int32".'),
        (
            1,
            types.SWITCH,
            'Cannot convert the "1" value of type "System.Int32" to type "System.Management.Automation.SwitchParameter".',
        ),
        (
            DateTime(2026, 1, 2),
            types.INT,
            'Cannot convert value "01/02/2026 00:00:00" to type "System.Int32". '
            "Error: \"Invalid cast from 'DateTime' to 'Int32'.\"",
        ),
        (
            True,
            types.URI,
            'Cannot convert value "True" to type "System.Uri". Error: "Invalid cast from \'System.Boolean\' to \'System.Uri\'."',
        ),
        ("ab", types.CHAR, 'Cannot convert value "ab" to type "System.Char". Error: "String must be exactly one character long."'),
        (
            Hashtable({"a": 1}),
            types.GUID,
            "Cannot create object of type \"System.Guid\". The property 'a' was not found for the 'System.Guid' object. "
            "There is no settable property available.",
        ),
        (
            "x",
            types.array_of(types.INT),
            'Cannot convert value "x" to type "System.Int32[]". Error: "Cannot convert value "x" to type "System.Int32". '
            'Error: "The input string \'x\' was not in a correct format.""',
        ),
        (
            "[a",
            types.REGEX,
            'Cannot convert value "[a" to type "System.Text.RegularExpressions.Regex". '
            "Error: \"Invalid pattern '[a' at offset 2. Unterminated [] set.\"",
        ),
        (
            [1],
            types.nullable(types.INT),
            'Cannot convert the "System.Object[]" value of type "System.Object[]" to type "System.Nullable`1[System.Int32]".',
        ),
    ],
)
def test_refusals_say_what_the_engine_says(value: object, target: NetType[Any], message: str) -> None:
    assert refused(value, target) == message


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("stop", "Stop"),
        ("Sil", "SilentlyContinue"),
        (1, "Stop"),
        ("+5", "Suspend"),
        ([1, 2], "Inquire"),
        ("Stop,Continue", "Inquire"),
    ],
)
def test_enumerations_take_names_beginnings_numbers_and_lists(value: object, expected: str) -> None:
    """R8.20 to R8.22, with the quirk that a list of names is joined bit by bit."""
    assert str(convert(value, ACTION)) == expected


def test_an_ambiguous_beginning_lists_the_names_that_begin_so() -> None:
    assert "following enumerator names: SilentlyContinue, Stop, Suspend." in refused("S", ACTION)
    assert convert("D", types.enum_of(FileAttributes)) == FileAttributes.Directory  # one of its preferred names


def test_an_undeclared_value_is_no_value() -> None:
    assert refused(9, ACTION).endswith('values are "SilentlyContinue,Stop,Continue,Inquire,Ignore,Suspend,Break".')
    assert refused(8, types.enum_of(FileAttributes)).startswith(
        'Cannot convert value "8" to type "System.IO.FileAttributes" due to'
    )


def test_names_of_members_are_the_engines() -> None:
    assert str(ConfirmImpact.None_) == "None"
    assert str(FileAttributes(3)) == "ReadOnly, Hidden"
    assert str(FileAttributes(0)) == "None"
    assert str(DayOfWeek.Monday) == "Monday"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-02", datetime(2026, 1, 2)),
        ("02/03/2020", datetime(2020, 2, 3)),
        ("2026-01-02T03:04:05.1234567", datetime(2026, 1, 2, 3, 4, 5, 123456)),
        ("2 January 2026 3:04 PM", datetime(2026, 1, 2, 15, 4)),
        ("Fri, 02 Jan 2026 03:04:05 GMT", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2026-01-02T03:04:05+02:00", datetime(2026, 1, 2, 1, 4, 5, tzinfo=UTC)),
        ("1/2/49", datetime(2049, 1, 2)),
        ("2026-02", datetime(2026, 2, 1)),
    ],
)
def test_dates_are_read_in_the_invariant_culture(text: str, expected: datetime) -> None:
    result = convert(text, types.DATETIME)
    assert result == expected
    assert result.kind == ("Unspecified" if expected.tzinfo is None else "Local")


@pytest.mark.parametrize("text", ["", "5", "-5", "Monday", "2026-13-01", "2026-02-30", "$true", "25:00", "Mon, 02 Jan 2026"])
def test_what_is_no_date_is_refused(text: str) -> None:
    assert f"String '{text}' was not recognized as a valid DateTime." in refused(text, types.DATETIME)


def test_an_unknown_word_in_a_date_is_named_by_its_place() -> None:
    assert "There is an unknown word starting at index '2'." in refused("5 xyz", types.DATETIME)


def test_arrays_of_objects_are_covariant_and_arrays_of_numbers_are_not() -> None:
    assert is_instance(Array(types.STRING, ["a"]), types.OBJECT_ARRAY)
    assert not is_instance(Array(types.INT, [1]), types.OBJECT_ARRAY)
    assert is_instance(Array(types.INT, [1]), types.ARRAY)
    assert not is_instance(OrderedDictionary(), types.HASHTABLE)
    assert is_instance(OrderedDictionary(), types.DICTIONARY)


def test_a_type_from_outside_brings_its_conversion() -> None:
    class Color:
        def __init__(self, name: str) -> None:
            self.name = name

    def to_color(value: Any) -> Color:
        if not isinstance(value, str):
            raise ValueError("no colour")
        return Color(value)

    color: NetType[Color] = NetType("Acme.Color", "acme", Color, convert=to_color)
    red = convert("red", color)
    assert red.name == "red"
    assert convert([red], types.array_of(color))[0] is red
    assert refused(5, color) == 'Cannot convert value "5" to type "Acme.Color". Error: "no colour"'


@pytest.mark.parametrize("target", [types.BOOL, types.SWITCH, types.nullable(types.BOOL)])
def test_boolean_parameters_take_no_text(target: NetType[Any]) -> None:
    """R8.3: unlike a cast, which takes a text by whether it is empty."""
    with pytest.raises(PSInvalidCastException, match="Boolean parameters accept only Boolean values and numbers"):
        transform("true", target)


def test_text_parameters_take_no_array_but_other_collections() -> None:
    with pytest.raises(PSInvalidCastException, match=r"Cannot convert value to type System\.String\."):
        transform(["a", "b"], types.STRING)
    assert transform(ArrayList(["a", "b"]), types.STRING) == "a b"


def test_elements_of_boolean_collections_are_checked_each() -> None:
    assert transform([1, 0], types.array_of(types.BOOL)) == [True, False]
    with pytest.raises(PSInvalidCastException, match=r'Cannot convert value "System.String" to type "System.Boolean".'):
        transform([True, "x"], types.array_of(types.BOOL))
