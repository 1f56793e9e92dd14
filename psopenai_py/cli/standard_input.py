"""Stdin for PowerShell text: what ``$input`` gives, and text that is read line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..framework.errors import InputFailure, enriched
from ..framework.session import Session
from .console import Console
from .platform import gives_input


def script_input(console: Console, session: Session, name: str) -> Iterator[Any] | None:
    """Returns what ``$input`` gives: lines of text, or with --input objects. Nothing is read before it is asked for.

    None where stdin is a terminal, a device or closed. A record that cannot be read is an error of the command `name`, and is
    passed over.
    """
    stdin = console.stdin
    if stdin is None or not gives_input(stdin):
        return None
    return _records(console, session, name)


def _records(console: Console, session: Session, name: str) -> Iterator[Any]:
    from ..framework.input.reader import MAX_RECORD_BYTES, read_records
    from ..framework.settings import Settings

    assert console.stdin is not None
    limit = session.service(Settings.for_session).number("max_record_bytes", MAX_RECORD_BYTES)
    form = console.options.input or "text"
    for record in read_records(console.stdin, form, max_record_bytes=limit, type_of_kind=session.registry.type_of_kind):
        if isinstance(record, InputFailure):
            session.host.show_error(enriched(record.exception, name))
        else:
            yield record


def commands_of(lines: Iterable[str]) -> Iterator[str]:
    """Yields one command after the other, as the shell takes them from stdin.

    A line that is a whole command is one. A line that is not goes on over the following ones, up to an empty line; what is not
    ended when the lines end is dropped.
    """
    from ..language.runtime.code import parsed_text

    block: list[str] = []
    for line in lines:
        if line.strip():
            if block:
                block.append(line)
                continue
            text = line
        elif block:
            text = "\n".join(block)
            block = []
        else:
            continue
        if parsed_text(text).incomplete:
            block = [text]
        else:
            yield text


def stdin_lines(console: Console) -> Iterator[str]:
    """Yields the lines of stdin as UTF-8 text without their ends, each as soon as it is there."""
    if console.stdin is None:
        return
    first = True
    for line in iter(console.stdin.readline, b""):
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        yield text.removeprefix("\ufeff") if first else text
        first = False
