"""The pipeline: stages joined, driven from the first one, read lazily from the last one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..errors import ActionPreferenceStopException, ErrorRecord, PipelineStop, PowerShellError, StopUpstream
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
        self._deliver: Callable[[Any], None] = self._output.append

    def __iter__(self) -> Iterator[Any]:
        """Yields each object as it comes; leaving the loop early stops the pipeline.

        The pipeline is driven from its first stage, step by step: what a later stage writes in one go is handed out afterwards.
        """
        output = self._output
        steps = self._guarded()
        try:
            for _ in steps:
                while output:
                    yield output.popleft()
        except PowerShellError:
            yield from output
            raise
        finally:
            steps.close()

    def write_to(self, sink: Callable[[Any], None]) -> None:
        """Runs the pipeline and gives each object to the sink at once, before the cmdlet that wrote it goes on.

        What the sink raises stops the pipeline and is raised.
        """

        def deliver(value: Any) -> None:
            try:
                sink(value)
            except Exception as error:
                raise _SinkFailed(error) from error

        self._deliver = deliver
        try:
            for _ in self._guarded():
                pass
        except _SinkFailed as failed:
            raise failed.error from None

    def _guarded(self) -> Generator[None, None, None]:
        """Drives the pipeline, remembers what ended it, and cleans up after it."""
        try:
            yield from self._drive()
        except PowerShellError as error:
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
                yield from stage.end(self._output)
            except StopUpstream as signal:
                ended = stages.index(signal.stage)

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
        self._stages[-1].downstream = self._deliver


class _SinkFailed(PipelineStop):
    """Carries what a sink raised through the cmdlets, none of which it is an error of."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


def run(processor: PipelineProcessor) -> list[Any]:
    """Returns all output at once. Under -ErrorAction Stop the original error is raised, not the one that only travels (R11.9)."""
    try:
        return list(processor)
    except ActionPreferenceStopException as stop:
        if isinstance(stop.record.exception, PowerShellError) and stop.record.exception is not stop:
            raise stop.record.exception from None
        raise
