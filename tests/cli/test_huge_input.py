"""Input that is too large to be held: it costs one record, and hardly any memory."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from records import GOOD, RUN, records

if not Path("/proc/self/status").exists():
    pytest.skip("the size of a running process, as Linux tells it", allow_module_level=True)

PIECE = 1 << 20
PIECES = 200
LINES = {"text in an object": (b'{"run_id":"', b"x", b'"}\n'), "text": (b"x", b"x", b"\n"), "blanks": (b"{", b" ", b"}\n")}


def largest_size(pid: int) -> int:
    """The most memory that a process had so far, in MiB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) >> 10


@pytest.mark.parametrize("kind", LINES)
def test_a_line_of_200_mb_costs_one_record(api, kind):
    head, sign, tail = LINES[kind]
    process = api.start("Wait-ThreadRun")
    try:
        process.stdin.write(records(GOOD) + head)
        for _ in range(PIECES):
            process.stdin.write(sign * PIECE)
        process.stdin.write(tail + records(GOOD))
        process.stdin.flush()
        assert [json.loads(process.stdout.readline()) for _ in range(2)] == [RUN] * 2
        size = largest_size(process.pid)
        process.stdin.close()
        assert process.wait(60) == 1
        (message,) = process.stderr.read().decode().splitlines()
    finally:
        process.kill()
        process.stdout.close()
        process.stderr.close()
    assert "line 2 of the input is longer than 16777216 bytes" in message
    assert size < 100
