"""Records that tests of the command send through it, with good ones around a bad one."""

from __future__ import annotations

import json
import subprocess

from running import KEY

GOOD = {"run_id": "ok", "thread_id": "t"}
BAD = {**GOOD, "run_id": "bad"}
RUN = {"id": "ok", "object": "thread.run", "thread_id": "t", "status": "completed"}
ROUTE = "GET /v1/threads/t/runs/"


def records(*items: object) -> bytes:
    """The items as lines; bytes and texts as they are."""
    lines = [item if isinstance(item, bytes) else (item if isinstance(item, str) else json.dumps(item)).encode() for item in items]
    return b"".join(line + b"\n" for line in lines)


def fails_once(done: subprocess.CompletedProcess[str], status: int, *said: str, good: int = 2) -> None:
    """The good records are in the output, one message names what was bad, nothing secret and no traceback is shown."""
    assert [json.loads(line) for line in done.stdout.splitlines()] == [RUN] * good
    assert done.stderr.count("Wait-ThreadRun: ") == 1, done.stderr
    assert not [text for text in said if text not in done.stderr], done.stderr
    assert "Traceback" not in done.stderr
    assert KEY not in done.stderr
    assert done.returncode == status
