"""Docs/troubleshooting.md names every error class that is not a script's own, and every exit status."""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path

import pytest

from psopenai_py.cli import exit_status
from psopenai_py.framework.errors import MetadataException, PowerShellError

PAGE = (Path(__file__).resolve().parent.parent / "Docs" / "troubleshooting.md").read_text(encoding="utf-8")
HOMES = ("psopenai_py.framework.errors", "psopenai_py.framework.http.errors", "psopenai_py.api.errors", "psopenai_py.api.runs")
CLASSES = sorted(
    {
        found
        for home in HOMES
        for found in vars(importlib.import_module(home)).values()
        if inspect.isclass(found) and issubclass(found, PowerShellError | MetadataException) and not found.__name__.startswith("_")
    },
    key=lambda found: found.__name__,
)
LISTED = re.findall(r"^\| (\d+) \|", PAGE.partition("## Exit statuses")[2].partition("\n## ")[0], re.MULTILINE)


@pytest.mark.parametrize("found", CLASSES, ids=lambda found: found.__name__)
def test_an_error_class_is_named(found):
    assert f"`{found.__name__}`" in PAGE


def test_the_exit_statuses_are_those_that_there_are():
    raised = {found.exit_status for found in CLASSES if hasattr(found, "exit_status")} | {3, 5}  # those of an answer's own status
    known = {value for value in vars(exit_status).values() if isinstance(value, int)}
    assert {int(status) for status in LISTED} == raised | known
