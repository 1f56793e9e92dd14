"""Branches, loops, switch."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text, expected",
    [
        ("if ($false) { 1 } elseif (1) { 2 } else { 3 }", [2]),
        ("for ($i = 0; $i -lt 3; $i++) { $i }", [0, 1, 2]),
        ("foreach ($i in 1..5) { if ($i -eq 2) { continue }; if ($i -eq 4) { break }; $i }", [1, 3]),
        ("foreach ($i in $null) { 'x' }", []),
        ("$i = 0; while ($true) { if (++$i -gt 2) { break }; $i }", [1, 2]),
        ("$i = 0; do { $i++ } until ($i -ge 3); $i", [3]),
        ("$i = 9; do { $i++ } while ($i -lt 3); $i", [10]),
        (':out foreach ($i in 1, 2) { foreach ($j in 1, 2) { if ($j -eq 2) { continue out }; "$i$j" } }', ["11", "21"]),
        ("$x = foreach ($i in 1..3) { $i * 2 }; $x -join ','", ["2,4,6"]),
        (
            "switch (1, 2, 3) { 1 { 'one' } 2 { 'two'; continue } { $_ -gt 1 } { 'more' } default { 'none' } }",
            ["one", "two", "more"],
        ),
        ("switch -Wildcard ('abc') { 'a*' { 'w' } 'b*' { 'no' } }", ["w"]),
        (r"switch -Regex ('a12') { '(\d+)' { $Matches[1] } }", ["12"]),
        ("switch -CaseSensitive ('A') { 'a' { 'no' } default { 'd' } }", ["d"]),
        ("1 && 2; 1/1 || 3", [1, 2, 1]),
        ("$true ? 'yes' : 'no'", ["yes"]),
        ("$null ?? 'default'", ["default"]),
        ("function f { 1; return 2; 3 }; f", [1, 2]),
    ],
)
def test_what_runs(run, text, expected) -> None:
    ran = run(text)
    assert (ran.output, ran.ids) == (expected, [])


def test_a_break_outside_of_any_loop_ends_the_script(run) -> None:
    assert run("1; & { break }; 2").output == [1]


def test_continue_in_foreach_object_ends_the_enclosing_loop_turn(run) -> None:
    assert run("foreach ($i in 1, 2) { 1..3 | ForEach-Object { if ($_ -eq 2) { continue }; $_ }; 'not here' }").output == [1, 1]


def test_a_list_that_changes_while_it_is_walked(run) -> None:
    ran = run("$l = [System.Collections.ArrayList](1, 2); foreach ($i in $l) { $null = $l.Add(9) }; 'after'")
    assert (ran.output, ran.ids) == (["after"], ["System.InvalidOperationException"])


def test_exit_ends_the_script_with_a_status(run) -> None:
    ran = run("1; try { exit 3 } finally { 'f' }; 2")
    assert (ran.output, ran.exit_code) == ([1, "f"], 3)


def test_switch_reads_a_file(run, tmp_path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("a\nb\n")
    assert run(f"switch -File '{path}' {{ 'a' {{ 'A' }} default {{ \"d:$_\" }} }}").output == ["A", "d:b"]
