"""The prompt: commands typed one after the other in one session, until ``exit`` or Ctrl-D."""

from __future__ import annotations

import contextlib
import os
from typing import Final, Protocol

from ..framework.conversion.text import to_text
from ..framework.errors import PipelineStop, PowerShellError
from ..language.runtime.code import parsed_text
from ..language.script import run_script
from .exit_status import OK
from .shell import Shell
from .suggestions import Suggestions

CONTINUATION: Final = ">> "
_HINT: Final = (
    "A line at a time: psopenai-py[repl] brings completion and commands of several lines "
    "(python -m pip install 'psopenai-py[repl]')."
)


class Reader(Protocol):
    """Asks for one command. `hint` is what a person without the better reader is told, empty for the better one."""

    hint: str

    def read(self, prompt: str) -> str:
        """Returns a command, which may have several lines. Raises KeyboardInterrupt, and EOFError at the end of the input."""


def run_prompt(shell: Shell, *, interactive_logo: bool) -> int:
    """Reads commands and runs them, and returns the status of ``exit``. Ctrl-C leaves a line, or stops what runs."""
    reader = _reader(shell)
    if interactive_logo and reader.hint:
        shell.console.say(reader.hint)
    while True:
        try:
            text = reader.read(prompt_of(shell))
        except KeyboardInterrupt:
            shell.console.say("")
            continue
        except EOFError:
            shell.console.say("")
            return OK
        if not text.strip():
            continue
        try:
            ended = shell.run_command(text, shell.writer())
        except (KeyboardInterrupt, PipelineStop):
            shell.console.say("")
            continue
        finally:
            shell.session.stopping.clear()  # only the command was to stop
        if ended.leaves:
            return ended.status


def prompt_of(shell: Shell) -> str:
    """Returns what stands in front of a line: what a function ``prompt`` writes, or the current folder."""
    output: list[object] = []
    if "prompt" in (shell.session.globals.functions or {}):
        try:
            run_script(shell.session, "prompt", write=output.append)
        except PowerShellError as error:
            shell.host.show_error(error.record)
    text = "".join(map(to_text, output))
    return text or f"PS {os.getcwd()}> "


def is_whole(text: str) -> bool:
    """Whether a text is a command, right or wrong, that no further line belongs to."""
    return not parsed_text(text).incomplete


class PlainReader:
    """Reads lines with what Python itself has; a command that is not ended goes on in the next line."""

    hint = _HINT

    def __init__(self) -> None:
        with contextlib.suppress(ImportError):  # Windows: the console itself has a history and the usual keys
            import readline  # noqa: F401

    def read(self, prompt: str) -> str:
        """Returns a command."""
        lines = [input(prompt)]
        while not is_whole("\n".join(lines)):
            lines.append(input(CONTINUATION))
        return "\n".join(lines)


def _reader(shell: Shell) -> Reader:
    try:
        from .prompt import PromptReader
    except ImportError:
        return PlainReader()
    return PromptReader(CONTINUATION, is_whole, Suggestions(shell.session), shell.console.colours_errors)
