"""Select-Object."""

from __future__ import annotations

import pytest

_TEXT = " | % { ($_.psobject.Properties | % { \"$($_.Name)=$($_.Value)\" }) -join ';' }"


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("1..5 | select -First 2", [1, 2]),
        ("1..5 | select -Last 2", [4, 5]),
        ("1..5 | select -Skip 3", [4, 5]),
        ("1..5 | select -SkipLast 3", [1, 2]),
        ("1..5 | select -Skip 1 -First 2", [2, 3]),
        ("1..5 | select -Skip 1 -Last 2", [3, 4]),
        ("1..5 | select -First 1 -Last 1", [1, 5]),
        ("1..5 | select -Index 3, 0", [1, 4]),
        ("1..5 | select -SkipIndex 0, 1", [3, 4, 5]),
        ("1, 2, 1 | select -Unique", [1, 2]),
        ("'a', 'A' | select -Unique", ["a", "A"]),
        ("'a', 'A' | select -Unique -CaseInsensitive", ["a"]),
        ("1..3 | select -First 0", []),
        ("@() | select -First 1", []),
    ],
)
def test_which_objects(out, script, expected):
    assert out(script) == expected


def test_first_stops_what_comes_before(out):
    assert out("$n = 0; 1..100 | % { $n++; $_ } | select -First 3; $n") == [1, 2, 3, 3]


def test_wait_lets_it_go_on(out):
    assert out("$n = 0; 1..9 | % { $n++; $_ } | select -First 1 -Wait; $n") == [1, 9]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("a", "a=1"),
        ("b, a", "b=2;a=1"),
        ("*", "a=1;b=2"),
        ("* -ExcludeProperty a", "b=2"),
        ("-ExcludeProperty b", "a=1"),
        ("nosuch", "nosuch="),
        ("@{n = 's'; e = { $_.a + $_.b }}", "s=3"),
        ("@{Name = 's'; Expression = 'b'}", "s=2"),
        ("@{l = 's'; e = 'a'}", "s=1"),
        ("{ $_.a + 1 }", " $_.a + 1 =2"),
    ],
)
def test_which_properties(out, options, expected):
    assert out(f"[pscustomobject]@{{a = 1; b = 2}} | select {options}{_TEXT}") == [expected]


def test_a_chosen_object_says_where_it_is_from(out):
    assert out("([pscustomobject]@{a = 1} | select a).pstypenames[0]; ('x' | select Length).pstypenames[0]") == [
        "Selected.System.Management.Automation.PSCustomObject",
        "Selected.System.String",
    ]


def test_expanded_properties(out):
    assert out("[pscustomobject]@{a = 1, 2; b = 'x'} | select -ExpandProperty a") == [1, 2]


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ("[pscustomobject]@{a = 1} | select -ExpandProperty b", "ExpandPropertyNotFound"),
        ("[pscustomobject]@{a = 1} | select a, a", "AlreadyExistingUserSpecifiedPropertyNoExpand"),
        ("1 | select @{n = 'x'; q = 1}", "DictionaryKeyIllegal"),
        ("1 | select -First -1", "ParameterArgumentValidationError"),
    ],
)
def test_what_cannot_be_selected(run, script, error):
    assert run(script).ids == [f"{error},Microsoft.PowerShell.Commands.SelectObjectCommand"]
