"""Pipeline input: what a stream of bytes gives, however it is cut into pieces."""

from __future__ import annotations

import io
import json
import re

import pytest
from generate.json_texts import Pieces, json_values, sizes
from hypothesis import given
from hypothesis import strategies as st

from psopenai_py.framework.errors import InputException, InputFailure
from psopenai_py.framework.input.reader import read_records
from psopenai_py.framework.values.objects import PSObject, items


def bare(value):
    """The value as plain Python; a failure as its message."""
    if isinstance(value, InputFailure):
        return f"! {value.exception}"
    if isinstance(value, PSObject):
        return {key: bare(inner) for key, inner in items(value)}
    if isinstance(value, list):
        return [bare(inner) for inner in value]
    return value


def records(data: bytes | str, form: str = "auto", sizes: list[int] | None = None, **options):
    raw = data.encode() if isinstance(data, str) else data
    stream = Pieces(raw, sizes) if sizes is not None else io.BytesIO(raw)
    return [bare(value) for value in read_records(stream, form, **options)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ('{"a":1}\n{"a":2}\n', [{"a": 1}, {"a": 2}]),
        ('{"a":1}\r\n\r\n{"a":2}', [{"a": 1}, {"a": 2}]),
        ('\ufeff{"a":1}\n', [{"a": 1}]),
        ('{"a":1}{"a":2} {"a":3}', [{"a": 1}, {"a": 2}, {"a": 3}]),
        ('[{"a":1},{"a":2}]', [{"a": 1}, {"a": 2}]),
        ('[\n  {"a":1},\n  {"a":2}\n]\n', [{"a": 1}, {"a": 2}]),
        ('{\n  "a": [\n    1\n  ]\n}\n{\n  "a": "}{"\n}', [{"a": [1]}, {"a": "}{"}]),
        ('[1, "two", null, [3], {"a": -4.5}]\n[]\n[\n]', [1, "two", None, [3], {"a": -4.5}]),
        ('[1,\n2,3 ,"\\"]"\n]', [1, 2, 3, '"]']),
        ("", []),
        (" \n\r\n ", []),
        ("one\r\n\ntwo", ["one", "", "two"]),
        ("\n word {", ["", " word {"]),
    ],
)
def test_forms_of_input(text, expected):
    """NDJSON, concatenated JSON, arrays and objects over several lines, lines of text."""
    assert records(text) == expected


def test_json_form_takes_scalars_and_text_form_takes_anything():
    assert records('1\n"a"\ntrue\nnull\n', "json") == [1, "a", True, None]
    assert records('{"a":1}\n', "text") == ['{"a":1}']


@pytest.mark.parametrize(
    "text, expected",
    [
        ('{"a":1}\nnonsense\n{"a":2}\n', [{"a": 1}, 2, {"a": 2}]),
        ('{"a":1}\n{"a":\n{"a":2}\n{"a":3}\n', [{"a": 1}, 2, {"a": 2}, {"a": 3}]),
        ('{"a":1,\n{"a":2}\n', [1, {"a": 2}]),
        ('{"a":"x\n{"a":2}\n', [1, {"a": 2}]),
        ('{"a":1}}\n{"a":2}\n', [{"a": 1}, 1, {"a": 2}]),
        ('{"a":01}\n{"a":2}\n', [1, {"a": 2}]),
        ('{"a":1}\n{"a"', [{"a": 1}, 2]),
        ('[{"a":1},{"a":}]\n{"a":2}', [{"a": 1}, 1, {"a": 2}]),
        ('[\n{"a":1},\n{"a":},\n{"a":3}\n]\n', [{"a": 1}, 3, {"a": 3}]),
        ('[1,2\n{"a":1}\n', [1, 2, 1, {"a": 1}]),
        ("[1,\n2", [1, 2, 1]),
        ("[1,]\n2\n", [1, 1, 2]),
        ('{\n  "a": 1,\n  "b": {\n  }}\n}\n{"a":2}\n', [{"a": 1, "b": {}}, 5, {"a": 2}]),
        ('{\n  "a": 1\n  "b": {\n  },\n  "c": 2\n}\n{"a":2}\n', [1, {"a": 2}]),
        ('[\n  {\n    "a": 1\n    "b": [\n    ]\n  },\n  {\n    "a": 2\n  }\n]', [2, {"a": 2}]),
        (b'{"a":"\xff"}\n{"a":2}\n', [1, {"a": 2}]),
    ],
)
def test_broken_text_costs_its_record_only(text, expected):
    """A number in the expectation is the line that the one failure names."""
    found = records(text)
    assert len(found) == len(expected)
    for value, wanted in zip(found, expected, strict=True):
        if isinstance(wanted, int) and isinstance(value, str):
            assert value.startswith("! ")
            assert re.search(rf"\bline {wanted}\b", value.lower())
        else:
            assert value == wanted


def test_a_failure_is_one_of_ours():
    (failure,) = read_records(io.BytesIO(b"{oops}\n"))
    assert isinstance(failure, InputFailure)
    assert isinstance(failure.exception, InputException)
    assert str(failure.exception) == "Line 1 of the input is not JSON: unexpected 'o'."


