"""Whether stdin is the pipeline's input, and its objects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..framework.binding.arguments import ArgumentItem
from ..framework.binding.binder import Binder
from ..framework.binding.services import BindingServices
from ..framework.errors import ParameterBindingException
from ..framework.registry import Command
from ..framework.session import Session
from .console import Console
from .literals import interpret
from .platform import gives_input

_INCOMPLETE = frozenset({"MissingMandatoryParameter", "AmbiguousParameterSet"})


def pipeline_input(console: Console, session: Session, command: Command, items: Sequence[ArgumentItem]) -> Iterable[Any] | None:
    """Returns the objects that stdin holds, or None where stdin is not the pipeline's input.

    A terminal, a device such as /dev/null, or a stdin that is closed is no input, and a command that takes none gets none.
    ``--input`` makes stdin input. Otherwise the words decide:

    - they leave something mandatory open: stdin is input, and may be empty;
    - they are complete, and name what the pipeline would bring: stdin is left alone, so that a script whose own stdin is a pipe
      that nobody closes does not hang;
    - they are complete without it: stdin is input if there is at least one byte in it.
    """
    stdin = console.stdin
    form = console.options.input
    parameters = [parameter for parameter in command.metadata.parameters if parameter.pipeline_somewhere]
    if stdin is None or not gives_input(stdin) or not parameters:
        return None
    if form is None:
        given = _given(session, command, items)
        if given is not None:
            by_value = {p.name for p in parameters if any(entry.declared.from_pipeline for entry in p.entries.values())}
            if given & (by_value or {p.name for p in parameters}) or not _has_a_byte(stdin):
                return None
    from ..framework.input.reader import MAX_RECORD_BYTES, read_records
    from ..framework.settings import Settings

    limit = session.service(Settings.for_session).number("max_record_bytes", MAX_RECORD_BYTES)
    return read_records(stdin, form or "auto", max_record_bytes=limit, type_of_kind=session.registry.type_of_kind)


def _given(session: Session, command: Command, items: Sequence[ArgumentItem]) -> set[str] | None:
    """Returns the names of the parameters that the words bind, None where something mandatory is open.

    Any other fault of the words is the run's to tell; nothing has to be read for it.
    """
    services = BindingServices(session.default_parameter_values, interpret=interpret)
    binder = Binder(command.metadata, {}, services)
    try:
        binder.bind_command_line(items, False)
    except ParameterBindingException as error:
        if error.error_id in _INCOMPLETE:
            return None
        return {parameter.name for parameter in command.metadata.parameters}
    return set(binder.bound)


def _has_a_byte(stdin: Any) -> bool:
    """Waits for the first byte of a stream, without taking it, or its end."""
    peek = getattr(stdin, "peek", None)
    return bool(peek(1)) if peek is not None else True
