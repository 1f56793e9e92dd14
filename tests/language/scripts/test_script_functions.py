"""Functions: parameters, blocks, pipelines through them."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text, expected",
    [
        ("function f($a, $b) { \"$a-$b-$($args -join ',')\" }; f 1 2 3 4", ["1-2-3,4"]),
        ("function f($a) { \"$a|$args\" }; f 1 -b 5", ["1|-b 5"]),
        ("function f($a, $b = ($a + 1)) { $b }; f 4", [5]),
        ("function f([int]$n, [string]$s, [switch]$w) { \"$n[$s]$w\" }; f", ["0[]False"]),
        ("function f([string]$s) { $s }; f 1, 2", ["1 2"]),
        ("function f { param([Parameter(Mandatory)][int]$n) $n * 2 }; f -n '4'", [8]),
        ("function f { process { $_ * 2 } }; 1..3 | f", [2, 4, 6]),
        ("filter f { $_ + 1 }; 1, 2 | f", [2, 3]),
        ("function f { @($input).Count }; 1..3 | f", [3]),
        ("function f { begin { 'b' } process { \"p$_\" } end { 'e' } }; 1, 2 | f", ["b", "p1", "p2", "e"]),
        ("function f { param([Parameter(ValueFromPipeline)]$N) process { $N + 1 } }; 1, 2 | f", [2, 3]),
        ("function f { [CmdletBinding()] param($a, $b) $PSBoundParameters.Keys -join ',' }; f -b 1", ["b"]),
        ("function f { param($a) $MyInvocation.MyCommand.Name; $MyInvocation.InvocationName }; Set-Alias g f; g", ["f", "g"]),
        ("function f($a) { \"$a\" }; f 0x10; f 1.0", ["0x10", "1.0"]),
        ("function f { \"$args\" }; $a = 1, 2; f @a; $h = @{}; function g($x) { $x }; $h.x = 3; g @h", ["1 2", 3]),
        ("function f { g @args }; function g($x, $y) { \"$x-$y\" }; f -y 1 -x 2", ["2-1"]),
        ("function f { function g { 'inner' }; g }; f", ["inner"]),
        ("function f { $a = $args[0]; $a[0] = 9 }; $list = @(1); f $list; $list[0]", [9]),
        ("& { param($n) $n + 1 } 4", [5]),
        ("$f = { 'x' }; & $f; . $f", ["x", "x"]),
        ("function f { 'x' }; ${function:f}.ToString().Trim()", ["'x'"]),
        ("function f { [Alias('ff')] param() 'aliased' }; ff", ["aliased"]),
    ],
)  # fmt: skip
def test_calls(run, text, expected) -> None:
    ran = run(text)
    assert (ran.output, ran.ids) == (expected, [])


def test_validators_speak_for_their_parameter(run) -> None:
    assert run("function f { param([ValidateSet('a', 'b')]$x) $x }; f a; f c").ids == ["ParameterArgumentValidationError,f"]


def test_a_simple_function_takes_any_name_an_advanced_one_does_not(run) -> None:
    ran = run("function f { $args.Count }; f -Nope 1; function g { [CmdletBinding()] param() }; g -Nope 1")
    assert (ran.output, ran.ids) == ([2], ["NamedParameterNotFound,g"])


def test_parameters_keep_their_types_as_variables(run) -> None:
    ran = run("function f([int]$n) { $n = '7'; $n.GetType().Name; $n = 'x'; $n }; f 1")
    assert (ran.output, ran.ids) == (["Int32", 7], ["RuntimeException"])


def test_common_parameters_are_preferences_inside(run) -> None:
    ran = run("function f { [CmdletBinding()] param() Write-Verbose 'v'; g }; function g { Write-Verbose 'w' }; f -Verbose; f")
    assert ran.messages("verbose") == ["v", "w"]


def test_an_error_variable_collects_what_happens_inside(run) -> None:
    text = "function f { [CmdletBinding()] param() Write-Error 'e'; 1/0 }; f -ev ev -ErrorAction SilentlyContinue; $ev.Count"
    ran = run(text)
    assert (ran.output, ran.ids) == ([2], [])


def test_should_process(run) -> None:
    body = "[CmdletBinding(SupportsShouldProcess)] param() if ($PSCmdlet.ShouldProcess('t', 'Do')) { 'done' }"
    assert run(f"function f {{ {body} }}; f; f -WhatIf").output == ["done"]


def test_defaults_of_the_session_reach_advanced_functions_only(run) -> None:
    text = """
    function f { [CmdletBinding()] param($n) $n }; function g { param($n) $n }
    $PSDefaultParameterValues = @{'f:n' = 1; 'g:n' = 2}; f; g"""
    assert run(text).output == [1, None]


def test_a_function_defined_inside_is_gone_outside(run) -> None:
    ran = run("function f { function g { 'inner' }; g }; f; g")
    assert (ran.output, ran.ids) == (["inner"], ["CommandNotFoundException"])


def test_select_first_stops_functions_upstream_with_their_finally_blocks(run) -> None:
    ran = run("function f { try { 1; 2; 3 } finally { Write-Host 'f' } }; f | Select-Object -First 2")
    assert (ran.output, ran.messages("information")) == ([1, 2], ["f"])


def test_direct_calls_and_pipelines_bind_alike(run) -> None:
    """A call alone needs no pipeline; with a pipe behind it goes the long way and gives the same."""
    text = 'function f { param([int]$n = 3, [ValidateRange(1, 5)]$m, [switch]$w) "$n|$m|$w|$args" }'
    for call in ("f", "f 1", "f 1 2", "f -w 1 2", "f -m 4", "f -n '2' 5", "f x", "f 1 9", "f 1 2 3"):
        alone, piped = run(f"{text}; {call}"), run(f"{text}; {call} | Write-Output")
        assert alone.output == piped.output, call
