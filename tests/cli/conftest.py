"""The real command as a process, with the cmdlets of `probe` registered as another distribution would do it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from records import ROUTE, RUN
from running import KEY

from psopenai_py.framework.testing.server import ScriptedServer

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CMDLETS = {
    "Test-Send": "SendRecord", "Test-Run": "FindRun", "Test-Name": "GetName", "Test-Bound": "ShowBound", "Test-Talk": "Talk",
    "Test-Fail": "Fail", "Test-Count": "Count", "Test-Select": "SelectRecord",
}  # fmt: skip


class Psopenai:
    """Runs `psopenai` in an environment of its own."""

    def __init__(self, folder: Path) -> None:
        info = folder / "probe-1.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: probe\nVersion: 1\n")
        lines = [f"{name} = probe:{cls}" for name, cls in CMDLETS.items()]
        (info / "entry_points.txt").write_text("\n".join(["[psopenai_py.cmdlets]", *lines, ""]))
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if name.upper() in ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP")}
        self.env = {
            **kept,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(HERE), str(folder)]),
            "PSOPENAI_CONFIG": str(folder / "config.toml"),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        }

    def command(self, *words: str) -> list[str]:
        """The words of the process."""
        return [sys.executable, "-m", "psopenai_py", *words]

    def start(self, *words: str, **options):
        """A running process with pipes on all three streams."""
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
        return subprocess.Popen(self.command(*words), env=self.env, **pipes)

    def __call__(self, *words: str, input: str | bytes | None = None, **env: str) -> subprocess.CompletedProcess[str]:  # noqa: A002
        """The finished process. Without an input stdin is the null device."""
        data = input.encode() if isinstance(input, str) else input
        source = {"stdin": subprocess.DEVNULL} if data is None else {"input": data}
        done = subprocess.run(self.command(*words), env={**self.env, **env}, capture_output=True, timeout=60, check=False, **source)
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def psopenai(tmp_path: Path) -> Psopenai:
    folder = tmp_path / "site"
    folder.mkdir()
    return Psopenai(folder)


@pytest.fixture(scope="module")
def module_psopenai(tmp_path_factory) -> Psopenai:
    """One for all tests of a module that only start processes."""
    return Psopenai(tmp_path_factory.mktemp("site"))


@pytest.fixture
def api(psopenai: Psopenai, server: ScriptedServer) -> Psopenai:
    """The command with a key, and a service where one run is known."""
    server.load({f"{ROUTE}ok": [{"json": RUN}]})
    psopenai.env |= {"OPENAI_API_KEY": KEY, "OPENAI_API_BASE": f"{server.url}/v1"}
    return psopenai


@pytest.fixture
def on_terminal(psopenai: Psopenai):
    """Starts the command on a terminal of its own, except for the streams that are given."""
    from terminal import Terminal

    opened = []

    def start(*words, streams=None, **env):
        terminal = Terminal(psopenai.command(*words), {**psopenai.env, "COLUMNS": "60", "TERM": "xterm", **env}, **(streams or {}))
        opened.append(terminal)
        return terminal

    yield start
    for terminal in opened:
        if terminal.process.poll() is None:
            terminal.process.kill()
            terminal.process.wait()
