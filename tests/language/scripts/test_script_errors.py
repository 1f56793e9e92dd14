"""Errors of statements: reported, caught, trapped, raised."""

from __future__ import annotations

import pytest

from psopenai_py.framework.errors import ParseException


@pytest.mark.parametrize(
    "text, expected, ids",
    [
        ("1/0; 'after'", ["after"], ["RuntimeException"]),
        ("nosuch; $?", [False], ["CommandNotFoundException"]),
        ("if (1/0) { 'y' } else { 'n' }; 'after'", ["after"], ["RuntimeException"]),
        ('"a$(1/0)b"', ["ab"], ["RuntimeException"]),
        ("try { 1/0 } catch { \"c $_\" }", ["c Attempted to divide by zero."], []),
        ("try { 1/0; 'no' } catch [System.DivideByZeroException] { 'div' } catch { 'other' }", ["div"], []),
        ("try { [int]'x' } catch [System.InvalidCastException] { $_.Exception.GetType().Name }", ["RuntimeException"], []),
        ("try { [int]'x' } catch [System.Management.Automation.RuntimeException] { 'r' } catch [exception] { 'e' }", ["r"], []),
        ("try { throw 'x' } catch { 'c' } finally { 'f' }", ["c", "f"], []),
        ("try { try { throw 'in' } catch { throw } } catch { \"re $_\" }", ["re in"], []),
        ("function f { 1/0; 'goes on' }; f", ["goes on"], ["RuntimeException"]),
        ("function f { 1/0; 'no' }; try { f } catch { $_.FullyQualifiedErrorId }", ["RuntimeException,f"], []),
        ("$ErrorActionPreference = 'SilentlyContinue'; 1/0; throw 'x'; 'after'", ["after"], []),
        ("trap { 'trapped'; continue } 1/0; 'after'", ["trapped", "after"], []),
        ("trap [exception] { 'all'; continue } if (1) { 1/0; 'not here' }; 'after'", ["all", "after"], []),
        ("$x = 1/0; \"[$x]\"", ["[]"], ["RuntimeException"]),
        ("Write-Error 'e'; $?; $Error.Count", [False, 1], ["Microsoft.PowerShell.Commands.WriteErrorException"]),
        ("function f { Write-Error 'e' }; f; $?", [True], ["Microsoft.PowerShell.Commands.WriteErrorException,f"]),
        ("nosuch || 'rescued'", ["rescued"], ["CommandNotFoundException"]),
        ("1..3 | ForEach-Object { 6 / ($_ - 2) }", [-6, 6], ["RuntimeException"]),
    ],
)  # fmt: skip
def test_what_becomes_of_an_error(run, text, expected, ids) -> None:
    ran = run(text)
    assert (ran.output, ran.ids, ran.ended) == (expected, ids, None)


def test_throw_ends_the_script(run) -> None:
    ran = run("1; throw 'over'; 2")
    assert ran.output == [1]
    assert ran.ended is not None
    assert ran.ended.record.fully_qualified_error_id == "over"


def test_stop_ends_the_script(run) -> None:
    ran = run("$ErrorActionPreference = 'Stop'; 'a'; nosuch; 'b'")
    assert ran.output == ["a"]
    assert ran.ended is not None


def test_what_is_no_script_runs_not_at_all(run) -> None:
    ran = run("1; if (")
    assert ran.output == []
    assert isinstance(ran.ended, ParseException)
    assert str(ran.ended).startswith("At line:1 char:8\n+ 1; if (\n+ ")


def test_an_error_knows_where_it_happened(run) -> None:
    place = run("'first'\n  1/0; 2").errors[0].invocation_info
    assert (place.ScriptLineNumber, place.OffsetInLine, place.Statement) == (2, 3, "1/0")


def test_calls_nested_too_deeply(run) -> None:
    """An endless recursion is an error like any other, and never one of Python."""
    ran = run("function f { f }; f; 'after'")
    assert (ran.output, ran.ids) == (["after"], ["CallDepthOverflow"])


@pytest.mark.parametrize("call", ["& { f } | ForEach-Object { $_ }", "1 | ForEach-Object { f }", "Invoke-Expression 'f'"])
def test_calls_nested_too_deeply_through_pipelines(run, call) -> None:
    ran = run(f"function f {{ {call} }}; f; 'after'")
    assert (ran.output, ran.ids[0].partition(",")[0]) == (["after"], "CallDepthOverflow")


def test_deep_recursion_within_the_bounds(run) -> None:
    assert run("function r($n) { if ($n -le 0) { 0 } else { 1 + (r ($n - 1)) } }; r 200").output == [200]


def test_throw_terminating_error_ends_the_function_alone(run) -> None:
    text = """
    function f { [CmdletBinding()] param()
        $record = [System.Management.Automation.ErrorRecord]::new([exception]'m', 'Id', 'InvalidData', 't')
        $PSCmdlet.ThrowTerminatingError($record); 'not here' }
    f; 'after'"""
    ran = run(text)
    assert (ran.output, ran.ids) == (["after"], ["Id,f"])


def test_a_clean_block_runs_whatever_happens(run) -> None:
    ran = run("function f { end { throw 'x' } clean { Write-Host 'cleaned' } }; try { f } catch { \"c $_\" }")
    assert (ran.output, ran.messages("information")) == (["c x"], ["cleaned"])


def test_an_error_downstream_is_not_one_of_the_function_upstream(run) -> None:
    ran = run("function f { try { 1 } catch { 'caught in f' } }; try { f | ForEach-Object { throw 'x' } } catch { \"outside $_\" }")
    assert ran.output == ["outside x"]
