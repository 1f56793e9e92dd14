"""A keyring for one command: a session bus and a Secret Service of its own, in a home that is thrown away."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

PARTS = ("dbus-run-session", "gnome-keyring-daemon", "sh")

# The bus and the service say much on stderr; the command keeps the real one.
SESSION = 'exec 3>&2; exec dbus-run-session -- sh -c "$0" "$@" 2>/dev/null'
# The keyring's password comes by stdin; it is unlocked for as long as the command runs, and ends with its bus.
START = 'printf x | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$0" "$@" 2>&3 3>&-'


def is_there() -> bool:
    """Whether this machine has what it takes."""
    return sys.platform == "linux" and all(map(shutil.which, PARTS))


def run(command: Sequence[str]) -> int:
    """Runs a command with an empty, unlocked keyring and returns its exit status; nothing of the user's own is touched."""
    with tempfile.TemporaryDirectory(prefix="psopenai-keyring-", ignore_cleanup_errors=True) as home:
        runtime = Path(home, "run")
        runtime.mkdir(mode=0o700)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "XDG_"))}
        env = {**kept, "HOME": home, "XDG_RUNTIME_DIR": str(runtime)}
        words = ["sh", "-c", SESSION, START, *command]
        return subprocess.run(words, env=env, stdin=subprocess.DEVNULL, check=False).returncode
