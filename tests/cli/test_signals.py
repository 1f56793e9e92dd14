"""SIGINT and SIGTERM at any point of a wait: the process ends at once with the right status, and what was written stays."""

from __future__ import annotations

import json
import os
import random
import signal
import time

import pytest
from records import RUN, records
from running import KEY

from psopenai_py.framework.testing.server import ScriptedServer

if os.name != "posix":
    pytest.skip("signals of POSIX", allow_module_level=True)

WAITS = 40
STATUSES = {signal.SIGINT: 130, signal.SIGTERM: 143}


@pytest.fixture
def busy(psopenai):
    """A service where a run takes three polls, one in five fails, and answers take a moment."""
    rolls = random.Random(7)
    polls: dict[str, int] = {}

    def reply(request):
        run = request.path.rpartition("/")[2]
        polls[run] = polls.get(run, 0) + 1
        delay = rolls.uniform(0, 0.05)
        if rolls.random() < 0.2:
            return {"status": 500, "text": "", "delay": delay}
        return {"json": {**RUN, "id": run, "status": "completed" if polls[run] > 2 else "queued"}, "delay": delay}

    with ScriptedServer(handler=reply) as server:
        psopenai.env |= {"OPENAI_API_KEY": KEY, "OPENAI_API_BASE": f"{server.url}/v1"}
        yield server


@pytest.mark.parametrize("limit", [1, 4])
@pytest.mark.parametrize("number", STATUSES)
@pytest.mark.parametrize("seed", range(4))
def test_a_signal_at_any_moment(psopenai, busy, number, limit, seed):
    """The moment is drawn by lot, from the first request to well into the work."""
    words = ["Wait-ThreadRun", "-ThrottleLimit", str(limit), "-PollIntervalSec", "0.05"]
    process = psopenai.start(*words)
    try:
        process.stdin.write(records(*({"run_id": f"r{number}", "thread_id": "t"} for number in range(WAITS))))
        process.stdin.flush()
        end = time.monotonic() + 60
        while not busy.sent():
            assert time.monotonic() < end
            time.sleep(0.005)
        time.sleep(random.Random(f"{seed} {number} {limit}").uniform(0, 0.6))
        process.send_signal(number)
        assert process.wait(30) == STATUSES[number]
    finally:
        process.kill()
        output, said = process.communicate()
    assert output == b"" or output.endswith(b"\n")
    written = [json.loads(line)["id"] for line in output.splitlines()]
    assert written == [run for run in (f"r{number}" for number in range(WAITS)) if run in written]
    assert all(line.startswith(b"Wait-ThreadRun: OpenAI answered GET ") for line in said.splitlines()), said


@pytest.mark.parametrize("number", STATUSES)
def test_a_signal_while_the_input_is_awaited(api, server, number):
    """The run that was waited for is in the output already."""
    process = api.start("Wait-ThreadRun")
    try:
        process.stdin.write(records({"run_id": "ok", "thread_id": "t"}))
        process.stdin.flush()
        assert json.loads(process.stdout.readline()) == RUN
        process.send_signal(number)
        assert process.wait(30) == STATUSES[number]
    finally:
        process.kill()
        assert process.communicate() == (b"", b"")
