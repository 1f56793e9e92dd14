"""The command as a process: what goes in, what comes out, which status it ends with."""

from __future__ import annotations

import json
import os
import signal
import subprocess

import pytest


def lines(text: str):
    return [json.loads(line) for line in text.splitlines()]


def test_objects_bind_by_value_and_by_property_name(psopenai):
    """One process's output is the next one's input."""
    done = psopenai("Test-Run", input='{"run_id":"r1","thread_id":"t1"}\n{"RunId":"r2","ThreadId":"t2","more":1}\n')
    assert lines(done.stdout) == [{"run": "r1", "thread": "t1"}, {"run": "r2", "thread": "t2"}]
    assert (done.returncode, done.stderr) == (0, "")


def test_text_lines_bind_by_value(psopenai):
    done = psopenai("Test-Run", "-ThreadId", "t", input="r1\r\nr2\n")
    assert [found["run"] for found in lines(done.stdout)] == ["r1", "r2"]


def test_a_bad_line_costs_that_line_and_the_status(psopenai):
    done = psopenai("Test-Send", input='{"n":1}\n{"n":}\n{"n":3}\n')
    assert lines(done.stdout) == [{"n": 1}, {"n": 3}]
    assert done.stderr.startswith("Test-Send: Line 2 of the input is not JSON: ")
    assert done.returncode == 1


def test_records_pass_through_unchanged(psopenai):
    record = '{"a":{"b":[1,2.5,null,"\u00e9"]},"big":123456789012345678901234567890,"A":true}\n'
    assert psopenai("Test-Send", input=record).stdout == record


def test_without_input_the_command_runs_once(psopenai):
    assert lines(psopenai("Test-Name").stdout) == [{"name": "all"}]
    assert lines(psopenai("Test-Name", input="").stdout) == [{"name": "all"}]


def test_an_empty_input_gives_nothing_where_input_is_needed(psopenai):
    done = psopenai("Test-Run", "-ThreadId", "t", input="")
    assert (done.stdout, done.returncode) == ("", 0)


def test_a_pipe_that_stays_open_flows(psopenai):
    """A record comes out before the next one goes in."""
    process = psopenai.start("Test-Send")
    try:
        for number in (1, 2):
            process.stdin.write(b'{"n":%d}\n' % number)
            process.stdin.flush()
            assert process.stdout.readline() == b'{"n":%d}\n' % number
    finally:
        process.communicate()
    assert process.returncode == 0


def test_forced_input_is_read_all_the_same(psopenai):
    done = psopenai("--input", "json", "Test-Send", input='"a"\n5\n')
    assert lines(done.stdout) == ["a", 5]
    done = psopenai("--input", "text", "Test-Send", input='{"a":1}\n')
    assert lines(done.stdout) == ['{"a":1}']


@pytest.mark.parametrize(
    "words, bound",
    [
        (["-Tag", "a,b"], {"Tag": ["a", "b"]}),
        (["-Tag:a,'b,c'"], {"Tag": ["a", "b,c"]}),
        (["-Tag", "a"], {"Tag": ["a"]}),
        (["-Options", "@{a=1; b='x;y'; c=$true}"], {"Options": {"a": 1, "b": "x;y", "c": True}}),
        (["-Options", '{"a":{"b":[1]}}'], {"Options": {"a": {"b": [1]}}}),
        (["-Rows", "@{a=1},@{a=2}"], {"Rows": [{"a": 1}, {"a": 2}]}),
        (["-Force"], {"Force": True}),
        (["-Force:$false"], {"Force": False}),
        (["-Flag", "$true"], {"Flag": True}),
        (["-Text", "a,b"], {"Text": "a,b"}),
        (["-Text", "-5"], {"Text": "-5"}),
        (["-Text:-Force"], {"Text": "-Force"}),
        (["-text", "$HOME"], {"Text": "$HOME"}),
        (["-Text:", "-?"], {"Text": "-?"}),
    ],
)
def test_words(psopenai, words, bound):
    done = psopenai("Test-Bound", *words)
    assert (lines(done.stdout), done.stderr) == ([bound], "")


