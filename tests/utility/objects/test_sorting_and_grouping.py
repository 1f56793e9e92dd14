"""Sort-Object, Group-Object, Get-Unique, Compare-Object and Measure-Object."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("3, 1, 2 | Sort-Object", [1, 2, 3]),
        ("3, 1, 2 | Sort-Object -Descending", [3, 2, 1]),
        ("'b', 'A', 'a', 'B' | Sort-Object -CaseSensitive", ["a", "A", "b", "B"]),
        ("'10', '9', '1' | Sort-Object", ["1", "10", "9"]),
        ("'10', '9', '1' | Sort-Object { [int]$_ }", ["1", "9", "10"]),
        ("3, 1, 3, 1 | Sort-Object -Unique", [1, 3]),
        ("'a', 'A', 'b' | Sort-Object -Unique", ["a", "b"]),
        ("5, 3, 4, 1 | Sort-Object -Top 2", [1, 3]),
        ("5, 3, 4, 1 | Sort-Object -Bottom 2", [4, 5]),
        ("5, 3, 4, 1 | Sort-Object -Top 2 -Descending", [5, 4]),
        ("'bb', 'a', 'cc', 'd' | Sort-Object Length -Stable", ["a", "d", "bb", "cc"]),
        ("'bb', 'a', 'cc', 'd' | Sort-Object Length, { $_ } -Descending", ["cc", "bb", "d", "a"]),
        ("'bb', 'a', 'cc', 'd' | Sort-Object @{e = 'Length'; Descending = $true}, { $_ }", ["bb", "cc", "a", "d"]),
        ("'bb', 'a' | Sort-Object @{Expression = { $_.Length }; Ascending = $true}", ["a", "bb"]),
        ("$null, 2, $null, 1 | Sort-Object", [1, 2]),
        ("2, '10', 1.5 | Sort-Object", [1.5, "10", 2]),  # a text to the left makes both sides texts
    ],
)
def test_sorted(out, script, expected):
    assert out(script) == expected


def test_objects_without_the_property_come_last(out):
    assert out("[pscustomobject]@{b = 1}, [pscustomobject]@{a = 2}, [pscustomobject]@{a = 1} | Sort-Object a | % b") == [
        None,
        None,
        1,
    ]


def test_many_objects_keep_their_order(out):
    assert out("(0..99 | % { [pscustomobject]@{k = $_ % 2; n = $_} } | Sort-Object k -Stable | % n)[0, 1, 50, 51]") == [0, 2, 1, 3]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ('1, 2, 1 | Group-Object | % { "$($_.Name)=$($_.Count)" }', ["1=2", "2=1"]),
        ("'a', 'A' | Group-Object | % Count", [2]),
        ("'a', 'A' | Group-Object -CaseSensitive | % Count", [1, 1]),
        ("'bb', 'a', 'cc' | Group-Object Length | % { \"$($_.Name): $($_.Group)\" }", ["1: a", "2: bb cc"]),
        ('1..5 | Group-Object { $_ % 2 } | % { "$($_.Name): $($_.Group)" }', ["0: 2 4", "1: 1 3 5"]),
        ("1..4 | Group-Object { $_ % 2 } -NoElement | % { $_.Group.Count }", [0, 0]),
        ("$h = 'bb', 'a' | Group-Object Length -AsHashTable; $h[2]; $h.Keys.Count", ["bb", 2]),
        ("$h = 'bb', 'a' | Group-Object Length -AsHashTable -AsString; $h['2']", ["bb"]),
        (
            "[pscustomobject]@{a = 1; b = 2}, [pscustomobject]@{a = 1; b = 3} | Group-Object a, b | % Name",
            ["1, 2", "1, 3"],
        ),
    ],
)
def test_grouped(out, script, expected):
    assert out(script) == expected


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("1, 1, 2, 1 | Get-Unique", [1, 2, 1]),
        ("'a', 'A' | Get-Unique", ["a", "A"]),
        ("'a', 'A' | Get-Unique -CaseInsensitive", ["a"]),
        ("1, 2, 'a' | Get-Unique -OnType", [1, "a"]),
    ],
)
def test_unique_neighbours(out, script, expected):
    assert out(script) == expected


_SHOW = ' | % { "$($_.InputObject)$($_.SideIndicator)" }'


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (f"Compare-Object 1, 2 2, 3{_SHOW}", ["3=>", "1<="]),
        (f"Compare-Object 1, 2 1, 2{_SHOW}", []),
        (f"Compare-Object 1, 2 2, 3 -IncludeEqual{_SHOW}", ["2==", "3=>", "1<="]),
        (f"Compare-Object 1, 2 2, 3 -ExcludeDifferent -IncludeEqual{_SHOW}", ["2=="]),
        (f"Compare-Object a A{_SHOW}", []),
        (f"Compare-Object a A -CaseSensitive{_SHOW}", ["A=>", "a<="]),
        ("Compare-Object 1, 2 2, 3 -PassThru", [3, 1]),
    ],
)
def test_compared(out, script, expected):
    assert out(script) == expected


def test_compared_by_a_property(out):
    script = 'Compare-Object ([pscustomobject]@{a = 1}) ([pscustomobject]@{a = 2}) -Property a | % { "$($_.a)$($_.SideIndicator)" }'
    assert out(script) == ["2=>", "1<="]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("(1..4 | Measure-Object).Count", [4]),
        ("$m = 1..4 | Measure-Object -Sum -Average -Maximum -Minimum; $m.Sum, $m.Average, $m.Maximum, $m.Minimum", [10, 2.5, 4, 1]),
        ("(1..4 | Measure-Object -Sum).Average", [None]),
        ("(2, 4, 4, 4, 5, 5, 7, 9 | Measure-Object -StandardDeviation).StandardDeviation.ToString('F4')", ["2.1381"]),
        ("('a b', 'c' | Measure-Object -Word -Line -Character).Words", [3]),
        ("('ab', 'c' | Measure-Object Length -Sum).Sum", [3]),
        ("('b', 'a' | Measure-Object -Maximum).Maximum", ["b"]),
        ("(@() | Measure-Object).Count", [0]),
        ("[pscustomobject]@{a = 1} | Measure-Object nosuch", []),
    ],
)
def test_measured(out, script, expected):
    assert out(script) == expected


def test_what_is_no_number(run):
    outcome = run("'x', 1 | Measure-Object -Sum")
    assert outcome.ids == ["NonNumericInputObject,Microsoft.PowerShell.Commands.MeasureObjectCommand"]
    assert outcome.texts == ['Input object "x" is not numeric.']
