"""The fault soak: many waits at once against a server that fails a third of the time, and the account of what became of each."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from _faulty_server import FaultyServer

MOST_BYTES = 1_000_000
TIMEOUT = 6
_WAITS = Path(__file__).with_name("_soak_waits.py")
_RUN = re.compile(r"run_\d+")


class Soak(NamedTuple):
    """What a soak came to. Memory is in MiB, and None where the system does not tell."""

    seconds: float
    requests: int
    faults: Counter[str]
    written: Counter[str]
    """How often each run was written to the output."""
    failed: Counter[str]
    """How many error records name each run."""
    strange: list[str]
    """Lines of stderr that are neither an error of a run nor a warning."""
    status: int
    threads: list[str]
    sockets: int | None
    memory_early: float | None
    memory_late: float | None

    def complaints(self, waits: int, growth: float) -> Iterator[str]:
        """Yields what is not as it should be; `growth` is how many MiB the memory may grow after the first quarter."""
        runs = {f"run_{number}" for number in range(waits)}
        accounts = self.written + self.failed
        yield from (f"{run} is accounted for {accounts[run]} times" for run in sorted(runs) if accounts[run] != 1)
        yield from (f"{run} is nobody's" for run in sorted(set(accounts) - runs))
        yield from (f"strange: {line}" for line in self.strange)
        yield from (f"a thread is left: {name}" for name in self.threads)
        if self.sockets:
            yield f"{self.sockets} sockets are left"
        if self.memory_early is not None and self.memory_late is not None and self.memory_late - self.memory_early > growth:
            yield f"memory grew from {self.memory_early:.1f} to {self.memory_late:.1f} MiB"


def soak(python: Path | str, waits: int, at_once: int, seed: int, env: dict[str, str] | None = None) -> Soak:
    """Waits for so many runs, so many at once, with an interpreter that has the package, and returns the account."""
    with tempfile.TemporaryDirectory(prefix="psopenai-soak-") as name, FaultyServer(seed) as server:
        folder = Path(name)
        (folder / "config.toml").write_text(f"max_body_bytes = {MOST_BYTES}\n", encoding="utf-8")
        report = folder / "report.json"
        words = ["Wait-ThreadRun", "-ThreadId", "thread_1", "-PollIntervalSec", "0.05", "-TimeoutSec", str(TIMEOUT)]
        words += ["-MaxRetryCount", "3", "-ThrottleLimit", str(at_once)]
        own = {"OPENAI_API_BASE": f"{server.url}/v1", "OPENAI_API_KEY": "sk-soak-0123456789", "NO_COLOR": "1"}
        own |= {"PSOPENAI_CONFIG": str(folder / "config.toml"), "MALLOC_ARENA_MAX": "1"}  # glibc's pools for threads hide growth
        began = time.perf_counter()
        process = subprocess.Popen(
            [str(python), str(_WAITS), str(report), *words],
            env={**(os.environ if env is None else env), **own},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        reading = _Reading(process, waits)
        reading.feed()
        process.wait()
        reading.join()
        left = json.loads(report.read_text(encoding="utf-8"))
        return Soak(
            time.perf_counter() - began, server.requests, server.faults, reading.written, reading.failed, reading.strange,
            left["status"], left["threads"], left["sockets"], reading.memory.get("early"), reading.memory.get("late"),
        )  # fmt: skip


class _Reading:
    """Takes both streams of a process and keeps the account."""

    def __init__(self, process: subprocess.Popen[str], waits: int) -> None:
        self.written: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self.strange: list[str] = []
        self.memory: dict[str, float | None] = {}
        self._process = process
        self._waits = waits
        self._lock = threading.Lock()
        self._readers = [
            threading.Thread(target=self._read, args=(process.stdout, self._output)),
            threading.Thread(target=self._read, args=(process.stderr, self._message)),
        ]
        for reader in self._readers:
            reader.start()

    def feed(self) -> None:
        """Writes the ids of the runs to the process."""
        assert self._process.stdin is not None
        with self._process.stdin as stdin:
            stdin.writelines(f"run_{number}\n" for number in range(self._waits))

    def join(self) -> None:
        """Waits for the end of both streams."""
        for reader in self._readers:
            reader.join()

    def _read(self, stream: IO[str], take: Any) -> None:
        with stream:
            for line in stream:
                with self._lock:
                    take(line)
                    done = self.written.total() + self.failed.total()
                    if done == self._waits // 4:
                        self.memory["early"] = memory_of(self._process.pid)
                    elif done == self._waits - 1:
                        self.memory["late"] = memory_of(self._process.pid)

    def _output(self, line: str) -> None:
        run = json.loads(line)
        if run["status"] == "completed":
            self.written[run["id"]] += 1
        else:
            self.strange.append(line)

    def _message(self, line: str) -> None:
        run = _RUN.search(line)
        if line.startswith("Wait-ThreadRun: ") and run:
            self.failed[run[0]] += 1
        elif not line.startswith("WARNING: ") or not run:
            self.strange.append(line)


def memory_of(pid: int) -> float | None:
    """Returns the resident size of a process in MiB; None where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20) if sys.platform != "win32" else None
