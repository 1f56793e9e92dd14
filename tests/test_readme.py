"""The README's examples run, and print what the README shows, ids and times aside."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from psopenai_py.api.local_server.server import serve

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
SHOWN_ADDRESS = "http://127.0.0.1:8000"
COLUMNS = "100"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell and pseudo-terminals")


def fenced(text: str) -> list[tuple[str, str]]:
    """Returns language and text of each block."""
    return re.findall(r"^```(\w+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


BLOCKS = fenced(README.read_text(encoding="utf-8"))
CONSOLES = [text for language, text in BLOCKS if language == "console"]
PROGRAMS = [(text, BLOCKS[index + 1][1]) for index, (language, text) in enumerate(BLOCKS[:-1]) if BLOCKS[index + 1][0] == "text"]
MODULES = [text for language, text in BLOCKS if language == "python" and "Cmdlet, name=" in text]
PROJECTS = [text for language, text in BLOCKS if language == "toml" and "entry-points" in text]
CONFIGS = [text for language, text in BLOCKS if language == "toml" and "[defaults]" in text]


def commands(console: str) -> list[tuple[str, str]]:
    """Returns each command of a console block with the output below it."""
    parts = re.split(r"^\$ (.*)\n", console, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def normalised(text: str) -> str:
    """Replaces what differs from run to run."""
    text = re.sub(r"\b(run|thread|msg)_[0-9a-f]{8,}", r"\1_ID", text)
    text = re.sub(r"\d\d?/\d\d?/\d{4} \d\d:\d\d:\d\d", "DATE", text)
    text = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", "DATE", text)
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").splitlines()).strip()


class Terminal:
    """A folder, an environment and a terminal that a person might have before them."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.address = address
        self.exports: list[str] = []
        programs = folder / "programs"
        programs.mkdir()
        self.add_program(programs / "psopenai", "from psopenai_py.cli.main import run; run()")
        self.lay_out_module(folder / "modules")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "PSOPENAI_"))}
        self.env = kept | {
            "PATH": os.pathsep.join([str(programs), os.environ["PATH"]]),
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(folder / "modules")]),
            "PSOPENAI_CONFIG": str(folder / "config.toml"),
            "COLUMNS": COLUMNS,
            "NO_COLOR": "1",
            "TERM": "dumb",
        }

    def add_program(self, path: Path, code: str) -> None:
        path.write_text(f"#!/bin/sh\nexec '{sys.executable}' -c '{code}' \"$@\"\n")
        path.chmod(0o755)

    def lay_out_module(self, folder: Path) -> None:
        """Puts the README's own module where an installed distribution has it."""
        (module,), (project,) = MODULES, PROJECTS
        metadata = folder / "greeting-1.dist-info"
        metadata.mkdir(parents=True)
        (folder / "greeting.py").write_text(module)
        (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: greeting\nVersion: 1\n")
        (metadata / "entry_points.txt").write_text(project.replace("project.entry-points.", "").replace('"', ""))

    def run(self, command: str) -> str:
        """Runs a command on a terminal of its own and returns what it shows; an export holds for those that follow."""
        import pty

        command = command.replace(SHOWN_ADDRESS, self.address)
        script = "\n".join([*self.exports, command])
        if command.startswith("export "):
            self.exports.append(command)
        ours, theirs = pty.openpty()
        try:
            process = subprocess.Popen(
                ["bash", "-c", script],
                cwd=self.folder,
                env=self.env,
                stdin=theirs,
                stdout=theirs,
                stderr=theirs,
                start_new_session=True,
            )
        finally:
            os.close(theirs)
        shown = b"".join(iter(lambda: read(ours), b""))
        os.close(ours)
        process.wait()
        return shown.decode().replace(self.address, SHOWN_ADDRESS)


def read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other side is closed
        return b""


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    with serve(0) as server:
        yield Terminal(tmp_path, server.url)


def test_the_console_examples_show_what_they_print(terminal: Terminal):
    for command, shown in (pair for console in CONSOLES for pair in commands(console)):
        if not command.startswith("psopenai serve"):  # the fixture serves
            assert normalised(terminal.run(command)) == normalised(shown), command


def test_serve_says_how_it_is_used(terminal: Terminal):
    """The line that the README shows is the one that the program prints."""
    ((_, shown),) = (pair for console in CONSOLES for pair in commands(console) if pair[0].startswith("psopenai serve"))
    with subprocess.Popen(
        ["psopenai", "serve", "--port", "0"], cwd=terminal.folder, env=terminal.env, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        process.terminate()
    assert re.sub(r":\d+/", ":8000/", line) == shown


@pytest.mark.parametrize(("program", "shown"), PROGRAMS)
def test_the_python_examples_print_what_is_shown(program: str, shown: str, terminal: Terminal):
    env = terminal.env | {"OPENAI_API_BASE": f"{terminal.address}/v1", "OPENAI_API_KEY": "local"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=terminal.folder, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert normalised(done.stdout) == normalised(shown)


def test_the_config_file_is_one(terminal: Terminal):
    """With the file of the README, neither address nor assistant has to be named."""
    (config,) = CONFIGS
    (terminal.folder / "config.toml").write_text(config.replace(SHOWN_ADDRESS, terminal.address))
    shown = terminal.run("export OPENAI_API_KEY=local; psopenai New-Thread | psopenai Start-ThreadRun | psopenai Wait-ThreadRun")
    assert re.search(r"^status +: completed", shown, re.MULTILINE), shown


def test_the_cmdlets_named_are_all_of_the_module():
    from psopenai_py.manifest import MANIFEST

    named = set(re.findall(r"`([A-Z][a-z]+-[A-Z]\w+)`", README.read_text(encoding="utf-8").partition("## What there is")[2]))
    assert named == {entry.name for entry in MANIFEST if entry.area != "Utility"}
