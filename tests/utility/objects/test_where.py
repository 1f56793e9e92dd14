"""Where-Object: blocks and comparisons."""

from __future__ import annotations

import pytest

_PEOPLE = "$p = [pscustomobject]@{n = 'Ann'; a = 30}, [pscustomobject]@{n = 'bob'; a = 25}; $p | "


@pytest.mark.parametrize(
    ("test", "names"),
    [
        ("? { $_.a -gt 26 }", ["Ann"]),
        ("? a -gt 26", ["Ann"]),
        ("? a -GE 25", ["Ann", "bob"]),
        ("? n -eq ann", ["Ann"]),
        ("? n -ceq ann", []),
        ("? n -like a*", ["Ann"]),
        ("? n -cnotlike a*", ["Ann", "bob"]),
        ("? n -match '^b'", ["bob"]),
        ("? n -notmatch '^b'", ["Ann"]),
        ("? n -in ann, zoe", ["Ann"]),
        ("? a -notin 25", ["Ann"]),
        ("? a -is [int]", ["Ann", "bob"]),
        ("? a -isnot 'string'", ["Ann", "bob"]),
        ("? n", ["Ann", "bob"]),
        ("? nosuch", []),
        ("? -Not nosuch", ["Ann", "bob"]),
        ("? -Property a -lt -Value 26", ["bob"]),
    ],
)
def test_tests(out, test, names):
    assert out(f"{_PEOPLE} {test} | % n") == names


def test_a_list_contains_its_elements(out):
    assert out("[pscustomobject]@{t = 1, 2}, [pscustomobject]@{t = 3} | ? t -contains 2 | % t") == [1, 2]


def test_dictionaries_are_asked_for_keys(out):
    assert out("@{k = 1}, @{k = 2} | ? k -eq 2 | % k") == [2]


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ("1 | ? -Property a -eq", "ValueNotSpecifiedForWhereObject"),
        ("1 | ? a 5", "OperatorNotSpecified"),
        ("[pscustomobject]@{aa = 1; ab = 2} | ? a* -eq 1", "AmbiguousPropertyName"),
        ("'x' | ? Length -match '('", "OperatorFailed"),
    ],
)
def test_what_is_no_test(run, script, error):
    outcome = run(script)
    assert outcome.ids == [f"{error},Microsoft.PowerShell.Commands.WhereObjectCommand"]


def test_a_missing_property_is_an_error_where_that_is_strict(run):
    outcome = run("Set-StrictMode -Version 2; [pscustomobject]@{a = 1} | ? b -eq 1")
    assert outcome.texts == ['The input name "b" cannot be resolved to a property.']
