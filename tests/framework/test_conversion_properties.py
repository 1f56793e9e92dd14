"""No pair of value and type makes the conversion do anything but convert or raise its one error."""

from __future__ import annotations

import uuid
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from psopenai_py.framework.conversion.assignable import is_instance
from psopenai_py.framework.conversion.engine import RULES, convert
from psopenai_py.framework.conversion.script import converter_for, transform
from psopenai_py.framework.conversion.text import plain_text, to_text
from psopenai_py.framework.conversion.truth import is_true
from psopenai_py.framework.errors import PSInvalidCastException
from psopenai_py.framework.values import types
from psopenai_py.framework.values.collections import ArrayList, GenericList, Hashtable, OrderedDictionary
from psopenai_py.framework.values.dates import LOCAL, DateTime, TimeSpan
from psopenai_py.framework.values.enums import ActionPreference, FileAttributes
from psopenai_py.framework.values.nothing import NOTHING
from psopenai_py.framework.values.numbers import Byte, Int64, Single, UInt64
from psopenai_py.framework.values.objects import PSObject
from psopenai_py.framework.values.scalars import (
    PRESENT,
    Char,
    IPAddress,
    Regex,
    ScriptBlock,
    SecureString,
    Uri,
    Version,
)
from psopenai_py.framework.values.types import NetType

GUID_TEXT = "d1c6cd5e-5d1b-4a4b-8f2a-1234567890ab"
TARGETS: list[NetType[Any]] = [
    types.OBJECT,
    types.STRING,
    types.CHAR,
    types.BOOL,
    types.SWITCH,
    types.INT,
    types.LONG,
    types.BYTE,
    types.UINT64,
    types.BIGINT,
    types.DOUBLE,
    types.SINGLE,
    types.DECIMAL,
    types.DATETIME,
    types.TIMESPAN,
    types.GUID,
    types.URI,
    types.VERSION,
    types.REGEX,
    types.SCRIPT_BLOCK,
    types.SECURE_STRING,
    types.PSOBJECT,
    types.HASHTABLE,
    types.ORDERED,
    types.DICTIONARY,
    types.ARRAY_LIST,
    types.ARRAY,
    types.IP_ADDRESS,
    types.ENCODING,
    types.XML,
    types.ACTION_PREFERENCE,
    types.enum_of(FileAttributes),
    types.STRING_ARRAY,
    types.OBJECT_ARRAY,
    types.array_of(types.INT),
    types.array_of(types.DATETIME),
    types.list_of(types.STRING),
    types.list_of(types.INT),
    types.nullable(types.INT),
    types.nullable(types.BOOL),
    types.array_of(types.BOOL),
]


scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(allow_nan=False),
    st.text(max_size=8),
    st.binary(max_size=4),
    st.sampled_from(
        [
            NOTHING,
            PRESENT,
            Char("x"),
            Byte(7),
            Int64(5),
            UInt64(2**64 - 1),
            Single(1.5),
            DateTime(2026, 1, 2),
            TimeSpan(5),
            Uri("a:b"),
            Version(1, 2),
            Regex("["),
            ScriptBlock("x"),
            SecureString("s"),
            uuid.UUID(int=1),
            IPAddress("1.2.3.4"),
            ActionPreference.Stop,
            FileAttributes(3),
            datetime(2026, 1, 2, tzinfo=UTC),
            timedelta(1),
            "1e3",
            "0x1F",
            "-5",
            "1,000",
            "Stop",
            "01/02/2026",
            "00:01",
            GUID_TEXT,
            LOCAL,
            object(),
        ]
    ),
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(ArrayList),
        st.lists(inner, max_size=3).map(tuple),
        st.lists(st.text(max_size=3), max_size=3).map(lambda items: GenericList(types.STRING, items)),
        st.dictionaries(st.text(max_size=3), inner, max_size=3),
        st.dictionaries(st.text(max_size=3), inner, max_size=3).map(Hashtable),
        st.dictionaries(st.text(max_size=3), inner, max_size=3).map(OrderedDictionary),
        st.dictionaries(st.text(max_size=3), inner, max_size=3).map(PSObject),
    ),
    max_leaves=4,
)


@settings(max_examples=300, deadline=None)
@given(values, st.sampled_from(TARGETS))
def test_every_conversion_gives_a_value_of_the_type_or_the_one_error(value: object, target: NetType[Any]) -> None:
    for attempt in (convert, transform):
        with suppress(PSInvalidCastException):
            result = attempt(value, target)
            assert result is None or is_instance(result, target)


@settings(max_examples=200, deadline=None)
@given(values, st.sampled_from(TARGETS))
def test_the_converter_of_a_type_does_what_transform_does(value: object, target: NetType[Any]) -> None:
    def outcome(attempt: Any) -> str:
        try:
            result = attempt()
        except PSInvalidCastException as error:
            return str(error)
        return f"{types.type_of(result)} {result!r}"

    assert outcome(lambda: converter_for(target)(value)) == outcome(lambda: transform(value, target))


@settings(max_examples=200, deadline=None)
@given(values)
def test_any_value_has_a_text_and_a_truth(value: object) -> None:
    assert isinstance(to_text(value), str)
    assert isinstance(plain_text(value), str)
    assert isinstance(is_true(value), bool)


def test_every_family_of_the_types_has_a_rule_or_takes_own_values_only() -> None:
    without = {target.family for target in TARGETS} - set(RULES)
    assert without == {"object", "psobject", "scriptblock", "securestring", "encoding"}
