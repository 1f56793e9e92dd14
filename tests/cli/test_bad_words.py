"""The command as somebody calls it who gets the words, the key or the address wrong: nothing is sent, one message says why."""

from __future__ import annotations

import os
import subprocess

import pytest
from running import KEY

HINT = "`psopenai Get-Help` lists the cmdlets."
IDS = ("-RunId", "r", "-ThreadId", "t")


@pytest.fixture
def refused(psopenai, server):
    """Runs words that must fail before anything is sent; returns what was said."""

    def run(*words, status=2, **env):
        surroundings = {"OPENAI_API_KEY": KEY, "OPENAI_API_BASE": f"{server.url}/v1", **env}
        done = psopenai(*words, **{name: value for name, value in surroundings.items() if value is not None})
        assert (done.returncode, done.stdout) == (status, "")
        assert done.stderr.count(f"{words[0]}: ") == 1
        assert "Traceback" not in done.stderr
        assert KEY not in done.stderr
        assert server.sent() == []
        return done.stderr

    return run


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Wait-ThreadRn", "-RunId", "r"], "Did you mean Wait-ThreadRun"),
        (["logn"], "Did you mean login"),
        (["Xyz"], HINT),
        (["Get-Help", "Xyz"], HINT),
        (["Get-Help", "Xyz*"], HINT),
        (["Wait-ThreadRun", *IDS, "-Nothing"], "matches parameter name 'Nothing'"),
        (["Wait-ThreadRun", *IDS, "-Throttle", "2"], "matches parameter name 'Throttle'"),
        (["Wait-ThreadRun", "--help"], "`psopenai Wait-ThreadRun -?` shows the parameters. Options with two dashes stand before"),
        (["Wait-ThreadRun", "-R", "r"], "the parameter name 'R' is ambiguous. Possible matches include: -Run -RunId."),
        (["Wait-ThreadRun", "r", "t", "more"], "A positional parameter cannot be found that accepts argument 'more'."),
        (["Wait-ThreadRun", "-RunId", "r", "-ThreadId"], "Missing an argument for parameter 'ThreadId'."),
        (["Wait-ThreadRun", "-RunId", "", "-ThreadId", "t"], "argument on parameter 'RunId'. The argument is null or empty."),
        (["Wait-ThreadRun", *IDS, "-StatusForExit", "done"], 'The argument "done" does not belong to the set "queued,'),
        (["Wait-ThreadRun", *IDS, "-MaxRetryCount", "101"], "The 101 argument is greater than the maximum allowed range of 100."),
        (["Wait-ThreadRun", *IDS, "-TimeoutSec", "soon"], "The input string 'soon' was not in a correct format."),
        (["Wait-ThreadRun", *IDS, "-ApiType", "Bing"], "OpenAI, Azure"),
        (["Get-ThreadRun", "t", "-Limit", "0"], "The 0 argument is less than the minimum allowed range of 1."),
        (["Get-ThreadRun", "t", "-RunId", "r", "-All"], "Parameter set cannot be resolved"),
        (["New-Thread", "-MetaData", "@{a=1"], 'Cannot convert the "@{a=1" value'),
    ],
)
def test_words_that_do_not_bind(refused, words, said):
    assert said in refused(*words)


STDIN = {
    "null device": ["sh", "-c", 'exec "$@" </dev/null', "sh"],
    "closed": ["sh", "-c", 'exec "$@" <&-', "sh"],
    "empty pipe": ["sh", "-c", ': | "$@"', "sh"],
    "closed for writing": ["sh", "-c", 'exec "$@" 0>/dev/null', "sh"],
}


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX")
@pytest.mark.parametrize("stdin", STDIN)
def test_nobody_is_asked_for_what_is_missing(psopenai, stdin):
    """An empty pipe is an input without objects, and no error (R7.1)."""
    command = [*STDIN[stdin], *psopenai.command("Wait-ThreadRun", "-RunId", "r")]
    env = {**psopenai.env, "OPENAI_API_KEY": KEY}
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    missing = "Wait-ThreadRun: Cannot process command because of one or more missing mandatory parameters: ThreadId.\n"
    assert (done.returncode, done.stderr) == ((0, "") if stdin == "empty pipe" else (2, missing))
    assert done.stdout == ""


