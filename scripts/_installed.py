"""A throwaway environment that holds the project as a user has it: the built wheel, installed, byte code and all."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import _venv


class Installed(NamedTuple):
    """Where the programs of the environment are, and a folder for whatever the caller needs to write."""

    python: Path
    psopenai: Path
    folder: Path


@contextlib.contextmanager
def installed() -> Iterator[Installed]:
    """Builds the wheel, installs it into a fresh environment and removes everything at the end."""
    with tempfile.TemporaryDirectory(prefix="psopenai-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        venv = folder / "venv"
        print("Building the wheel and installing it ...", file=sys.stderr, flush=True)
        try:
            _venv.create(venv)
            _venv.install(venv, str(_venv.ROOT))  # pip builds the wheel, installs it and compiles it to byte code
        except subprocess.CalledProcessError as failed:
            sys.exit(f"exit status {failed.returncode} of {' '.join(map(str, failed.cmd))}")
        yield Installed(_venv.executable(venv), _venv.executable(venv, "psopenai"), folder)


def environment(folder: Path, **extra: str) -> dict[str, str]:
    """Returns this process's environment without what a user's own settings could change, and with what is given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "PSOPENAI_", "PYTHON"))}
    return {**kept, "PSOPENAI_CONFIG": str(folder / "config.toml"), "NO_COLOR": "1", "PYTHONUTF8": "1", **extra}
