"""What a service sends cannot steer a terminal, and reaches a pipe as it is."""

from __future__ import annotations

import json
import os
import subprocess

import pytest
from records import ROUTE, RUN

if os.name != "posix":
    pytest.skip("terminals of POSIX", allow_module_level=True)

EVIL = "a\x1b]0;owned\x07b\x9b2J\x1b[2Jc\u202ed"
SHOWN = "a\\x1b]0;owned\\x07b\\x9b2J\\x1b[2Jc\\u202ed"
HOSTILE = {**RUN, "note": EVIL, EVIL: 1, "last_error": {"code": "x", "message": EVIL}}
REFUSAL = {"status": 400, "reason": "Bad\x1b[2J", "json": {"error": {"message": EVIL}}}
PAGE = {"status": 502, "headers": {"Content-Type": "text/html"}, "text": f"<p>{EVIL}&#27;[2J</p>"}


@pytest.mark.parametrize("form", ["table", "list", None])
def test_an_object_on_a_terminal(api, server, on_terminal, form):
    """Names, values and the warning about the run."""
    server.load({f"{ROUTE}ok": [{"json": HOSTILE}]})
    words = ["--output", form] if form else []
    shown = on_terminal(*words, "--no-color", "Wait-ThreadRun", "ok", "t", COLUMNS="400").read_until()
    assert SHOWN in shown.replace("\n", "")
    assert not [sign for sign in ("\x1b]0", "\x07", "\x9b", "\x1b[2J", "\u202e") if sign in shown]


@pytest.mark.parametrize("reply", [REFUSAL, PAGE])
def test_an_error_on_a_terminal(api, server, on_terminal, reply):
    server.load({f"{ROUTE}ok": [reply]})
    shown = on_terminal("--no-color", "Wait-ThreadRun", "ok", "t", "-Verbose", "-Debug", COLUMNS="400").read_until()
    assert SHOWN in shown.replace("\n", "")
    assert not [sign for sign in ("\x1b]0", "\x07", "\x9b", "\x1b[2J", "\u202e") if sign in shown]


def test_an_object_in_a_pipe(api, server):
    server.load({f"{ROUTE}ok": [{"json": HOSTILE}]})
    done = api("Wait-ThreadRun", "ok", "t")
    assert json.loads(done.stdout) == HOSTILE
    assert EVIL in done.stderr
    assert EVIL in api("--output", "list", "Wait-ThreadRun", "ok", "t").stdout


def test_an_error_in_a_file(api, server, tmp_path):
    server.load({f"{ROUTE}ok": [REFUSAL]})
    with (tmp_path / "errors").open("wb") as file:
        subprocess.run(api.command("Wait-ThreadRun", "ok", "t"), env=api.env, stderr=file, stdin=subprocess.DEVNULL, check=False)
    assert EVIL in (tmp_path / "errors").read_text(encoding="utf-8")
