"""A server whose runs take several polls, and that remembers how late each poll came."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LATENCY = 0.2


class PolledServer(ThreadingHTTPServer):
    """Answers `GET .../threads/T/runs/R`: in progress `polls` times, then completed. Every answer takes `LATENCY` seconds."""

    daemon_threads = True
    request_queue_size = 512

    def __init__(self, polls: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.polls = polls
        self.pauses: dict[str, list[float]] = {}
        """By run: the seconds from each answer to the next request."""
        self.answered: dict[str, float] = {}
        self.lock = threading.Lock()

    def status_of(self, run: str, arrived: float) -> str:
        """Notes a poll and returns what it is told."""
        with self.lock:
            pauses = self.pauses.setdefault(run, [])
            if run in self.answered:
                pauses.append(arrived - self.answered[run])
            return "in_progress" if len(pauses) < self.polls else "completed"

    def sent(self, run: str) -> None:
        """Notes that an answer is on its way."""
        with self.lock:
            self.answered[run] = time.perf_counter()

    def worst_delay(self, interval: float) -> float:
        """Returns the largest ratio of a pause to the one that is due: a third of the interval, two thirds, then all of it."""
        due = [interval * min(number / 3, 1) for number in range(1, self.polls + 1)]
        return max(pause / planned for pauses in self.pauses.values() for pause, planned in zip(pauses, due, strict=True))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: PolledServer

    def do_GET(self) -> None:
        """Answers one poll."""
        arrived = time.perf_counter()
        _, thread, _, run = self.path.rsplit("/", 3)
        status = self.server.status_of(run, arrived)
        body = json.dumps({"id": run, "object": "thread.run", "thread_id": thread, "created_at": 1, "status": status}).encode()
        time.sleep(LATENCY)
        self.server.sent(run)
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self.wfile.write(head.encode() + body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the standard library's name
        """Says nothing."""


@contextlib.contextmanager
def polled_server(polls: int) -> Iterator[PolledServer]:
    """Serves in threads of this process, and stops."""
    with PolledServer(polls) as server:
        serving = threading.Thread(target=server.serve_forever, daemon=True)
        serving.start()
        yield server
        server.shutdown()
        serving.join()
