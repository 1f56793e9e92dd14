"""Replays the family ``argv``: the words after a script's name, and what its parameters got of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ..cli.words import argument_items
from ..framework.binding.arguments import asks_for_help
from ..framework.declaration.compiler import build_metadata
from ..framework.declaration.metadata import CommandMetadata, ParameterMetadata
from ..framework.declaration.parameter import InSet
from ..framework.errors import PowerShellError
from ..framework.formatting.errors import error_text
from ..framework.pipeline.pipeline import Call, PipelineProcessor, run
from ..framework.registry import Registry
from ..framework.session import Session
from ..framework.testing.conformance.declare import RecordedCommand
from ..framework.testing.conformance.replay import Case
from ..framework.validation.sets import ValidateSet
from ..framework.values import types

Declaration = Callable[[], CommandMetadata]


def replay_words(case: Case) -> dict[str, Any]:
    """Runs the script that a case names with its words, and says what was bound, the exit status and the text of the error."""
    metadata = _SCRIPTS[case["declaration"]]()
    command = RecordedCommand(metadata, bound_only=True)
    items = list(argument_items(case["argv"]))
    if asks_for_help(items):
        return _ended(None)
    with Session(Registry(entry_points=False), environ={}) as session:
        try:
            run(PipelineProcessor(session, [Call(command, items)]))
        except PowerShellError as error:
            return _ended(None, error_text(error.record))
    event = command.events[-1]
    return _ended({name: event[name] for name in ("set", "bound", "values")})


def _ended(bound: dict[str, Any] | None, error: str | None = None) -> dict[str, Any]:
    return {"actual": {"bound": bound, "exit": 0 if error is None else 1, "error": error}}


def _mixed() -> CommandMetadata:
    return build_metadata(
        "mixed.ps1",
        [
            ParameterMetadata("Name", types.STRING),
            ParameterMetadata("Count", types.INT, default=1),
            ParameterMetadata("Force", types.SWITCH),
            ParameterMetadata("Tag", types.STRING_ARRAY),
            ParameterMetadata("Ratio", types.DOUBLE),
            ParameterMetadata("Flag", types.BOOL),
            ParameterMetadata("Any", types.OBJECT),
        ],
    )


def _sets() -> CommandMetadata:
    return build_metadata(
        "sets.ps1",
        [
            ParameterMetadata("RunId", types.STRING, [InSet("Id", mandatory=True, position=0)], aliases=["run_id"]),
            ParameterMetadata("ThreadId", types.STRING, [InSet("Id", mandatory=True, position=1)], aliases=["thread_id"]),
            ParameterMetadata("State", types.STRING_ARRAY, validators=[ValidateSet("queued", "done")]),
            ParameterMetadata("TimeoutSec", types.INT),
            ParameterMetadata("Quiet", types.SWITCH),
        ],
    )


def _rest() -> CommandMetadata:
    return build_metadata(
        "rest.ps1",
        [
            ParameterMetadata("First", types.STRING, [InSet(position=0)]),
            ParameterMetadata("Rest", types.STRING_ARRAY, [InSet(from_remaining=True)]),
            ParameterMetadata("Options", types.HASHTABLE),
            ParameterMetadata("When", types.DATETIME),
            ParameterMetadata("Where", types.URI),
        ],
    )


_SCRIPTS: Final[dict[str, Declaration]] = {"mixed": _mixed, "sets": _sets, "rest": _rest}
"""The param blocks of the three scripts that the cases were recorded with."""
