"""A process on a real terminal of POSIX."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import time


class Terminal:
    """A process whose streams are a terminal, except those that are given. One that `leads` gets the signals of its keys."""

    def __init__(self, command, env, *, leads=False, **streams):
        self.control, inner = pty.openpty()
        keys = {"preexec_fn": lambda: os.login_tty(inner)} if leads else {}
        self.process = subprocess.Popen(command, env=env, **{"stdin": inner, "stdout": inner, "stderr": inner, **keys, **streams})
        os.close(inner)
        self.text = ""

    def read_until(self, wanted: str | None = None) -> str:
        """Everything shown up to a text, or up to the end of the process."""
        end = time.monotonic() + 60
        while wanted is None or wanted not in self.text:
            assert time.monotonic() < end, self.text
            if select.select([self.control], [], [], 0.1)[0]:
                try:
                    piece = os.read(self.control, 65536)
                except OSError:
                    break
                if not piece:
                    break
                self.text += piece.decode()
            elif self.process.poll() is not None:
                break
        return self.text.replace("\r\n", "\n")

    def type(self, text: str) -> None:
        os.write(self.control, text.encode())

    def close(self) -> int:
        status = self.process.wait(60)
        os.close(self.control)
        return status
