"""Get-Content, Set-Content, Add-Content and Clear-Content."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rights import without_rights

from psopenai_py.framework.errors import PowerShellError
from psopenai_py.framework.values.numbers import Byte

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ({}, ["one", "two", "three"]),
        ({"Raw": True}, ["one\ntwo\nthree\n"]),
        ({"TotalCount": 2}, ["one", "two"]),
        ({"TotalCount": 0}, []),
        ({"Tail": 2}, ["two", "three"]),
        ({"Tail": 0}, []),
        ({"ReadCount": 2}, [["one", "two"], ["three"]]),
        ({"ReadCount": 0}, [["one", "two", "three"]]),
        ({"Tail": 2, "ReadCount": 0}, [["two", "three"]]),
        ({"Delimiter": "o"}, ["", "ne\ntw", "\nthree\n"]),
        ({"AsByteStream": True, "TotalCount": 2}, [Byte(111), Byte(110)]),
    ],
)
def test_a_file_is_read_in_portions(run, named, expected):
    assert run("Get-Content", "a.txt", **named) == expected


def test_all_three_ends_of_lines_count(run):
    (run.folder / "ends.txt").write_bytes(b"a\r\nb\rc\n\nd")
    assert run("Get-Content", "ends.txt") == ["a", "b", "c", "", "d"]


@pytest.mark.parametrize("encoding", ["utf8BOM", "unicode", "bigendianunicode", "utf32"])
def test_the_mark_at_the_beginning_says_the_encoding(run, encoding):
    run("Set-Content", "x.txt", ["é", "世"], Encoding=encoding)
    assert run("Get-Content", "x.txt") == ["é", "世"]


def test_what_ascii_does_not_have_becomes_a_question_mark(run):
    (run.folder / "x.txt").write_text("é", encoding="utf-8")
    assert run("Get-Content", "x.txt", Encoding="ascii") == ["??"]


def test_an_encoding_may_be_an_object_or_a_code_page(run):
    from psopenai_py.language.members.encodings import UTF8

    run("Set-Content", "x.txt", "é", Encoding=UTF8, NoNewline=True)
    assert (run.folder / "x.txt").read_bytes() == b"\xef\xbb\xbf\xc3\xa9"
    run("Set-Content", "x.txt", "é", Encoding=1200, NoNewline=True)
    assert (run.folder / "x.txt").read_bytes() == b"\xff\xfe\xe9\0"
    with pytest.raises(PowerShellError, match="'nosuch' is not a supported encoding name"):
        run("Get-Content", "x.txt", Encoding="nosuch")


def test_several_files_and_wildcards_are_read_in_order(run):
    assert run("Get-Content", ["b.csv", "sub/*.txt"]) == ["x", "deep"]


def test_a_missing_file_is_an_error_with_its_full_path(run):
    assert run("Get-Content", "nosuch") == []
    [record] = run.errors
    assert record.fully_qualified_error_id == "PathNotFound,Microsoft.PowerShell.Commands.GetContentCommand"
    assert record.message == f"Cannot find path '{run.folder / 'nosuch'}' because it does not exist."
    assert record.target == str(run.folder / "nosuch")


def test_wildcards_that_match_nothing_are_an_error(run):
    run("Get-Content", "*.nosuch")
    assert [record.error_id for record in run.errors] == ["ItemNotFound"]


def test_a_folder_has_no_content(run):
    run("Get-Content", "sub")
    assert [record.error_id for record in run.errors] == ["GetContainerContentException"]


def test_raw_and_portions_exclude_each_other(run):
    with pytest.raises(PowerShellError, match="'Raw' and 'Tail'"):
        run("Get-Content", "a.txt", Raw=True, Tail=1)


def test_each_value_is_a_line(run):
    run("Set-Content", "x.txt", ["a", 1, None, [2, 3]])
    assert (run.folder / "x.txt").read_bytes() == os.linesep.join(["a", "1", "2", "3", ""]).encode()


def test_values_from_the_pipeline_go_to_one_file(run):
    run("Set-Content", "x.txt", given=["a", "b"])
    run("Add-Content", "x.txt", given=["c"], NoNewline=True)
    assert run("Get-Content", "x.txt", Raw=True) == [f"a{os.linesep}b{os.linesep}c"]


def test_a_longer_file_is_replaced_as_a_whole(run):
    run("Set-Content", "a.txt", "x", NoNewline=True)
    assert (run.folder / "a.txt").read_text(encoding="utf-8") == "x"


def test_a_folder_that_is_missing_is_an_error(run):
    run("Set-Content", "nodir/x.txt", "a")
    [record] = run.errors
    assert (
        record.fully_qualified_error_id == "GetContentWriterDirectoryNotFoundError,Microsoft.PowerShell.Commands.SetContentCommand"
    )
    assert record.message == f"Could not find a part of the path '{run.folder / 'nodir' / 'x.txt'}'."


def test_bytes_are_written_as_they_are(run):
    run("Set-Content", "x.bin", [Byte(0), Byte(255)], AsByteStream=True)
    assert (run.folder / "x.bin").read_bytes() == b"\0\xff"


def test_text_is_no_byte(run):
    run("Set-Content", "x.bin", "a", AsByteStream=True)
    assert [record.error_id for record in run.errors] == ["ProviderContentWriteError"]


def test_passthru_writes_the_values_as_one_array(run):
    assert run("Set-Content", "x.txt", ["a", "b"], PassThru=True) == [["a", "b"]]


def test_whatif_writes_nothing(run):
    run("Set-Content", "a.txt", "x", WhatIf=True)
    assert run("Get-Content", "a.txt", TotalCount=1) == ["one"]


def test_clearing_keeps_the_file(run):
    run("Clear-Content", "a.txt")
    assert (run.folder / "a.txt").read_bytes() == b""
    run("Clear-Content", "sub")
    assert [record.error_id for record in run.errors] == ["ClearDirectoryContent"]


def test_files_come_from_the_pipeline_by_their_paths(run):
    files = run("Get-Item", ["a.txt", "b.csv"])
    assert run("Get-Content", given=files, TotalCount=1) == ["one", "x"]


@pytest.mark.skipif(os.name != "posix", reason="file modes of POSIX")
def test_force_writes_a_file_that_is_read_only(run):
    path = run.folder / "a.txt"
    path.chmod(0o444)
    text = "Set-Content a.txt x; (Get-Content a.txt)[0]; Set-Content a.txt x -Force; Get-Content a.txt"
    command = without_rights([sys.executable, "-m", "psopenai_py", "-c", text])
    done = subprocess.run(
        command,
        cwd=run.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.stdout == "one\nx\n"
    assert "denied" in done.stderr
    assert path.stat().st_mode & 0o777 == 0o444


def test_waiting_gives_what_is_added_until_it_is_stopped(run):
    from psopenai_py import Pipeline
    from psopenai_py.framework.errors import PipelineStop

    lines = iter(Pipeline("Get-Content", "a.txt", Tail=1, Wait=True, session=run.session))
    assert next(lines) == "three"
    with (run.folder / "a.txt").open("a", encoding="utf-8") as file:
        file.write("four\n")
    assert next(lines) == "four"
    run.session.stop()
    with pytest.raises(PipelineStop):
        next(lines)