def test_no_key_anywhere_ends_the_command_before_its_first_input(psopenai, server):
    """The message names each place a key can be in."""
    lines = '{"run_id":"r1","thread_id":"t"}\n{"run_id":"r2","thread_id":"t"}\n'
    done = psopenai("Wait-ThreadRun", input=lines, OPENAI_API_KEY=" ", OPENAI_API_BASE=f"{server.url}/v1")
    assert (done.returncode, done.stdout, server.sent()) == (4, "", [])
    heading, *places = done.stderr.splitlines()
    assert heading.startswith("Wait-ThreadRun: No API key was found.")
    assert [place.split(":")[0].strip() for place in places] == [
        "parameter ApiKey",
        "context",
        "global variable OPENAI_API_KEY",
        "config file, api_key",
        "environment variable OPENAI_API_KEY",
        "system keyring",
    ]
    assert f"psopenai login --plain, or psopenai config set api_key - (in {psopenai.env['PSOPENAI_CONFIG']})" in done.stderr
    assert '$global:OPENAI_API_KEY = "VALUE" in a script' in done.stderr


@pytest.mark.parametrize("base", ["v1", "ftp://host/v1", "//host/v1", "http://", "http://[::1", "http://h:99999/", "http://a b/"])
@pytest.mark.parametrize("place", ["parameter", "environment"])
def test_a_base_that_is_no_address(refused, base, place):
    words, env = (["-ApiBase", base], {}) if place == "parameter" else ([], {"OPENAI_API_BASE": base})
    said = refused("Get-Thread", "t", *words, status=1, **env)
    assert f"The API base '{base}' ({place} " in said
    assert "absolute http or https address" in said


def test_a_password_in_the_base_is_not_repeated(refused):
    said = refused("Get-Thread", "t", "-ApiBase", "http://me:pass-word@host/v1", "-Verbose", status=1)
    assert "pass-word" not in said
    assert "host/v1" in said


def test_azure_needs_a_base(refused):
    said = refused("Get-Thread", "t", "-ApiType", "Azure", status=1, OPENAI_API_BASE=None)
    assert "No API base was found." in said


@pytest.mark.parametrize("base", ["http://127.0.0.1:1/v1", "http://nonexistent.invalid/v1"])
def test_a_base_where_nobody_answers(refused, base):
    said = refused("Get-Thread", "t", status=7, OPENAI_API_BASE=base)
    assert f"No answer to GET {base}/threads/t: " in said
    assert "-ApiBase" in said


def test_a_key_that_no_header_can_hold_is_not_repeated(refused):
    said = refused("Get-Thread", "t", "-ApiKey", "sk-\u00fc-secret", "-Verbose", "-Debug", status=4)
    assert "The API key cannot be sent" in said
    assert "(parameter ApiKey)" in said
    assert "secret" not in said


@pytest.mark.parametrize("content", ["api_key = 5\n", "defaults = 5\n", "oops", '[defaults]\nGet-Thread.TimeoutSec = "x"\n'])
def test_a_config_file_that_cannot_be_used_is_named(psopenai, refused, content):
    config = psopenai.folder / "config.toml"
    config.write_text(content)
    config.chmod(0o600)
    assert str(config) in refused("Get-Thread", "t", status=1, OPENAI_API_KEY=None)


def test_a_context_for_nobody_warns(psopenai):
    """The context ends with the process; the text names what keeps a value."""
    done = psopenai("Set-OpenAIContext", "-ApiKey", KEY)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("WARNING: The context ends with this process")
    assert "OPENAI_API_KEY" in done.stderr
    assert psopenai.env["PSOPENAI_CONFIG"] in done.stderr
    assert KEY not in done.stderr
    assert [word for word in ("psopenai login", "psopenai config set") if word not in done.stderr] == []


def test_a_port_in_use_is_named(psopenai, server):
    done = psopenai("serve", "--port", str(server.port))
    assert done.returncode == 1
    assert f"Port {server.port} cannot be used: " in done.stderr
    assert done.stderr.count("\n") == 1
