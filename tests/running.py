"""Runs pipelines of the module's commands for tests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from psopenai_py.framework.binding.arguments import ArgumentItem
from psopenai_py.framework.errors import ErrorRecord, PowerShellError
from psopenai_py.framework.pipeline.pipeline import Call, PipelineProcessor
from psopenai_py.framework.session import Session
from psopenai_py.framework.values.from_python import from_python

KEY = "sk-test-0123456789"


class Result(NamedTuple):
    """What a pipeline came to. `ended` is the error that ended it, if one did."""

    output: list[Any]
    errors: list[ErrorRecord]
    ended: PowerShellError | None

    @property
    def ids(self) -> list[str]:
        """The full ids of the error records."""
        return [record.fully_qualified_error_id for record in self.errors]


Step = tuple[Any, ...]


def live(session: Session, *steps: str | Step, records: Iterable[Any] | None = None, followed: bool = False) -> PipelineProcessor:
    """Returns the pipeline of the steps, to be read object by object."""
    calls = []
    for step in steps:
        name, *values = (step,) if isinstance(step, str) else step
        named = values.pop() if values and isinstance(values[-1], dict) else {}
        items = [ArgumentItem(parameter, from_python(value)) for parameter, value in named.items()]
        calls.append(Call(session.registry.find(name), [*items, *(ArgumentItem(value=value) for value in values)]))
    return PipelineProcessor(session, calls, input=records, followed=followed)


def run_pipeline(session: Session, *steps: str | Step, records: Iterable[Any] | None = None, followed: bool = False) -> Result:
    """Runs steps as one pipeline: a name, or a tuple of a name, positional values, and a dictionary of parameters."""
    processor = live(session, *steps, records=records, followed=followed)
    output: list[Any] = []
    ended = None
    try:
        output.extend(processor)
    except PowerShellError as error:
        ended = error
    return Result(output, processor.errors, ended)
