"""When stdin is the pipeline's input: the words decide, never what happens to be in it."""

from __future__ import annotations

import json
import os
import subprocess

import pytest
from running import KEY

THREAD = {"id": "t1", "object": "thread"}
posix = pytest.mark.skipif(os.name != "posix", reason="shells of POSIX")


def lines(text: str):
    return [json.loads(line) for line in text.splitlines()]


def ends_while_stdin_is_open(psopenai, *words):
    """The output of a process whose stdin is a pipe that nobody writes to or closes."""
    process = psopenai.start(*words)
    try:
        output = process.stdout.read().decode()
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.communicate()
    return lines(output)


@pytest.fixture
def api(psopenai, server):
    server.load({"POST /v1/threads": [{"json": THREAD}], "POST /v1/threads/runs": [{"json": {"id": "r", "thread_id": "t"}}]})
    psopenai.env |= {"OPENAI_API_KEY": KEY, "OPENAI_API_BASE": f"{server.url}/v1"}
    return psopenai


@pytest.mark.parametrize(
    "words, found",
    [
        (["Test-Run", "-RunId", "r", "-ThreadId", "t"], {"run": "r", "thread": "t"}),
        (["Test-Name"], {"name": "all"}),
        (["Test-Name", "one"], {"name": "one"}),
    ],
)
def test_complete_words_leave_an_open_stdin_alone(psopenai, words, found):
    """What the pipeline could add is optional or given: a pipe that nobody closes does not hold the command up."""
    assert ends_while_stdin_is_open(psopenai, *words) == [found]


def test_a_parameter_that_help_does_not_show_asks_for_no_input(api):
    """New-Thread takes a thread, for the sake of another command."""
    (thread,) = ends_while_stdin_is_open(api, "New-Thread")
    assert thread["id"] == "t1"


def test_another_parameter_set_asks_for_no_input(api):
    """A message makes a new thread; the thread that the other set takes from the pipeline is not meant."""
    (run,) = ends_while_stdin_is_open(api, "Start-ThreadRun", "-AssistantId", "a", "-Message", "Hi")
    assert run["id"] == "r"


def test_default_values_are_words_too(psopenai):
    (psopenai.folder / "config.toml").write_text('[defaults]\n"Test-Run:ThreadId" = "t9"\n"Test-Run:RunId" = "r9"\n')
    assert ends_while_stdin_is_open(psopenai, "Test-Run") == [{"run": "r9", "thread": "t9"}]


def test_a_filter_reads_its_input(psopenai):
    """Whole objects come from the pipeline or not at all, though the parameter is optional."""
    assert lines(psopenai("Test-Select", input='{"a":1}\n{"a":2}\n').stdout) == [{"a": 1}, {"a": 2}]
    assert psopenai("Test-Select", input="").stdout == ""
    assert ends_while_stdin_is_open(psopenai, "Test-Select", "-InputObject", "x") == ["x"]


@pytest.mark.parametrize("form", ["auto", "text"])
def test_input_makes_stdin_input(psopenai, form):
    done = psopenai("--input", form, "Test-Name", input="a\nb\n")
    assert lines(done.stdout) == [{"name": "a"}, {"name": "b"}]


@posix
def test_a_command_within_a_loop_leaves_the_list_to_the_loop(psopenai):
    command = ["bash", "-c", 'while read -r word; do "$@" "$word"; done', "bash", *psopenai.command("Test-Fail")]
    done = subprocess.run(command, env=psopenai.env, input=b"3\n5\n3\n", capture_output=True, timeout=60, check=False)
    assert done.stderr.decode().splitlines() == ["Test-Fail: failed: 3", "Test-Fail: failed: 5", "Test-Fail: failed: 3"]


def test_a_malformed_default_is_told_once(psopenai):
    """The look at the words that decides about stdin takes nothing from the session's table."""
    (psopenai.folder / "config.toml").write_text('[defaults]\n"Test-Name" = "x"\n"Test-[z-a]:Name" = "x"\n"Test-Name:Name" = "y"\n')
    done = psopenai("Test-Name", input="")
    assert lines(done.stdout) == [{"name": "y"}]
    assert done.stderr.startswith("WARNING: The keys 'Test-Name, Test-[z-a]:Name' do not have valid formats.")
    assert done.stderr.count("WARNING") == 1
    assert done.returncode == 0
