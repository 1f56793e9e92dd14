"""The prompt on a real terminal, with prompt_toolkit and without it."""

from __future__ import annotations

import os
import time

import pytest

if os.name != "posix":
    pytest.skip("terminals of POSIX", allow_module_level=True)

HINT = "psopenai-py[repl]"


class Prompt:
    """A person at the prompt."""

    def __init__(self, terminal) -> None:
        self.terminal = terminal
        self.terminal.read_until("PS ")

    def type(self, text: str, until: str | None) -> str:
        """Types something and returns what is shown up to a text, or to the end."""
        self.terminal.text = ""
        self.terminal.type(text)
        return self.terminal.read_until(until)


@pytest.fixture(params=["better", "plain"])
def prompt(request, on_terminal, psopenai, tmp_path):
    if request.param == "better":
        pytest.importorskip("prompt_toolkit")
    else:
        (tmp_path / "none").mkdir()
        (tmp_path / "none" / "prompt_toolkit.py").write_text("raise ImportError")
        psopenai.env["PYTHONPATH"] = os.pathsep.join([str(tmp_path / "none"), psopenai.env["PYTHONPATH"]])
    terminal = on_terminal(streams={"leads": True}, PROMPT_TOOLKIT_NO_CPR="1", COLUMNS="200")
    found = Prompt(terminal)
    assert (HINT in terminal.text) == (request.param == "plain")
    return found


def test_commands_share_a_session_and_exit_ends_it(prompt):
    prompt.type("$x = 20 + 1\r", "PS ")
    prompt.type("$x * 2\r", "42\r\n")
    prompt.type("exit 7\r", None)
    assert prompt.terminal.close() == 7


def test_a_command_of_several_lines(prompt):
    prompt.type("if ($true) {\r", ">>")
    prompt.type("'in' + 'side'\r", ">>")
    prompt.type("}\r", "inside\r\n")
    prompt.type("exit\r", None)
    assert prompt.terminal.close() == 0


def test_errors_leave_the_prompt_there(prompt):
    prompt.type("throw 'first'\r", "first")
    prompt.type("1 2\r", "Unexpected token '2'")
    prompt.type("'still' + 'there'\r", "stillthere\r\n")
    prompt.type("exit\r", None)
    assert prompt.terminal.close() == 0


def test_ctrl_c_stops_what_runs(prompt):
    prompt.type("Write-Host go; while ($true) { }\r", "go\r\n")
    prompt.type("\x03", "PS ")
    prompt.type("'next' + 'one'\r", "nextone\r\n")
    prompt.type("exit\r", None)
    assert prompt.terminal.close() == 0


def test_ctrl_c_leaves_a_line_and_ctrl_d_the_prompt(prompt):
    prompt.type("1 + abc", "abc")
    time.sleep(0.3)  # a signal that comes just before Python's own reader waits is noticed with the next key only
    prompt.type("\x03", "PS ")
    prompt.type("\x04", None)
    assert prompt.terminal.close() == 0


def test_the_arrow_brings_the_last_command_back(prompt):
    prompt.type("'one' + 'two'\r", "onetwo\r\n")
    prompt.terminal.read_until("PS ")
    prompt.type("\x1b[A\r", "onetwo\r\n")
    prompt.type("exit\r", None)
    assert prompt.terminal.close() == 0


def test_a_prompt_of_ones_own(prompt):
    prompt.type('function prompt { "mine: " }\r', "mine: ")
    prompt.type("exit\r", None)
    assert prompt.terminal.close() == 0


def test_tab_completes(on_terminal):
    pytest.importorskip("prompt_toolkit")
    prompt = Prompt(on_terminal("-NoLogo", streams={"leads": True}, PROMPT_TOOLKIT_NO_CPR="1", COLUMNS="200"))
    prompt.type("Wait-Thre\t", "Wait-ThreadRun")
    prompt.type(" -Throt\t", "-ThrottleLimit")
    prompt.type("\x03", "PS ")
    prompt.type("exit\r", None)
    assert prompt.terminal.close() == 0


def test_no_exit_goes_on_with_a_prompt(on_terminal):
    prompt = Prompt(on_terminal("-NoLogo", "-NoExit", "-c", "$x = 40", streams={"leads": True}, PROMPT_TOOLKIT_NO_CPR="1"))
    assert HINT not in prompt.terminal.text
    prompt.type("$x + 2\r", "42\r\n")
    prompt.type("exit\r", None)
    assert prompt.terminal.close() == 0
