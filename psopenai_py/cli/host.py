"""The host of the command line: every stream but the output goes to stderr, questions to whoever sits there."""

from __future__ import annotations

from ..framework.errors import ErrorRecord
from ..framework.formatting.cells import cut, escaped
from ..framework.formatting.errors import ERROR_COLOUR, MESSAGE_COLOUR, coloured, error_text, message_text
from ..framework.streams.records import InformationRecord, ProgressRecord, StreamRecord
from .console import Console
from .hints import input_hint
from .platform import columns_of, is_terminal


class TerminalHost:
    """Shows records on stderr. On a terminal, errors are red, control signs are escaped and progress is one line, redrawn.

    `can_prompt` is set by the run: only where a person reads stderr and stdin is not the pipeline's input. `shows_progress` says
    whether there ever is a line to be cleared.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._on_terminal = is_terminal(console.stderr)
        self._colour = console.colours_errors
        self.shows_progress = console.redraws_errors
        self._progress = ""
        self._asked = ""
        self.can_prompt = False

    def show_error(self, record: ErrorRecord) -> None:
        """Shows an error as ``{command}: {message}``, and the input object that did not bind."""
        self._say(error_text(record) + input_hint(record), ERROR_COLOUR)

    def show(self, record: StreamRecord) -> None:
        """Shows a record of another stream; information as it is, the others behind their names."""
        if isinstance(record, ProgressRecord):
            self._show_progress(record)
        else:
            colour = "" if record.stream == "information" else MESSAGE_COLOUR
            self._say(message_text(record), colour, no_newline=isinstance(record, InformationRecord) and record.no_newline)

    def ask(self, caption: str, message: str, field: str) -> str:
        """Asks for one value; the heading is shown once for all fields of a question. An input that ends is no answer."""
        heading = f"{caption}\n{message}"
        if heading != self._asked:
            self._asked = heading
            self._say(heading, "")
        answer = b""
        try:
            self._console.say(f"{field}: ", end="")
            answer = self._console.stdin.readline() if self._console.stdin is not None else b""
        finally:
            if not answer:  # what the shell writes next begins a line
                self._console.say("")
        return answer.decode("utf-8", "replace").rstrip("\r\n")

    def clear_progress(self) -> None:
        """Takes the progress line away before something else is written to the terminal."""
        if self._progress:
            self._progress = ""
            self._console.say("\r\x1b[K", end="")

    def _say(self, text: str, colour: str, *, no_newline: bool = False) -> None:
        self.clear_progress()
        if self._colour and colour:
            text = coloured(text, colour)
        elif self._on_terminal:
            text = escaped(text)
        self._console.say(text, end="" if no_newline else "\n")

    def _show_progress(self, record: ProgressRecord) -> None:
        if not self.shows_progress:
            return
        if record.completed:
            self.clear_progress()
            return
        percent = f" {record.percent} %" if record.percent is not None else ""
        line = " ".join(f"{record.activity}: {record.status}{percent}".split())
        line = cut(escaped(line), columns_of(self._console.stderr, self._console.environ.get("COLUMNS")) - 1)
        if line != self._progress:
            self._progress = line
            self._console.say(f"\r{line}\x1b[K", end="")
