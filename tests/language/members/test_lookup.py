"""Reading, setting and calling members of values."""

from __future__ import annotations

from typing import Any

import pytest

from psopenai_py.framework.errors import PowerShellError
from psopenai_py.framework.values.collections import Array, ArrayList, GenericList, Hashtable, OrderedDictionary
from psopenai_py.framework.values.dates import DateTime
from psopenai_py.framework.values.nothing import NOTHING, UNBOUND
from psopenai_py.framework.values.objects import Computed, PSObject, add_method
from psopenai_py.framework.values.scalars import Char, Regex, ScriptBlock, Uri, Version, XmlDocument
from psopenai_py.framework.values.types import INT, STRING
from psopenai_py.language.members.indexing import index, set_index
from psopenai_py.language.members.lookup import get_member, invoke_member, read_member, set_member

_ITEMS = [PSObject({"n": 1}), PSObject({"n": 2})]


@pytest.mark.parametrize(
    ("value", "name", "expected"),
    [
        ("abc", "LENGTH", 3),
        (PSObject({"a": 1}), "A", 1),
        (PSObject({"a": 1}), "Length", 1),
        (Hashtable({"a": 1}), "A", 1),
        (Hashtable({"count": 5}), "Count", 5),
        (Hashtable({1: "x"}), 1, "x"),
        (Hashtable({"a": 1}), "Count", 1),
        ([1, 2], "Count", 2),
        ([1, 2], "IsFixedSize", True),
        (_ITEMS, "n", [1, 2]),
        ([PSObject({"n": [1, 2]}), PSObject({"n": 3})], "n", [1, 2, 3]),
        ([PSObject({"n": 1})], "n", 1),
        (_ITEMS, "missing", [None, None]),
        ([Hashtable({"n": 1}), Hashtable({"m": 2})], "n", 1),
        ([[PSObject({"n": 1})], [PSObject({"n": 2})]], "n", [1, 2]),
        ([1, 2, 3], "x", UNBOUND),
        (None, "x", UNBOUND),
        (5, "x", UNBOUND),
        (DateTime(2024, 1, 2), "DayOfYear", 2),
        (DateTime(2024, 1, 2), "DateTime", "Tuesday, 02 January 2024 00:00:00"),
        (Version(1, 2), "Build", -1),
        (Uri("http://u@a.b:8/c/d?e=f#g"), "Port", 8),
        (Uri("http://a.b/c/d"), "Segments", ["/", "c/", "d"]),
        (Uri("http://a.b/c d?e"), "AbsoluteUri", "http://a.b/c%20d?e"),
        (INT, "FullName", "System.Int32"),
        (Array(INT), "Length", 0),
    ],
)
def test_a_member_is_found_as_the_engine_finds_it(value: Any, name: Any, expected: Any) -> None:
    assert read_member(value, name) == expected


def test_xml_is_read_by_the_names_of_its_elements() -> None:
    document = XmlDocument('<r><i n="1">a</i><i n="2">b</i><t>x</t></r>')
    root = get_member(document, "R")
    assert get_member(root, "t") == "x"
    assert read_member(get_member(root, "i"), "n") == ["1", "2"]
    assert get_member(invoke_member(document, "SelectSingleNode", ["//i[@n='2']"]), "InnerText") == "b"


def test_strict_reading_wants_the_member_of_each_element() -> None:
    for items, category in ((_ITEMS, "NotSpecified"), ([], "InvalidOperation")):
        with pytest.raises(PowerShellError) as caught:
            read_member(items, "missing", strict=True)
        assert (caught.value.error_id, caught.value.category) == ("PropertyNotFoundStrict", category)


@pytest.mark.parametrize(
    ("value", "name", "error_id"),
    [
        (None, "x", "PropertyNotFound"),
        ("abc", "Length", "PropertyAssignmentException"),
        (_ITEMS, "n", "PropertyAssignmentException"),
        (PSObject(), "x", "ExceptionWhenSetting"),
        (PSObject({"c": Computed(lambda obj: 1)}), "c", "ExceptionWhenSetting"),
    ],
)
def test_what_cannot_be_set(value: Any, name: str, error_id: str) -> None:
    with pytest.raises(PowerShellError) as caught:
        set_member(value, name, 1)
    assert caught.value.error_id == error_id


def test_setting_keeps_the_spelling_of_a_property() -> None:
    thing, entries = PSObject({"Name": 1}), Hashtable()
    set_member(thing, "name", NOTHING)
    set_member(entries, "new", 2)
    assert (list(thing), dict(entries)) == ([("Name", None)], {"new": 2})


@pytest.mark.parametrize(
    ("value", "name", "arguments", "expected"),
    [
        ("abc", "toupper", [], "ABC"),
        (["a", "b"], "ToUpper", [], ["A", "B"]),
        ("a,b,c", "Split", [",", 2], ["a", "b,c"]),
        ("xyaxy", "Trim", ["x", "y"], "a"),
        ("file.txt.txt", "TrimEnd", [".txt"], "file"),
        ("abc", "Replace", ["B", "x"], "abc"),
        ("abcabc", "IndexOf", ["b", 2], 4),
        ("abc", "StartsWith", ["A", "OrdinalIgnoreCase"], True),
        ("abc", "CompareTo", ["ABC"], -1),
        ("abc", "Chars", [1], Char("b")),
        ([1, 2, 3], "Contains", [2], True),
        ([1, 2, 3], "GetUpperBound", [0], 2),
        (1234.5, "ToString", ["N2"], "1,234.50"),
        (5, "CompareTo", ["3"], 1),
        (DateTime(2024, 1, 31), "AddMonths", [1], DateTime(2024, 2, 29)),
        (DateTime(2024, 1, 2), "ToString", ["yyyy"], "2024"),
        (Regex(r"(\d)"), "Replace", ["a1", "<$1>"], "a<1>"),
        (PSObject({"a": 1}), "ToString", [], ""),
        (Hashtable({"a": 1}), "ContainsKey", ["A"], True),
        (GenericList(INT, [3, 1]), "IndexOf", ["1"], 1),
        (ArrayList(), "Add", ["x"], 0),
        (ArrayList(), "Clear", [], NOTHING),
    ],
)
def test_methods(value: Any, name: str, arguments: list[Any], expected: Any) -> None:
    assert invoke_member(value, name, arguments) == expected


