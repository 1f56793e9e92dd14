"""The pipeline: stages joined, driven from the first one, read lazily from the last one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from types import BuiltinMethodType
from typing import TYPE_CHECKING, Any

from ..binding.arguments import asks_for_help
from ..errors import ActionPreferenceStopException, ErrorRecord, PipelineFailed, PipelineStop, PowerShellError, StopUpstream
from ..streams.streams import ErrorList, Streams
from .help_request import help_request
from .stage import Call as Call
from .stage import Stage

if TYPE_CHECKING:
    from ..session import Session


class PipelineProcessor:
    """Runs calls as one pipeline; iterating it yields the objects of the last one.

    All commands are bound before any begins (R4.4). `input` are the objects for the first command, None where there is no
    input at all (R7.1, R7.2). `followed` says that somebody takes the output of the last command. `errors` are the error
    records written so far, `most_errors` of them at most; an error that ends the pipeline is among them and is raised. `within`
    are the streams of the function that runs the pipeline, whose list of errors it shares.
    """

    def __init__(
        self,
        session: Session,
        calls: Sequence[Call],
        *,
        input: Iterable[Any] | None = None,  # noqa: A002  # what it is everywhere
        followed: bool = False,
        most_errors: int | None = None,
        within: Streams | None = None,
    ) -> None:
        self.errors: list[ErrorRecord] = ErrorList(most_errors) if within is None else within.errors
        self._within = within
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

        raises_nothing = type(sink) is BuiltinMethodType and type(sink.__self__) is list  # the append of a list
        self._deliver = sink if raises_nothing else deliver
        try:
            for _ in self._guarded():
                pass
        except _SinkFailed as failed:
            raise failed.error from failed.error.__cause__

    def _guarded(self) -> Generator[None, None, None]:
        """Drives the pipeline, remembers what ended it, and cleans up after it."""
        try:
            yield from self._drive()
        except PowerShellError as error:
            self._remember(error)
            raise
        except PipelineFailed as failure:
            if failure.stage not in self._stages:  # the failure of another pipeline, which this one runs in
                raise
            self._remember(failure.error)
            raise failure.error from failure.error.__cause__
        finally:
            for stage in self._stages:
                stage.close()

    def _remember(self, error: PowerShellError) -> None:
        record = error.record
        if self._within is not None:  # a script that runs the pipeline does so itself
            return
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
            ended = self._place_of(signal)
        while ended < len(stages):
            stage = stages[ended]
            ended += 1
            try:
                yield from stage.end(self._output)
            except StopUpstream as signal:
                ended = self._place_of(signal)

    def _place_of(self, signal: StopUpstream) -> int:
        """Returns where the stage is that has enough; the signal of another pipeline, which this one runs in, goes on to that."""
        if signal.stage not in self._stages:
            raise signal
        return self._stages.index(signal.stage)

    def _build(self) -> None:
        length = len(self._calls)
        for index, call in enumerate(self._calls):
            self._stages.append(
                Stage(
                    self._session,
                    help_request(self._session, call) if asks_for_help(call.items) else call,
                    self.errors,
                    position=index + 1,
                    length=length,
                    expecting_input=index > 0 or self._input is not None,
                    followed=index + 1 < length or self._followed,
                    within=self._within,
                )
            )
        for stage, following in zip(self._stages, self._stages[1:], strict=False):
            stage.join(following.offer)
        self._stages[-1].join(self._deliver)

    @property
    def succeeded(self) -> bool:
        """Whether no command wrote an error: ``$?`` afterwards."""
        return not any(stage.streams.failed for stage in self._stages)


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
            raise stop.record.exception from stop.record.exception.__cause__
        raise
