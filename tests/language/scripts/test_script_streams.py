"""Pipelines, redirections, the order in which things come."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text, expected",
    [
        ("1..3 | ForEach-Object { $_ * 2 } | Where-Object { $_ -gt 2 }", [4, 6]),
        ("$null | ForEach-Object { 'once' }", ["once"]),
        ("@() | ForEach-Object { 'never' }", []),
        ('(1, 2), 3 | ForEach-Object { "<$_>" }', ["<1 2>", "<3>"]),
        ("$x = & {}; $null -eq $x; @($x).Count", [True, 0]),
        ("@(1; 2), @(3) | ForEach-Object { $_.Count }", [2, 1]),
        ("$(1, 2).Count; @(,(1, 2)).Count", [2, 1]),
        ("& { 1; Write-Warning w } 3>&1 | ForEach-Object { $_.GetType().Name }", ["Int32", "WarningRecord"]),
        ("& { Write-Error 'e'; 1 } 2>&1 | ForEach-Object { $_.GetType().Name }", ["ErrorRecord", "Int32"]),
        ('& { Write-Information i } 6>&1 | ForEach-Object { "$_" }', ["i"]),
        ("& { Write-Error 'e'; 1 } 2>$null", [1]),
        ("& { Write-Host h; 1 } *>$null", []),
        ("1..3 | Select-Object -First 2 | ForEach-Object { $_ }", [1, 2]),
    ],
)
def test_pipelines(run, text, expected) -> None:
    ran = run(text)
    assert (ran.output, ran.ids) == (expected, [])


def test_an_unknown_command_is_reported_outside_of_its_redirection(run) -> None:
    assert run("nosuch 2>$null").ids == ["CommandNotFoundException"]


def test_output_goes_to_a_file(run, tmp_path) -> None:
    path = tmp_path / "out.txt"
    ran = run(f"'a', 'b' > '{path}'; 'c' >> '{path}'; Write-Error 'e' 2> $null; Get-Content '{path}'")
    assert (ran.output, ran.ids) == (["a", "b", "c"], [])


def test_a_file_that_cannot_be_written(run, tmp_path) -> None:
    ran = run(f"'a' > '{tmp_path / 'no' / 'x.txt'}'; 'after'")
    assert ran.output == ["after"]
    assert ran.ids[0].startswith("FileOpenFailure,")


def test_each_object_goes_on_before_the_next_is_made(run) -> None:
    ran = run('1, 2 | ForEach-Object { Write-Host "a$_"; $_ } | ForEach-Object { Write-Host "b$_" }')
    assert ran.messages("information") == ["a1", "b1", "a2", "b2"]


def test_begin_blocks_and_what_they_write(run) -> None:
    """What the begin block upstream writes is processed before its process block runs."""
    text = """
    function a { begin { Write-Host ab; 'x' } process { Write-Host ap } end { Write-Host ae } }
    function b { begin { Write-Host bb } process { Write-Host "bp$_" } end { Write-Host be } }
    a | b"""
    assert run(text).messages("information") == ["ab", "bb", "bpx", "ap", "ae", "be"]


def test_preferences_of_the_caller_hold_inside(run) -> None:
    ran = run(
        "$WarningPreference = 'SilentlyContinue'; function f { Write-Warning 'w' }; f; & { $WarningPreference = 'Continue'; f }"
    )
    assert ran.messages("warning") == ["w"]


def test_a_background_pipeline_is_refused_by_name(run) -> None:
    ran = run("Write-Output a &")
    assert ran.ids == ["NotSupported"]
    assert "line 1" in ran.errors[0].message
