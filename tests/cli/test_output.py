"""Where output goes: readers that are gone, systems without a pipe's error, terminals without escapes."""

from __future__ import annotations

import io
import os
import subprocess

import pytest

from psopenai_py.cli import console as console_module
from psopenai_py.cli import main as main_module
from psopenai_py.cli import platform
from psopenai_py.cli.console import Console
from psopenai_py.cli.host import TerminalHost
from psopenai_py.cli.writer import OutputClosed, Sink
from psopenai_py.framework.streams.records import ProgressRecord


class ScreenOf(io.StringIO):
    """A stderr that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
@pytest.mark.parametrize("form", ["json", "ndjson", "list"])
def test_an_error_that_ends_the_run_is_told_though_nobody_reads_the_output(psopenai, form):
    """What closes the output cannot be written either."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        words = psopenai.command("--output", form, "Test-Fail", "key")
        done = subprocess.run(words, env=psopenai.env, stdin=subprocess.DEVNULL, stdout=writer, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (4, b"Test-Fail: No key.\n")


def test_only_a_write_takes_the_number_of_windows_for_a_closed_pipe(monkeypatch):
    """Elsewhere it is an error like any other."""

    class Closed(io.BytesIO):
        def write(self, data):
            raise OSError(22, "Invalid argument")

    monkeypatch.setattr(platform, "WINDOWS", True)
    screen = io.StringIO()
    with pytest.raises(OutputClosed):
        Sink(Console(None, Closed(), screen, {})).put(b"x")

    def fails(console, argv):
        raise OSError(22, "Invalid argument", "a:b")

    monkeypatch.setattr(main_module, "run_words", fails)
    assert main_module.main(["Test-Name"], None, io.BytesIO(), screen, {}) == 1
    assert screen.getvalue().startswith("psopenai: OSError: [Errno 22] Invalid argument: 'a:b'")


@pytest.mark.parametrize("takes_escapes", [True, False])
def test_progress_is_shown_where_a_line_can_be_drawn_again(monkeypatch, takes_escapes):
    """Colours have nothing to do with it."""
    monkeypatch.setattr(console_module, "takes_escapes", lambda stream: takes_escapes)
    screen = ScreenOf()
    host = TerminalHost(Console(None, io.BytesIO(), screen, {"NO_COLOR": "1", "COLUMNS": "40"}))
    host.show(ProgressRecord("Waiting", "run_1", 40))
    assert screen.getvalue() == ("\rWaiting: run_1 40 %\x1b[K" if takes_escapes else "")


def test_what_one_write_does_not_take_is_written_by_the_next(tmp_path):
    """A pipe may take a part."""

    class Slow(io.FileIO):
        def write(self, data):
            return super().write(bytes(data)[:3])

    path = tmp_path / "out"
    with io.BufferedWriter(Slow(path, "wb")) as stdout:
        sink = Sink(Console(None, stdout, io.StringIO(), {}))
        sink.put(b"0123456789\n")
        sink.put(b"ab\n")
        assert path.read_bytes() == b"0123456789\nab\n"
