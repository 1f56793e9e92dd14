"""New-Item, Remove-Item, Copy-Item, Move-Item and Rename-Item."""

from __future__ import annotations

import os

import pytest

from psopenai_py.framework.errors import PowerShellError


def _ids(run):
    return [record.error_id for record in run.errors]


def test_a_new_file_has_its_value(run):
    [file] = run("New-Item", "n.txt", Value="v")
    assert file.Name == "n.txt"
    assert (run.folder / "n.txt").read_text(encoding="utf-8") == "v"


def test_a_file_that_is_there_stays(run):
    run("New-Item", "a.txt", ItemType="File", Value="x")
    [record] = run.errors
    assert (record.error_id, record.category, record.target) == ("NewItemIOError", "WriteError", str(run.folder / "a.txt"))
    assert record.message == f"The file '{run.folder / 'a.txt'}' already exists."
    run("New-Item", "a.txt", Value="x", Force=True)
    assert (run.folder / "a.txt").read_text(encoding="utf-8") == "x"


def test_force_makes_the_folders_on_the_way(run):
    run("New-Item", "p/q.txt")
    assert _ids(run) == ["NewItemIOError"]
    run("New-Item", "p/q.txt", Force=True)
    assert (run.folder / "p" / "q.txt").exists()


def test_a_folder_is_made_once_unless_forced(run):
    [folder] = run("New-Item", "x/y", ItemType="Directory")
    assert folder.FullName == str(run.folder / "x" / "y")
    run("New-Item", "x/y", Type="dir")
    assert _ids(run) == ["DirectoryExist"]
    assert len(run("New-Item", "x/y", Type="dir", Force=True)) == 1


def test_a_name_is_put_into_each_folder(run):
    (run.folder / "two").mkdir()
    made = run("New-Item", ["sub", "two"], Name="n.txt")
    assert [item.Directory.Name for item in made] == ["sub", "two"]


def test_a_link_leads_where_it_is_told(run):
    [link] = run("New-Item", "l.txt", ItemType="SymbolicLink", Target="a.txt")
    assert (link.LinkType, link.Target) == ("SymbolicLink", "a.txt")
    assert run("Get-Content", "l.txt", TotalCount=1) == ["one"]


def test_a_removed_file_is_gone(run):
    run("Remove-Item", "*.txt")
    assert not (run.folder / "a.txt").exists()
    run("Remove-Item", "a.txt")
    assert _ids(run) == ["PathNotFound"]


def test_a_folder_with_content_needs_recurse_or_a_question(run):
    with pytest.raises(PowerShellError, match="has children"):
        run("Remove-Item", "sub")
    run("Remove-Item", "sub", Recurse=True)
    assert not (run.folder / "sub").exists()


def test_a_link_to_a_folder_is_removed_and_not_what_it_leads_to(run):
    os.symlink(run.folder / "sub", run.folder / "link")
    run("Remove-Item", "link", Recurse=True)
    assert run.errors == []
    assert (run.folder / "sub" / "d.txt").exists()


def test_the_current_location_is_not_removed(run):
    run("Remove-Item", ".", Recurse=True)
    assert _ids(run) == ["InvalidOperation"]
    assert run.folder.exists()


def test_hidden_files_are_removed_by_force_only(run):
    run("Remove-Item", ".hidden")
    [record] = run.errors
    assert record.error_id == "RemoveFileSystemItemUnAuthorizedAccess"
    assert record.message.startswith(f"Cannot remove item {run.folder / '.hidden'}: You do not have sufficient access rights")
    run("Remove-Item", ".hidden", Force=True)
    assert not (run.folder / ".hidden").exists()


def test_filters_with_recurse_are_for_what_is_inside(run):
    run("Remove-Item", ".", Recurse=True, Include="*.txt")
    assert _ids(run) == ["InvalidOperation"]
    run("Set-Location", "/")
    run("Remove-Item", str(run.folder), Recurse=True, Include="*.txt")
    assert sorted(path.name for path in run.folder.rglob("*")) == [".hidden", "b.csv", "sub"]


def test_whatif_removes_nothing(run):
    run("Remove-Item", "sub", Recurse=True, WhatIf=True)
    assert (run.folder / "sub" / "d.txt").exists()


def test_copies_replace_what_is_there(run):
    [copy] = run("Copy-Item", "a.txt", "b.csv", PassThru=True)
    assert copy.Name == "b.csv"
    assert (run.folder / "b.csv").read_text(encoding="utf-8") == "one\ntwo\nthree\n"


def test_a_copy_into_a_folder_keeps_its_name(run):
    run("Copy-Item", "*.txt", "sub")
    assert (run.folder / "sub" / "a.txt").exists()


def test_a_folder_is_copied_without_content_unless_recurse(run):
    run("Copy-Item", "sub", "empty")
    assert list((run.folder / "empty").iterdir()) == []
    run("Copy-Item", "sub", "full", Recurse=True)
    assert (run.folder / "full" / "d.txt").read_text(encoding="utf-8") == "deep"


def test_a_folder_copied_into_itself_ends(run):
    run("Copy-Item", "sub", "sub/inner", Recurse=True)
    assert (run.folder / "sub" / "inner" / "d.txt").exists()
    assert not (run.folder / "sub" / "inner" / "inner").exists()


def test_a_file_is_not_copied_onto_itself(run):
    run("Copy-Item", "a.txt", "./a.txt")
    [record] = run.errors
    assert (record.error_id, record.message) == ("CopyError", f"Cannot overwrite the item {run.folder / 'a.txt'} with itself.")


def test_moving_replaces_by_force_only(run):
    run("Move-Item", "a.txt", "b.csv")
    assert _ids(run) == ["MoveFileInfoItemIOError"]
    [moved] = run("Move-Item", "a.txt", "b.csv", Force=True, PassThru=True)
    assert (moved.Name, (run.folder / "a.txt").exists()) == ("b.csv", False)


def test_a_folder_does_not_move_into_itself(run):
    run("Move-Item", "sub", "sub/inner")
    assert _ids(run) == ["MoveItemArgumentError"]


def test_a_new_name_is_no_path(run):
    run("Rename-Item", "a.txt", "q.txt")
    assert (run.folder / "q.txt").exists()
    run("Rename-Item", "q.txt", "sub/q.txt")
    assert _ids(run) == ["Argument"]
    run("Rename-Item", "q.txt", "b.csv")
    assert _ids(run) == ["RenameItemIOError"]
