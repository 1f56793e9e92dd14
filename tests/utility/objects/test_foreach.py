"""ForEach-Object: blocks, members, threads."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("1..3 | ForEach-Object { $_ * 2 }", [2, 4, 6]),
        ("1..3 | % { $PSItem }", [1, 2, 3]),
        ("1..2 | % -Begin { 'b' } -Process { $_ } -End { 'e' }", ["b", 1, 2, "e"]),
        ("1..2 | % { 'b' } { $_ } { 'e' }", ["b", 1, 2, "e"]),
        ("1..2 | % { 'b' } { $_ } { $_ * 10 } { 'e' }", ["b", 1, 10, 2, 20, "e"]),
        ("1 | % -Process { 'a' }, { 'b' }", ["a", "b"]),
        ("1..2 | % { 'b' } { $_ }", ["b", 1, 2]),
        ("$x = 1; 1..3 | % { $x += $_ }; $x", [7]),
        ("% { 'none' }", ["none"]),
        ("@() | % { 'never' }", []),
        ("% -InputObject (1, 2) { $_.Count }", [2]),
        ("1..3 | % { if ($_ -eq 2) { return }; $_ }", [1, 3]),
    ],
)
def test_blocks(out, script, expected):
    assert out(script) == expected


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("'ab', 'cde' | % Length", [2, 3]),
        ("'ab' | % ToUpper", ["AB"]),
        ("'a-b' | % Split '-'", ["a", "b"]),
        ("'abc' | % Replace 'b' 'x'", ["axc"]),
        ("'abc' | % -MemberName Substring -ArgumentList 1", ["bc"]),
        ("@{k = 5} | % k", [5]),
        ("[pscustomobject]@{a = 1, 2} | % a", [1, 2]),
        ("[pscustomobject]@{long = 3} | % lo*", [3]),
        ("[pscustomobject]@{a = 1} | % nosuch", [None]),
        ("$null | % a", [None]),
    ],
)
def test_members(out, script, expected):
    assert out(script) == expected


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ("'a' | % NoMethod 1", "MethodNotFound,Microsoft.PowerShell.Commands.ForEachObjectCommand"),
        (
            "[pscustomobject]@{aa = 1; ab = 2} | % a*",
            "AmbiguousPropertyOrMethodName,Microsoft.PowerShell.Commands.ForEachObjectCommand",
        ),
        ("$null | % ToUpper 1", "InvokeMethodOnNull,Microsoft.PowerShell.Commands.ForEachObjectCommand"),
    ],
)
def test_members_that_fail(run, script, error):
    outcome = run(script)
    assert outcome.ids == [error]
    assert outcome.output == []


def test_missing_members_are_errors_where_that_is_strict(run):
    outcome = run("Set-StrictMode -Version 2; [pscustomobject]@{a = 1} | % b; $null | % b")
    assert [name.partition(",")[0] for name in outcome.ids] == ["PropertyOrMethodNotFound", "InputObjectIsNull"]


def test_what_if_names_the_object(run):
    outcome = run("'ab' | % Length -WhatIf")
    assert outcome.output == []
    assert outcome.errors == []


def test_parallel_runs_have_their_own_variables(out):
    assert sorted(out("$x = 5; 1..4 | % -Parallel { $_ + $using:x; $x = 9 } -ThrottleLimit 2; $x")) == [5, 6, 7, 8, 9]


def test_parallel_errors_and_warnings_arrive(run):
    outcome = run("1..2 | % -Parallel { Write-Error \"e$_\"; Write-Warning 'w' } -ThrottleLimit 1")
    assert outcome.texts == ["e1", "e2"]
    assert outcome.of("warning") == ["w", "w"]


def test_the_parallel_way_needs_the_variables_it_uses(run):
    assert run("1 | % -Parallel { $using:nope }").ids == [
        "UsingVariableIsUndefined,Microsoft.PowerShell.Commands.ForEachObjectCommand"
    ]


def test_break_ends_the_loop_around(out):
    assert out('foreach ($i in 1..3) { 1..3 | % { if ($_ -eq 2) { break }; "$i$_" } }') == ["11"]