@pytest.mark.parametrize(
    "form, text, what, after",
    [
        ("json", '{"a":"%s"}\n{"a":1}\n', "The record in line 1", {"a": 1}),
        ("json", '["%s",\n{"a":1}]', "The record in line 1", {"a": 1}),
        ("json", '[{"a":"%s"}, 1 ]', "The record in line 1", 1),
        ("text", "%s\n1\n", "Line 1", "1"),
    ],
)
def test_a_record_over_the_limit_is_passed_over(form, text, what, after):
    found = records(text % ("x" * 500), form, max_record_bytes=100)
    assert found == [f"! {what} of the input is longer than 100 bytes and was passed over.", after]


def test_an_array_may_be_longer_than_a_record():
    """The limit is for its elements."""
    assert records(json.dumps([{"a": i} for i in range(100)]), max_record_bytes=20) == [{"a": i} for i in range(100)]


@pytest.mark.parametrize("layout", ["[{}]", "[ {}\n]", "[\n  {}\n]", "\n[{}]\n"])
def test_one_bad_element_of_a_long_array_costs_itself(layout):
    """Its neighbours are read as they are from any other place in the array."""
    elements = [json.dumps({"a": {"b": [number, "],["]}, "c": "x" * 20}) for number in range(100)]
    good = [json.loads(element) for element in elements]
    elements[50] = '{"a":{"b":[50,]}}'
    text = layout.format(",\n".join(elements))
    found = records(text, sizes=[200] * 200, max_record_bytes=400)
    assert found[:50] == good[:50]
    assert found[50].startswith(f"! Line {text[: text.index(elements[50])].count(chr(10)) + 1} of the input is not JSON")
    assert found[51:] == good[51:]


@given(st.lists(json_values, min_size=1, max_size=6), sizes, st.sampled_from([(",", ":"), (", ", ": "), (" ,\r\n", ":")]))
def test_an_array_longer_than_the_limit_gives_its_elements(values, cuts, separators):
    """However it is cut, whole elements and those that come in parts are the same."""
    text = json.dumps([*values, "x" * 60], separators=separators).encode("utf-8", "surrogatepass")
    limit = max(len(json.dumps(value, separators=separators).encode("utf-8", "surrogatepass")) for value in [*values, "x" * 60])
    assert records(text, "json", [len(text) + 1], max_record_bytes=limit) == [*values, "x" * 60]
    assert records(text, "json", cuts, max_record_bytes=limit) == [*values, "x" * 60]


@pytest.mark.parametrize("levels", [7, 8, 9, 250])
def test_elements_may_be_nested_deeply(levels):
    element = json.loads('[{"a":' * (levels // 2) + "1" + "}]" * (levels // 2))
    assert records(json.dumps([element, 2, element]), max_record_bytes=2000) == [element, 2, element]


def test_a_record_within_brackets_and_a_long_number_is_refused_alone():
    deep = "[" * 600 + "9" * 400 + "]" * 600
    first, bad, last = records(f'{{"a":1}}\n{{"a":{deep}}}\n{{"a":2}}\n')
    assert (first, last) == ({"a": 1}, {"a": 2})
    assert bad == "! Line 2 of the input is not JSON: nested deeper than 250 levels."


def test_a_line_flows_before_the_stream_ends():
    """A record is delivered when its line is complete, though more is to come."""

    class Endless:
        def __init__(self):
            self.asked = 0

        def read1(self, size=-1, /):
            self.asked += 1
            return b'{"a":%d}\n' % self.asked

    stream = Endless()
    reader = read_records(stream)
    assert bare(next(reader)) == {"a": 1}
    assert bare(next(reader)) == {"a": 2}
    assert stream.asked == 2


def test_an_object_names_its_type():
    """An API object's own field gives the type that parameters ask for."""
    names = {"thread.run": "Module.Thread.Run"}
    first, second = read_records(io.BytesIO(b'{"object":"thread.run"}\n{"object":"other"}\n'), type_of_kind=names.get)
    assert first.type_names[0] == "Module.Thread.Run"
    assert second.type_names[0] == "System.Management.Automation.PSCustomObject"


@given(st.lists(st.dictionaries(st.text(max_size=4), json_values, max_size=4), max_size=5), st.data())
def test_any_layout_and_any_pieces_give_the_same_records(objects, data):
    indent = data.draw(st.sampled_from([None, 1, 2]))
    joint = data.draw(st.sampled_from(["\n", "\r\n", " ", ""]))
    ascii_only = data.draw(st.booleans())
    if data.draw(st.booleans()):
        text = json.dumps(objects, indent=indent, ensure_ascii=ascii_only)
    else:
        text = joint.join(json.dumps(one, indent=indent, ensure_ascii=ascii_only) for one in objects)
    raw = text.encode("utf-8", "surrogatepass")
    assert records(raw, "json", data.draw(sizes)) == objects


@given(st.text(alphabet='{}[]",:\\ \n\r1a\u00e9', max_size=60), sizes, st.integers(1, 30))
def test_any_pieces_of_any_text_give_the_same_and_never_crash(text, cuts, limit):
    raw = text.encode()
    for form in ("auto", "json", "text"):
        whole = records(raw, form, [len(raw) + 1], max_record_bytes=limit)
        assert records(raw, form, cuts, max_record_bytes=limit) == whole


@given(st.binary(max_size=60), sizes)
def test_any_bytes_are_records_or_failures(raw, cuts):
    assert records(b"{" + raw, "auto", cuts) == records(b"{" + raw, "auto", [99])
    assert records(raw, "text", cuts) == records(raw, "text", [99])
