"""Scripts that are nested too deeply, in any way, get an error of the engine: never one of Python's, and never a crash."""

from __future__ import annotations

import pytest

RECURSION = {
    "function": "function f { f }; f",
    "parameter": "function f($n) { f ($n + 1) }; f 1",
    "advanced": "function f { [CmdletBinding()] param($n) f -n ($n + 1) }; f 1",
    "pipeline": "function f { 1 | ForEach-Object { f } }; f",
    "pipelines": "function f { 1|%{1|%{1|%{1|%{1|%{1|%{1|%{1|%{ f }}}}}}}} }; f",
    "filters": "function f { 1|?{1|Sort-Object {1|?{1|Sort-Object {1|?{ f }}}}} }; f",
    "block": "$b = { & $b }; & $b",
    "subexpression": 'function f { "a$(f)" }; f',
    "replace": "function f { 'a' -replace 'a', { f } }; f",
    "finally": "function f { try { f } finally { 1 } }; f",
    "text": "function f { Invoke-Expression 'f' }; f",
    "method": "function f { (,1).ForEach({ f }) }; f",
    "sorting": "function f { 1 | Sort-Object { f } }; f",
    "input": "function f { param([Parameter(ValueFromPipeline)]$x) process { $x | f } }; 1 | f",
}
NESTING = {
    "parentheses": "(" * 5000 + "1" + ")" * 5000,
    "open": "(" * 100_000,
    "subexpressions": "$(" * 3000 + "1" + ")" * 3000,
    "blocks": "{" * 3000 + "1" + "}" * 3000,
    "ifs": "if (1) {" * 2000 + "}" * 2000,
    "strings": '"$(' * 3000 + "1" + ')"' * 3000,
    "hashtables": "@{a=" * 5000 + "1" + "}" * 5000,
    "operators": "!" * 100_000 + "1",
    "terms": "1" + "+1" * 100_000,
    "members": "$a" + ".b" * 100_000,
    "indices": "$a" + "[0]" * 100_000,
    "casts": "[int]" * 20_000 + "1",
    "stages": "1" + " | % { $_ }" * 500,
}
REFUSALS = ("too complex", "call depth overflow", "Cannot index into a null array")


@pytest.mark.parametrize("name", RECURSION)
def test_recursion_without_end(psopenai, name):
    """The next command runs all the same."""
    done = psopenai("-Command", f"{RECURSION[name]}; 'after'")
    assert done.stdout.splitlines()[-1] == "after"
    assert "Traceback" not in done.stderr
    assert "call depth overflow" in done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize("name", NESTING)
def test_nesting_without_end(psopenai, name):
    """It either runs or is refused."""
    done = psopenai("-Command", "-", input=f"{NESTING[name]}\n\n'after'\n")
    assert "Traceback" not in done.stderr
    assert done.returncode == 0
    assert not done.stderr or any(text in done.stderr for text in REFUSALS)
