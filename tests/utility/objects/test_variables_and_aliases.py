"""The commands for variables and aliases."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("Set-Variable a 5; $a", [5]),
        ("1, 2 | Set-Variable a; $a", [1, 2]),
        ("sv a, b 1; $a + $b", [2]),
        ("Set-Variable a 5 -PassThru | % Name", ["a"]),
        ("$a = 1; (Get-Variable a).Value", [1]),
        ("$a = 1; gv a -ValueOnly", [1]),
        ("$xy1 = 1; $xy2 = 2; gv xy* | % Name", ["xy1", "xy2"]),
        ("New-Variable n 3; $n", [3]),
        ("$a = 1; Remove-Variable a; $null -eq $a", [True]),
        ("$a = 1; Clear-Variable a; (gv a).Name; $null -eq $a", ["a", True]),
        ("function f { Set-Variable g 7 -Scope Global }; f; $g", [7]),
        ("function f { Set-Variable g 7 -Scope 1 }; f; $g", [7]),
        ("function f { Set-Variable g 7 }; f; $null -eq $g", [True]),
        ("New-Variable c 1 -Option Constant; (gv c).Options.ToString()", ["Constant"]),
        ("New-Variable r 1 -Option ReadOnly; Set-Variable r 2 -Force; $r", [2]),
    ],
)
def test_variables(out, script, expected):
    assert out(script) == expected


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ("Get-Variable nosuch", "VariableNotFound,Microsoft.PowerShell.Commands.GetVariableCommand"),
        ("Remove-Variable nosuch", "VariableNotFound,Microsoft.PowerShell.Commands.RemoveVariableCommand"),
        ("Clear-Variable nosuch", "VariableNotFound,Microsoft.PowerShell.Commands.ClearVariableCommand"),
        ("$a = 1; New-Variable a", "VariableAlreadyExists,Microsoft.PowerShell.Commands.NewVariableCommand"),
        (
            "New-Variable r 1 -Option ReadOnly; Set-Variable r 2",
            "VariableNotWritable,Microsoft.PowerShell.Commands.SetVariableCommand",
        ),
        (
            "New-Variable r 1 -Option ReadOnly; Remove-Variable r",
            "VariableNotRemovable,Microsoft.PowerShell.Commands.RemoveVariableCommand",
        ),
    ],
)
def test_variables_that_refuse(run, script, error):
    assert run(script).ids == [error]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("Set-Alias say Write-Output; say hi", ["hi"]),
        ("New-Alias say Write-Output; say hi", ["hi"]),
        ("sal q1 select; sal q2 q1; (gal q2).ResolvedCommandName", ["Select-Object"]),
        ("(Get-Alias '%').Definition", ["ForEach-Object"]),
        ("Get-Alias -Definition Where-Object | % Name", ["?", "where"]),
        ("function f { sal zz select; 1..3 | zz -First 1 }; f", [1]),
    ],
)
def test_aliases(out, script, expected):
    assert out(script) == expected


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ("Get-Alias nosuch", "ItemNotFoundException,Microsoft.PowerShell.Commands.GetAliasCommand"),
        ("nal a select; nal a sort", "AliasAlreadyExists,Microsoft.PowerShell.Commands.NewAliasCommand"),
        ("sal r select -Option ReadOnly; sal r sort", "AliasNotWritable,Microsoft.PowerShell.Commands.SetAliasCommand"),
    ],
)
def test_aliases_that_refuse(run, script, error):
    assert run(script).ids == [error]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("(gcm '%').ResolvedCommandName", ["ForEach-Object"]),
        ("(gcm Select-Object).CommandType.ToString()", ["Cmdlet"]),
        ("function zz { 1 }; (gcm zz).CommandType.ToString(); & (gcm zz)", ["Function", 1]),
        ("(gcm -Verb Get -Noun ThreadRun).ModuleName", ["PSOpenAI"]),
        ("(Get-Help Select-Object).Name", ["Select-Object"]),
    ],
)
def test_commands(out, script, expected):
    assert out(script) == expected


def test_a_command_that_is_not_there(run):
    assert run("gcm nosuch").ids == ["CommandNotFoundException,Microsoft.PowerShell.Commands.GetCommandCommand"]
