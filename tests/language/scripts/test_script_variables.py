"""Variables, scopes and assignments."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text, expected",
    [
        ("$a, $b = 1, 2, 3; $b", [2, 3]),
        ("$a, $b = 5; $null -eq $b", [True]),
        ("$x = $y = 7; $x + $y", [14]),
        ("$x = 5; $x += 2; $x *= 3; $x", [21]),
        ("$x ??= 4; $x ??= 5; $x", [4]),
        ("$h = @{a = 1}; $h.a += 2; $h['b'] = 9; $h.a + $h.b", [12]),
        ("$a = 1, 2; $a[0]++; $a[0]", [2]),
        ("($x = 3)", [3]),
        ("$i = 1; $i++; ++$i; $i", [3]),
        ("$x = 5; & { $x = 6; $x }; $x", [6, 5]),
        ("$x = 5; & { $script:x = 6 }; $x", [6]),
        ("& { $global:made = 4 }; $made", [4]),
        ("$x = 5; . { $x = 6 }; $x", [6]),
        ("function f { $x }; function g { $x = 'of g'; f }; g", ["of g"]),
        ('$OFS = "-"; "$(1..3)"', ["1-2-3"]),
        ("[int]$n = '5'; $n.GetType().Name", ["Int32"]),
        ("$null = 5; $null -eq $null", [True]),
        ("${a b} = 1; ${a b}", [1]),
    ],
)
def test_values(run, text, expected) -> None:
    assert run(text).output == expected


def test_a_typed_variable_keeps_its_type(run) -> None:
    """A value that does not convert is an error, and the variable keeps what it held."""
    ran = run("[int]$n = 5; $n = 'abc'; $n")
    assert ran.output == [5]
    assert ran.ids == ["RuntimeException"]
    assert ran.errors[0].exception.net_type.endswith("ArgumentTransformationMetadataException")


def test_a_validated_variable_refuses_other_values(run) -> None:
    ran = run("[ValidateSet('a', 'b')]$v = 'a'; $v = 'c'; $v")
    assert (ran.output, ran.ids) == (["a"], ["ValidateSetFailure"])


@pytest.mark.parametrize("name", ["true", "HOME", "PID", "Error"])
def test_constants_cannot_be_set(run, name) -> None:
    assert run(f"${name} = 5").ids == ["VariableNotWritable"]


def test_private_variables_are_not_seen_by_callees(run) -> None:
    assert run("$private:x = 5; & { $null -eq $x }; $x").output == [True, 5]


def test_variables_of_the_environment(run, monkeypatch) -> None:
    monkeypatch.delenv("SCRIPT_TEST", raising=False)
    assert run("$env:SCRIPT_TEST = 'a'; \"$env:SCRIPT_TEST!\"; $env:SCRIPT_TEST = $null; $env:SCRIPT_TEST").output == ["a!", None]


def test_an_unknown_drive_is_an_error(run) -> None:
    assert run("$nosuch:x = 1").ids == ["DriveNotFound"]


def test_strict_mode(run) -> None:
    """What is not there is null, and in strict mode an error."""
    assert run("$nosuch; Set-StrictMode -Version Latest; $nosuch; ([pscustomobject]@{a = 1}).b").ids == [
        "VariableIsUndefined",
        "PropertyNotFoundStrict",
    ]


def test_a_program_gives_variables(run) -> None:
    assert run("$given * 2", variables={"given": 21}).output == [42]
