"""Writes the objects of a run to stdout: formatted on a terminal, else NDJSON or, for scripts, lines; or the form asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BufferedWriter
from typing import Any, Protocol

from ..framework.json_text import dump, line_dumper
from ..framework.values.net_object import NetObject
from ..framework.values.objects import PSObject
from .console import Console, OutputFailed
from .platform import columns_of, drop_output, is_closed_pipe, is_terminal

_FEW = 32


class OutputClosed(BrokenPipeError):
    """Raised when nobody reads stdout any more."""


class Writer(Protocol):
    """Takes objects one by one; each is out when `write` returns."""

    def write(self, value: Any) -> None: ...  # noqa: D102
    def end(self) -> None: ...  # noqa: D102


def writer_for(console: Console, before: Callable[[], None] | None = None, *, elsewhere: str = "ndjson") -> Writer:
    """Returns the writer for the form asked for, or for what stdout is: `elsewhere` is the form where it is no terminal.

    `before` is called each time before stdout is written to.
    """
    form = console.options.output or ("formatted" if is_terminal(console.stdout) else elsewhere)
    sink = Sink(console, before)
    if form == "lines":
        return LinesWriter(sink, console)
    if form == "ndjson":
        return NdjsonWriter(sink)
    if form == "json":
        return JsonArrayWriter(sink)
    if form == "yaml":
        return YamlWriter(sink)
    return FormattedWriter(sink, console, None if form == "formatted" else form)


class Sink:
    """Stdout: writes bytes and hands them on at once. OutputClosed when its reader is gone, OutputFailed for any other failure."""

    def __init__(self, console: Console, before: Callable[[], None] | None = None) -> None:
        self._stdout = console.stdout
        self._before = before
        # Nothing waits in the buffer, so that most writes need not go through it.
        self._write = self._stdout.raw.write if isinstance(self._stdout, BufferedWriter) else None

    def put(self, data: bytes) -> None:
        """Writes and flushes."""
        if self._before is not None:
            self._before()
        try:
            written = self._write(data) if self._write is not None else 0
            if written != len(data):
                self._stdout.write(data[written or 0 :])
                self._stdout.flush()
        except OSError as error:
            drop_output(self._stdout)
            if is_closed_pipe(error):
                raise OutputClosed from None
            raise OutputFailed(f"The output cannot be written: {error.strerror or error}.") from error


class NdjsonWriter:
    """One object, one line."""

    def __init__(self, sink: Sink) -> None:
        self._put = sink.put
        self._few = _FEW
        self._line: Callable[[Any], bytes] = _line_of_few

    def write(self, value: Any) -> None:
        """Writes a line."""
        if self._few:
            self._few -= 1
            if not self._few:
                self._line = line_dumper()
        self._put(self._line(value))

    def end(self) -> None:
        """Nothing is left to write."""


def _line_of_few(value: Any) -> bytes:
    return dump(value, few=True) + b"\n"


class LinesWriter:
    """Objects and dictionaries as NDJSON, everything else as lines of its text; null has none, a list gives its elements."""

    def __init__(self, sink: Sink, console: Console) -> None:
        self._put = sink.put
        self._records = NdjsonWriter(sink)
        self._console = console

    def write(self, value: Any) -> None:
        """Writes a line, or the lines of a text."""
        if isinstance(value, str):
            self._text(value)
        elif type(value) is int:
            self._put(b"%d\n" % value)
        elif isinstance(value, PSObject | Mapping):
            self._records.write(value)
        elif isinstance(value, NetObject) and not _is_for_people(value):
            self._records.write(dict(value.items()))
        elif isinstance(value, list | tuple):
            for item in value:
                self.write(item)
        elif value is not None:
            self._text("\n".join(self._shown(value)))

    def end(self) -> None:
        """Nothing is left to write."""

    def _text(self, text: str) -> None:
        self._put(f"{text}\n".encode("utf-8", "backslashreplace"))

    def _shown(self, value: Any) -> list[str]:
        """Returns the lines that a person would see, without the empty ones around them."""
        from ..framework.formatting.formatter import Formatter

        lines = list(Formatter(columns_of(self._console.stdout, None), escape=False).lines(value))
        while lines and not lines[0]:
            del lines[0]
        while lines and not lines[-1]:
            del lines[-1]
        return lines


def _is_for_people(value: NetObject) -> bool:
    """Whether an object is text already: the record of a message, or what a Format command made."""
    return hasattr(value, "message") or value.net_type.startswith("Microsoft.PowerShell.Commands.Internal.Format.")


class JsonArrayWriter:
    """One JSON text: an array with an object a line."""

    def __init__(self, sink: Sink) -> None:
        self._put = sink.put
        self._begun = False

    def write(self, value: Any) -> None:
        """Writes one element."""
        self._put((b",\n" if self._begun else b"[\n") + dump(value))
        self._begun = True

    def end(self) -> None:
        """Closes the array; without an object it is empty."""
        self._put(b"\n]\n" if self._begun else b"[]\n")


class YamlWriter:
    """One YAML document for each object."""

    def __init__(self, sink: Sink) -> None:
        self._put = sink.put

    def write(self, value: Any) -> None:
        """Writes a document."""
        from ..framework.formatting.yaml_text import yaml_document

        self._put(yaml_document(value))

    def end(self) -> None:
        """Nothing is left to write."""


class FormattedWriter:
    """Tables and lists for people; control signs are escaped on a terminal and untouched elsewhere."""

    def __init__(self, sink: Sink, console: Console, shape: str | None) -> None:
        from ..framework.formatting.formatter import Formatter

        self._put = sink.put
        columns = columns_of(console.stdout, console.environ.get("COLUMNS"))
        self._formatter = Formatter(columns, shape, escape=is_terminal(console.stdout))

    def write(self, value: Any) -> None:
        """Writes the lines of an object."""
        self._lines(self._formatter.lines(value))

    def end(self) -> None:
        """Closes a table."""
        self._lines(self._formatter.end())

    def _lines(self, lines: Any) -> None:
        text = "".join([f"{line}\n" for line in lines])
        if text:
            self._put(text.encode("utf-8", "backslashreplace"))
