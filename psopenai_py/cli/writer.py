"""Writes the objects of a run to stdout: NDJSON into pipes and files, a formatted view on a terminal, or the form asked for."""

from __future__ import annotations

from collections.abc import Callable
from io import BufferedWriter
from typing import Any, Protocol

from ..framework.json_text import dump, line_dumper
from .console import Console
from .platform import columns_of, drop_output, is_closed_pipe, is_terminal

_FEW = 32


class OutputClosed(BrokenPipeError):
    """Raised when nobody reads stdout any more."""


class Writer(Protocol):
    """Takes objects one by one; each is out when `write` returns."""

    def write(self, value: Any) -> None: ...  # noqa: D102
    def end(self) -> None: ...  # noqa: D102


def writer_for(console: Console, before: Callable[[], None] | None = None) -> Writer:
    """Returns the writer for the form asked for, or for what stdout is. `before` is called each time before it is written to."""
    form = console.options.output or ("formatted" if is_terminal(console.stdout) else "ndjson")
    sink = Sink(console, before)
    if form == "ndjson":
        return NdjsonWriter(sink)
    if form == "json":
        return JsonArrayWriter(sink)
    if form == "yaml":
        return YamlWriter(sink)
    return FormattedWriter(sink, console, None if form == "formatted" else form)


class Sink:
    """Stdout: writes bytes and hands them on at once. OutputClosed when its reader is gone; other errors of the system pass."""

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
            raise


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
