"""Objects of scripts' classes: how they are made, what their properties hold, how other commands see them."""

from __future__ import annotations

import pytest

PERSON = """
class Person {
    [int]$Age = 1
    [string]$Name
    hidden [int]$Key = 9
    static [int]$Count = 3
    Person() { }
    Person([int]$age) { $this.Age = $age }
    static [Person] Make() { return [Person]::new(7) }
}
class Plain { [int]$A; [object]$B; [Plain]$Next }
"""


@pytest.mark.parametrize(
    "text, expected",
    [
        ("[Person]::new().Age; [Person]::new('4').Age; [Person]::Make().Age", [1, 4, 7]),
        ("(New-Object Person 8).Age; (New-Object Plain -Property @{ A = 4 }).A", [8, 4]),
        ("$p = [Plain]@{ A = '3'; B = 'x' }; $p.A; $p.B", [3, "x"]),
        ("([Plain][pscustomobject]@{ A = 2 }).A", [2]),
        ("([Person]6).Age", [6]),
        ("$p = [Person]::new(); $p.Age = '12'; $p.Age + 1; $p.Key", [13, 9]),
        ("$p = [Person]::new(); $null -eq $p.Name; $p.Name = $null; $p.Name -eq ''", [True, True]),
        ("[Person]::Count += 2; [Person]::Count; $t = [Person]; $t::Count", [5, 5]),
        ("[Plain]$p = @{ A = 1 }; $p = @{ A = 2 }; $p.GetType().Name; $p.A", ["Plain", 2]),
        ("$l = [System.Collections.Generic.List[Plain]]::new(); $l.Add([Plain]@{ A = 5 }); $l[0].A", [5]),
        ("[Plain[]]$a = @{ A = 1 }, @{ A = 2 }; $a.A -join ','; $a.GetType().Name", ["1,2", "Plain[]"]),
        ("([type]'Plain').FullName; 'Plain' -is [type]", ["Plain", False]),
    ],
)
def test_making_and_setting(run, text, expected) -> None:
    ran = run(PERSON + text)
    assert (ran.output, ran.ids) == (expected, [])


@pytest.mark.parametrize(
    "text, expected",
    [
        ("$a = [Plain]@{ A = 1 }; $b = [Plain]@{ A = 1 }; $a -eq $b; $a -eq $a; $b = $a; $b.A = 9; $a.A", [False, True, 9]),
        ('$p = [Plain]::new(); "$p"; $p.ToString(); $p -is [Plain]; $p -is [Person]', ["Plain", "Plain", True, False]),
        ("[Plain]@{ A = 1 } | ConvertTo-Json -Compress", ['{"A":1,"B":null,"Next":null}']),
        ("[Person]::new() | ConvertTo-Json -Compress", ['{"Age":1,"Name":null,"Key":9}']),
        ("[Person]::new() | ConvertTo-Csv | Select-Object -First 1", ['"Age","Name"']),
        ("[Person]::new().psobject.Properties.Name -join ','", ["Age,Name"]),
        ("([Person]::new(2), [Person]::new(1) | Sort-Object Age).Age", [1, 2]),
        ("([Person]::new(2), [Person]::new(4) | Measure-Object Age -Sum).Sum", [6.0]),
        ("[Person]::new(5) | Select-Object Age | ForEach-Object { $_.psobject.Properties.Name }", ["Age"]),
        ("([Person]::new(5) | Format-Table | Out-String).Trim() -replace '\\s+', ' '", ["Age Name --- ---- 5"]),
        (
            "[Person]::new() | Get-Member -MemberType Property | ForEach-Object Definition",
            ["int Age {get;set;}", "string Name {get;set;}"],
        ),
        ("function f([Plain]$p) { $p.A }; f ([Plain]@{ A = 4 }); f @{ A = 6 }", [4, 6]),
        ("function f { param([Parameter(ValueFromPipeline)][Person]$p) process { $p.Age } }; 5, 6 | f", [5, 6]),
    ],
)
def test_how_they_are_seen(run, text, expected) -> None:
    ran = run(PERSON + text)
    assert (ran.output, ran.ids) == (expected, [])


@pytest.mark.parametrize(
    "text, error_id, message",
    [
        ("$p = [Plain]::new(); $p.A = 'x'", "ExceptionWhenSetting", 'Exception setting "A": "Cannot convert value "x"'),
        ("[Plain]::new().C = 1", "PropertyAssignmentException", "The property 'C' cannot be found"),
        ("[Plain]@{ Z = 1 }", "ObjectCreationError", "The property 'Z' was not found for the 'Plain' object."),
        ("[Plain]@{ A = 'q' }", "ObjectCreationError", 'Cannot create object of type "Plain". Cannot convert value "q"'),
        (
            "[Plain]'x'",
            "ConvertToFinalInvalidCastException",
            'Cannot convert the "x" value of type "System.String" to type "Plain"',
        ),
        ("[Plain]::new(1)", "MethodCountCouldNotFindBest", 'Cannot find an overload for "new" and the argument count: "1".'),
        ("[Person]::Count = 'x'", "ExceptionWhenSetting", 'Exception setting "Count"'),
        ("[Person]::Nobody()", "MethodNotFound", "[Person] does not contain a method named 'Nobody'"),
    ],
)
def test_errors(run, text, error_id, message) -> None:
    ran = run(PERSON + text)
    assert ran.ids == [error_id]
    assert message in str(ran.errors[0].exception)


def test_a_property_with_validators(run) -> None:
    ran = run(
        "class V { [ValidateSet('a', 'b')][string]$K = 'a'; [ValidateRange(1, 5)][int]$N }\n"
        "$v = [V]::new(); $v.K = 'z'; $v.K; $v.N = 9; $v.N = 3; $v.N"
    )
    assert (ran.output, ran.ids) == (["a", 3], ["ExceptionWhenSetting"] * 2)
    assert 'does not belong to the set "a,b"' in str(ran.errors[0].exception)


def test_initial_values_are_set_one_after_the_other_for_each_object(run) -> None:
    ran = run(
        "class A { [int]$X = 3; [int]$Y = $this.X + 1; [int[]]$L = @()\n"
        "static [int]$S = [A]::Two(); static [int] Two() { return 2 } }\n"
        "$a = [A]::new(); $a.L += 1; $a.Y; $a.L.Count; [A]::new().L.Count; [A]::S"
    )
    assert (ran.output, ran.ids) == ([4, 1, 0, 2], [])


def test_equals_of_the_class_decides_about_equality(run) -> None:
    ran = run(
        "class P { [int]$A; [bool] Equals([object]$o) { return $this.A -eq $o.A } }\n"
        "[P]@{ A = 1 } -eq [P]@{ A = 1 }; [P]@{ A = 1 } -eq [P]@{ A = 2 }"
    )
    assert ran.output == [True, False]


def test_a_class_stays_in_the_session(run) -> None:
    run("class P { [int]$A = 4 }")
    assert run("[P]::new().A; (New-Object P).A").output == [4, 4]
