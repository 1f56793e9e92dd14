"""What only a script shows: the current location, functions and aliases as items, and methods of files."""

from __future__ import annotations

import pytest

from psopenai_py.framework.errors import PowerShellError
from psopenai_py.language.script import run_script


@pytest.fixture
def script(run):
    """Runs a script in the session of the commands and returns its output."""

    def run_text(text):
        output: list = []
        run_script(run.session, text, write=output.append)
        return output

    return run_text


def test_the_location_is_a_variable_and_scripts_are_found_from_it(run, script):
    assert [str(place) for place in script("Set-Location sub; $PWD")] == [str(run.folder / "sub")]
    assert script("Set-Content t.ps1 '\"in $PSScriptRoot\"'; ./t.ps1") == [f"in {run.folder / 'sub'}"]


def test_functions_are_items(run, script):
    assert script("function f { 'old' }; Set-Item function:f { 'new' }; f; (Get-Item function:f).Name") == ["new", "f"]
    assert [str(block) for block in script("Get-Content function:f")] == [" 'new' "]
    with pytest.raises(PowerShellError):
        script("$ErrorActionPreference = 'Stop'; Remove-Item function:f; f")


def test_aliases_are_items(script):
    assert script("$null = New-Item alias:readit -Value Get-Content; readit b.csv") == ["x"]


def test_files_have_methods(run, script):
    assert script('(Get-Item a.txt).CopyTo("$PWD/n.txt").Name; (Get-Item n.txt).Delete(); Test-Path n.txt') == ["n.txt", False]
    assert script('(Get-Item sub).GetFiles().Name; [IO.FileInfo]::new("$PWD/a.txt").Length') == ["d.txt", 14]
    with pytest.raises(PowerShellError, match="already exists"):
        script("$ErrorActionPreference = 'Stop'; (Get-Item a.txt).MoveTo(\"$PWD/b.csv\")")


def test_paths_of_files_come_along_the_pipeline(script):
    assert script("Get-ChildItem *.txt | Rename-Item -NewName { $_.BaseName + '.md' }; (Get-ChildItem).Name") == [
        "sub",
        "a.md",
        "b.csv",
    ]
