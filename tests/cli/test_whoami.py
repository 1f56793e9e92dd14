"""psopenai whoami: what would be used, and from where."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

SECRET = "sk-whoami-0123456789"


def rows(done):
    return {row["Name"]: (row["Value"], row["Source"]) for row in map(json.loads, done.stdout.splitlines())}


def write(psopenai, content):
    file = Path(psopenai.env["PSOPENAI_CONFIG"])
    file.write_text(content)
    file.chmod(0o600)
    return file


def test_everything_from_the_environment(psopenai):
    write(psopenai, "")
    done = psopenai(
        "whoami", OPENAI_API_KEY=SECRET, OPENAI_API_BASE="http://h/v1?code=secret", OPENAI_ORGANIZATION="org-abc0123456789"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert rows(done) == {
        "ApiKey": ("sk-who***************89", "environment variable OPENAI_API_KEY"),
        "ApiType": ("OpenAI", "default"),
        "ApiBase": ("http://h/v1", "environment variable OPENAI_API_BASE"),
        "Organization": ("org-abc***************89", "environment variable OPENAI_ORGANIZATION"),
    }


def test_a_settings_file_that_is_named_and_not_there_is_told(psopenai):
    done = psopenai("whoami", OPENAI_API_KEY=SECRET)
    file = psopenai.env["PSOPENAI_CONFIG"]
    assert (done.returncode, done.stderr) == (0, f"WARNING: PSOPENAI_CONFIG names a file that is not there: {file}\n")


def test_nothing_at_all(psopenai):
    done = psopenai("whoami")
    assert done.returncode == 4
    assert rows(done)["ApiKey"] == (None, "none")
    assert rows(done)["ApiBase"] == ("https://api.openai.com/v1", "default")
    for hint in ("psopenai login", "psopenai config set", "OPENAI_API_KEY"):
        assert hint in done.stderr


def test_the_file_wins_over_the_environment_and_a_difference_is_told(psopenai):
    file = write(psopenai, f'api_key = "{SECRET}"\napi_base = "http://file/v1"\norganization = "org-same"\n')
    done = psopenai(
        "whoami", OPENAI_API_KEY="sk-other-987654321", OPENAI_API_BASE="http://environment/v1", OPENAI_ORGANIZATION="org-same"
    )
    assert done.returncode == 0
    assert rows(done)["ApiKey"][1] == "config file, api_key"
    assert rows(done)["ApiBase"] == ("http://file/v1", "config file, api_base")
    notes = done.stderr.splitlines()
    assert [f"{file} (api_key)" in notes[0], f"{file} (api_base)" in notes[1], len(notes)] == [True, True, 2]
    assert "the file wins" in notes[0]
    assert not any(key in done.stderr for key in (SECRET, "sk-other-987654321"))
    assert psopenai("whoami", OPENAI_API_KEY=SECRET).stderr == ""


def test_the_order_is_the_one_that_commands_follow(psopenai, server):
    """The file, then the environment, each seen by what is sent."""
    server.load({"GET /v1/models": [{"json": {"object": "list", "data": []}}]})
    file = write(psopenai, f'api_key = "{SECRET}"\n')
    env = {"OPENAI_API_KEY": "sk-environment-0123", "OPENAI_API_BASE": f"{server.url}/v1"}
    psopenai("Get-OpenAIModels", **env)
    file.unlink()
    psopenai("Get-OpenAIModels", **env)
    psopenai("Get-OpenAIModels", "-ApiKey", "sk-argument-0123", **env)
    sent = [request.headers["authorization"] for request in server.log]
    assert sent == [f"Bearer {SECRET}", "Bearer sk-environment-0123", "Bearer sk-argument-0123"]


def test_defaults_of_the_file_count_as_for_a_command(psopenai):
    write(psopenai, f'[defaults]\n"*:ApiKey" = "{SECRET}"\n"*:ApiType" = "azure"\n"Get-OpenAI*:ApiBase" = "http://azure/"\n')
    done = psopenai("whoami", OPENAI_API_KEY="sk-environment-0123")
    assert (done.returncode, done.stderr) == (0, "")
    assert rows(done) == {
        "ApiKey": ("sk-who***************89", "config file, [defaults]"),
        "ApiType": ("Azure", "config file, [defaults]"),
        "ApiBase": ("http://azure/", "config file, [defaults]"),
        "Organization": (None, "none"),
    }


@pytest.mark.parametrize(("content", "status"), [('[defaults]\n"*:ApiType" = "Azure"\n', 1), ('api_base = "relative"\n', 1)])
def test_an_address_that_is_missing_or_none_is_an_error_beside_the_rest(psopenai, content, status):
    write(psopenai, content)
    done = psopenai("whoami", OPENAI_API_KEY=SECRET)
    assert done.returncode == status
    assert rows(done)["ApiKey"][0] == "sk-who***************89"
    assert rows(done)["ApiBase"] == (None, "none")
    assert "API base" in done.stderr


def test_azure_without_an_address_is_no_question_of_a_key(psopenai):
    done = psopenai("Get-OpenAIModels", "-ApiType", "Azure", OPENAI_API_KEY=SECRET)
    assert done.returncode == 1
    assert "No API base was found." in done.stderr
    assert "psopenai config set api_base VALUE" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")
def test_a_terminal_shows_every_value_whole(on_terminal):
    shown = on_terminal("whoami", OPENAI_API_KEY=SECRET, COLUMNS="40").read_until()
    assert "Value  : sk-who***************89\nSource : environment variable OPENAI_API_KEY\n" in shown


def test_the_context_of_a_single_command_is_pointless_and_says_so(psopenai):
    done = psopenai("Set-OpenAIContext", "-Organization", "o")
    assert done.returncode == 0
    for hint in ("ends with this process", "psopenai login", "psopenai config set", psopenai.env["PSOPENAI_CONFIG"]):
        assert hint in done.stderr


def test_the_help_of_the_key_warns_of_the_command_line(psopenai):
    shown = " ".join(psopenai("Get-Help", "Get-OpenAIModels").stdout.split())
    assert "Other users of a machine can read the command line of a process" in shown
    assert "psopenai login" in shown
