"""A server whose runs take some polls and where a third of the answers are faults, drawn by lot from a seed."""

from __future__ import annotations

import random
import threading
from collections import Counter
from typing import Any

from psopenai_py.framework.testing.server import ReceivedRequest, ScriptedServer

POLLS = 3
SHARE_OF_FAULTS = 1 / 3
_HINT = {"retry-after-ms": "20"}
_PAGE = "<html><body><h1>Bad gateway</h1></body></html>"

FAULTS: dict[str, tuple[int, dict[str, Any]]] = {
    "too many requests": (6, {"status": 429, "headers": _HINT, "json": {"error": {"message": "Slow down"}}}),
    "server error": (6, {"status": 500, "headers": _HINT, "text": ""}),
    "gateway": (4, {"status": 502, "headers": {**_HINT, "Content-Type": "text/html"}, "text": _PAGE}),
    "not to be tried again": (1, {"status": 503, "headers": {"x-should-retry": "false"}, "text": ""}),
    "not found": (1, {"status": 404, "json": {"error": {"message": "No such run"}}}),
    "unknown status": (1, {"status": 799, "headers": _HINT, "text": ""}),
    "no answer": (2, {"close": True}),
    "reset": (1, {"close": "reset"}),
    "cut in the headers": (1, {"close": "headers"}),
    "cut in the body": (1, {"json": {"id": "cut"}, "close": "body"}),
    "empty": (1, {"text": ""}),
    "no JSON": (1, {"text": "{oops"}),
    "a page": (1, {"headers": {"Content-Type": "text/html"}, "text": _PAGE}),
    "no gzip": (1, {"headers": {"Content-Encoding": "gzip"}, "text": "oops"}),
    "too long": (1, {"text": "a", "repeat": 2_000_000, "gzip": True}),
    "deep": (1, {"text": "[" * 100_000}),
    "no HTTP": (1, {"raw": "SSH-2.0-OpenSSH_9\r\n"}),
    "elsewhere": (1, {"redirect": "http://127.0.0.1:1/"}),
    "in circles": (1, {"redirect": "?again"}),
    "slow": (2, {"text": "{}", "pause": 0.002}),
    "never": (1, {"delay": 60}),
}
"""How often each one comes, and the reply."""


class FaultyServer(ScriptedServer):
    """Answers `GET .../runs/R`: in progress, then completed at the third good answer. `requests` and `faults` count."""

    def __init__(self, seed: int) -> None:
        self.requests = 0
        self.faults: Counter[str] = Counter()
        self._lots = random.Random(seed)
        self._good: Counter[str] = Counter()
        self._counting = threading.Lock()
        super().__init__(handler=self._reply, keeps_log=False)

    def _reply(self, request: ReceivedRequest) -> dict[str, Any]:
        run = request.path.rpartition("/")[2]
        with self._counting:
            self.requests += 1
            delay = self._lots.uniform(0, 0.02)
            if self._lots.random() < SHARE_OF_FAULTS:
                (fault,) = self._lots.choices(list(FAULTS), [weight for weight, _ in FAULTS.values()])
                self.faults[fault] += 1
                return FAULTS[fault][1]
            self._good[run] += 1
            status = "completed" if self._good[run] >= POLLS else "in_progress"
        return {"json": {"id": run, "object": "thread.run", "thread_id": "thread_1", "status": status}, "delay": delay}
