"""Docs/credentials.md shows what the commands print."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "Docs" / "credentials.md").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")
def test_the_example_shows_what_the_commands_print(tmp_path):
    (example,) = re.findall(r"^```console\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PSOPENAI_"))}
    env = {**kept, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    steps = re.findall(r"^\$ (.*)\n((?:[^$].*\n)*)", example, re.MULTILINE)
    assert len(steps) == 4
    for command, printed in steps:
        script = f'psopenai() {{ "{sys.executable}" -m psopenai_py "$@"; }}; {command}'
        done = subprocess.run(["sh", "-c", script], env=env, capture_output=True, text=True, check=False)
        assert (done.stdout + done.stderr).replace(str(tmp_path), "~").replace(SWITCHED_OFF, "") == printed, command


SWITCHED_OFF = "The system's keyring was not asked: it is switched off: keyring.backends.fail.Keyring is configured.\n"
"""The tests have no keyring."""


def test_every_setting_and_every_command_is_on_the_page():
    from psopenai_py.api.settings import SETTINGS
    from psopenai_py.cli.config import config

    assert [setting.name for setting in SETTINGS if f"| `{setting.name}` |" not in PAGE] == []
    assert [name for name in config.commands if f"`psopenai config {name}" not in PAGE] == []