@pytest.mark.parametrize(
    "words, status, said",
    [
        (["Test-Run", "-Nothing"], 2, "Test-Run: A parameter cannot be found that matches parameter name 'Nothing'."),
        (["Test-Run", "r"], 2, "Test-Run: Cannot process command because of one or more missing mandatory parameters: ThreadId."),
        (["test-rum"], 2, "\nDid you mean Test-Run"),
        (["--nothing"], 2, "No such option"),
        (["--output", "xml", "Test-Name"], 2, "Invalid value for '--output'"),
        (["--config", "/nowhere/at/all", "Test-Name"], 2, "does not exist"),
        (["Test-Fail", "3"], 3, "Test-Fail: failed: 3"),
        (["Test-Fail", "key"], 4, "Test-Fail: No key."),
        (["Test-Fail", "crash"], 1, "Test-Fail: by nothing"),
        (["Test-Fail", "5", "-ErrorAction", "Stop"], 5, "Test-Fail: failed: 5"),
    ],
)
def test_failures_say_why_and_end_with_their_status(psopenai, words, status, said):
    done = psopenai(*words)
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert (done.returncode, done.stdout) == (status, "")


def test_the_first_failure_decides(psopenai):
    done = psopenai("--input", "text", "Test-Fail", input="6\n3\n7\n")
    assert done.returncode == 6
    assert done.stderr.count("Test-Fail: failed: ") == 3


def test_output_forms(psopenai):
    record = '{"name":"x","n":1}\n{"name":"y","n":2}\n'
    assert json.loads(psopenai("--output", "json", "Test-Send", input=record).stdout) == lines(record)
    assert psopenai("--output", "json", "Test-Send", input="").stdout == "[]\n"
    assert psopenai("--output", "ndjson", "Test-Send", input=record).stdout == record
    assert psopenai("--output", "yaml", "Test-Send", input=record).stdout == "---\nname: x\nn: 1\n---\nname: y\nn: 2\n"
    assert psopenai("--output", "list", "Test-Send", input=record).stdout == "\nname : x\nn    : 1\n\nname : y\nn    : 2\n\n"
    table = psopenai("--output", "table", "Test-Send", input=record).stdout.splitlines()
    assert [line.split() for line in table] == [[], ["name", "n"], ["----", "-"], ["x", "1"], ["y", "2"], []]


