"""The command on a real terminal."""

from __future__ import annotations

import os
import subprocess

import pytest

if os.name != "posix":
    pytest.skip("terminals of POSIX", allow_module_level=True)


def test_a_view_with_escapes_shown_and_errors_in_red(on_terminal):
    terminal = on_terminal("Test-Talk")
    shown = terminal.read_until()
    assert "\x1b[31;1mTest-Talk: broken\\x1b[2J\x1b[0m" in shown
    assert "\x1b[33;1mWARNING: careful\x1b[0m" in shown
    assert "a\\x1b[31mb" in shown
    assert "text" in shown
    assert "{" not in shown
    assert terminal.close() == 1


def test_progress_is_one_line_that_goes_away(on_terminal):
    shown = on_terminal("Test-Talk").read_until()
    assert "\rWaiting: run_1 40 %\x1b[K\r\x1b[K" in shown


@pytest.mark.parametrize(
    "words, env", [(["Test-Talk"], {"NO_COLOR": "1"}), (["Test-Talk"], {"TERM": "dumb"}), (["--no-color", "Test-Talk"], {})]
)
def test_no_colours_where_none_are_wanted(on_terminal, words, env):
    shown = on_terminal(*words, **env).read_until()
    assert "\x1b[31" not in shown
    assert "Test-Talk: broken\\x1b[2J" in shown


def test_output_into_a_pipe_is_ndjson_while_errors_are_on_the_terminal(on_terminal):
    terminal = on_terminal("Test-Talk", streams={"stdout": subprocess.PIPE})
    assert "\x1b[31;1mTest-Talk" in terminal.read_until()
    assert terminal.process.stdout.read() == b'{"text":"a\\u001b[31mb","n":1}\n'
    terminal.process.stdout.close()


def test_asks_for_what_is_missing(on_terminal):
    terminal = on_terminal("Test-Run")
    terminal.read_until("RunId: ")
    terminal.type("r1\n")
    terminal.read_until("ThreadId: ")
    terminal.type("t1\n")
    shown = terminal.read_until()
    assert shown.count("Supply values for the following parameters:") == 1
    assert "r1  " in shown.split("ThreadId: ")[1]
    assert terminal.close() == 0


def test_asks_nothing_where_nobody_answers(on_terminal):
    """Stdin is no terminal."""
    terminal = on_terminal("Test-Run", streams={"stdin": subprocess.DEVNULL})
    assert "missing mandatory parameters: RunId ThreadId." in terminal.read_until().replace("\n", "")
    assert terminal.close() == 2


def test_ctrl_c_at_a_question_ends_its_line(on_terminal):
    """What the shell writes next begins a line."""
    terminal = on_terminal("Test-Run")
    terminal.read_until("RunId: ")
    terminal.process.send_signal(2)
    assert terminal.read_until().endswith("RunId: \n")
    assert terminal.close() == 130


def test_the_list_of_cmdlets_is_wrapped_below_its_own_column(on_terminal):
    shown = on_terminal("Get-Help", COLUMNS="60").read_until().splitlines()
    assert max(map(len, shown)) <= 60
    assert any(line.startswith(" " * len("Clear-OpenAIContext  ")) for line in shown)


def test_ctrl_c(on_terminal):
    terminal = on_terminal("Test-Count", "-PauseMs", "60000")
    terminal.read_until("1\r\n")
    terminal.process.send_signal(2)
    assert terminal.close() == 130
