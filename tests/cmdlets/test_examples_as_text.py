"""The examples of the page of Wait-ThreadRun as PowerShell text, by -Command, -File and from Python, against the local server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import KEY

import psopenai_py
from psopenai_py.api.local_server.server import ASSISTANT_ID, serve

ROOT = Path(__file__).parent.parent.parent
WAIT = f"""
$PSDefaultParameterValues['Start-ThreadRun:AssistantId'] = '{ASSISTANT_ID}'
$Thread = New-Thread
$Thread | Start-ThreadRun | Wait-ThreadRun -PollIntervalSec 0.01
"""
CANCEL = f"""
$Run = New-Thread | Start-ThreadRun -AssistantId {ASSISTANT_ID} -MetaData @{{ local_statuses = 'queued,queued,queued' }}
$Run | Stop-ThreadRun | Wait-ThreadRun -StatusForExit 'cancelled' -PollIntervalSec 0.01
"""
EXAMPLES = [(WAIT, "completed"), (CANCEL, "cancelled")]


@pytest.fixture
def environ(tmp_path):
    kept = {name: value for name, value in os.environ.items() if name.upper() in ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP")}
    with serve() as server:
        config = str(tmp_path / "config.toml")
        made = {"PYTHONPATH": str(ROOT), "OPENAI_API_KEY": KEY, "OPENAI_API_BASE": f"{server.url}/v1", "PSOPENAI_CONFIG": config}
        yield {**kept, **made}


def psopenai(environ, *words, **how):
    command = [sys.executable, "-m", "psopenai_py", *words]
    return subprocess.run(command, env=environ, capture_output=True, timeout=60, check=False, **{"input": b"", **how})


def statuses(done):
    assert (done.stderr, done.returncode) == (b"", 0)
    return [json.loads(line)["status"] for line in done.stdout.splitlines()]


@pytest.mark.parametrize("text, status", EXAMPLES)
def test_as_a_command(environ, text, status):
    assert statuses(psopenai(environ, "-NoProfile", "-Command", text)) == [status]


@pytest.mark.parametrize("text, status", EXAMPLES)
def test_as_a_file(environ, tmp_path, text, status):
    (tmp_path / "example.ps1").write_text(text, encoding="utf-8")
    assert statuses(psopenai(environ, "-File", str(tmp_path / "example.ps1"))) == [status]


@pytest.mark.parametrize("text, status", EXAMPLES)
def test_as_stdin(environ, text, status):
    assert statuses(psopenai(environ, "-Command", "-", input=text.encode())) == [status]


@pytest.mark.parametrize("text, status", EXAMPLES)
def test_from_python(environ, text, status):
    with psopenai_py.make_session(environ=environ) as session:
        (run,) = psopenai_py.run_script(text, session=session)
    assert run.status == status


def test_a_thread_from_a_pipe(environ):
    """As text it is an object without a type, as in the engine; --input json gives it the type of its kind."""
    thread = psopenai(environ, "New-Thread").stdout
    run = f"Start-ThreadRun -AssistantId {ASSISTANT_ID} | Wait-ThreadRun -PollIntervalSec 0.01"
    text = f"$Thread = $input | ConvertFrom-Json; $Thread.id | {run}"
    assert statuses(psopenai(environ, "-c", text, input=thread)) == ["completed"]
    assert statuses(psopenai(environ, "--input", "json", "-c", f"$Thread = $input; $Thread | {run}", input=thread)) == ["completed"]


def test_the_key_of_a_script(environ):
    """Only the global variable counts, and the error of a missing key names it."""
    del environ["OPENAI_API_KEY"]
    environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    assert psopenai(environ, "-c", f"$global:OPENAI_API_KEY = '{KEY}'; (New-Thread).object").stdout == b"thread\n"
    done = psopenai(environ, "-c", f"function f {{ $OPENAI_API_KEY = '{KEY}'; New-Thread }}; f")
    assert (done.stdout, done.returncode) == (b"", 1)
    assert b"$global:OPENAI_API_KEY" in done.stderr
    assert KEY.encode() not in done.stderr