def test_streams_go_to_stderr_untouched_in_pipes(psopenai):
    done = psopenai("Test-Talk", "-Verbose")
    assert done.stderr == "VERBOSE: more\nWARNING: careful\ntold\nTest-Talk: broken\x1b[2J\n"
    assert lines(done.stdout) == [{"text": "a\x1b[31mb", "n": 1}]
    assert psopenai("--output", "table", "Test-Talk").stdout.count("a\x1b[31mb") == 1


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_closed_stdout_ends_quietly(psopenai):
    process = psopenai.start("Test-Count", stdin=subprocess.DEVNULL)
    assert process.stdout.readline() == b'{"n":1}\n'
    process.stdout.close()
    assert process.wait(60) == 0
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("number, status", [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signals_leave_at_once_and_keep_what_was_written(psopenai, number, status):
    process = psopenai.start("Test-Count", "-PauseMs", "60000", stdin=subprocess.DEVNULL)
    assert process.stdout.readline() == b'{"n":1}\n'
    process.send_signal(number)
    assert process.wait(60) == status
    assert process.communicate() == (b"", b"")


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_while_waiting_for_input(psopenai):
    process = psopenai.start("Test-Send")
    process.stdin.write(b'{"n":1}\n')
    process.stdin.flush()
    assert process.stdout.readline() == b'{"n":1}\n'
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 130
    assert process.stderr.read() == b""
    process.communicate()


@pytest.mark.skipif(os.name != "posix", reason="file modes of POSIX")
def test_a_readable_settings_file_with_a_key_gets_a_warning(psopenai):
    config = psopenai.folder / "config.toml"
    config.write_text('api_key = "sk-secret"\n')
    config.chmod(0o644)
    done = psopenai("Test-Name")
    assert done.stderr.startswith("WARNING: Other users may read ")
    assert "sk-secret" not in done.stderr
    assert done.returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="devices of POSIX")
@pytest.mark.parametrize("words", [("Test-Name",), ("Get-Help", "Test-Name"), ("-Command", "1"), ("config", "path")])
def test_a_full_disk_is_one_line(psopenai, words):
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            psopenai.command(*words),
            env=psopenai.env,
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "psopenai: The output cannot be written: No space left on device.\n"


def test_settings_give_defaults_and_faults_are_named(psopenai):
    config = psopenai.folder / "config.toml"
    config.write_text('[defaults]\n"Test-Run:ThreadId" = "t9"\n')
    assert lines(psopenai("Test-Run", "r").stdout) == [{"run": "r", "thread": "t9"}]
    config.write_text("oops")
    done = psopenai("Test-Run", "r")
    assert str(config) in done.stderr
    assert done.returncode == 1
    other = psopenai.folder / "other.toml"
    other.write_text("")
    assert psopenai("--config", str(other), "Test-Name").returncode == 0


def test_the_limit_of_a_record_is_a_setting(psopenai):
    (psopenai.folder / "config.toml").write_text("max_record_bytes = 20\n")
    done = psopenai("Test-Send", input='{"a":"' + "x" * 50 + '"}\n{"a":1}\n')
    assert lines(done.stdout) == [{"a": 1}]
    assert "line 1 of the input is longer than 20 bytes" in done.stderr


@pytest.mark.parametrize("words", [["Test-Run", "-?"], ["Test-Run", "-Nothing", "-?"], ["Get-Help", "test-run"]])
def test_help_of_a_cmdlet(psopenai, words):
    done = psopenai(*words)
    assert done.stdout.startswith("NAME\n    Test-Run\n")
    assert "Test-Run [-RunId] <String> [-ThreadId] <String> [<CommonParameters>]" in done.stdout
    assert done.returncode == 0


def test_help_lists_and_misses(psopenai):
    assert "Test-Run" in psopenai("Get-Help").stdout
    assert [line.split()[0] for line in psopenai("Get-Help", "test-r*").stdout.splitlines()] == ["Test-Run"]
    done = psopenai("Get-Help", "Test-Rum")
    assert (done.returncode, "Did you mean Test-Run" in done.stderr) == (2, True)


def test_help_and_version_of_the_program(psopenai):
    assert psopenai("--version").stdout.startswith("psopenai ")
    for words in ([], ["--help"]):
        done = psopenai(*words)
        assert "Exit status of a cmdlet: 0 ok" in done.stdout
        assert done.returncode == 0


def test_an_unforeseen_fault_is_one_line(psopenai, tmp_path):
    """A class that cannot be loaded, say; the traceback is shown to whoever asks for it."""
    info = psopenai.folder / "probe-1.dist-info" / "entry_points.txt"
    info.write_text("[psopenai_py.cmdlets]\nTest-Gone = probe:Gone\n")
    done = psopenai("Test-Gone")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("psopenai: AttributeError: ")
    assert "Traceback" in psopenai("Test-Gone", PSOPENAI_DEBUG="1").stderr


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_serve_says_where_it_listens_and_ends_when_asked(psopenai):
    process = psopenai.start("serve", "--port", "0", stdin=subprocess.DEVNULL)
    said = process.stderr.readline().decode()
    base = said.split("OPENAI_API_BASE=")[1].split()[0]
    done = psopenai("New-Thread", OPENAI_API_BASE=base, OPENAI_API_KEY="local")
    assert lines(done.stdout)[0]["object"] == "thread"
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 143
    process.communicate()
