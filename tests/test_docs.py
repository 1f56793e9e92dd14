"""The documents say what is there: names that can be imported, links that lead somewhere, rules that exist."""

from __future__ import annotations

import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "Docs"
PACKAGE = ROOT / "psopenai_py"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
SOURCES = sorted([*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")])


def blocks(document: Path, language: str) -> list[str]:
    """Returns the fenced blocks of a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", document.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def section(document: Path, title: str) -> str:
    text = document.read_text(encoding="utf-8")
    return text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_the_ten_steps_name_what_exists():
    """Every dotted name in them can be imported."""
    steps = re.split(r"^\d+\. ", section(DOCS / "architecture.md", "One call in ten steps"), flags=re.MULTILINE)[1:]
    assert len(steps) == 10
    for step in steps:
        names = re.findall(r"`([a-zA-Z_]+(?:\.\w+)+)`", step)
        assert names, step
        for name in names:
            assert pkgutil.resolve_name(f"psopenai_py.{name}") is not None


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_link_to_a_file_leads_to_one(document: Path):
    for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("#"):
            assert (document.parent / target.partition("#")[0]).exists(), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_path_of_the_repository_exists(document: Path):
    text = document.read_text(encoding="utf-8")
    for path in re.findall(r"`((?:psopenai_py|tests|scripts|Docs|\.ci)/[\w./-]*)`", text):
        assert (ROOT / path).exists(), path


def citations(pattern: str) -> Iterator[tuple[str, str]]:
    """Yields each match in the sources, with the file it stands in."""
    for path in SOURCES:
        if path != Path(__file__).resolve():
            for found in re.findall(pattern, path.read_text(encoding="utf-8")):
                yield found, path.relative_to(ROOT).as_posix()


def test_a_cited_rule_exists():
    """R7.13 in a comment is a rule of binding.md."""
    rules = set(re.findall(r"\bR\d+\.\d+\b", (DOCS / "engine" / "binding.md").read_text(encoding="utf-8")))
    assert [(rule, path) for rule, path in citations(r"\bR\d+\.\d+\b") if rule not in rules] == []


def test_a_cited_section_of_binding_exists():
    headings = set(
        re.findall(r"^#+ (\d+(?:\.\d+)?)[. ]", (DOCS / "engine" / "binding.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert [(number, path) for number, path in citations(r"binding\.md (\d+(?:\.\d+)?)") if number not in headings] == []


def test_a_cited_deviation_exists():
    numbers = set(re.findall(r"^(\d+)\. ", (DOCS / "deviations.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert [(number, path) for number, path in citations(r"deviations\.md (\d+)") if number not in numbers] == []


def test_a_cited_item_of_the_module_exists():
    """module-behaviour 12c is a section of the document, 5.12 the twelfth item of its fifth."""
    items: set[str] = set()
    section_number = ""
    for line in (DOCS / "engine" / "module-behaviour.md").read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"#+ (\d+[a-z]?)\. ", line):
            section_number = heading[1]
            items.add(section_number)
        elif item := re.match(r"(\d+)\. ", line):
            items.add(f"{section_number}.{item[1]}")
    cited = list(citations(r"module-behaviour(?:\.md)? (\d+[a-z]?(?:\.\d+)?)"))
    assert cited
    assert [(item, path) for item, path in cited if item not in items] == []


def test_every_cmdlet_has_its_page():
    from psopenai_py.manifest import MANIFEST

    assert [entry.name for entry in MANIFEST if not (DOCS / "cmdlets" / f"{entry.name}.md").is_file()] == []


class Weather:
    """The module of Docs/porting.md, laid out as an installed distribution."""

    def __init__(self, folder: Path) -> None:
        self.module, self.program, self.tests, self.faults = blocks(DOCS / "porting.md", "python")
        (project,) = blocks(DOCS / "porting.md", "toml")
        entry_points = project.partition('[project.entry-points."psopenai_py.cmdlets"]\n')[2].replace('"', "")
        (folder / "weather.py").write_text(self.module)
        (folder / "test_weather.py").write_text(self.tests)
        (folder / "test_faults.py").write_text(self.faults)
        (folder / "weather-1.0.dist-info").mkdir()
        (folder / "weather-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: weather\nVersion: 1.0\n")
        (folder / "weather-1.0.dist-info" / "entry_points.txt").write_text(f"[psopenai_py.cmdlets]\n{entry_points}")
        self.folder = folder
        path = os.pathsep.join([str(folder), str(ROOT)])
        self.env = {**os.environ, "PYTHONPATH": path, "PSOPENAI_CONFIG": str(folder / "config.toml"), "NO_COLOR": "1"}

    def python(self, *arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=self.env,
            input=text or "",
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def psopenai(self, *arguments: str, text: str | None = None) -> str:
        done = self.python("-c", "from psopenai_py.cli.main import run; run()", *arguments, text=text)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def weather(tmp_path: Path) -> Weather:
    return Weather(tmp_path)


def test_the_ported_module_runs_from_the_command_line(weather: Weather):
    """Both commands of the page print what the page says."""
    (shown,) = blocks(DOCS / "porting.md", "console")
    first, second = re.split(r"^\$ .*\n", shown, flags=re.MULTILINE)[1:]
    assert weather.psopenai("Get-Weather", "Oslo", "-Days", "2") == first
    assert weather.psopenai("Get-Weather", text='{"name":"Rome"}\n{"name":"Oslo"}\n') == second


def test_the_ported_module_runs_from_python(weather: Weather):
    done = weather.python("-c", weather.program)
    assert done.stdout.split() == ["Oslo", "20", "Oslo", "21", "Rome", "20", "Rome", "21"], done.stderr


def test_the_ported_module_passes_its_own_tests(weather: Weather):
    done = weather.python("-m", "pytest", "-q", "-p", "no:cacheprovider", "test_weather.py")
    assert "3 passed" in done.stdout, done.stdout + done.stderr


def test_the_faults_of_the_page_are_real(weather: Weather):
    done = weather.python("-m", "pytest", "-q", "-p", "no:cacheprovider", "test_faults.py")
    assert "5 passed" in done.stdout, done.stdout + done.stderr


def test_the_page_has_the_keys_of_a_reply():
    """Those that the server looks at, no more and no fewer."""
    kit = PACKAGE / "framework" / "testing"
    source = (kit / "replies.py").read_text(encoding="utf-8") + (kit / "server.py").read_text(encoding="utf-8")
    looked_at = set(re.findall(r"""reply(?:\.get\(|\[)"(\w+)\"""", source)) | set(
        re.findall(r'"(\w+)" (?:not )?in (?:self\._)?reply', source)
    )
    listed = re.findall(r"^\| (`.*?) \|", section(DOCS / "porting.md", "A server that fails on purpose"), re.MULTILINE)
    assert looked_at == {key for cell in listed for key in re.findall(r"`(\w+)`", cell)}
