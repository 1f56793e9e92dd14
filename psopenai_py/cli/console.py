"""The three streams of a process with what the user asked for them: who reads, in which form, with which colours."""

from __future__ import annotations

from collections.abc import Mapping
from io import BufferedIOBase
from typing import BinaryIO, NamedTuple, TextIO

from .platform import drop_output, is_terminal, takes_escapes

OUTPUT_FORMS = ("table", "list", "json", "ndjson", "yaml", "lines")


class HostOptions(NamedTuple):
    """The options of the program itself, those with two dashes. None is what the streams suggest."""

    output: str | None = None
    input: str | None = None
    config: str | None = None
    colour: bool = True


class OutputFailed(OSError):
    """Raised when stdout can no longer be written to, though somebody would read it: the disk is full. The text says why."""


class Console:
    """The streams and the environment of one run of the command line."""

    def __init__(
        self,
        stdin: BufferedIOBase | None,
        stdout: BinaryIO,
        stderr: TextIO,
        environ: Mapping[str, str],
        options: HostOptions | None = None,
    ) -> None:
        self.stdin = stdin
        self.stdout = stdout
        self.stderr = stderr
        self.environ = environ
        self.options = options or HostOptions()

    def with_options(self, options: HostOptions) -> Console:
        """Returns the same console with the options of the program."""
        return Console(self.stdin, self.stdout, self.stderr, self.environ, options)

    def with_lists(self) -> Console:
        """Returns the same console for objects whose values must not be cut: a terminal shows them as lists, not in columns."""
        shape = self.options.output or ("list" if is_terminal(self.stdout) else None)
        return self.with_options(self.options._replace(output=shape))

    @property
    def colours_errors(self) -> bool:
        """Whether stderr takes colours: where it takes escape sequences, unless --no-color or NO_COLOR says otherwise."""
        return self.options.colour and not self.environ.get("NO_COLOR") and self.redraws_errors

    @property
    def redraws_errors(self) -> bool:
        """Whether stderr takes escape sequences, so that a line can be drawn again: a terminal, unless TERM=dumb."""
        return self.environ.get("TERM") != "dumb" and is_terminal(self.stderr) and takes_escapes(self.stderr)

    def say(self, text: str, end: str = "\n") -> None:
        """Writes a text to stderr at once. A stderr that takes no more is given up: it changes neither output nor status."""
        try:
            self.stderr.write(text + end)
            self.stderr.flush()
        except OSError:
            drop_output(self.stderr)
