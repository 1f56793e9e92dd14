"""Runs one cmdlet: words and stdin in, objects out, everything else to stderr."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from typing import Any

from ..framework.binding.arguments import asks_for_help
from ..framework.errors import CommandNotFoundException, ErrorRecord, PowerShellError, enriched
from ..framework.pipeline.pipeline import Call, PipelineProcessor
from ..framework.registry import Command
from ..framework.session import Session
from .console import Console
from .exit_status import OK, status_of
from .hints import name_hint, parameter_hint
from .host import TerminalHost
from .literals import interpret
from .opening import open_session
from .pipeline_input import pipeline_input
from .platform import is_pipe, is_terminal
from .words import argument_items
from .writer import OutputClosed, writer_for


def run_cmdlet(console: Console, name: str, words: Sequence[str], session: Session | None = None) -> int:
    """Runs the cmdlet of that name with the words and returns the exit status. `session` is a ready one, for tests."""
    host = TerminalHost(console)
    try:
        if session is None:
            session = open_session(console, host)
            session.single_command = True
        session.host = host
        with session:
            return _run(console, host, session, session.registry.find(name), words)
    except PowerShellError as error:  # what went wrong before there was a pipeline
        host.clear_progress()
        host.show_error(enriched(error, name or "psopenai"))
        if isinstance(error, CommandNotFoundException):
            console.say(name_hint(error))
        return status_of([error.record])


def _run(console: Console, host: TerminalHost, session: Session, command: Command, words: Sequence[str]) -> int:
    items = list(argument_items(words))
    if asks_for_help(items):
        from .help_words import show_help

        show_help(console, command.metadata)
        return OK
    records = pipeline_input(console, session, command, items)
    host.can_prompt = records is None and is_terminal(console.stdin) and is_terminal(console.stderr)
    if records is not None:
        gc.freeze()  # what start-up made stays: it is not looked at for each generation of records
    return _write(console, host, session, Call(command, items, interpret), records)


def _write(console: Console, host: TerminalHost, session: Session, call: Call, records: Iterable[Any] | None) -> int:
    # The first error decides the exit status; keeping every one would let a long run grow.
    processor = PipelineProcessor(session, [call], input=records, followed=is_pipe(console.stdout), most_errors=1)
    writer = writer_for(console, host.clear_progress if host.shows_progress else None)
    failed: list[ErrorRecord] = []
    try:
        try:
            processor.write_to(writer.write)
        except PowerShellError as error:
            failed.append(error.record)
            host.show_error(error.record)
            if hint := parameter_hint(error.record, call.command.name):
                console.say(hint)
        finally:
            host.clear_progress()
        writer.end()
    except OutputClosed:
        return status_of(failed)
    return status_of(processor.errors or failed)
