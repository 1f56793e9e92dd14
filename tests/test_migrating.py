"""The examples of Docs/migrating.md run in bash, and print what the page shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from psopenai_py.api.local_server.server import serve

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "Docs" / "migrating.md").read_text(encoding="utf-8")
CONSOLES = re.findall(r"^```console\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def bash(tmp_path):
    """Runs lines in a folder where `psopenai` is a command and a local server plays the API."""
    program = tmp_path / "bin" / "psopenai"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m psopenai_py "$@"\n')
    program.chmod(0o755)
    with serve(0) as server:
        env = os.environ | {
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "OPENAI_API_BASE": f"{server.url}/v1",
            "OPENAI_API_KEY": "local",
            "PSOPENAI_CONFIG": str(tmp_path / "config.toml"),
        }

        def run(line: str) -> str:
            done = subprocess.run(
                ["bash", "-c", line], cwd=tmp_path, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False
            )
            return (done.stdout + done.stderr).decode()

        yield run


@pytest.mark.skipif(os.name != "posix", reason="needs bash")
@pytest.mark.parametrize("console", CONSOLES)
def test_the_lines_for_bash_print_what_is_shown(bash, console):
    parts = re.split(r"^\$ (.*)\n", console, flags=re.MULTILINE)
    for line, shown in zip(parts[1::2], parts[2::2], strict=True):
        assert bash(line) == shown, line


@pytest.mark.skipif(os.name != "posix", reason="needs bash")
def test_the_config_file_takes_the_place_of_the_profile(bash, tmp_path):
    (config,) = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert tomllib.loads(config)["defaults"]["*-ThreadRun:MaxRetryCount"] == 3
    (tmp_path / "config.toml").write_text(config.partition("\n\n")[2])
    shown = bash("psopenai New-Thread | psopenai Start-ThreadRun | psopenai Wait-ThreadRun -Verbose 2>&1 | grep -c completed")
    assert shown == "1\n"


def test_what_was_not_run_is_marked():
    """No block for another shell stands without the words that say so before it."""
    for language in ("bat", "powershell"):
        for match in re.finditer(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE):
            is_of_the_module = "psopenai" not in match[1]
            assert is_of_the_module or "not run here" in PAGE[: match.start()].rpartition("```")[2]
