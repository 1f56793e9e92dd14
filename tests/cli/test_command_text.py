"""`psopenai -Command`: what is written where, and in which form."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "text, output",
    [
        ('"a"; "b`nc"; ""', "a\nb\nc\n\n"),
        ("1; 2.5; $true; [long]7; [char]65; 1e20", "1\n2.5\nTrue\n7\nA\n1E+20\n"),
        ("[timespan]'1:2:3'; [version]'1.2'; [guid]::Empty", "01:02:03\n1.2\n00000000-0000-0000-0000-000000000000\n"),
        ("$null; @(); 1,2; ,(3,4)", "1\n2\n3\n4\n"),
        ("[pscustomobject]@{a=1;b='x'}; @{k=$null}", '{"a":1,"b":"x"}\n{"k":null}\n'),
        ("'x'; [ordered]@{a=1,2}", 'x\n{"a":[1,2]}\n'),
        ("1..3 | Measure-Object -Sum | Select-Object Count, Sum", '{"Count":3,"Sum":6.0}\n'),
        ("'\u65e5\u672c \U0001f44d'", "\u65e5\u672c \U0001f44d\n"),
    ],
)
def test_text_is_lines_and_objects_are_json(psopenai, text, output):
    done = psopenai("-Command", text)
    assert (done.stdout, done.stderr, done.returncode) == (output, "", 0)


@pytest.mark.parametrize(
    "form, output",
    [
        ("json", '[\n"x",\n{"a":1}\n]\n'),
        ("ndjson", '"x"\n{"a":1}\n'),
        ("list", "x\n\na : 1\n\n"),
        ("lines", 'x\n{"a":1}\n'),
    ],
)
def test_options_of_the_program_stand_before(psopenai, form, output):
    assert psopenai("--output", form, "-Command", "'x'; [pscustomobject]@{a=1}").stdout == output
    assert psopenai(f"--output={form}", "--no-color", "-nop", "-c", "'x'; [pscustomobject]@{a=1}").stdout == output


def test_lines_is_a_form_for_cmdlets_too(psopenai):
    assert psopenai("--output", "lines", "Test-Name").stdout == '{"name":"all"}\n'


def test_an_unknown_option_is_still_one(psopenai):
    done = psopenai("--nothing", "-c", "1")
    assert (done.returncode, done.stdout) == (2, "")
    assert "No such option" in done.stderr


def test_click_is_not_loaded_for_words_with_one_dash(psopenai):
    program = (
        "import sys; sys.argv = ['psopenai', '-c', '1']\n"
        "from psopenai_py.cli.main import run\n"
        "try: run()\n"
        "finally: print(sorted({'click', 'httpx', 'json', 'logging', 'dataclasses', 'inspect', 'ssl'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], env=psopenai.env, capture_output=True, check=True, timeout=60)
    assert done.stdout.decode() == "1\n[]\n"


def test_everything_else_goes_to_stderr(psopenai):
    done = psopenai("-c", "Write-Host h; Write-Warning w; Write-Error e; Write-Verbose v -Verbose; 'out'")
    assert done.stdout == "out\n"
    assert done.stderr.splitlines() == ["h", "WARNING: w", "Write-Error: e", "VERBOSE: v"]


def test_input_is_lines_of_text(psopenai):
    assert psopenai("-c", '$input | ForEach-Object { "<$_>" }', input="a\r\nb\n").stdout == "<a>\n<b>\n"
    assert psopenai("-c", 'process { "<$_>" } end { 9 }', input="a\nb\n").stdout == "<a>\n<b>\n9\n"


def test_input_is_objects_where_they_are_asked_for(psopenai):
    done = psopenai("--input", "json", "-c", "$input | ForEach-Object { $_.n + 1 }", input='{"n":1}\n{"n":}\n{"n":3}\n')
    assert done.stdout == "2\n4\n"
    assert "Line 2 of the input is not JSON" in done.stderr


def test_json_from_a_pipe(psopenai):
    done = psopenai("-c", "$Thread = $input | ConvertFrom-Json; $Thread.id", input='{"id":"thread_1",\n"object":"thread"}\n')
    assert (done.stdout, done.stderr, done.returncode) == ("thread_1\n", "", 0)


def test_an_open_pipe_holds_nothing_up_that_does_not_read_it(psopenai):
    process = psopenai.start("-c", "'done'")
    try:
        assert process.stdout.read() == b"done\n"
        assert process.wait(60) == 0
    finally:
        process.communicate()


def test_input_flows(psopenai):
    """A line is worked on before the next one is there."""
    process = psopenai.start("-c", "$input | ForEach-Object { $_ }")
    try:
        for word in (b"a\n", b"b\n"):
            process.stdin.write(word)
            process.stdin.flush()
            assert process.stdout.readline() == word
    finally:
        process.communicate()
    assert process.returncode == 0


def test_each_line_of_stdin_is_run_when_it_is_there(psopenai):
    process = psopenai.start("-Command", "-")
    try:
        for line, answer in ((b"1+1\n", b"2\n"), (b"if ($true) {\n'in'\n}\n\n", b"in\n")):
            process.stdin.write(line)
            process.stdin.flush()
            assert process.stdout.readline() == answer
    finally:
        process.communicate()
    assert process.returncode == 0


def test_without_words_and_terminal_there_is_help(psopenai):
    assert psopenai().stdout.startswith("Usage: ")
    assert psopenai("-?").stdout.startswith("Usage: ")
    assert psopenai("-Version").stdout == psopenai("--version").stdout


def test_nobody_is_asked(psopenai):
    done = psopenai("-c", "Read-Host 'name'")
    assert (done.stdout, done.returncode) == ("", 1)
    assert "NonInteractive" in done.stderr


def test_a_working_folder(psopenai, tmp_path):
    assert psopenai("-wd", str(tmp_path), "-c", '$PWD.Path ?? "$PWD"').stdout == f"{os.path.realpath(tmp_path)}\n"
    done = psopenai("-wd", str(tmp_path / "none"), "-c", "1")
    assert (done.returncode, done.stdout) == (64, "")
    assert "No such file or directory" in done.stderr


def test_no_text_of_others_is_run(psopenai):
    """What comes from a service, from JSON or from the environment stays text, whatever it looks like."""
    evil = "$(throw 'run') `n ${env:PATH} \"@"
    script = '$o = $input | ConvertFrom-Json; $t = $o.name; "<$t>"; "$($o.name)"; $env:EVIL; "$env:EVIL"; @($o.name)[0]'
    done = psopenai("-c", script, input=json.dumps({"name": evil}), EVIL=evil)
    assert done.stdout == f"<{evil}>\n{evil}\n{evil}\n{evil}\n{evil}\n"
    assert done.stderr == ""


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
@pytest.mark.parametrize(
    "text", ["1..1000000", "try { while ($true) { 'x' } } finally { Write-Host fin }", "1..1000000 | % { $_ }"]
)
def test_a_closed_stdout_ends_quietly(psopenai, text):
    process = psopenai.start("-c", text, stdin=subprocess.DEVNULL)
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(60) == 0
    assert process.stderr.read() in (b"", b"fin\n")
    process.stderr.close()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device that is full")
def test_a_full_disk_is_an_error(psopenai):
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            psopenai.command("-c", "1; Write-Host after"), env=psopenai.env, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert b"No space left" in done.stderr
    assert b"after" not in done.stderr
