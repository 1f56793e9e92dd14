"""Runs PowerShell text: `psopenai -Command TEXT`, `-File PATH ARGS`, text from stdin, and the prompt.

The exit status is the shell's own. -Command: 1 if the last statement failed; -File: 1 for an error that ended the script, 0 for
all others; both: the status of ``exit``, or of ``$Host.SetShouldExit``; 64 for words that say nothing to run.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ..framework.errors import ParseException, PipelineStop, PowerShellError, enriched
from ..framework.session import Session
from ..language.runtime.interpreter import Interpreter
from ..language.script import ScriptOutcome, run_main_script, run_script
from .console import Console
from .exit_status import FAILED, OK
from .host import TerminalHost
from .host_parameters import BAD_USAGE, HostParameters, UsageError, read_parameters
from .opening import open_session
from .platform import is_terminal, widen_stack
from .standard_input import commands_of, script_input, stdin_lines
from .words import argument_items
from .writer import OutputClosed, Writer, writer_for

_STATUS_BITS = 0xFF
PROGRAM = "psopenai"

Write = Callable[[Any], None]


class OutputEnded(PipelineStop):
    """Unwinds a script whose output can no longer be written; `error` says why, None where nobody reads it any more."""

    def __init__(self, error: OSError | None) -> None:
        super().__init__()
        self.error = error


class Ended(NamedTuple):
    """How a text ended. `leaves` says that it asked the process to end, or that its output has."""

    status: int
    leaves: bool = False


def run_shell(console: Console, words: Sequence[str]) -> int:
    """Runs what the words ask for and returns the exit status."""
    try:
        parameters = read_parameters(words)
        if parameters.version or parameters.help:
            from .options import run_options

            return run_options(console, ["--version" if parameters.version else "--help"])
        _go_to(parameters.folder)
        return _run(console, parameters)
    except UsageError as error:
        console.say(f"{error}\n`{PROGRAM} --help` says more.")
        return BAD_USAGE


def _go_to(folder: str | None) -> None:
    if folder is None:
        return
    try:
        os.chdir(os.path.expanduser(folder))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"The working directory '{folder}' cannot be used: {reason}.") from None


def _run(console: Console, parameters: HostParameters) -> int:
    host = TerminalHost(console)
    host.can_prompt = parameters.interactive and is_terminal(console.stdin) and is_terminal(console.stderr)
    widen_stack()
    try:
        session = open_session(console, host)
    except PowerShellError as error:
        host.show_error(enriched(error, PROGRAM))
        return FAILED
    with session:
        shell = Shell(console, host, session)
        ended = shell.run_parameters(parameters)
        if ended.leaves or not (parameters.stays or (parameters.text is None and parameters.file is None)):
            return ended.status
        if parameters.reads_lines or not is_terminal(console.stdin):
            return shell.run_lines()
        from .repl import run_prompt

        return run_prompt(shell, interactive_logo=parameters.logo)


class Shell:
    """Runs texts one after the other in one session and shows what they write."""

    def __init__(self, console: Console, host: TerminalHost, session: Session) -> None:
        self.console = console
        self.host = host
        self.session = session

    def run_parameters(self, parameters: HostParameters) -> Ended:
        """Runs the text or the file of a command line. Raises UsageError for a file that is not there."""
        if parameters.file is not None:
            return self._run_file(parameters.file, parameters.arguments or ())
        if parameters.text is None:
            return Ended(OK)
        text, words = parameters.text, parameters.arguments
        given = script_input(self.console, self.session, PROGRAM)
        writer = self.writer()
        if words is None:
            return self.ended(lambda write: run_script(self.session, text, input=given, write=write), writer)
        items = list(argument_items(words))
        return self.ended(lambda write: run_main_script(self.session, text, items, input=given, write=write), writer)

    def run_lines(self) -> int:
        """Runs the commands that stdin holds, each as soon as it is there, and returns the status of the last one."""
        writer = self.writer()
        ended = Ended(OK)
        for text in commands_of(stdin_lines(self.console)):
            ended = self.run_command(text, writer)
            if ended.leaves:
                break
        return ended.status

    def run_command(self, text: str, writer: Writer) -> Ended:
        """Runs one command of several in the session."""
        return self.ended(lambda write: run_script(self.session, text, write=write), writer)

    def writer(self) -> Writer:
        """Returns what writes the objects of a run."""
        before = self.host.clear_progress if self.host.shows_progress else None
        return writer_for(self.console, before, elsewhere="lines")

    def ended(self, run: Callable[[Write], ScriptOutcome], writer: Writer, *, file: str | None = None) -> Ended:
        """Runs something and returns how it ended; an error that ended it is shown. `file` is the script that is run, if one is."""

        def write(value: Any) -> None:
            try:
                writer.write(value)
            except OutputClosed:
                raise OutputEnded(None) from None
            except OSError as error:
                raise OutputEnded(error) from error

        try:
            outcome = run(write)
            writer.end()
        except PowerShellError as error:
            self._show(error, file)
            writer.end()
            return self._asked_to_exit() or Ended(FAILED)
        except OutputEnded as signal:
            if signal.error is not None:
                raise signal.error from None
            return Ended(OK, leaves=True)
        except OutputClosed:
            return Ended(OK, leaves=True)
        except SystemExit as leaving:  # [Environment]::Exit
            return Ended(int(leaving.code or 0) & _STATUS_BITS, leaves=True)
        finally:
            self.host.clear_progress()
        if outcome.exit_code is not None:
            return Ended(outcome.exit_code & _STATUS_BITS, leaves=True)
        return self._asked_to_exit() or Ended(OK if outcome.succeeded or file is not None else FAILED)

    def _run_file(self, word: str, words: Sequence[str]) -> Ended:
        from .script_file import path_of, read_script

        path = path_of(word)
        items = list(argument_items(words))
        given = script_input(self.console, self.session, os.path.basename(path))

        def run(write: Write) -> ScriptOutcome:
            return run_main_script(self.session, read_script(path), items, file=path, input=given, write=write)

        return self.ended(run, self.writer(), file=path)

    def _show(self, error: PowerShellError, file: str | None) -> None:
        """Shows the error that ended a run. A text that ends too early is none: the shell would wait for more of it."""
        if file is None and isinstance(error, ParseException) and error.incomplete:
            return
        self.host.show_error(error.record)

    def _asked_to_exit(self) -> Ended | None:
        code = Interpreter.for_session(self.session).asked_to_exit
        return None if code is None else Ended(code & _STATUS_BITS, leaves=True)
