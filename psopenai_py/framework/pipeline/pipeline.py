"""The pipeline: stages joined, driven from the first one, read lazily from the last one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..errors import ActionPreferenceStopException, ErrorRecord, PowerShellError, StopUpstream
from ..streams.streams import ErrorList
from .stage import Call as Call
from .stage import Stage

if TYPE_CHECKING:
    from ..session import Session


class PipelineProcessor:
    """Runs calls as one pipeline; iterating it yields the objects of the last one.

    All commands are bound before any begins (R4.4). `input` are the objects for the first command, None where there is no
    input at all (R7.1, R7.2). `followed` says that somebody takes the output of the last command. `errors` are the error
    records written so far, `most_errors` of them at most; an error that ends the pipeline is among them and is raised.
    """

    def __init__(
        self,
        session: Session,
        calls: Sequence[Call],
        *,
        input: Iterable[Any] | None = None,  # noqa: A002  # what it is everywhere
        followed: bool = False,
        most_errors: int | None = None,
    ) -> None:
        self.errors: list[ErrorRecord] = ErrorList(most_errors)
        self._session = session
        self._calls = calls
        self._input = input
        self._followed = followed
        self._stages: list[Stage] = []
        self._output: deque[Any] = deque()

    def __iter__(self) -> Iterator[Any]:
        """Yields each object as it comes; leaving the loop early stops the pipeline."""
        output = self._output
        try:
            for _ in self._drive():
                while output:
                    yield output.popleft()
        except PowerShellError as error:
            yield from output
            self._remember(error)
            raise
        finally:
            for stage in self._stages:
                stage.close()

    def _remember(self, error: PowerShellError) -> None:
        record = error.record
        if record not in self.errors and self._stages:
            self._stages[0].streams.remember(record)
        elif record not in self.errors:
            self.errors.append(record)

    def _drive(self) -> Iterator[None]:
        """Runs the stages; yields whenever there may be output."""
        self._build()
        stages = self._stages
        ended = 0
        try:
            for stage in stages:
                stage.bind()
            for stage in stages:
                stage.open()
            for stage in stages:
                stage.begin()
            yield
            yield from stages[0].feed(self._input, self._output)
        except StopUpstream as signal:
            ended = stages.index(signal.stage)
        while ended < len(stages):
            stage = stages[ended]
            ended += 1
            try:
                stage.end()
            except StopUpstream as signal:
                ended = stages.index(signal.stage)
            yield

    def _build(self) -> None:
        length = len(self._calls)
        for index, call in enumerate(self._calls):
            self._stages.append(
                Stage(
                    self._session,
                    call,
                    self.errors,
                    position=index + 1,
                    length=length,
                    expecting_input=index > 0 or self._input is not None,
                    followed=index + 1 < length or self._followed,
                )
            )
        for stage, following in zip(self._stages, self._stages[1:], strict=False):
            stage.downstream = following.offer
        self._stages[-1].downstream = self._output.append


def run(processor: PipelineProcessor) -> list[Any]:
    """Returns all output at once. Under -ErrorAction Stop the original error is raised, not the one that only travels (R11.9)."""
    try:
        return list(processor)
    except ActionPreferenceStopException as stop:
        if isinstance(stop.record.exception, PowerShellError) and stop.record.exception is not stop:
            raise stop.record.exception from None
        raise