def test_methods_change_what_they_are_called_on() -> None:
    numbers: Any = GenericList(INT)
    invoke_member(numbers, "AddRange", [["3", 1]])
    invoke_member(numbers, "Sort")
    entries = OrderedDictionary({"b": 1})
    invoke_member(entries, "Insert", [0, "a", 2])
    assert (numbers, list(entries)) == ([1, 3], ["a", "b"])


def test_collections_have_where_and_foreach() -> None:
    above = ScriptBlock("above 1", lambda item: [item > 1])  # type: ignore[operator]
    double = ScriptBlock("double", lambda item: [item * 2])  # type: ignore[operator]
    assert invoke_member([1, 2, 3], "Where", [above]) == [2, 3]
    assert invoke_member([1, 2, 3], "Where", [above, "First"]) == [2]
    assert invoke_member([1, 2, 3], "Where", [above, "Split"]) == [[2, 3], [1]]
    assert invoke_member([1, 2], "ForEach", [double]) == [2, 4]
    assert invoke_member(5, "ForEach", [double]) == [10]
    assert invoke_member(["a", "bb"], "ForEach", ["Length"]) == [1, 2]
    assert invoke_member([1, 2], "ForEach", [STRING]) == ["1", "2"]


def test_an_object_may_have_a_method_of_its_own() -> None:
    thing = PSObject({"a": 2})
    add_method(thing, "Times", lambda own, factor: own.a * factor)
    assert invoke_member(thing, "times", [3]) == 6


@pytest.mark.parametrize(
    ("value", "name", "arguments", "error_id", "message"),
    [
        (None, "x", [], "InvokeMethodOnNull", "You cannot call a method on a null-valued expression."),
        (5, "x", [], "MethodNotFound", "[System.Int32] does not contain a method named 'x'."),
        (["a"], "x", [], "MethodNotFound", "[System.String] does not contain a method named 'x'."),
        (PSObject(), "x", [], "MethodNotFound", "[System.Management.Automation.PSCustomObject] does not contain"),
        ("abc", "Length", [], "MethodNotFound", "[System.String] does not contain a method named 'Length'."),
        ("abc", "Substring", [], "MethodCountCouldNotFindBest", 'overload for "Substring" and the argument count: "0".'),
        ("a", "Split", [",", "X"], "MethodArgumentConversionInvalidCastArgument", 'argument "count", with value: "X"'),
        ("abc", "Substring", [9], "ArgumentOutOfRangeException", 'Exception calling "Substring" with "1" argument(s): "startIndex'),
        ([1], "Add", [2], "NotSupportedException", 'Exception calling "Add" with "1" argument(s): "Collection was of a fixed'),
    ],
)  # fmt: skip
def test_failing_calls(value: Any, name: str, arguments: list[Any], error_id: str, message: str) -> None:
    with pytest.raises(PowerShellError) as caught:
        invoke_member(value, name, arguments)
    assert caught.value.error_id == error_id
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("value", "indices", "expected"),
    [
        ([1, 2, 3], [0], 1),
        ([1, 2, 3], [-1], 3),
        ([1, 2, 3], [9], None),
        ([1, 2, 3], [0, 2, 9], [1, 3]),
        ([1, 2, 3], [[-1, 0]], [3, 1]),
        ([1, 2, 3], [[]], []),
        ([1, 2, 3], [True], 2),
        ("abc", [-1], Char("c")),
        ("abc", [[0, 1]], [Char("a"), Char("b")]),
        (Hashtable({"a": 1}), ["A"], 1),
        (Hashtable({1: "x"}), ["1"], None),
        (Hashtable({"a": 1, "b": 2}), [["a", "b"]], [1, 2]),
        (OrderedDictionary({"b": 1, "a": 2}), [-1], 2),
        (b"ab", [1], 98),
        (5, [0], 5),
        (5, [1], NOTHING),
    ],
)
def test_indexing(value: Any, indices: list[Any], expected: Any) -> None:
    assert index(value, indices) == expected


@pytest.mark.parametrize(
    ("value", "indices", "error_id"),
    [
        (None, [0], "NullArray"),
        ([1], [None], "NullArrayIndex"),
        ([1], [5], "System.IndexOutOfRangeException"),
        (5, [1], "CannotIndex"),
        ([1], ["x"], "InvalidCastFromStringToInteger"),
    ],
)
def test_indexing_in_strict_mode(value: Any, indices: list[Any], error_id: str) -> None:
    with pytest.raises(PowerShellError) as caught:
        index(value, indices, strict=3)
    assert caught.value.error_id == error_id


def test_elements_are_set_as_the_array_holds_them() -> None:
    numbers, entries = Array(INT, [1, 2]), OrderedDictionary({"a": 1})
    set_index(numbers, [-1], "5")
    set_index(entries, [0], 7)
    assert (numbers, dict(entries)) == ([1, 5], {"a": 7})
    for indices, error_id in (([9], "System.IndexOutOfRangeException"), ([[0, 1]], "ArraySliceAssignmentFailed")):
        with pytest.raises(PowerShellError) as caught:
            set_index(numbers, indices, 1)
        assert caught.value.error_id == error_id
