"""The commands that make values: dates, objects, members, texts to find."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("Get-Date -Date '2024-01-02 03:04:05' -Format 'yyyy-MM-dd HH:mm:ss'", ["2024-01-02 03:04:05"]),
        ("Get-Date '2024-01-02' -UFormat '%Y/%m/%d %j'", ["2024/01/02 002"]),
        ("(Get-Date -Year 2020 -Month 2 -Day 29).DayOfYear", [60]),
        ("Get-Date -UnixTimeSeconds 0 -AsUTC -Format o", ["1970-01-01T00:00:00.0000000Z"]),
        ("(Get-Date).GetType().Name", ["DateTime"]),
        ("(New-TimeSpan -Hours 1 -Minutes 30).TotalMinutes", [90]),
        ("(New-TimeSpan '2024-01-01' '2024-01-03').Days", [2]),
        ("(New-Guid).ToString().Length", [36]),
        ("New-Guid -Empty | % ToString", ["00000000-0000-0000-0000-000000000000"]),
        ("(1..20 | % { Get-Random -Minimum 3 -Maximum 5 } | ? { $_ -lt 3 -or $_ -gt 4 }).Count", [0]),
        ("$a = Get-Random -SetSeed 5; $b = Get-Random -SetSeed 5; $a -eq $b", [True]),
        ("(1..9 | Get-Random -Count 4).Count", [4]),
        ("(1..9 | Get-Random -Shuffle | Sort-Object) -join ''", ["123456789"]),
        ("(New-Object PSObject -Property @{a = 1}).a", [1]),
        ("(New-Object System.Text.StringBuilder 'ab').Length", [2]),
        ("(New-Object -TypeName DateTime -ArgumentList 2024, 1, 2).Day", [2]),
        ("$o = [pscustomobject]@{a = 1}; $o | Add-Member b 2; $o.b", [2]),
        ("$o = [pscustomobject]@{a = 1}; ($o | Add-Member -NotePropertyMembers @{c = 3} -PassThru).c", [3]),
        ("$o = [pscustomobject]@{a = 2}; $o | Add-Member ScriptMethod Twice { $this.a * 2 }; $o.Twice()", [4]),
        ("$o = [pscustomobject]@{a = 2}; $o | Add-Member ScriptProperty half { $this.a / 2 }; $o.half", [1]),
        ("$o = [pscustomobject]@{a = 2}; $o | Add-Member AliasProperty z a; $o.z", [2]),
        ("[pscustomobject]@{b = 1; a = 2} | Get-Member -MemberType NoteProperty | % Name", ["a", "b"]),
        ("[pscustomobject]@{a = 'x'} | gm a | % Definition", ["string a=x"]),
        ("'abc' | gm Length | % MemberType | % ToString", ["Property"]),
        ("'a=1', 'b = 2' | ConvertFrom-StringData | % { $_.Values }", ["1", "2"]),
        ("ConvertTo-SecureString s -AsPlainText -Force | ConvertFrom-SecureString -AsPlainText", ["s"]),
        ("(Get-Culture).Name -is [string]", [True]),
    ],
)
def test_values(out, script, expected):
    assert out(script) == expected


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("'a1', 'b', 'c2' | Select-String '\\d' | % Line", ["a1", "c2"]),
        ("'a1', 'b' | sls '\\d' -NotMatch | % Line", ["b"]),
        ("'A', 'a' | sls a -CaseSensitive | % LineNumber", [2]),
        ("'a.b', 'axb' | sls 'a.b' -SimpleMatch | % Line", ["a.b"]),
        ("'a1b2' | sls '\\d' -AllMatches | % { $_.Matches.Value }", ["1", "2"]),
        ("('x=5' | sls '(?<k>\\w)=(\\d)').Matches[0].Groups['k'].Value", ["x"]),
        ("'a1', 'b' | sls '\\d' -Quiet", [True]),
        ("'a', 'b' | sls z -Quiet", []),
        ("'a1' | sls '\\d' -Raw", ["a1"]),
        ("'x', 'hit', 'y' | Set-Content f.txt; sls hit f.txt -Context 1 | % { $_.Context.PreContext; $_.LineNumber }", ["x", 2]),
    ],
)
def test_texts_to_find(out, script, expected):
    assert out(script) == expected


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ("'a' | sls '('", "InvalidRegex,Microsoft.PowerShell.Commands.SelectStringCommand"),
        ("New-Object No.Such", "TypeNotFound,Microsoft.PowerShell.Commands.NewObjectCommand"),
        (
            "$o = [pscustomobject]@{a = 1}; $o | Add-Member a 2",
            "MemberAlreadyExists,Microsoft.PowerShell.Commands.AddMemberCommand",
        ),
        ("Import-Module nosuch", "Modules_ModuleNotFound,Microsoft.PowerShell.Commands.ImportModuleCommand"),
        ("Get-Random -Minimum 5 -Maximum 3", "MinGreaterThanOrEqualMax,Microsoft.PowerShell.Commands.GetRandomCommand"),
    ],
)
def test_what_cannot_be_made(run, script, error):
    assert run(script).ids == [error]


def test_modules(out):
    assert out("Import-Module PSOpenAI; (Get-Module PSOpenAI).Name") == ["PSOpenAI"]
