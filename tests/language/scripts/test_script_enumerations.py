"""Enumerations that scripts define."""

from __future__ import annotations

import pytest

COLOR = "enum Color { Red; Green = 5; Blue }\n[Flags()] enum F { None = 0; A = 1; B = 2; C = 4 }\n"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("[int][Color]::Blue; [Color]::Green.value__; [Color]::Red.GetType().Name", [6, 5, "Color"]),
        ('"$([Color]5)"; "$([Color]\'gr\')"; "$([Color]\'BLUE\')"', ["Green", "Green", "Blue"]),
        ("[Color]::Red -eq 'red'; 'red' -eq [Color]::Red; [Color]::Green -gt [Color]::Red", [True, True, True]),
        ("[enum]::GetNames([Color]) -join ','; [Color].GetEnumNames() -join ','", ["Red,Green,Blue"] * 2),
        ("([enum]::GetValues([Color]) | ForEach-Object { [int]$_ }) -join ','; [Color].GetEnumValues().Count", ["0,5,6", 3]),
        ("[enum]::IsDefined([Color], 'Red'); [enum]::Parse([Color], 'green', $true) -eq [Color]::Green", [True, True]),
        ('function f([Color]$c) { "$c" }; f green; f 0; f ([Color]::Blue)', ["Green", "Red", "Blue"]),
        ("[Color]$c = 'Red'; $c = 6; \"$c\"", ["Blue"]),
        ("switch ([Color]::Red) { Red { 'is red' } default { 'other' } }", ["is red"]),
        ("@{ C = [Color]::Green } | ConvertTo-Json -Compress", ['{"C":5}']),
        ("class P { [Color]$C = 'Blue' }; $p = [P]::new(); \"$($p.C)\"; $p.C = 'red'; [int]$p.C", ["Blue", 0]),
        ("[Color].IsEnum; [Color]::Red -is [enum]; 'Blue' -as [Color] -eq [Color]::Blue", [True, True, True]),
        ('"$([F]5)"; "$([F]\'A, B\')"; "$([F]::None)"; [int]([F]::A -bor [F]::C)', ["A, C", "A, B", "None", 5]),
        ("$f = [F]::A -bor [F]::B; $f.HasFlag([F]::B); $f.HasFlag([F]::C); $f.GetType().Name", [True, False, "F"]),
    ],
)
def test_members(run, text, expected) -> None:
    ran = run(COLOR + text)
    assert (ran.output, ran.ids) == (expected, [])


def test_flags_without_values_are_counted_like_all_others(run) -> None:
    assert run("[Flags()] enum G { A; B; C }; [int][G]::A; [int][G]::B; [int][G]::C").output == [0, 1, 2]


def test_values_are_constant_expressions(run) -> None:
    ran = run("enum G { A = 1 + 2; B; C = -4; D; E = [int]::MaxValue }; [enum]::GetNames([G]).ForEach({ [int][G]$_ }) -join ' '")
    assert ran.output == ["3 4 2147483647 -4 -3"]


@pytest.mark.parametrize(
    "text, error_id",
    [
        ("[Color]'pink'", "SubstringDisambiguationEnumParseThrewAnException"),
        ("[Color]7", "UndefinedIntegerToEnum"),
        ("[F]8", "UndefinedIntegerToEnum"),
        ("function f([Color]$c) { }; f pink", "ParameterArgumentTransformationError,f"),
    ],
)
def test_what_is_no_member(run, text, error_id) -> None:
    assert run(COLOR + text).ids == [error_id]


@pytest.mark.parametrize(
    "text, error_id",
    [
        ("enum G { A; a }", "MemberAlreadyDefined"),
        ("enum G { A = $x }", "EnumeratorValueMustBeConstant"),
        ("enum G { A = 'text' }", "CannotConvertValue"),
        ("enum G { A = [int]::MaxValue; B }", "EnumeratorValueOutOfBounds"),
        ("enum G : byte { A = 256 }", "EnumeratorValueOutOfBounds"),
    ],
)
def test_a_definition_that_is_wrong_ends_the_script_before_it_begins(run, text, error_id) -> None:
    ran = run(f"'begun'; {text}")
    assert (ran.output, ran.ended.record.error_id) == ([], error_id)
