"""Programs of the system: text in, lines of text out, ``$LASTEXITCODE``."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ...framework.conversion.text import to_text
from ...framework.declaration.cmdlet import Cmdlet
from ...framework.declaration.compiler import build_metadata
from ...framework.declaration.metadata import CommandMetadata
from ...framework.errors import ErrorRecord, PowerShellError
from ...framework.registry import Command
from .interpreter import Interpreter

if TYPE_CHECKING:
    from subprocess import Popen

    from ...framework.session import Session


class RemoteException(PowerShellError):
    """A line that a program wrote to its error stream."""

    net_type = "System.Management.Automation.RemoteException"
    error_id = "NativeCommandError"


def find_program(session: Session, name: str) -> str | None:
    """Returns the path of a program, None where there is none of that name on the session's PATH."""
    path = session.environ.get("PATH", "")
    if not path and not os.path.dirname(name):
        return None
    return shutil.which(name, path=path)


def program_command(name: str, path: str) -> Command:
    """Returns a program as a command."""
    return _Program(name, path)


class _Program(Command):
    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, lambda: NativeProgram)
        self.path = path

    @property
    def metadata(self) -> CommandMetadata:
        """A program takes any arguments."""
        if self._metadata is None:
            self._metadata = build_metadata(self.name, [], simple=True)
        return self._metadata

    def create(self) -> Any:
        """Returns a fresh call."""
        return NativeProgram(self.path)


class NativeProgram(Cmdlet):
    """One run of a program. Its input is the text of what comes through the pipeline, a line for each object."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._lines: list[str] = []

    def process(self) -> None:
        """Keeps an input object for the program."""
        if self.invocation.expecting_input:
            self._lines.append(to_text(self.invocation.current))  # type: ignore[attr-defined]  # a stage has it

    def end(self) -> Iterator[Any]:
        """Runs the program and writes its lines; a program whose output nobody wants any more is ended."""
        import subprocess

        process = subprocess.Popen(  # noqa: S603  # running programs is what a shell is for
            [self._path, *_words(self.__dict__.get("args", []))],
            stdin=subprocess.PIPE if self.invocation.expecting_input else None,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=dict(self.session.environ),
        )
        with process:
            yield from self._output_of(process)
        Interpreter.for_session(self.session).last_exit_code = process.returncode
        if process.returncode != 0:
            self.invocation.streams.failed = True  # type: ignore[attr-defined]  # a stage has streams

    def _output_of(self, process: Popen[str]) -> Iterator[str]:
        from threading import Thread

        complaints: list[str] = []
        threads = [Thread(target=lambda: complaints.extend(process.stderr or ()), daemon=True)]
        if process.stdin is not None:
            threads.append(Thread(target=_feed, args=(process.stdin, self._lines), daemon=True))
        for thread in threads:
            thread.start()
        ended = False
        try:
            for line in process.stdout or ():
                yield line.removesuffix("\n").removesuffix("\r")
            ended = True
        finally:
            if not ended:
                process.terminate()
            for thread in threads:
                thread.join()
        for line in complaints:
            self._complain(line.rstrip("\r\n"))

    def _complain(self, line: str) -> None:
        """Shows a line of the error stream; it is no error of the command."""
        record = ErrorRecord(RemoteException(line), "NativeCommandError", target=line, activity=self.invocation.command_name)
        self.invocation.streams.host.show_error(record)  # type: ignore[attr-defined]


def _words(values: list[Any]) -> list[str]:
    """Returns the arguments as a program gets them: elements of collections each as one, a name and its value joined."""
    words: list[str] = []
    for value in values:
        if isinstance(value, list | tuple):
            words += _words(list(value))
        elif value is not None:
            words.append(to_text(value))
    return words


def _feed(stream: Any, lines: list[str]) -> None:
    try:
        for line in lines:
            stream.write(line + "\n")
        stream.close()
    except (OSError, ValueError):  # the program has enough
        return
