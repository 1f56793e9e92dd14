"""Objects and records as text for people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psopenai_py.framework.errors import ErrorRecord
from psopenai_py.framework.formatting.cells import cut, escaped, padded, width
from psopenai_py.framework.formatting.errors import coloured, error_text, message_text
from psopenai_py.framework.formatting.formatter import Formatter
from psopenai_py.framework.formatting.yaml_text import yaml_document
from psopenai_py.framework.streams.records import InformationRecord, VerboseRecord, WarningRecord
from psopenai_py.framework.values.collections import Hashtable
from psopenai_py.framework.values.dates import DateTime
from psopenai_py.framework.values.objects import PSObject, TypeName


def shown(*values, columns=40, shape=None, escape=True):
    formatter = Formatter(columns, shape, escape=escape)
    return "\n".join([*(line for value in values for line in formatter.lines(value)), *formatter.end()])


def test_up_to_four_properties_are_a_table():
    text = shown(PSObject({"id": "a", "n": 5}), PSObject({"id": "bb", "n": None}), PSObject({"id": "c", "n": 12345}))
    assert text == (
        "\nid                                     n\n--                                     -\n"
        "a                                      5\nbb\nc                                  12345\n"
    )


def test_five_properties_are_a_list():
    assert shown(PSObject({name: name * 2 for name in "abcde"})) == "\na : aa\nb : bb\nc : cc\nd : dd\ne : ee\n"


def test_a_type_names_its_columns():
    kind = TypeName("T", display=("id", "status"))
    obj = PSObject({"object": "x", "status": "done", "other": 1, "more": 2, "id": "i"}, types=[kind])
    assert shown(obj).split() == ["id", "status", "--", "------", "i", "done"]
    assert "more" in shown(obj, shape="list")


def test_texts_and_null_between_rows():
    assert shown("a", None, 5, ["b", 1.5]) == "a\n5\nb\n1.5"
    assert shown(PSObject({"a": "x"}), "text", PSObject({"a": "y"})).split("\n")[3:] == ["x", "text", "y", ""]


def test_dictionaries_show_their_entries():
    assert [line.split() for line in shown(Hashtable({"k": "v", "l": [1, 2, 3, 4, 5]})).split("\n")] == [
        [], ["Name", "Value"], ["----", "-----"], ["k", "v"], ["l", "{1,", "2,", "3,", "4…}"], [],
    ]  # fmt: skip


def test_long_values_are_cut_in_tables_only():
    obj = PSObject({"text": "one two\nthree", "date": DateTime(2026, 1, 2, 3, 4, 5)})
    assert "one two…" in shown(obj)
    assert "01/02/2026 03:04:05" in shown(obj)
    assert shown(obj, shape="list").startswith("\ntext : one two\n       three\n")


def test_control_signs_are_escaped_on_a_terminal_only():
    obj = PSObject({"a\x1b": "\x1b[31m\u202e\ud800", "b": "c"})
    assert "\\x1b[31m\\u202e\\ud800" in shown(obj, columns=80)
    assert "\x1b" not in shown(obj) + shown(obj, shape="list") + shown("\x9bm")
    assert "\x1b[31m" in shown(obj, columns=80, escape=False)


@pytest.mark.parametrize("text, columns", [("abc", 3), ("漢字", 4), ("e\u0301", 1), ("", 0)])
def test_width_counts_columns(text, columns):
    assert width(text) == columns
    assert cut(text, 3) if columns == 4 else cut(text, 3) == text
    assert width(padded(text, 6)) == 6


@given(st.text(), st.integers(1, 20))
def test_a_cut_text_fits(text, columns):
    assert width(cut(escaped(text), columns)) <= columns
    assert "\x1b" not in escaped(text)


@given(
    st.lists(
        st.dictionaries(st.text(max_size=5), st.none() | st.text() | st.integers() | st.lists(st.integers()))
        | st.text()
        | st.none(),
        max_size=4,
    ),
    st.integers(1, 50),
    st.sampled_from([None, "table", "list"]),
)
def test_anything_can_be_shown(values, columns, shape):
    objects = [PSObject(value) if isinstance(value, dict) else value for value in values]
    assert isinstance(shown(*objects, columns=columns, shape=shape), str)


def test_records_as_text():
    record = ErrorRecord(ValueError("bad"), "Id", "InvalidData", activity="Get-Thing")
    assert error_text(record) == "Get-Thing: bad"
    assert error_text(ErrorRecord(ValueError("bad"), "Id", "InvalidData", details="told")) == "InvalidData: told"
    assert message_text(WarningRecord("w")) == "WARNING: w"
    assert message_text(VerboseRecord("v")) == "VERBOSE: v"
    assert message_text(InformationRecord("i")) == "i"
    assert coloured("a\nb\x07", "31") == "\x1b[31ma\x1b[0m\n\x1b[31mb\\x07\x1b[0m"


def test_yaml_is_a_document_for_each_object():
    made = yaml_document(PSObject({"b": "x: y", "a": [1, PSObject({"n": None})], "when": DateTime(2026, 1, 2)}))
    assert made.decode() == "---\nb: 'x: y'\na:\n- 1\n- n: null\nwhen: '2026-01-02T00:00:00'\n"
