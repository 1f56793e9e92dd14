"""Static members, constructors, types by name and casts to them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from psopenai_py.framework.errors import PowerShellError
from psopenai_py.framework.values.collections import Hashtable
from psopenai_py.framework.values.dates import DateTime, TimeSpan
from psopenai_py.framework.values.enums import DayOfWeek
from psopenai_py.framework.values.nothing import NOTHING, UNBOUND
from psopenai_py.framework.values.scalars import Char, ScriptBlock, Version
from psopenai_py.framework.values.types import type_of
from psopenai_py.language.members.casts import cast, custom_object
from psopenai_py.language.members.enum_types import MidpointRounding
from psopenai_py.language.members.lookup import get_member, invoke_member, read_member
from psopenai_py.language.members.statics import get_static, invoke_static, new_object
from psopenai_py.language.members.types import kind_of, named, resolve
from psopenai_py.language.runtime.references import Reference


@pytest.mark.parametrize(
    ("known", "name", "arguments", "expected"),
    [
        ("math", "Max", [1, 2.5], 2),
        ("math", "Max", ["1", "2"], 2.0),
        ("math", "Round", [2.5], 2.0),
        ("math", "Round", [2.567, 2], 2.57),
        ("math", "Round", [2.5, MidpointRounding.AwayFromZero], 3.0),
        ("math", "Abs", [Decimal("-1.5")], Decimal("1.5")),
        ("math", "Sqrt", [-1], None),
        ("math", "Pow", [2, 10], 1024.0),
        ("int", "Parse", ["42"], 42),
        ("string", "Join", [",", [1, 2]], "1,2"),
        ("string", "Join", ["-", "a", 1], "a-1"),
        ("string", "Format", ["{0}-{1}", 1, 2], "1-2"),
        ("string", "IsNullOrWhiteSpace", [" "], True),
        ("string", "Compare", ["a", "B"], -1),
        ("string", "new", ["x", 3], "xxx"),
        ("char", "IsDigit", ["5"], True),
        ("char", "ConvertFromUtf32", [0x1F600], "😀"),
        ("convert", "ToInt32", ["ff", 16], 255),
        ("convert", "ToString", [5, 2], "101"),
        ("convert", "ToBase64String", [[1, 2, 3]], "AQID"),
        ("convert", "FromBase64String", ["AQID"], [1, 2, 3]),
        ("convert", "ToBoolean", ["true"], True),
        ("regex", "Replace", ["abc", "b", "x"], "axc"),
        ("regex", "Split", ["a1b2", r"\d"], ["a", "b", ""]),
        ("regex", "Escape", ["a.b*c"], r"a\.b\*c"),
        ("regex", "IsMatch", ["abc", "B", "IgnoreCase"], True),
        ("datetime", "Parse", ["2024-01-02"], DateTime(2024, 1, 2)),
        ("datetime", "ParseExact", ["02/01/2024", "dd/MM/yyyy", None], DateTime(2024, 1, 2)),
        ("datetime", "DaysInMonth", [2024, 2], 29),
        ("datetime", "new", [2024, 1, 2], DateTime(2024, 1, 2)),
        ("timespan", "FromSeconds", [1.5], TimeSpan.from_ticks(15_000_000)),
        ("timespan", "new", [1, 2, 3], TimeSpan.from_ticks(37_230_000_000)),
        ("version", "new", [1, 2], Version(1, 2)),
        ("enum", "Parse", [resolve("DayOfWeek"), "Monday"], DayOfWeek.Monday),
        ("io.path", "GetExtension", ["a/b.txt"], ".txt"),
        ("IO.Path", "GetFileNameWithoutExtension", ["a/b.c.txt"], "b.c"),
        ("IO.Path", "GetDirectoryName", ["a"], ""),
        ("uri", "EscapeDataString", ["a b/ü"], "a%20b%2F%C3%BC"),
        ("Net.WebUtility", "HtmlEncode", ["<a>"], "&lt;a&gt;"),
        ("array", "IndexOf", [[1, 2], 2], 1),
        ("Linq.Enumerable", "Sum", [[1, 2, 3]], 6),
    ],
)
def test_static_methods(known: str, name: str, arguments: list[Any], expected: Any) -> None:
    result = invoke_static(resolve(known), name, arguments)
    if expected is None:
        assert result != result  # only NaN differs from itself
    else:
        assert (result, type(result)) == (expected, type(result))


@pytest.mark.parametrize(
    ("known", "name", "expected"),
    [
        ("int", "MaxValue", 2**31 - 1),
        ("byte", "maxvalue", 255),
        ("double", "PositiveInfinity", float("inf")),
        ("string", "Empty", ""),
        ("DayOfWeek", "Monday", DayOfWeek.Monday),
        ("Console", "Nosuch", UNBOUND),
        ("IO.Path", "DirectorySeparatorChar", Char("/")),
    ],
)
def test_static_properties(known: str, name: str, expected: Any) -> None:
    assert get_static(resolve(known), name) == expected


@pytest.mark.parametrize(
    ("known", "name", "arguments", "error_id", "message"),
    [
        ("math", "Abs", [], "MethodCountCouldNotFindBest", 'Cannot find an overload for "Abs" and the argument count: "0".'),
        ("math", "Abs", ["x"], "MethodArgumentConversionInvalidCastArgument", 'Cannot convert argument "value", with value: "x"'),
        ("int", "Parse", ["x"], "FormatException", 'Exception calling "Parse" with "1" argument(s): "The input string'),
        ("int", "Nosuch", [], "MethodNotFound", "[System.Int32] does not contain a method named 'Nosuch'."),
        ("regex", "new", ["("], "RegexParseException", 'Exception calling ".ctor" with "1" argument(s): "Invalid pattern'),
        ("datetime", "new", [1, 2, 3, 4, 5], "MethodCountCouldNotFindBest", 'Cannot find an overload for "new"'),
        ("IO.File", "ReadAllText", ["/no/such/file"], "DirectoryNotFoundException", "Could not find a part of the path"),
    ],
)
def test_failing_static_calls(known: str, name: str, arguments: list[Any], error_id: str, message: str) -> None:
    with pytest.raises(PowerShellError) as caught:
        invoke_static(resolve(known), name, arguments)
    assert caught.value.error_id == error_id
    assert message in str(caught.value)


def test_references_are_written_to() -> None:
    place: dict[str, Any] = {"r": 0}
    reference = Reference(lambda: place["r"], lambda value: place.update(r=value))
    assert invoke_static(resolve("int"), "TryParse", ["42", reference]) is True
    assert place == {"r": 42}
    assert invoke_static(resolve("int"), "TryParse", ["x", reference]) is False
    assert place == {"r": 0}


def test_delegates_are_script_blocks() -> None:
    upper = ScriptBlock("upper", lambda match: [get_member(match, "Value").upper()])
    assert invoke_static(resolve("regex"), "Replace", ["abc", "b", upper]) == "aBc"


def test_matches_and_their_groups() -> None:
    found = invoke_static(resolve("regex"), "Match", ["a1b2", r"(?<l>[a-z])(\d)"])
    groups = get_member(found, "Groups")
    assert [str(group) for group in groups] == ["a1", "1", "a"]
    assert str(groups.named("l")) == "a"
    assert get_member(invoke_member(found, "NextMatch"), "Value") == "b2"
    missing = invoke_static(resolve("regex"), "Match", ["a", "z"])
    assert (get_member(missing, "Success"), get_member(missing, "Value")) == (False, "")


def test_new_collections() -> None:
    numbers = new_object("Collections.Generic.List[int]")
    invoke_member(numbers, "Add", ["2"])
    counts = new_object("System.Collections.Generic.Dictionary[string,int]")
    invoke_member(counts, "Add", ["b", "2"])
    names = new_object("System.Collections.Generic.HashSet[string]", [["a", "a"]])
    line = new_object("Collections.Queue")
    invoke_member(line, "Enqueue", [1])
    assert (list(numbers), dict(counts), read_member(names, "Count"), invoke_member(line, "Dequeue")) == ([2], {"b": 2}, 1, 1)
    assert invoke_member(names, "Add", ["a"]) is False
    assert new_object("int[]", [2]) == [0, 0]
    with pytest.raises(PowerShellError, match="An item with the same key has already been added"):
        invoke_member(counts, "Add", ["b", 3])


def test_a_walk_over_keys_notices_a_change() -> None:
    entries = Hashtable({"a": 1, "b": 2})
    walk = iter(get_member(entries, "Keys"))
    next(walk)
    entries["a"] = 3
    with pytest.raises(PowerShellError, match="Collection was modified"):
        next(walk)


def test_string_builders() -> None:
    builder = new_object("Text.StringBuilder", ["x"])
    invoke_member(builder, "Append", [1])
    invoke_member(builder, "AppendFormat", ["{0:N1}", 2])
    assert (invoke_member(builder, "ToString"), get_member(builder, "Length")) == ("x12.0", 5)


def test_files_keep_what_is_written(tmp_path: Path) -> None:
    file, path = resolve("IO.File"), str(tmp_path / "a.txt")
    assert invoke_static(file, "WriteAllText", [path, "a\n"]) is NOTHING
    invoke_static(file, "AppendAllText", [path, "b"])
    assert invoke_static(file, "ReadAllLines", [path]) == ["a", "b"]
    assert invoke_static(file, "Exists", [path]) is True
    encoding = get_static(resolve("Text.Encoding"), "Unicode")
    invoke_static(file, "WriteAllText", [path, "ä", encoding])
    assert Path(path).read_bytes() == b"\xff\xfe\xe4\x00"
    assert invoke_static(file, "ReadAllText", [path]) == "ä"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("int", "System.Int32"),
        ("Collections.Hashtable", "System.Collections.Hashtable"),
        ("int[,]", "System.Int32[,]"),
        ("string[][]", "System.String[][]"),
        ("Nullable[int]", "System.Nullable`1[[System.Int32]]"),
        ("System.Collections.Generic.Dictionary[string,int[]]",
         "System.Collections.Generic.Dictionary`2[[System.String],[System.Int32[]]]"),
        ("void", "System.Void"),
        ("ConsoleColor", "System.ConsoleColor"),
        ("System.ArgumentException", "System.ArgumentException"),
    ],
)  # fmt: skip
def test_types_by_name(text: str, name: str) -> None:
    assert resolve(text).name == name


def test_unknown_types() -> None:
    assert named("nosuch") is None
    for text, error_id, message in (
        ("nosuch", "TypeNotFound", "Unable to find type [nosuch]."),
        ("System.Diagnostics.Process", "NotSupported", "The type [System.Diagnostics.Process] is not supported."),
        ("Func[int,int]", "NotSupported", "The type [Func[int,int]] is not supported."),
    ):
        with pytest.raises(PowerShellError) as caught:
            resolve(text)
        assert (caught.value.error_id, str(caught.value)) == (error_id, message)


def test_casts_to_types_of_the_language() -> None:
    assert cast("int", resolve("type")) == resolve("int")
    assert cast(5, resolve("void")) is NOTHING
    offset = cast("2024-01-02T03:04:05+09:00", resolve("datetimeoffset"))
    assert str(offset) == "01/02/2024 03:04:05 +09:00"
    assert list(cast(["a", "b", "a"], resolve("Collections.Generic.HashSet[string]"))) == ["a", "b"]
    with pytest.raises(PowerShellError) as caught:
        cast("nosuch", resolve("type"))
    assert caught.value.error_id == "InvalidCastFromStringToType"


def test_a_dictionary_becomes_an_object() -> None:
    made = custom_object(Hashtable({"PSTypeName": "My.Type", "a": 1}))
    assert (made.type_names[0], list(made)) == ("My.Type", [("a", 1)])
    assert custom_object(5) == 5


def test_exceptions_are_values() -> None:
    made = new_object("System.ArgumentException", ["boom"])
    known = kind_of(made)
    assert known is not None
    assert known.name == "System.ArgumentException"
    assert (get_member(made, "Message"), invoke_member(made, "ToString")) == ("boom", "System.ArgumentException: boom")
    assert type_of(made) == known


def test_the_view_of_an_object_shows_and_changes_its_properties() -> None:
    thing = custom_object(Hashtable({"a": 1}))
    properties = get_member(get_member(thing, "PSObject"), "Properties")
    assert [(item.Name, item.MemberType, item.TypeNameOfValue) for item in properties] == [("a", "NoteProperty", "System.Int32")]
    invoke_member(properties, "Remove", ["A"])
    assert list(thing) == []
    get_member(thing, "PSTypeNames").insert(0, "My.Type")
    assert thing.type_names[0] == "My.Type"


def test_a_dictionary_of_numbers_has_its_members_still() -> None:
    made = new_object(resolve("Collections.Generic.Dictionary[int,string]"), [])
    made[1] = "a"
    assert get_member(made, "Count") == 1
    assert get_member(made, 1) == "a"
