"""Paths as texts, whether they lead to something, where the session stands, and the drives besides the file system."""

from __future__ import annotations

import os

import pytest

from psopenai_py.framework.errors import PowerShellError
from psopenai_py.framework.location import Location

pytestmark = pytest.mark.skipif(os.sep != "/", reason="the paths are written as POSIX systems have them")


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["a/", "b"], "a/b"),
        (["a", "b", "c", "d"], "a/b/c/d"),
        (["a", ["b", "c"]], "a/b/c"),
        (["a", ""], "a/"),
        (["a\\b", "c"], "a/b/c"),
        (["a", "."], "a/."),
        (["a", "/b"], "a/b"),
        (["/", "b"], "/b"),
    ],
)
def test_paths_are_joined_with_one_separator(run, args, expected):
    assert run("Join-Path", *args) == [expected]


def test_joining_needs_a_drive_that_is_there(run):
    run("Join-Path", "C:\\x", "y")
    [record] = run.errors
    assert (record.error_id, record.target) == ("DriveNotFound", "C")


def test_a_joined_path_can_be_looked_up(run):
    assert run("Join-Path", "sub", "*.txt", Resolve=True) == [str(run.folder / "sub" / "d.txt")]
    run("Join-Path", "sub", "nosuch", Resolve=True)
    assert [record.target for record in run.errors] == [str(run.folder / "sub" / "nosuch")]


@pytest.mark.parametrize(
    ("path", "switch", "expected"),
    [
        ("/a/b/c.txt", "Parent", "/a/b"),
        ("/a", "Parent", "/"),
        ("a", "Parent", ""),
        ("a\\b\\c.txt", "Parent", "a/b"),
        ("/a/b/c.txt", "Leaf", "c.txt"),
        ("a/b/", "Leaf", "b"),
        ("x/a.b.c", "LeafBase", "a.b"),
        ("x/a.b.c", "Extension", ".c"),
        ("/a/b", "IsAbsolute", True),
        ("a/b", "IsAbsolute", False),
        ("C:\\a\\b", "Qualifier", "C:"),
        ("C:\\a\\b", "NoQualifier", "\\a\\b"),
    ],
)
def test_paths_are_taken_apart(run, path, switch, expected):
    assert run("Split-Path", path, **{switch: True}) == [expected]


def test_a_root_has_no_parent(run):
    with pytest.raises(PowerShellError) as caught:
        run("Split-Path", "/")
    assert caught.value.record.fully_qualified_error_id == "Argument,Microsoft.PowerShell.Commands.SplitPathCommand"


@pytest.mark.parametrize(
    ("path", "named", "expected"),
    [
        ("a.txt", {}, True),
        ("nosuch", {}, False),
        ("*.csv", {}, True),
        ("sub", {"PathType": "Container"}, True),
        ("sub", {"PathType": "Leaf"}, False),
        ("nodrive:\\x", {}, False),
        ("", {}, False),
        ("env:HERE", {}, True),
        ("env:NOT_HERE", {}, False),
        ("a.txt", {"NewerThan": "2001-01-01"}, True),
        ("a.txt", {"OlderThan": "2001-01-01"}, False),
        ("any:thing", {"IsValid": True}, False),
        ("any/thing", {"IsValid": True}, True),
    ],
)
def test_whether_a_path_leads_to_something(run, path, named, expected):
    assert run("Test-Path", path, **named) == [expected]


def test_no_path_at_all_is_an_error(run):
    assert run("Test-Path", None) == []
    assert [record.error_id for record in run.errors] == ["NullPathNotPermitted"]


def test_resolved_paths_are_full_or_seen_from_here(run):
    [found] = run("Resolve-Path", "sub/d.*")
    assert (str(found), found.Provider.Name) == (str(run.folder / "sub" / "d.txt"), "FileSystem")
    assert run("Resolve-Path", "sub/d.txt", Relative=True) == ["./sub/d.txt"]
    assert run("Resolve-Path", "d.txt", Relative=True, RelativeBasePath="sub") == ["./d.txt"]
    assert run("Convert-Path", f"Microsoft.PowerShell.Core\\FileSystem::{run.folder}") == [str(run.folder)]


def test_the_location_is_the_session_s_own(run):
    before = os.getcwd()
    run("Set-Location", "sub")
    assert [str(place) for place in run("Get-Location")] == [str(run.folder / "sub")]
    assert run("Get-Content", "d.txt") == ["deep"]
    assert os.getcwd() == before


def test_back_and_forth(run):
    run("Set-Location", "sub")
    run("Set-Location", "-")
    assert Location.for_session(run.session).folder == str(run.folder)
    run("Set-Location", "+")
    assert Location.for_session(run.session).folder == str(run.folder / "sub")
    run("Set-Location", "+")
    assert [record.message for record in run.errors] == ["There is no location history left to navigate forwards."]


def test_locations_are_pushed_and_popped(run):
    run("Push-Location", "sub")
    run("Push-Location", "/")
    assert [str(place) for place in run("Get-Location", Stack=True)[0]] == [str(run.folder / "sub"), str(run.folder)]
    run("Pop-Location")
    [place] = run("Pop-Location", PassThru=True)
    assert str(place) == str(run.folder)
    run("Pop-Location", StackName="other")
    assert [record.error_id for record in run.errors] == ["Argument"]


def test_a_location_is_one_folder(run):
    (run.folder / "two").mkdir()
    run("Set-Location", "*")
    assert [record.error_id for record in run.errors] == ["Argument"]
    run("Set-Location", "nosuch")
    assert [record.error_id for record in run.errors] == ["PathNotFound"]


def test_environment_variables_are_items(run):
    assert [str(entry) for entry in run("Get-ChildItem", "env:H*")] == ["[HERE, yes]"]
    run("Set-Item", "env:NEW", "v")
    assert run("Get-Content", "env:NEW") == ["v"]
    run("Remove-Item", "env:NEW")
    assert run("Test-Path", "env:NEW") == [False]
    run("Get-Item", "env:NEW")
    assert [record.message for record in run.errors] == ["Cannot find path 'Env:/NEW' because it does not exist."]


def test_variables_are_items(run):
    run.session.variables["x"] = 5
    [variable] = run("Get-Item", "variable:X")
    assert (variable.Name, variable.Value) == ("x", 5)
    run("Set-Content", "variable:x", "new")
    assert run.session.variables["x"] == "new"
    run("Remove-Item", "variable:x")
    assert "x" not in run.session.variables


def test_another_drive_can_be_the_location(run):
    run("Set-Location", "env:")
    assert [str(place) for place in run("Get-Location")] == ["Env:/"]
    assert [entry.value for entry in run("Get-Item", "HERE")] == ["yes"]
    run("Set-Location", "-")
    assert run("Test-Path", "a.txt") == [True]


def test_the_hash_of_a_file(run):
    (run.folder / "b.csv").write_bytes(b"")
    [found] = run("Get-FileHash", "b.csv", "md5")
    assert (found.Algorithm, found.Hash, found.Path) == ("MD5", "D41D8CD98F00B204E9800998ECF8427E", str(run.folder / "b.csv"))
    run("Get-FileHash", "nosuch")
    assert [record.error_id for record in run.errors] == ["FileNotFound"]


def test_a_temporary_file_is_new_and_empty(run):
    [file] = run("New-TemporaryFile")
    assert (file.Exists, file.Length, file.Extension) == (True, 0, ".tmp")
    file.Delete()
    assert not os.path.exists(str(file))
