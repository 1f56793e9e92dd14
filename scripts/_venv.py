"""The project's own virtual environment: `<repository>/.venv`, with the project in place and its development tools.

A script calls `ensure()` first thing. It needs nothing but Python 3.11 and the package index that pip is set up for.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "psopenai-stamp"
LOCK = ROOT / ".venv.lock"
MINIMUM = (3, 11)


def ensure() -> None:
    """Makes or renews the environment, then runs the calling script in it; returns when the script runs there already."""
    require_python()
    project = _project()
    wanted = _stamp(project)
    if not _is_current(wanted):
        with _locked(LOCK):
            if not _is_current(wanted):  # another script may have made it while this one waited
                try:
                    _make(project)
                except subprocess.CalledProcessError as failed:
                    sys.exit(f"{VENV} could not be made: exit status {failed.returncode} of {' '.join(map(str, failed.cmd))}")
                STAMP.write_text(wanted, encoding="utf-8")
    if not _inside():
        _run_again()


def require_python() -> None:
    """Ends the script with a word of advice where Python is too old."""
    if sys.version_info < MINIMUM:
        sys.exit(f"{Path(sys.argv[0]).name} needs Python {MINIMUM[0]}.{MINIMUM[1]} or newer; this is {sys.version.split()[0]}.")


def executable(folder: Path, name: str = "python") -> Path:
    """Returns where a virtual environment keeps a program."""
    return folder / "Scripts" / f"{name}.exe" if sys.platform == "win32" else folder / "bin" / name


def create(folder: Path) -> None:
    """Makes an empty virtual environment, from the interpreter that this one itself was made from."""
    base = getattr(sys, "_base_executable", None) or sys.executable
    subprocess.run([base, "-m", "venv", "--clear", str(folder)], check=True)


def install(folder: Path, *what: str) -> None:
    """Installs into an environment; pip's own text is shown only if it fails."""
    pip = [str(executable(folder)), "-m", "pip", "install", "--disable-pip-version-check", *what]
    done = subprocess.run(pip, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        sys.stderr.write(done.stdout.decode(errors="replace"))
        done.check_returncode()


def _make(project: dict[str, Any]) -> None:
    print(f"Setting up {VENV.name} ...", file=sys.stderr, flush=True)
    STAMP.unlink(missing_ok=True)
    if not _inside():
        create(VENV)
    # The list is read here, not by pip, because the pip that comes with Python 3.11 does not know dependency groups.
    install(VENV, "--editable", str(ROOT), *project["dependency-groups"]["dev"])


def _project() -> dict[str, Any]:
    import tomllib

    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _stamp(project: dict[str, Any]) -> str:
    """Returns a digest of what decides the content of the environment: a change of a tool's settings is none."""
    decisive = [sys.version_info[:2], *(project[table] for table in ("build-system", "project", "dependency-groups"))]
    return hashlib.sha256(json.dumps(decisive).encode()).hexdigest()


def _is_current(wanted: str) -> bool:
    return STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted and executable(VENV).exists()


def _inside() -> bool:
    return Path(sys.prefix).resolve() == VENV.resolve()


def _run_again() -> None:
    command = [str(executable(VENV)), *sys.argv]
    sys.stdout.flush()
    if sys.platform == "win32":  # exec returns to the shell at once there
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Holds a lock that ends with the process, however it ends."""
    with path.open("a+b") as file:
        _lock(file)
        yield


def _lock(file: BinaryIO) -> None:
    if sys.platform == "win32":
        import msvcrt
        import time

        file.seek(0)
        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                return
            except OSError:  # LK_LOCK gives up after ten seconds
                time.sleep(0.1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)
