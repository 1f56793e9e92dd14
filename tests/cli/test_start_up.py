"""What a process loads: an import costs a good part of start-up, so that each of these is a promise."""

from __future__ import annotations

import json
import subprocess

import pytest

HEAVY = {
    "click", "httpx", "dataclasses", "inspect", "logging", "json", "ssl", "asyncio", "concurrent.futures", "importlib.metadata",
    "orjson", "platformdirs", "unicodedata",
}  # fmt: skip


@pytest.fixture
def loaded(psopenai):
    """Returns what runs words in a process of their own and returns the names of the modules that it had at its end."""

    def run(*words: str) -> set[str]:
        program = (
            "import sys\nfrom psopenai_py.cli.main import main\n"
            f"status = main({list(words)!r}, None, sys.stdout.buffer, sys.stderr)\n"
            "names = list(sys.modules)\nimport json\nsys.stdout.flush()\n"
            "print('\\n' + json.dumps([status, names]))"
        )
        done = subprocess.run([psopenai.command()[0], "-c", program], env=psopenai.env, capture_output=True, check=False)
        status, names = json.loads(done.stdout.splitlines()[-1])
        assert status == 0, done.stderr
        return set(names)

    return run


def rooms(names: set[str], *folders: str) -> list[str]:
    """Returns the modules of folders of the package."""
    return sorted(name for name in names if name.split(".")[:2] in [["psopenai_py", folder] for folder in folders])


def test_a_cmdlet_without_network_stays_small(loaded):
    names = loaded("Get-OpenAIContext")
    assert names & HEAVY == set()
    assert rooms(names, "language", "utility") == []


def test_a_script_without_commands_loads_no_commands(loaded):
    names = loaded("-Command", "1")
    assert names & HEAVY == set()
    assert rooms(names, "utility", "cmdlets") == []
    assert not {"psopenai_py.framework.binding.binder", "psopenai_py.framework.pipeline.pipeline"} & names


def test_help_of_the_program_loads_no_subcommand(loaded):
    names = loaded("--help")
    assert "psopenai_py.cli.options" in names
    assert not {f"psopenai_py.cli.{name}" for name in ("config", "login", "logout", "serve", "whoami")} & names
    assert rooms(names, "language", "utility", "api") == []
