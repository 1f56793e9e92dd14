"""Get-ChildItem and Get-Item."""

from __future__ import annotations

import os

import pytest


def _names(items):
    return [item.Name for item in items]


def test_folders_come_first_and_hidden_files_not_at_all(run):
    assert _names(run("Get-ChildItem")) == ["sub", "a.txt", "b.csv"]
    assert _names(run("Get-ChildItem", Force=True)) == ["sub", ".hidden", "a.txt", "b.csv"]


@pytest.mark.parametrize(
    ("args", "named", "expected"),
    [
        (["*.txt"], {}, ["a.txt"]),
        ([], {"Filter": "*.csv"}, ["b.csv"]),
        ([], {"File": True}, ["a.txt", "b.csv"]),
        ([], {"Directory": True}, ["sub"]),
        ([], {"Hidden": True}, [".hidden"]),
        ([], {"Attributes": "!Directory+!Hidden"}, ["a.txt", "b.csv"]),
        ([], {"Recurse": True}, ["sub", "a.txt", "b.csv", "d.txt"]),
        ([], {"Depth": 0}, ["sub", "a.txt", "b.csv"]),
        ([], {"Recurse": True, "Include": "*.txt"}, ["d.txt", "a.txt"]),
        (["*.txt"], {"Recurse": True}, ["d.txt", "a.txt"]),
        ([], {"Recurse": True, "Filter": "*.txt"}, ["a.txt", "d.txt"]),
        (["*"], {"Exclude": "a*"}, ["d.txt", "b.csv"]),
        (["*"], {"Include": "*.txt"}, ["a.txt"]),
        ([], {"Include": "*.txt"}, []),
        (["a.txt"], {}, ["a.txt"]),
        (["sub", "d*"], {}, ["d.txt"]),
        (["[ab].*"], {}, ["a.txt", "b.csv"]),
    ],
)
def test_what_is_listed(run, args, named, expected):
    assert _names(run("Get-ChildItem", *args, **named)) == expected


def test_names_are_seen_from_the_folder(run):
    assert run("Get-ChildItem", Name=True, Recurse=True) == ["sub", "a.txt", "b.csv", os.path.join("sub", "d.txt")]


def test_a_missing_folder_is_an_error(run):
    run("Get-ChildItem", "nosuch")
    [record] = run.errors
    assert record.fully_qualified_error_id == "PathNotFound,Microsoft.PowerShell.Commands.GetChildItemCommand"
    assert record.target == str(run.folder / "nosuch")


def test_links_are_not_followed_unless_asked_for(run):
    os.symlink(run.folder, run.folder / "sub" / "up")
    assert _names(run("Get-ChildItem", Recurse=True)) == ["sub", "a.txt", "b.csv", "up", "d.txt"]
    assert len(run("Get-ChildItem", Recurse=True, FollowSymlink=True)) > 5


def test_a_file_tells_what_it_is(run):
    [file] = run("Get-Item", "a.txt")
    assert (file.Name, file.BaseName, file.Extension, file.Length) == ("a.txt", "a", ".txt", 14)
    assert str(file) == file.FullName == str(run.folder / "a.txt")
    assert file.DirectoryName == str(run.folder)
    assert file.find("psiscontainer") is False
    assert (file.PSProvider.Name, file.PSDrive.Root) == ("FileSystem", os.path.splitdrive(run.folder)[0] + os.sep)
    assert file.PSPath == f"Microsoft.PowerShell.Core\\FileSystem::{run.folder / 'a.txt'}"
    assert file.Mode == "-----"
    assert file.LastWriteTime.timestamp() == pytest.approx((run.folder / "a.txt").stat().st_mtime, abs=1e-5)


def test_a_folder_tells_what_it_is(run):
    [folder] = run("Get-Item", "sub")
    assert (folder.Name, folder.Parent.Name, folder.PSIsContainer, folder.Mode) == ("sub", "work", True, "d----")


def test_times_and_protection_can_be_set(run):
    from psopenai_py.framework.values.dates import LOCAL, DateTime

    [file] = run("Get-Item", "a.txt")
    assert file.put("lastwritetime", DateTime(2020, 1, 2, 3, 4, 5, tzinfo=LOCAL))
    assert file.LastWriteTime.year == 2020
    assert file.put("LastWriteTime", "2021-02-03")
    assert file.LastWriteTime.year == 2021
    assert file.put("IsReadOnly", True)
    assert file.Mode == "--r--"
    assert not file.put("Length", 5)


def test_each_missing_item_is_an_error_of_its_own(run):
    assert _names(run("Get-Item", ["nosuch", "a.txt", "nor"])) == ["a.txt"]
    assert [record.error_id for record in run.errors] == ["PathNotFound", "PathNotFound"]


def test_literal_paths_have_no_wildcards(run):
    (run.folder / "w[1].txt").write_text("", encoding="utf-8")
    assert run("Get-Item", "w[1].txt") == []
    assert _names(run("Get-Item", LiteralPath="w[1].txt")) == ["w[1].txt"]
    assert _names(run("Get-Item", "w`[1`].txt")) == ["w[1].txt"]
