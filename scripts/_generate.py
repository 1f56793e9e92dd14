"""What the generated files contain: the manifest of cmdlets and the reference pages. Equal sources give equal bytes."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from _venv import ROOT
from psopenai_py.framework.declaration.cmdlet import Cmdlet
from psopenai_py.framework.declaration.compiler import compile_cmdlet

PACKAGE = ROOT / "psopenai_py"
PAGES = ROOT / "Docs" / "cmdlets"
BY = "Made by scripts/generate"


class Found(NamedTuple):
    """A cmdlet of the package and the area it belongs to."""

    cls: type[Cmdlet]
    area: str

    @property
    def name(self) -> str:
        """The name a user types."""
        return self.cls.cmdlet_name


def generated() -> dict[Path, str]:
    """Returns the text of every generated file by its path."""
    cmdlets = sorted(find_cmdlets(), key=lambda found: found.name.casefold())
    files = {PACKAGE / "manifest.py": manifest(cmdlets), PAGES / "README.md": index(cmdlets)}
    for found in cmdlets:
        files[PAGES / f"{found.name}.md"] = page(found)
    return files


def stale_pages(files: dict[Path, str]) -> list[Path]:
    """Returns the reference pages of cmdlets that are no more."""
    return [path for path in sorted(PAGES.glob("*.md")) if path not in files]


def find_cmdlets() -> Iterator[Found]:
    """Yields every cmdlet class; the area of those under cmdlets/ is their folder, of those under utility/ the name Utility."""
    for folder, area in [
        *((path, path.name) for path in sorted((PACKAGE / "cmdlets").iterdir())),
        (PACKAGE / "utility", "Utility"),
    ]:
        for source in sorted(folder.glob("*.py")):
            module = importlib.import_module(".".join(source.relative_to(ROOT).with_suffix("").parts))
            for value in vars(module).values():
                if (
                    isinstance(value, type)
                    and issubclass(value, Cmdlet)
                    and value.__module__ == module.__name__
                    and value.cmdlet_name
                ):
                    yield Found(value, area)


def manifest(cmdlets: list[Found]) -> str:
    """Returns the text of manifest.py, in ruff's format."""
    lines = [
        f'"""The module\'s cmdlets by name, so that none is imported to find it. {BY}."""',
        "from __future__ import annotations",
        "",
        "from .framework.registry import ManifestEntry",
        "",
        "MANIFEST: tuple[ManifestEntry, ...] = (",
    ]
    for cls, area in cmdlets:
        location = f"{cls.__module__}:{cls.__qualname__}"
        entry: tuple[object, ...] = (cls.cmdlet_name, location, area, compile_cmdlet(cls).synopsis)
        if cls.aliases:
            entry += (cls.aliases,)
        lines.append(f"ManifestEntry{entry!r},")
    return formatted("\n".join([*lines, ")"]))


def formatted(source: str) -> str:
    """Returns Python source as the project's formatter leaves it."""
    ruff = [sys.executable, "-m", "ruff", "format", "--stdin-filename", "psopenai_py/manifest.py", "-"]
    return subprocess.run(ruff, cwd=ROOT, input=source, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout


def page(found: Found) -> str:
    """Returns the reference page of a cmdlet."""
    from psopenai_py.framework.help.markdown import markdown_page

    return markdown_page(compile_cmdlet(found.cls)).rstrip("\n") + f"\n\n<!-- {BY}. -->\n"


def index(cmdlets: list[Found]) -> str:
    """Returns the list of all reference pages, by area."""
    lines = ["# The cmdlets", ""]
    for area in sorted({found.area for found in cmdlets}):
        lines += [f"## {area}", "", "| cmdlet | what it does |", "| --- | --- |"]
        for cls, _ in (found for found in cmdlets if found.area == area):
            synopsis = compile_cmdlet(cls).synopsis.replace("|", "\\|")
            lines.append(f"| [{cls.cmdlet_name}]({cls.cmdlet_name}.md) | {synopsis} |")
        lines.append("")
    return "\n".join([*lines, f"<!-- {BY}. -->", ""])
