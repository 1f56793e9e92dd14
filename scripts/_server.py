"""The project's local server as a process of its own."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

SECONDS_TO_START = 30
_ADDRESS = re.compile(r"https?://[^\s\"']+")


@contextlib.contextmanager
def server(psopenai: Path, env: dict[str, str], *options: str) -> Iterator[str]:
    """Runs `psopenai serve` on a free port, yields the address to use as OPENAI_API_BASE, and ends the server."""
    process = subprocess.Popen(
        [psopenai, "serve", "--port", "0", *options],
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    said: list[str] = []
    ready = threading.Event()
    address: list[str] = []

    def listen() -> None:
        assert process.stderr is not None
        for line in process.stderr:  # read to the end, so that the server never waits for a full pipe
            said.append(line)
            if not address and (match := _ADDRESS.search(line)):
                address.append(match[0].rstrip(".,)"))
                ready.set()
        ready.set()

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    try:
        ready.wait(SECONDS_TO_START)
        if not address:
            sys.exit("psopenai serve did not say where it listens:\n" + "".join(said))
        yield address[0]
    finally:
        process.terminate()
        process.wait(10)
        listener.join(10)
        assert process.stderr is not None
        process.stderr.close()
