"""What generated scripts have found, each as small as it could be made."""

from __future__ import annotations

import pytest
from one_script import run


@pytest.mark.parametrize(
    ("text", "output", "ended"),
    [
        ("trap { 1 / 0; continue } nosuch; 5", [], "RuntimeException"),
        ("trap { 'outer'; continue } & { trap { 'inner'; 1 / 0 } nosuch; 6 }; 5", ["inner", "outer", 5], None),
        ("try { & { trap { throw 'b' } throw 'a' } } catch { \"$_\" }", ["b"], None),
    ],
)
def test_the_error_of_a_trap_is_not_for_that_trap(text, output, ended):
    """It would call itself without end: it ends the block, and is for whoever is around it."""
    assert run(text) == (output, [], ended)


def test_matches_of_a_pattern_become_texts():
    """A collection that is no array is converted element by element."""
    assert run("[string[]][regex]::Matches('a1b2', '[0-9]') | ForEach-Object { $_.GetType().Name }").output == ["String", "String"]


def test_the_text_of_an_entry_names_the_type_of_its_value():
    assert run('$h = @{a = @{}}; "$($h.GetEnumerator())"').output == ["[a, System.Collections.Hashtable]"]


def test_a_value_that_is_an_argument_is_evaluated_once():
    """Also where the command is a function that is called without a pipeline."""
    text = "$global:n = 0; function f($a, $b) { $b }; f 1 ($global:n++; 7)"
    assert run(text.replace("($global:n++; 7)", "$($global:n++; 7)") + "; $n").output == [7, 1]


def test_an_index_is_evaluated_once():
    assert run("$i = 0; $x = 5, 6, 7; $x[$i++]; $i; $x[$i, ($i + 1)]; @{a = 1}['a']").output == [5, 1, 6, 7, 1]


def test_the_numbers_of_a_range_are_the_same_where_they_are_walked():
    assert run("1..3 | ForEach-Object { $_ }; foreach ($i in 3..1) { $i }; 'a'..'c' | ForEach-Object { [string]$_ }").output == [
        *(1, 2, 3), *(3, 2, 1), *"abc",
    ]  # fmt: skip
    assert run("foreach ($i in $null..2) { $i; $foreach.MoveNext() | Out-Null }").output == [0, 2]
