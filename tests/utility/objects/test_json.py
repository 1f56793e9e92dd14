"""ConvertTo-Json and ConvertFrom-Json."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("@{a = 1}", '{"a":1}'),
        ("[ordered]@{a = 'x'; b = $null; c = $true}", '{"a":"x","b":null,"c":true}'),
        ("[pscustomobject]@{l = 1, 2; e = @()}", '{"l":[1,2],"e":[]}'),
        ("1.0", "1.0"),
        ("[double]::NaN", '"NaN"'),
        ("[decimal]2", "2.0"),
        ("'ü<>&'", '"ü<>&"'),
        ('"a`n`t"', '"a\\n\\t"'),
        ("([datetime]'2024-01-02T03:04:05Z').ToUniversalTime()", '"2024-01-02T03:04:05Z"'),
        ("[DayOfWeek]::Monday", "1"),
        ("[guid]::Empty", '"00000000-0000-0000-0000-000000000000"'),
        ("$null", "null"),
        ("[int]", '"System.Int32"'),
    ],
)
def test_written(out, value, text):
    assert out(f"ConvertTo-Json ({value}) -Compress") == [text]


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("@{a = @{b = 1}} | ConvertTo-Json", '{\n  "a": {\n    "b": 1\n  }\n}'),
        ("1, 2 | ConvertTo-Json -Compress", "[1,2]"),
        (", 1 | ConvertTo-Json -Compress", "1"),
        (", 1 | ConvertTo-Json -AsArray -Compress", "[1]"),
        ("[DayOfWeek]::Monday | ConvertTo-Json -EnumsAsStrings", '"Monday"'),
        ("'ü' | ConvertTo-Json -EscapeHandling EscapeNonAscii", '"\\u00fc"'),
        ("'<' | ConvertTo-Json -EscapeHandling EscapeHtml", '"\\u003c"'),
        ("@() | ConvertTo-Json", ""),
        ("ConvertTo-Json @()", "[]"),
    ],
)
def test_ways_to_write(out, script, text):
    assert "".join(out(script)) == text


def test_what_is_too_deep_becomes_text(run):
    outcome = run("@{a = @{b = @{c = 1}}} | ConvertTo-Json -Depth 1 -Compress")
    assert outcome.output == ['{"a":{"b":"System.Collections.Hashtable"}}']
    assert outcome.of("warning") == ["Resulting JSON is truncated as serialization has exceeded the set depth of 1."]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("('{\"a\": 1}' | ConvertFrom-Json).a", [1]),
        ("('{\"a\": 1}' | ConvertFrom-Json).a.GetType().Name", ["Int64"]),
        ("('1e2' | ConvertFrom-Json).GetType().Name", ["Double"]),
        ("'[1, 2]' | ConvertFrom-Json", [1, 2]),
        ("@('[1]' | ConvertFrom-Json -NoEnumerate).Count", [1]),
        ("'{\"a\": 1, ', '\"b\": 2}' | ConvertFrom-Json | % b", [2]),
        ("'1', '2' | ConvertFrom-Json", [1, 2]),
        ('(\'{"A": 1, "a": 2}\' | ConvertFrom-Json -AsHashtable).Count', [2]),
        ('(\'{"d": "2024-01-02T03:04:05Z"}\' | ConvertFrom-Json).d.Year', [2024]),
        ('(\'{"d": "2024-01-02"}\' | ConvertFrom-Json).d.GetType().Name', ["String"]),
        ('(\'{"d": "2024-01-02T03:04:05Z"}\' | ConvertFrom-Json -DateKind String).d', ["2024-01-02T03:04:05Z"]),
        ("'{/* note */ a: ''x''}' | ConvertFrom-Json | % a", ["x"]),
        ("'[1, 2,]' | ConvertFrom-Json", [1, 2]),
        ("('12345678901234567890123' | ConvertFrom-Json).GetType().Name", ["BigInteger"]),
        ("'null' | ConvertFrom-Json", [None]),
    ],
)
def test_read(out, script, expected):
    assert out(script) == expected


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ("'{' | ConvertFrom-Json", "System.ArgumentException"),
        ('\'{"a": 1, "A": 2}\' | ConvertFrom-Json', "KeysWithDifferentCasingInJsonString"),
        ("'{\"\": 1}' | ConvertFrom-Json", "EmptyKeyInJsonString"),
        ("'[[[1]]]' | ConvertFrom-Json -Depth 2", "System.ArgumentException"),
        ("@{1 = 2} | ConvertTo-Json", "NonStringKeyInDictionary"),
    ],
)
def test_what_is_no_json(run, script, error):
    assert [name.partition(",")[0] for name in run(script).ids] == [error]


def test_a_large_list_is_the_same_after_the_way_there_and_back(out):
    assert out(
        '$t = 1..2000 | % { [pscustomobject]@{id = $_; n = "n$_"} } | ConvertTo-Json -Compress; '
        "$o = $t | ConvertFrom-Json; $o.Count; $o[1999].n; ($o | ConvertTo-Json -Compress) -eq $t"
    ) == [2000, "n2000", True]
