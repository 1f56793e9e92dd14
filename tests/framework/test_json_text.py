"""JSON text to engine values and back."""

from __future__ import annotations

import contextlib
import json
import math
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psopenai_py.framework.errors import JsonException
from psopenai_py.framework.json_text import MAX_DEPTH, dump, dump_slowly, parse
from psopenai_py.framework.values.collections import Hashtable, OrderedDictionary
from psopenai_py.framework.values.dates import DateTime, TimeSpan
from psopenai_py.framework.values.enums import ActionPreference
from psopenai_py.framework.values.numbers import BigInteger, Int64, Single
from psopenai_py.framework.values.objects import Computed, PSObject, set_property
from psopenai_py.framework.values.scalars import PRESENT, Char, SecureString, Uri


def test_parses_to_engine_values():
    value = parse('{"Name": "x", "n": 5, "big": 123456789012345678901234, "f": 1.0, "inner": [{"a": null}, true]}')
    assert type(value) is PSObject
    assert value.name == "x"
    assert type(value.n) is Int64
    assert type(value.big) is BigInteger
    assert value.big == 123456789012345678901234
    assert type(value.f) is float
    assert value.inner[0].A is None
    assert value.inner[1] is True


@pytest.mark.parametrize("number", ["18446744073709551616", "-9223372036854775809", "9" * 400])
def test_integers_keep_every_digit(number):
    assert parse(f"[{number}]") == [int(number)]
    assert dump(parse(f'{{"n":{number}}}')) == f'{{"n":{number}}}'.encode()


@pytest.mark.parametrize("text", ["", "{", "{'a':1}", "[1,]", "1 2", "NaN", "\ufeff1", '{"a":01}', b'"\xff"', "9" * 9999])
def test_what_is_not_one_json_value_is_refused(text):
    with pytest.raises(JsonException):
        parse(text)


@pytest.mark.parametrize("levels", [251, 300, 600, 5000])
@pytest.mark.parametrize("number", ["9" * 400, "18446744073709551616", '"' + "1" * 20 + '"'])
def test_a_long_number_does_not_lift_the_bound_of_depth(number, levels):
    """Its text is read in another way, by the same rule."""
    assert parse("[" * MAX_DEPTH + number + "]" * MAX_DEPTH)
    with pytest.raises(JsonException, match="nested deeper than 250 levels"):
        parse("[" * levels + number + "]" * levels)


@given(st.integers(0, 40), st.integers(17, 22))
def test_long_numbers_are_found_wherever_they_stand(before, digits):
    number = int("9" * digits)
    assert parse("[" + " " * before + str(number) + "]") == [number]


def test_depth_is_bounded():
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    with pytest.raises(JsonException, match="nested deeper than 250 levels"):
        parse("[" * 251 + "]" * 251)
    wide = json.dumps([[i] for i in range(1000)])
    assert len(parse(wide)) == 1000


@pytest.mark.parametrize(
    "value, text",
    [
        (PSObject({"a": PSObject({"b": 1}), "c": Hashtable({"d": [None]})}), '{"a":{"b":1},"c":{"d":[null]}}'),
        (OrderedDictionary({1: "x", "y": True}), '{"1":"x","y":true}'),
        ({1: 2}, '{"1":2}'),
        (DateTime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), '"2026-01-02T03:04:05Z"'),
        (DateTime(2026, 1, 2, 3, 4, 5, 120000), '"2026-01-02T03:04:05.12"'),
        (DateTime.from_ticks(1, UTC), '"0001-01-01T00:00:00.0000001Z"'),
        (DateTime(2026, 1, 2, tzinfo=timezone(timedelta(hours=-5, minutes=-30))), '"2026-01-02T00:00:00-05:30"'),
        (datetime(2026, 1, 2, tzinfo=UTC), '"2026-01-02T00:00:00Z"'),
        (TimeSpan(days=1, seconds=2), '"1.00:00:02"'),
        (Decimal("12.50"), "12.50"),
        (Decimal("1E+3"), "1000"),
        (Single(0.1), "0.1"),
        (Int64(5), "5"),
        (BigInteger(2**80), str(2**80)),
        (math.inf, "null"),
        (ActionPreference.Stop, "1"),
        (PRESENT, "true"),
        (Uri("https://h.test/a b"), '"https://h.test/a b"'),
        (Char("c"), '"c"'),
        (SecureString("hidden"), '"System.Security.SecureString"'),
        ('\u00e9\u2028\x00"\\\n', '"\u00e9\u2028\\u0000\\"\\\\\\n"'),
        ("\ud800", '"\\ud800"'),
    ],
)
def test_both_writers_write_the_same(value, text):
    assert dump(value) == text.encode()
    assert dump_slowly(value) == text.encode()
    assert dump(PSObject({"v": [value]})) == f'{{"v":[{text}]}}'.encode()
    assert dump_slowly(PSObject({"v": [value]})) == f'{{"v":[{text}]}}'.encode()


def test_computed_properties_are_computed():
    inner = PSObject({"n": 2})
    set_property(inner, "double", Computed(lambda obj: obj.n * 2))
    assert dump(PSObject({"inner": inner})) == dump_slowly(PSObject({"inner": inner})) == b'{"inner":{"n":2,"double":4}}'


def test_an_object_that_contains_itself_is_refused():
    obj = PSObject({"a": 1})
    set_property(obj, "self", obj)
    with pytest.raises(JsonException):
        dump(obj)


def test_a_record_keeps_its_text_whether_it_was_looked_at_or_not():
    text = b'{"a":{"b":[1,{"c":2.5}]},"d":"\xc3\xa9"}'
    passed, looked_at = parse(text), parse(text)
    assert looked_at.a.b[1].c == 2.5
    assert dump(passed) == dump(looked_at) == text


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(values)
def test_any_value_is_written_alike_and_is_json(value):
    assert dump(value) == dump_slowly(value)
    json.loads(dump(value))


@given(st.text() | st.binary())
def test_any_text_parses_or_is_refused(text):
    with contextlib.suppress(JsonException):
        dump(parse(text))
