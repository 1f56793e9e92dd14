"""Replays cases of the families that this project has: a case without its expectation in, what happened out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from ...binding.arguments import ArgumentItem, asks_for_help, positional
from ...errors import CommandNotFoundException, MetadataException, ParseException, PowerShellError
from ...json_dates import with_dates
from ...json_text import parse_raw
from ...pipeline.pipeline import Call, PipelineProcessor
from ...registry import Registry
from ...session import Session
from ...values.objects import settled
from .declare import Declarations, RecordedCommand
from .later import NeedsLater
from .values import MakeBlock, decode, encode_error

Case = Mapping[str, Any]
Replay = Callable[[Case], dict[str, Any]]
"""Returns ``{"actual": …}`` or ``{"later": name}`` for a case."""

ReadArguments = Callable[[str], list[ArgumentItem]]


class Language(NamedTuple):
    """What the replay takes of a language: without it, cases that are a text or run a script block are for later.

    `read_arguments` reads the arguments of a command line; it raises NeedsLater where it cannot, and ParseException, with the
    engine's whole text, where the line is no PowerShell. `make_block` makes a script block.
    """

    read_arguments: ReadArguments | None = None
    make_block: MakeBlock | None = None


def replayers(registry: Registry, language: Language = Language()) -> dict[str, Replay]:  # noqa: B008  # it cannot change
    """Returns the replayer of each family by its name. `registry` has the real cmdlets and types, which not all families had."""
    declarations = Declarations(language.make_block)
    bare = Registry(entry_points=False)
    return {
        "binding": lambda case: _outcome(case, lambda: RecordedCommand(declarations.metadata(case["command"])), bare, language),
        "signatures": lambda case: _outcome(case, lambda: _real_command(registry, case["cmdlet"]), registry, language),
    }


def _real_command(registry: Registry, name: str) -> RecordedCommand:
    try:
        return RecordedCommand(registry.find(name).metadata, bound_only=True)
    except CommandNotFoundException:
        raise NeedsLater(name) from None


def _outcome(case: Case, make: Callable[[], RecordedCommand], registry: Registry, language: Language) -> dict[str, Any]:
    try:
        return {"actual": _run(case, make, registry, language)}
    except NeedsLater as later:
        return {"later": later.name}


def _run(case: Case, make: Callable[[], RecordedCommand], registry: Registry, language: Language) -> dict[str, Any]:
    events: list[dict[str, Any]] = []
    errors: list[dict[str, Any]] = []
    try:
        command = make()
        events = command.events
        items = (
            argument_items(case, registry.type_name, language.make_block)
            if "text" not in case
            else _typed_items(command.name, case["text"], language.read_arguments)
        )
    except ParseException as error:
        return {"events": [], "errors": [_refused_text(error)]}
    except (MetadataException, PowerShellError) as error:
        return {"events": [], "errors": [encode_error(error.record, terminating=True)]}
    if asks_for_help(items):
        if input_objects(case) is not None:
            raise NeedsLater("Get-Help")
        return {"events": [], "errors": []}
    with Session(registry, environ={}) as session:
        pipeline = PipelineProcessor(
            session, [Call(command, items)], input=input_objects(case, registry.type_name, language.make_block)
        )
        ended: PowerShellError | None = None
        try:
            for _ in pipeline:
                pass
        except PowerShellError as error:
            ended = error
        records = [record for record in pipeline.errors if ended is None or record is not ended.record]
        errors = [encode_error(record, terminating=False) for record in records]
        if ended is not None:
            errors.append(encode_error(ended.record, terminating=True))
    return {"events": events, "errors": errors}


def _typed_items(name: str, text: str, read: ReadArguments | None) -> list[ArgumentItem]:
    if read is None:
        raise NeedsLater("language")
    return read(f"{name} {text}")


def _refused_text(error: ParseException) -> dict[str, Any]:
    """Returns the error of a text that does not parse as the recorder saw it: it had the engine make a script block of it."""
    return {
        "id": "ParseException",
        "message": f'Exception calling "Create" with "1" argument(s): "{error}"',
        "category": "NotSpecified",
        "exception": "System.Management.Automation.MethodInvocationException",
        "target": None,
        "terminating": True,
    }


def argument_items(case: Case, type_name: Callable[[str], str] = str, make_block: MakeBlock | None = None) -> list[ArgumentItem]:
    """Returns the argument items of a case; for `type_name` and `make_block` see `values.decode`."""
    items: list[ArgumentItem] = []
    for given in case.get("invoke") or []:
        if "p" not in given:
            items.append(ArgumentItem(value=decode(given["v"], type_name, make_block)))
        elif "v" not in given:
            # The recorder wrote the name into a command line, where a blank ends it.
            name, *words = given["p"].split(" ")
            items += [ArgumentItem(name), *positional(words)]
        else:
            items.append(ArgumentItem(given["p"], decode(given["v"], type_name, make_block)))
    return items


def input_objects(case: Case, type_name: Callable[[str], str] = str, make_block: MakeBlock | None = None) -> Iterable[Any] | None:
    """Returns the objects that are piped in, None where the command is the first of its pipeline."""
    if "input_json" in case:
        value = settled(with_dates(parse_raw(case["input_json"])))
    elif "input" in case:
        value = decode(case["input"], type_name, make_block)
    else:
        return None
    return value if isinstance(value, list) else [value]
