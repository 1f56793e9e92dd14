"""The commands that write to the streams, and those that run text or blocks."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("Write-Output 1 2 3", [1, 2, 3]),
        ("echo a", ["a"]),
        ("Write-Output (1, 2) -NoEnumerate | % { $_.Count }", [2]),
        ("1, 2 | Write-Output", [1, 2]),
        ("1 | Out-Null", []),
        ("1, 2 | Tee-Object -Variable t; $t.Count", [1, 2, 2]),
        ("'a', 'b' | Tee-Object -FilePath t.txt | Out-Null; Get-Content t.txt", ["a", "b"]),
        ("'a' | Out-File o.txt; 'b' | Out-File o.txt -Append; Get-Content o.txt", ["a", "b"]),
        ("('a', 'b' | Out-String) -replace \"`r\"", ["a\nb\n"]),
        ("'a', 'b' | Out-String -Stream", ["a", "b"]),
        ("1, 2 | Join-String -Separator ', '", ["1, 2"]),
        ("'a', 'b' | Join-String -SingleQuote -OutputPrefix '<' -OutputSuffix '>'", ["<'a''b'>"]),
        ("'a', 'bb' | Join-String Length -Separator +", ["1+2"]),
        ("1.5, 2 | Join-String -FormatString '[{0:n1}]'", ["[1.5][2.0]"]),
        ("Invoke-Expression '1 + 1'", [2]),
        ("iex '$x = 3'; $x", [3]),
        ("Invoke-Command { $args[0] * 2 } -ArgumentList 4", [8]),
        ("icm { param($a, $b) $b } -ArgumentList 1, 2", [2]),
        ("1, 2 | icm { $input | % { $_ + 1 } }", [2, 3]),
        ("(Measure-Command { 1 }).GetType().Name", ["TimeSpan"]),
        ("Write-Warning w 3>&1 | % Message", ["w"]),
        ("Write-Verbose v -Verbose 4>&1 | % Message", ["v"]),
        ('Write-Host a b 6>&1 | % { "$_" }', ["a b"]),
    ],
)
def test_output(out, script, expected):
    assert out(script) == expected


@pytest.mark.parametrize(
    ("script", "stream", "messages"),
    [
        ("Write-Warning w", "warning", ["w"]),
        ("Write-Verbose v", "verbose", []),
        ("Write-Verbose v -Verbose", "verbose", ["v"]),
        ("Write-Debug d -Debug", "debug", ["d"]),
        ("Write-Information i -InformationAction Continue", "information", ["i"]),
        ("Write-Host 1, 2 -Separator -", "information", ["1-2"]),
    ],
)
def test_streams(run, script, stream, messages):
    assert run(script).of(stream) == messages


def test_errors(run):
    record = run("Write-Error boom -ErrorId X1 -Category InvalidData -TargetObject t -RecommendedAction r").errors[0]
    assert record.fully_qualified_error_id == "X1"
    assert (record.category, record.message, record.target) == ("InvalidData", "boom", "t")
    assert run("Write-Error boom").ids == ["Microsoft.PowerShell.Commands.WriteErrorException"]
    assert run("function f { Write-Error boom }; f").ids == ["Microsoft.PowerShell.Commands.WriteErrorException,f"]
