"""Wait-ThreadRun as a process, with several waits at once: no wait keeps the process alive."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from replies import run

ROUTE = "GET /v1/threads/thread_1/runs/*"
FIRST = "GET /v1/threads/thread_1/runs/run_0"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def waiting(server, tmp_path):
    """Returns a process that waits for four runs, two at a time; the server's replies are loaded before."""
    words = ["Wait-ThreadRun", "-ThreadId", "thread_1", "-ThrottleLimit", "2", "-PollIntervalSec", "0.1"]
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "OPENAI_API_KEY": "sk-test",
        "OPENAI_API_BASE": f"{server.url}/v1",
        "PSOPENAI_CONFIG": str(tmp_path / "config.toml"),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "psopenai_py", *words],
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdin.write(b"run_0\nrun_1\nrun_2\nrun_3\n")
    process.stdin.flush()
    deadline = time.monotonic() + 60
    while len(server.log) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(server.log) >= 2
    yield process
    process.kill()
    process.stdout.close()
    process.communicate()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that only one process gets")
@pytest.mark.parametrize("delay", [0, 100])
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interruption_ends_every_wait(server, request, number, status, delay):
    """Between two polls, and where no answer comes."""
    server.load({ROUTE: [{**run("in_progress"), "delay": delay}]})
    process = request.getfixturevalue("waiting")
    process.send_signal(number)
    assert process.wait(30) == status
    assert process.stderr.read() == b""


def test_a_reader_that_leaves_ends_every_wait(server, request):
    """It is noticed when there is something to write; the other wait is still on its way then."""
    server.load({ROUTE: [run("in_progress")]})
    process = request.getfixturevalue("waiting")
    process.stdout.close()
    server.load({FIRST: [run("completed")], ROUTE: [{**run("in_progress"), "delay": 100}]})
    assert process.wait(30) == 0
    assert process.stderr.read() == b""
