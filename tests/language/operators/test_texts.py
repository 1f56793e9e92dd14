"""The operators on texts: patterns, replacing, splitting, joining and formatting."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from psopenai_py.framework.errors import PowerShellError
from psopenai_py.framework.values.collections import Hashtable
from psopenai_py.framework.values.dates import DateTime, TimeSpan
from psopenai_py.framework.values.enums import DayOfWeek
from psopenai_py.framework.values.numbers import Byte, Int64, Single
from psopenai_py.framework.values.scalars import Regex, ScriptBlock
from psopenai_py.language.operators import binary_operation, unary_operation


@pytest.mark.parametrize(
    ("left", "operator", "right", "expected"),
    [
        ("abc", "-like", "A?C", True),
        ("abc", "-clike", "A*", False),
        ("a*c", "-like", "a`*c", True),
        ([1, 12, 3], "-like", "1*", ["1", "12"]),
        ("abc", "-match", "B", True),
        ("abc", "-cmatch", "B", False),
        ("ABC", "-match", Regex("b"), False),
        (None, "-match", "", True),
        (["ab", "c"], "-notmatch", "b", ["c"]),
        ("abc", "-replace", ["b", "x"], "axc"),
        ("abc", "-replace", "b", "ac"),
        ("John Smith", "-replace", [r"(\w+) (\w+)", "$2, $1"], "Smith, John"),
        ("abc", "-replace", ["(?<m>b)", "<${m}$&$$>"], "a<bb$>c"),
        ("abc", "-replace", ["b", "$9[$`|$']"], "a$9[a|c]c"),
        (["a1", "b2"], "-replace", [r"\d"], ["a", "b"]),
        ("aBc", "-creplace", ["b", "x"], "aBc"),
        ("a,b,c", "-split", ",", ["a", "b", "c"]),
        ("abc", "-split", "", ["", "a", "b", "c", ""]),
        ("a,b,c,d", "-split", [",", 3], ["a", "b", "c,d"]),
        ("a,b,c,d", "-split", [",", -2], ["a,b,c", "d"]),
        ("a1b2c", "-split", r"(\d)", ["a", "1", "b", "2", "c"]),
        ("a.b", "-split", [".", 0, "SimpleMatch"], ["a", "b"]),
        ("aXbxc", "-csplit", "x", ["aXb", "c"]),
        (["a b", "c d"], "-split", " ", ["a", "b", "c", "d"]),
        ([1, None, 3], "-join", ",", "1,,3"),
        ("a", "-join", ",", "a"),
    ],
)
def test_operators_on_texts(left: Any, operator: str, right: Any, expected: Any) -> None:
    assert binary_operation(operator)(left, right) == expected


def test_what_was_matched_is_told_by_group() -> None:
    told: list[Hashtable] = []
    assert binary_operation("-match")("a1", r"(?<l>[a-z])(\d)(x)?", matches=told.append) is True
    assert dict(told[0]) == {0: "a1", 1: "1", "l": "a"}
    assert binary_operation("-match")("a1", "z", matches=told.append) is False
    assert len(told) == 1


def test_script_blocks_replace_and_split() -> None:
    upper = ScriptBlock("upper", lambda match: [match.Value.upper()])  # type: ignore[attr-defined]
    assert binary_operation("-replace")("abc", ["b", upper]) == "aBc"
    is_blank = ScriptBlock("blank", lambda char: [char == " "])
    assert binary_operation("-split")("a b c", is_blank) == ["a", "b", "c"]
    assert binary_operation("-split")("a b c", [is_blank, 2]) == ["a", "b c"]


def test_words_and_texts_run_together() -> None:
    assert unary_operation("-split")(" a  b ") == ["a", "b"]
    assert unary_operation("-join")([1, 2]) == "12"


@pytest.mark.parametrize(
    ("left", "operator", "right", "error_id"),
    [
        ("a", "-match", "(", "System.Text.RegularExpressions.RegexParseException"),
        ("a", "-replace", ["(", ""], "InvalidRegularExpression"),
        ("a", "-replace", ["a", "b", "c"], "BadReplaceArgument"),
        ("a", "-split", ["a", 2, "nosuch"], "RuntimeException"),
        ("a", "-like", "[z-a]", "RuntimeException"),
        ("{0:D}", "-f", 1.5, "FormatError"),
        ("{1}", "-f", "a", "FormatError"),
        ("{0", "-f", "a", "FormatError"),
    ],
)
def test_faulty_patterns_and_formats(left: str, operator: str, right: Any, error_id: str) -> None:
    with pytest.raises(PowerShellError) as caught:
        binary_operation(operator)(left, right)
    assert caught.value.error_id == error_id


@pytest.mark.parametrize(
    ("form", "value", "expected"),
    [
        ("{0,5}|", "ab", "   ab|"),
        ("{0,-5}|", "ab", "ab   |"),
        ("{{{0}}}", 5, "{5}"),
        ("{0} {1}", [1, None], "1 "),
        ("{0}", [1, 2], "1"),
        ("{0:N2}", 1234567.891, "1,234,567.89"),
        ("{0:C}", -1234.5, "(¤1,234.50)"),
        ("{0:D5}", -42, "-00042"),
        ("{0:E2}", 12345, "1.23E+004"),
        ("{0:F3}", 2, "2.000"),
        ("{0:F2}", 2.675, "2.67"),
        ("{0:G}", 1e20, "1E+20"),
        ("{0:G3}", 12345, "1.23E+04"),
        ("{0:P1}", 0.256, "25.6 %"),
        ("{0:X8}", -1, "FFFFFFFF"),
        ("{0:x}", Byte(255), "ff"),
        ("{0:X}", Int64(-1), "FFFFFFFFFFFFFFFF"),
        ("{0:B}", 5, "101"),
        ("{0}", 1e15, "1000000000000000"),
        ("{0}", Single(1.1), "1.1"),
        ("{0:0.00}", 1.005, "1.01"),
        ("{0:#,##0.0}", 12345.67, "12,345.7"),
        ("{0:00.0%}", 0.1234, "12.3%"),
        ("{0:0,}", 12345678, "12346"),
        ("{0:+0;-0;zero}", 0, "zero"),
        ("{0:+0;-0;zero}", -3, "-3"),
        ("{0:(###) ###-####}", 5551234567, "(555) 123-4567"),
        ("{0:0.##E+00}", 12345, "1.23E+04"),
        ("{0:'x'0\\y}", 5, "x5y"),
        ("{0:F1}", Decimal("2.25"), "2.3"),
        ("{0:yyyy-MM-dd HH:mm:ss.fff}", DateTime(2024, 1, 2, 3, 4, 5, 600000), "2024-01-02 03:04:05.600"),
        ("{0:o}", DateTime(2024, 1, 2), "2024-01-02T00:00:00.0000000"),
        ("{0:ddd, d MMM yy h:mm tt}", DateTime(2024, 1, 2, 13), "Tue, 2 Jan 24 1:00 PM"),
        ("{0:%d}", DateTime(2024, 1, 2), "2"),
        ("{0:R}", DateTime(2024, 1, 2), "Tue, 02 Jan 2024 00:00:00 GMT"),
        (r"{0:hh\:mm}", TimeSpan.from_ticks(37_230_000_000), "01:02"),
        ("{0:g}", TimeSpan.from_ticks(37_230_000_000), "1:02:03"),
        ("{0:d}", DayOfWeek.Monday, "1"),
        ("{0}", DayOfWeek.Monday, "Monday"),
        ("{0}", Hashtable(), "System.Collections.Hashtable"),
    ],
)
def test_formatting(form: str, value: Any, expected: str) -> None:
    assert binary_operation("-f")(form, value) == expected
