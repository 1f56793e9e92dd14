"""Fixtures of all tests: blank surroundings, a scripted server, a session that speaks to it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from running import KEY, Result, Step, run_pipeline

from psopenai_py.framework.session import Session
from psopenai_py.framework.streams.host import SilentHost
from psopenai_py.framework.testing.server import ScriptedServer
from psopenai_py.surface import make_session

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell has its background jobs ignore Ctrl-C, and what they start does so as well: the processes of the tests must not.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def blank_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the machine's own reaches a test: no key, no proxy, no config file, no keyring."""
    for name in list(os.environ):
        if name.startswith(("OPENAI_", "PSOPENAI_")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PSOPENAI_CONFIG", str(tmp_path / "config" / "config.toml"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keeps tests away from the keyring of whoever runs them: they run where they were asked for by their mark alone."""
    if config.option.markexpr != "keyring":
        for item in items:
            if item.get_closest_marker("keyring"):
                item.add_marker(pytest.mark.skip(reason="needs a keyring of its own: gnome-keyring, dbus and scripts/test"))


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    """A scripted server on loopback; `load` gives it routes."""
    with ScriptedServer() as running:
        yield running


@pytest.fixture
def session(server: ScriptedServer) -> Iterator[Session]:
    """A session of the module's commands, with a key, that speaks to the scripted server."""
    with make_session(host=SilentHost(), environ={"OPENAI_API_KEY": KEY, "OPENAI_API_BASE": f"{server.url}/v1"}) as made:
        yield made


Pipe = Callable[..., Result]


@pytest.fixture
def pipe(session: Session) -> Pipe:
    """Runs a pipeline in the session of the test: `run_pipeline` without its first argument."""

    def run(*steps: str | Step, records: Iterable[Any] | None = None, followed: bool = False) -> Result:
        return run_pipeline(session, *steps, records=records, followed=followed)

    return run


@pytest.fixture
def messages(session: Session) -> Callable[[str], list[str]]:
    """Returns the messages of a stream (``warning``, ``verbose``, …) that were shown."""

    def of(stream: str) -> list[str]:
        assert isinstance(session.host, SilentHost)
        return [record.message for record in session.host.records if record.stream == stream]

    return of
