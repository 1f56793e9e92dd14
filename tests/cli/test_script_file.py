"""`psopenai -File`: the file, its arguments, its encoding."""

from __future__ import annotations

import codecs
import os
import subprocess

import pytest
from rights import without_rights


@pytest.fixture
def script(psopenai, tmp_path):
    """Runs a script file, written as text or bytes, with words."""

    def run(content, *words, input=None, name="case.ps1", before=()):  # noqa: A002
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return psopenai(*before, "-File", str(path), *words, input=input)

    return run


def test_words_bind_as_text(script):
    text = 'param([int]$n, [switch]$s, [string[]]$list, $rest) "$n $s $($list.Count) $rest"'
    assert script(text, "-n", "5", "-s", "-list", "a,b", "more").stdout == "5 True 1 more\n"
    assert script(text, "7", "-s:$false", "-rest:x").stdout == "7 False 0 x\n"


def test_words_without_parameters_are_args(script):
    done = script('$args.Count; "$args"; $args[1]', "x", "-y", "a b")
    assert done.stdout == "3\nx -y a b\n-y\n"


def test_an_advanced_script_has_all_that_a_cmdlet_has(script, tmp_path):
    text = (
        "[CmdletBinding(SupportsShouldProcess)] param($x)\n"
        "if ($PSCmdlet.ShouldProcess('it')) { 'done' }\n"
        "$MyInvocation.MyCommand.Name; $PSScriptRoot; $PSBoundParameters.Keys\n"
    )
    done = script(text, "-x", "1", "-WhatIf")
    assert done.stdout.splitlines() == ["case.ps1", str(tmp_path), "x", "WhatIf"]
    assert "What if" in done.stderr
    assert script(text, "-none").returncode == 1


def test_input(script):
    assert script('param($x) $input | ForEach-Object { "$x$_" }', "-x", "<", input="a\nb\n").stdout == "<a\n<b\n"
    assert script('begin { 0 } process { "<$_>" }', input="a\nb\n").stdout == "0\n<a>\n<b>\n"
    assert script("$input | % { $_.a }", input='{"a":5}\n', before=("--input", "json")).stdout == "5\n"


def test_variables_of_the_script_stay_for_what_follows(psopenai, tmp_path):
    (tmp_path / "a.ps1").write_text("$v = 5; function f { $v + 1 }")
    assert psopenai("-NoExit", "-File", str(tmp_path / "a.ps1"), input="$v; f\nexit 3\n").stdout == "5\n6\n"


def test_a_path_that_ends_in_ps1_is_a_script(psopenai, tmp_path):
    (tmp_path / "a.ps1").write_text('"$args"')
    assert psopenai(str(tmp_path / "a.ps1"), "-x", "1").stdout == "-x 1\n"


@pytest.mark.parametrize(
    "data",
    [
        "'\u65e5'".encode(),
        codecs.BOM_UTF8 + "'\u65e5'".encode(),
        codecs.BOM_UTF16_LE + "'\u65e5'\r\n".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "'\u65e5'".encode("utf-16-be"),
    ],
)
def test_encodings(script, data):
    assert script(data).stdout == "\u65e5\n"


@pytest.mark.parametrize(
    "data, said",
    [
        (b"'a'\n'caf\xe9'", "is no UTF-8 text (line 2)"),
        ("'a'\n".encode("utf-16-le"), "line 1 holds a NUL"),
        (codecs.BOM_UTF16_LE + b"'\x00a", "is no UTF-16 text (line 1)"),
        (b"'a'\n'\x00'", "line 2 holds a NUL"),
        (codecs.BOM_UTF32_LE + "'a'".encode("utf-32-le"), "NUL"),
    ],
)
def test_what_is_no_text_is_refused(script, data, said):
    done = script(data)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert "Save it as UTF-8" in done.stderr


@pytest.mark.parametrize("name", ["nope.ps1", ".", "a\nb.ps1"])
def test_no_such_file(psopenai, tmp_path, name):
    done = psopenai("-File", os.path.join(tmp_path, name))
    assert (done.returncode, done.stdout) == (64, "")
    assert "is not recognized as the name of a script file" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="file modes of POSIX")
def test_a_file_that_may_not_be_read(psopenai, tmp_path):
    path = tmp_path / "case.ps1"
    path.touch(0o000)
    command = without_rights(psopenai.command("-File", str(path)))
    done = subprocess.run(command, env=psopenai.env, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert done.returncode != 0
    assert "cannot be read" in done.stderr
