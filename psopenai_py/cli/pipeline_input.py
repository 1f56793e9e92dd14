"""Whether stdin is the pipeline's input, and its objects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from ..framework.binding.arguments import ArgumentItem
from ..framework.binding.binder import Binder
from ..framework.binding.services import BindingServices
from ..framework.declaration.metadata import ParameterMetadata
from ..framework.errors import ParameterBindingException
from ..framework.registry import Command
from ..framework.session import Session
from ..framework.values.collections import Hashtable
from .console import Console
from .literals import interpret
from .platform import gives_input

_INCOMPLETE: Final = frozenset({"MissingMandatoryParameter", "AmbiguousParameterSet"})
_WHOLE_OBJECTS: Final = frozenset({"object", "psobject"})


def pipeline_input(console: Console, session: Session, command: Command, items: Sequence[ArgumentItem]) -> Iterable[Any] | None:
    """Returns the objects that stdin holds, or None where stdin is not the pipeline's input.

    A terminal, a device such as /dev/null, or a stdin that is closed is no input, and a command that takes none gets none.
    ``--input`` makes stdin input. Otherwise the words and the default values decide, never what happens to be in stdin:

    - they leave something mandatory open: stdin is input, and may be empty;
    - they are complete: stdin is left alone. So a pipe that nobody closes (ssh, a service) does not hold the command up, and a
      command within ``while read`` does not take the rest of the list;
    - they are complete, and the command takes whole objects, which no word can give (the -InputObject of a filter): stdin is
      input.
    """
    stdin = console.stdin
    form = console.options.input
    takes_input = any(parameter.pipeline_somewhere for parameter in command.metadata.parameters)
    if stdin is None or not gives_input(stdin) or not takes_input:
        return None
    if form is None and not _leave_room(session, command, items):
        return None
    from ..framework.input.reader import MAX_RECORD_BYTES, read_records
    from ..framework.settings import Settings

    limit = session.service(Settings.for_session).number("max_record_bytes", MAX_RECORD_BYTES)
    return read_records(stdin, form or "auto", max_record_bytes=limit, type_of_kind=session.registry.type_of_kind)


def _leave_room(session: Session, command: Command, items: Sequence[ArgumentItem]) -> bool:
    """Whether the words leave something to the pipeline, by a trial that changes nothing of the session.

    A fault of the words is the run's to tell; nothing has to be read for it.
    """
    services = BindingServices(Hashtable(session.default_parameter_values), interpret=interpret)
    binder = Binder(command.metadata, {}, services)
    try:
        binder.bind_command_line(items, False)
    except ParameterBindingException as error:
        return error.error_id in _INCOMPLETE
    set_name = binder.parameter_set_name
    return any(_takes_objects(p, set_name) and p.name not in binder.bound for p in command.metadata.parameters)


def _takes_objects(parameter: ParameterMetadata, set_name: str) -> bool:
    """Whether a parameter that help shows takes whole objects of the pipeline in the set."""
    return parameter.type.family in _WHOLE_OBJECTS and any(
        entry.declared.from_pipeline and not entry.declared.dont_show and (entry.in_all or entry.declared.name == set_name)
        for entry in parameter.entries.values()
    )
