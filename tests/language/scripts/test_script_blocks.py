"""Script blocks as values, Invoke-Expression, script files."""

from __future__ import annotations

import pytest

from psopenai_py.framework.errors import ParseException
from psopenai_py.framework.values.nothing import NOTHING
from psopenai_py.language.runtime.script_block import CodeBlock


@pytest.mark.parametrize(
    "text, expected",
    [
        ("$s = { param($a) $a * 2 }; $s.Invoke(4); $s.InvokeReturnAsIs(5)", [8, 10]),
        ("$x = 1; $s = { $x }.GetNewClosure(); $x = 2; & $s; & { $x }", [1, 2]),
        ('"$({ 1 + 1 })"', [" 1 + 1 "]),
        ("& ([scriptblock]::Create('1 + 2'))", [3]),
        ("$x = 1; Invoke-Expression '$x + 1; $y = 5'; $y", [2, 5]),
        ("& { process { $_ } end { 'e' } }", [None, "e"]),
        ("1, 2 | & { process { $_ * 2 } }", [2, 4]),
        ("1..2 | ForEach-Object { $s = $_; { $s }.Invoke() }", [1, 2]),
    ],
)
def test_blocks(run, text, expected) -> None:
    ran = run(text)
    assert (ran.output, ran.ids) == (expected, [])


def test_a_text_that_is_no_script(run) -> None:
    assert run("[scriptblock]::Create('if (')").ids == ["ParseException"]


def test_a_delayed_block_is_bound_for_each_object(run) -> None:
    ran = run('function f { param([Parameter(ValueFromPipelineByPropertyName)][string]$N) process { $N } }; 1, 2 | f -N { "n$_" }')
    assert ran.output == ["n1", "n2"]


def test_a_validating_block_sees_the_value(run) -> None:
    ran = run("function f { param([ValidateScript({ $_ -gt 3 })]$n) $n }; f 5; f 1")
    assert (ran.output, ran.ids) == ([5], ["ParameterArgumentValidationError,f"])


def test_blocks_from_a_program(run) -> None:
    """A program parses a text once and runs it as often as it likes."""
    session = run("'made'").session
    block = CodeBlock.parse("$_ * $factor; $args.Count", session)
    session.globals["factor"] = 3
    output: list[object] = []
    block.run(session, output.append, item=4, args=(1, 2))
    block.run(session, output.append, item=NOTHING, new_scope=False)
    assert output == [12, 2, None, 0] or output == [12, 2, 0, 0]
    assert block.invoke(5) == [15, 0]
    with pytest.raises(ParseException):
        CodeBlock.parse("if (")


def test_script_files(run, tmp_path, monkeypatch) -> None:
    """A file is a command: with parameters, a folder of its own, an exit status, and functions when it is dot-sourced."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.ps1").write_text(
        "param($a = 'none') \"$a|$($PSScriptRoot -eq $PWD)\"; function inner { 'from file' }; $v = 3; exit 4"
    )
    ran = run("./s.ps1 -a x; $LASTEXITCODE; $null -eq $v; . ./s.ps1; inner; $v")
    assert (ran.output, ran.ids) == (["x|True", 4, True, "none|True", "from file", 3], [])


def test_a_file_with_mistakes_says_where(run, tmp_path) -> None:
    path = tmp_path / "bad.ps1"
    path.write_text("1\nif (")
    ran = run(f"& '{path}'; 'after'")
    assert ran.output == ["after"]
    assert f"At {path}:2 char:5" in ran.errors[0].message
