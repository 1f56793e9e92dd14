"""ConvertTo-Csv, ConvertFrom-Csv, Export-Csv and Import-Csv."""

from __future__ import annotations

import pytest

_ITEM = "[pscustomobject]@{a = 1; b = 'x,\"y'; c = $null} | "


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        ("", ['"a","b","c"', '"1","x,""y",']),
        ("-UseQuotes AsNeeded", ["a,b,c", '1,"x,""y",']),
        ("-UseQuotes Never", ["a,b,c", '1,x,"y,']),
        ("-QuoteFields a", ['"a",b,c', '"1",x,"y,']),
        ("-Delimiter ';'", ['"a";"b";"c"', '"1";"x,""y";']),
        ("-NoHeader", ['"1","x,""y",']),
        ("-IncludeTypeInformation", ["#TYPE System.Management.Automation.PSCustomObject", '"a","b","c"', '"1","x,""y",']),
        ("-NoTypeInformation", ['"a","b","c"', '"1","x,""y",']),
    ],
)
def test_lines(out, options, lines):
    assert out(f"{_ITEM} ConvertTo-Csv {options}") == lines


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("'a,b', '1,2' | ConvertFrom-Csv | % b", ["2"]),
        ("'a,b', '1' | ConvertFrom-Csv | % { $null -eq $_.b }", [True]),
        ("'1,2' | ConvertFrom-Csv -Header x, y | % y", ["2"]),
        ("'a;b', '1;2' | ConvertFrom-Csv -Delimiter ';' | % a", ["1"]),
        ('"a,b`n`"1`n2`",3" | ConvertFrom-Csv | % a', ["1\n2"]),
        ("'#TYPE My.Type', 'a', '1' | ConvertFrom-Csv | % { $_.pstypenames[0] }", ["My.Type"]),
        ("'a,b', ' 1 , \"2\" ' | ConvertFrom-Csv | % { \"[$($_.a)][$($_.b)]\" }", ["[1 ][2]"]),
    ],
)
def test_records(out, script, expected):
    assert out(script) == expected


def test_a_file_and_back(out):
    out("1, 2 | % { [pscustomobject]@{n = $_} } | Export-Csv t.csv; [pscustomobject]@{n = 3} | Export-Csv t.csv -Append")
    assert out("Import-Csv t.csv | % n") == ["1", "2", "3"]


def test_columns_that_the_file_does_not_have(run):
    outcome = run("[pscustomobject]@{a = 1} | Export-Csv t.csv; [pscustomobject]@{b = 1} | Export-Csv t.csv -Append")
    assert outcome.ids == ["CannotAppendCsvWithMismatchedPropertyNames,Microsoft.PowerShell.Commands.ExportCsvCommand"]


def test_two_ways_to_say_what_is_quoted(run):
    assert run(f"{_ITEM} ConvertTo-Csv -UseQuotes Never -QuoteFields a").ids == [
        "CannotSpecifyQuoteFieldsAndUseQuotes,Microsoft.PowerShell.Commands.ConvertToCsvCommand"
    ]
