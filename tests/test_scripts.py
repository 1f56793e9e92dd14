"""The scripts are there, can be started, and say what they are supposed to say."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "scripts"
COMMANDS = sorted(path.name for path in SCRIPTS.iterdir() if path.is_file() and not path.suffix)


@pytest.fixture
def script_folder(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The scripts import each other as a script's own folder lets them."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return SCRIPTS


def load(name: str) -> ModuleType:
    loader = SourceFileLoader(f"script_{name}", str(SCRIPTS / name))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_can_be_started(name: str):
    """It has a first line for POSIX, the mode that goes with it, and compiles."""
    source = (SCRIPTS / name).read_text(encoding="utf-8")
    assert source.startswith("#!/usr/bin/env python3\n")
    compile(source, name, "exec")
    if os.name == "posix":
        assert os.access(SCRIPTS / name, os.X_OK)


@pytest.mark.parametrize("path", sorted(SCRIPTS.glob("_*.py")), ids=lambda path: path.name)
def test_a_module_of_the_scripts_compiles(path: Path):
    compile(path.read_text(encoding="utf-8"), path.name, "exec")


def test_generated_files_are_up_to_date(script_folder: Path):
    """The manifest and the pages say what the classes say; `scripts/generate` writes them."""
    import _generate

    files = _generate.generated()
    outdated = [path.name for path, text in files.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    assert outdated == []
    assert _generate.stale_pages(files) == []


def test_check_finds_what_belongs_to_one_machine(script_folder: Path):
    machine = load("check").MACHINE
    assert machine.search("see /" + "work/main/README.md")
    assert machine.search("pip install -i https://pypi" + ".org/simple")
    assert not machine.search("a frame/" + "work/is no path")


def test_check_finds_a_module_that_is_too_long(script_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    check = load("check")
    monkeypatch.setattr(check, "ROOT", tmp_path)
    (tmp_path / "psopenai_py").mkdir()
    (tmp_path / "psopenai_py" / "fits.py").write_text("x = 1\n" * 400)
    (tmp_path / "psopenai_py" / "long.py").write_text("x = 1\n" * 401)
    assert check.module_sizes() == "psopenai_py/long.py: 401 lines, at most 400"


def test_check_finds_the_word_that_the_framework_does_not_know(
    script_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    check = load("check")
    monkeypatch.setattr(check, "ROOT", tmp_path)
    framework = tmp_path / "psopenai_py" / "framework"
    framework.mkdir(parents=True)
    (framework / "general.py").write_text("from psopenai_py import x\n")
    (framework / "special.py").write_text("\nname = 'OpenAI'\n")
    assert check.framework_words() == "psopenai_py/framework/special.py:2: name = 'OpenAI'"


SKIPPING = """
import pytest

def test_runs():
    pass

@pytest.mark.skip(reason="needs a harp")
def test_first():
    pass

@pytest.mark.skip(reason="needs a harp")
def test_second():
    pass
"""

# Runs scripts/test in the interpreter at hand, not in the project's own environment.
IN_THIS_PYTHON = """
import runpy, sys
sys.path.insert(0, sys.argv[1])
import _venv
_venv.ensure = lambda: None
sys.argv = sys.argv[2:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.mark.parametrize(("options", "status"), [([], 0), (["--no-skips"], 1)])
def test_skips_are_counted_by_what_is_missing(options: list[str], status: int, tmp_path: Path):
    """With --no-skips they fail the run."""
    (tmp_path / "test_some.py").write_text(SKIPPING)
    command = [sys.executable, "-c", IN_THIS_PYTHON, str(SCRIPTS), str(SCRIPTS / "test"), *options, str(tmp_path / "test_some.py")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env={**os.environ, "PSOPENAI_NO_SKIPS": ""})
    assert done.returncode == status, done.stdout + done.stderr
    assert "skipped 2: needs a harp" in done.stdout
    assert "1 passed, 2 skipped" in done.stdout.splitlines()[-1]


IS_ALONE = """
import os, sys
home, runtime = os.environ["HOME"], os.environ["XDG_RUNTIME_DIR"]
alone = home != sys.argv[1] and os.environ["DBUS_SESSION_BUS_ADDRESS"] != sys.argv[2] and os.stat(runtime).st_mode & 0o777 == 0o700
sys.exit(7 if alone else 1)
"""


def test_a_keyring_of_its_own_has_nothing_of_the_user(script_folder: Path):
    import _keyring

    if not _keyring.is_there():
        pytest.skip("needs a keyring of its own: gnome-keyring, dbus and scripts/test")
    of_the_user = [os.environ.get(name, "") for name in ("HOME", "DBUS_SESSION_BUS_ADDRESS")]
    assert _keyring.run([sys.executable, "-c", IS_ALONE, *of_the_user]) == 7
