"""Values that scripts make and walk: enumerators, arrays of several dimensions, versions, properties given to any value."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text, expected",
    [
        ("$OFS = ','; 'x' + (1, 2); $s = 'y'; $s += 1, 2; $s; $OFS = 'a', 'b'; \"$(1, 2)\"", ["x1,2", "y1,2", "1System.Object[]2"]),
        ('$e = (1, 2).GetEnumerator(); $e.MoveNext(); $e.Current; $e | ForEach-Object { "r$_" }', [True, 1, "r2"]),
        ("$e = @{a = 1}.GetEnumerator(); $null = $e.MoveNext(); $e.Key; $e.Value; $e.MoveNext()", ["a", 1, False]),
        ("foreach ($i in 1..4) { $i; $null = $foreach.MoveNext() }", [1, 3]),
        ("switch (1..3) { 1 { $null = $switch.MoveNext(); $switch.Current } }", [2]),
        ("$m = [int[,]]::new(2, 3); $m[1, 2] = '5'; $m[-1, -1]; $m.Rank; $m.GetLength(1); $m -join ','", [5, 2, 3, "0,0,0,0,0,5"]),
        ("$m = New-Object 'int[,]' 2, 2; $null -eq $m[5, 5]; $m -is [array]", [True, True]),
        (
            "[semver]'1.2.3' -gt [semver]'1.2.3-rc.1'; [semver]'1.2.3-rc.2' -lt '1.2.3-rc.10'; \"$([semver]'1.2+b')\"",
            [True, True, "1.2.0+b"],
        ),
        ("[ipaddress]'1.2.3.4' | ForEach-Object { $_.IPAddressToString; \"$($_.AddressFamily)\" }", ["1.2.3.4", "InterNetwork"]),
        ("$o = 5 | Add-Member -PassThru k v; $o.k; $o + 1; $h = @{a = 1}; $h | Add-Member k w; $h.k; $h.Count", ["v", 6, "w", 1]),
        ("'ab'.Split(''); [enum]::ToObject([DayOfWeek], 42).ToString()", ["ab", "42"]),
        ("try { nosuch } catch { $_.Exception.CommandName }", ["nosuch"]),
    ],
)
def test_values(run, text, expected) -> None:
    ran = run(text)
    assert (ran.output, ran.ids) == (expected, [])


def test_a_wrong_number_of_indices(run) -> None:
    ran = run("$m = [int[,]]::new(2, 2); $m[1]; $m[9, 9] = 1")
    assert ran.ids == ["NeedMultidimensionalIndex", "System.IndexOutOfRangeException"]


def test_the_exception_behind_an_error_of_a_command(run) -> None:
    ran = run("try { ConvertFrom-Json abc } catch { $_.Exception.InnerException.GetType().FullName }")
    assert ran.output == ["Newtonsoft.Json.JsonReaderException"]


def test_an_unknown_encoding_is_refused_before_the_file_is_opened(run) -> None:
    ran = run("'x' | Out-File no-such-folder/x.txt -Encoding no-such-encoding")
    assert ran.ids == ["ParameterArgumentTransformationError,Microsoft.PowerShell.Commands.OutFileCommand"]
