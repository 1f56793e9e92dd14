"""What scripts/soak runs in a process of its own: the command, and after it a look at what it left behind.

The words are a file for the report, then those of the command. The report is one JSON object: exit status, threads and sockets
that are still there.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from io import BufferedIOBase
from pathlib import Path
from typing import cast

SECONDS_TO_END = 10
"""What threads get that were told to end."""


def main(report: str, *words: str) -> None:
    """Runs the command and writes the report."""
    from psopenai_py.cli.main import main

    status = main(words, cast("BufferedIOBase", sys.stdin.buffer), sys.stdout.buffer, sys.stderr)
    end = time.monotonic() + SECONDS_TO_END
    while threading.active_count() > 1 and time.monotonic() < end:
        time.sleep(0.05)
    threads = [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
    Path(report).write_text(json.dumps({"status": status, "threads": threads, "sockets": open_sockets()}), encoding="utf-8")


def open_sockets() -> int | None:
    """Returns how many sockets the process has; None where the system does not tell."""
    folder = Path("/proc/self/fd")
    if not folder.is_dir():
        return None
    return sum(is_socket(entry) for entry in folder.iterdir())


def is_socket(descriptor: Path) -> bool:
    """Whether an open file is a socket; one that was closed meanwhile is none."""
    try:
        return os.readlink(descriptor).startswith("socket:")
    except OSError:
        return False


if __name__ == "__main__":
    main(*sys.argv[1:])
