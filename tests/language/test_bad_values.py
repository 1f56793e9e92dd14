"""Scripts that ask for more than there is: calls without end, values that contain themselves, numbers and texts beyond any size."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from one_script import run

from psopenai_py.framework.conversion import patterns


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """Whatever a script did."""
    before = threading.active_count()
    yield
    assert threading.active_count() == before


DEEP_CALLS = [
    "function f { f }; f",
    "function f($n) { 1 + (f ($n + 1)) }; f 0 | Out-Null",
    "$b = { & $b }; & $b",
    "$b = { . $b }; . $b",
    "$b = { 1 | ForEach-Object { & $b } }; & $b",
    "$b = { 1 | ForEach-Object $b }; 1 | ForEach-Object $b",
    'function f { "x$(f)" }; f | Out-Null',
    "filter f { $_ | f }; 1 | f",
    "function f { try { f } finally { 1 | Out-Null } }; f",
    "function f { [CmdletBinding()] param([Parameter(ValueFromPipeline)]$x) process { $x | f } }; 1 | f",
    "$b = { Invoke-Expression '& $b' }; & $b",
    "$b = { Invoke-Command $b }; & $b",
    "$b = { 1 | Where-Object { & $b } }; & $b",
    "$b = { @(1).ForEach($b) }; & $b",
    "$b = { 'a' -replace 'a', $b }; & $b",
    "function f { switch (1) { 1 { @(f) } } }; f",
]


@pytest.mark.parametrize("text", DEEP_CALLS)
def test_calls_without_end_overflow_the_depth(text):
    """And the script goes on behind them."""
    result = run(text + "; 'after'")
    assert result.output[-1:] == ["after"]
    assert [error.partition(",")[0] for error in result.errors] == ["CallDepthOverflow"]
    assert result.ended is None


def test_an_overflow_in_a_method_names_its_class():
    """As any error of a method does."""
    assert run("$b = { $b.Invoke() }; $b.Invoke(); 1") == ([1], ["ScriptCallDepthException"], None)


def test_an_overflow_can_be_caught():
    assert run("try { function f { f }; f } catch { $_.FullyQualifiedErrorId }").output == ["CallDepthOverflow,f"]


ITSELF = {
    "array": "$s = @(1, 2); $s[0] = $s",
    "list": "$s = [Collections.ArrayList]@(2); [void]$s.Add($s)",
    "hashtable": "$s = @{a = 2}; $s.b = $s",
    "ordered": "$s = [ordered]@{a = 2}; $s.b = $s",
    "object": "$s = [pscustomobject]@{a = 2; b = 1}; $s.b = $s",
}
USES = [
    '"$s"', "[string]$s", "$s.ToString()", "$s | Out-String", "$s | Format-List | Out-String", "$s | Format-Table | Out-String",
    "$s | ConvertTo-Json -WarningAction Ignore", "ConvertTo-Json $s -Depth 100 -WarningAction Ignore", "$s -eq $s", "$s -eq 2",
    "$s -contains $s", "Compare-Object $s $s", "$s | Sort-Object", "$s | Group-Object", "$s | Select-Object *", "$s | Get-Unique",
    "$s | Measure-Object", "$s | ConvertTo-Csv", "'{0}' -f $s", "$s -join ','", "$s | Select-Object -Unique",
    "$s | Select-String 2",
    "$s.GetHashCode()", "$s | Get-Member", "[array]$s", "[string[]]$s", "if ($s) { 1 }", "switch ($s) { 2 { 1 } }", "$s -match 2",
    "$s.nosuch", "$s + $s", "Write-Error $s", "throw $s", "Write-Host $s", "Write-Warning $s", "$s > $null", "$s | Out-Host",
]  # fmt: skip


@pytest.mark.parametrize("made", ITSELF)
def test_what_contains_itself_does_no_harm(made):
    """Whatever is done with it comes to an end, with an error of ours or without."""
    for use in USES:
        run(f"{ITSELF[made]}; {use}")


def test_the_text_of_what_contains_itself_names_the_type():
    assert run(ITSELF["array"] + '; "$s"').output == ["System.Object[] 2"]
    assert run(ITSELF["hashtable"] + '; "$s"').output == ["System.Collections.Hashtable"]
    [shown] = run(ITSELF["array"] + "; $s | Out-String").output
    assert shown.split()[:2] == ["System.Object[]", "2"]


@pytest.mark.parametrize("use", [use for use in USES if "Write-Error" not in use and "throw" not in use])
def test_lists_in_lists_without_end_do_no_harm(use):
    run(f"$s = , 1; foreach ($i in 1..30000) {{ $s = , $s }}; {use}")


@pytest.mark.parametrize(
    "text",
    [
        "& { while ($true) { 1 } } | Select-Object -First 2",
        "& { for () { 1 } } | Select-Object -First 2",
        "1..1000000000 | ForEach-Object { 1 } | Select-Object -First 2",
        "function f { do { 1 } while ($true) }; f | Where-Object { $_ } | Select-Object -First 2",
        "& { try { while ($true) { 1 } } finally { $global:f = 1 } } | Select-Object -First 2",
    ],
)
def test_output_without_end_is_stopped_by_who_has_enough(text):
    assert run(text) == ([1, 1], [], None)


OUT_OF_MEMORY = "System.OutOfMemoryException"


@pytest.mark.parametrize(
    "text",
    [
        "1..1000000000",
        "$a = 1..1000000000",
        "(1..1000000000).Count",
        "'a' * 2000000000",
        "'abc' * 1000000000",
        "@(1, 2) * 2000000000",
        "@(1) * 1000000000",
    ],
)
def test_what_would_not_fit_into_memory_is_refused(text):
    assert run(text) == ([], [OUT_OF_MEMORY], None)


def test_a_method_refuses_what_would_not_fit_into_memory():
    for text in ("'a'.PadLeft(2000000000)", "'a'.PadRight(2000000000)", "[string]::new('a', 2000000000)"):
        assert run(text) == ([], ["OutOfMemoryException"], None)


def test_a_walk_over_a_huge_range_takes_one_number_after_the_other():
    assert run("1..1000000000 | Select-Object -First 2").output == [1, 2]
    assert run("foreach ($i in 3..-2000000000) { $i; if ($i -lt 2) { break } }").output == [3, 2, 1]


def test_doubling_without_end_comes_to_the_end_of_memory():
    """Of the memory that .NET gives one text."""
    assert run("$s = 'a' * 500000000; $s = $s + $s; $s = $s + $s").errors == [OUT_OF_MEMORY]


def test_a_pattern_that_backtracks_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(patterns, "TIME_LIMIT_SEC", 0.05)
    for text in (
        "$t -match '^(a|aa)+$'",
        "$t -replace '^(a|aa)+$', 'b'",
        "$t -split '^(a|aa)+$'",
        "switch -Regex ($t) { '^(a|aa)+$' {} }",
    ):
        assert run(f"$t = 'a' * 60 + '!'; {text}").errors == ["System.Text.RegularExpressions.RegexMatchTimeoutException"]
    assert run("[regex]::IsMatch('a' * 60 + '!', '^(a|aa)+$')").errors == ["RegexMatchTimeoutException"]


def test_the_usual_example_of_backtracking_is_answered():
    assert run("'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' -match '(a+)+$'") == ([False], [], None)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("'{0:N999999}' -f 1.5", 1_000_001),
        ("'{0:F5000}' -f 0.1", 5002),
        ("'{0:E5000}' -f 0.1", 5007),
        ("'{0:G5000}' -f 1.5", 3),
        ("'{0:D100000}' -f 1", 100_000),
        ("'{0:N0}' -f [bigint]::Pow(10, 2000)", 2667),
        ("'{0,999999}' -f 1", 999_999),
        ("[string][bigint]::Pow(10, 10000)", 10_001),
        ("[string][bigint]::Parse('9' * 5000)", 5000),
        ("[bigint]::Pow(10, 5000) | ConvertTo-Json", 5001),
    ],
)
def test_wide_formats_and_long_numbers_have_their_text(text, length):
    assert run(f"({text}).Length") == ([length], [], None)


@pytest.mark.parametrize(
    "text", ["'{0,1000000}' -f 1", "'{0,99999999999}' -f 1", "'{99999999999}' -f 1", "'{0:N99999999999}' -f 1"]
)
def test_wider_formats_are_refused_or_a_pattern_of_their_own(text):
    """A width ends at a million, as .NET reads it; a precision of ten digits is none, but a pattern."""
    result = run(text)
    assert (
        result.errors == ["FormatError"] or result.output == ["N100000000000"] or result.output == ["N99999999999"] or result.output
    )


@pytest.mark.parametrize(
    "text",
    ["[int]::Parse('9' * 5000000)", "[long]::Parse('9' * 5000)", "[uint64]::Parse('1' * 5000)", "[convert]::ToInt32('9' * 5000)"],
)
def test_a_number_with_too_many_digits_overflows(text):
    assert run(text).errors == ["OverflowException"]


@pytest.mark.parametrize(
    "text",
    [
        "[int]('9' * 5000)", "1 + ('9' * 5000)", "'9' * 5000 -as [int]", "[datetime]('9' * 5000)", "[timespan]('9' * 5000)",
        "[version]('1.' + '9' * 5000)", "1..('9' * 5000)", "('9' * 5000) -eq 1", "1 -eq ('9' * 5000)", "[double]('9' * 5000)",
        "[decimal]('9' * 5000)", "[guid]('9' * 5000)", "[char]('9' * 5000)", "1kb * 1tb * 1pb * 1pb", "1 -shl 1000000000",
        "[byte]300", "[char]99999", "[long]1e30", "1 / 0", "1 % 0", "[decimal]::MaxValue + 1", "[int]::MaxValue + 1",
        "[datetime]::MaxValue.AddTicks(1)", "[datetime]::MinValue.AddDays(-1)", "(Get-Date 0).AddYears(99999)",
        "Get-Date -Year 99999",
        "[datetime]::new(0, 0, 0)", "[datetime]'2024-02-30'", "[datetime]'99999-01-01'", "[timespan]::FromDays([double]::NaN)",
        "[timespan]::FromDays(1e300)", "[timespan]::MaxValue + [timespan]::MaxValue", "[datetime]::MaxValue + [timespan]::MaxValue",
        "New-TimeSpan -Days 999999999", "Get-Date -UnixTimeSeconds 99999999999999", "[datetime][long]::MaxValue",
        "[datetime]::FromFileTime([long]::MaxValue)", "[math]::Pow(10, 1000)", "[bigint]::Pow(2, 100000) | Out-Null",
    ],
)  # fmt: skip
def test_values_out_of_range_are_errors_of_the_engine(text):
    """None is an error of Python's, which would have a name of its own."""
    result = run(text)
    assert not any("System.Exception" in error or error.startswith(("ValueError", "TypeError")) for error in result.errors)
    assert result.ended is None


def test_mixed_values_are_sorted():
    """By their texts where they cannot be compared."""
    mixed = "1, 'a', @{}, $null, (Get-Date 0), { 1 }, 2.5, [char]'b', 1d, $true, (, 1), [guid]::Empty, [version]'1.2'"
    for options in ("", "-Descending", "-Unique", "-Stable", "-Top 2", "{ $_ }, { $s }"):
        result = run(f"$s = @({mixed}); $s += , $s; $s | Sort-Object {options} | Measure-Object | ForEach-Object Count")
        assert (result.errors, result.ended) == ([], None)
