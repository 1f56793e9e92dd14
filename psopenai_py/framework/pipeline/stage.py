"""A stage: the life of one cmdlet in a pipeline, from its arguments to its last object."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from typing import TYPE_CHECKING, Any

from ..binding.binder import Binder
from ..binding.services import BindingServices
from ..errors import (
    ActionPreferenceStopException,
    CmdletInvocationException,
    ErrorRecord,
    InputFailure,
    ParameterBindingException,
    PipelineFailed,
    PowerShellError,
    StopUpstream,
    enriched,
    leave,
)
from ..streams.streams import Streams, variable_name
from ..values.enums import ActionPreference
from ..values.nothing import NOTHING
from .should_process import decide, described

if TYPE_CHECKING:
    from ..binding.arguments import ArgumentItem
    from ..declaration.cmdlet import Output
    from ..declaration.metadata import ParameterMetadata
    from ..registry import Command
    from ..session import Session
    from ..streams.host import Host
    from ..streams.records import InformationRecord, ProgressRecord


Write = Callable[[Any], None]
Redirect = Callable[["Host", Write, Write], "tuple[Host, Write]"]
"""Takes a command's host, where its output goes, and what writes to its output as the command does; returns the host and the
destination of the output that it is to have instead.
"""


class Call:
    """A command with its argument items, not yet bound.

    `interpret` reads command-line words as values before they are bound; `default_error` is the preference for errors where
    neither -ErrorAction nor ``$ErrorActionPreference`` says otherwise. `redirect` is given the command's host and where its output
    goes, and returns what takes their places. `place` says where in a script the call stands.
    """

    __slots__ = ("command", "default_error", "interpret", "items", "place", "redirect")

    def __init__(
        self,
        command: Command,
        items: Sequence[ArgumentItem] = (),
        interpret: Callable[[ParameterMetadata, Any], Any] | None = None,
        *,
        default_error: ActionPreference = ActionPreference.Continue,
        redirect: Redirect | None = None,
        place: Any = None,
    ) -> None:
        self.command = command
        self.items = items
        self.interpret = interpret
        self.default_error = default_error
        self.redirect = redirect
        self.place = place


class Stage:
    """Binds, begins, processes and ends one cmdlet, and is the `Invocation` that the cmdlet sees.

    Objects go to `downstream` one by one, each before the cmdlet's next line runs. `current` is the input object being processed.
    """

    def __init__(
        self,
        session: Session,
        call: Call,
        errors: list[ErrorRecord],
        *,
        position: int,
        length: int,
        expecting_input: bool,
        followed: bool,
        within: Streams | None = None,
    ) -> None:
        self.session = session
        self._scope = session.variables
        self.command_name = call.command.name
        self.position = position
        self.length = length
        self.expecting_input = expecting_input
        self.followed = followed
        self.downstream: Callable[[Any], None] = _drop
        self.streams = Streams(session, self.command_name, errors, call.command.metadata.net_type, within=within)
        self.streams.place = call.place
        self._call = call
        self._cmdlet = call.command.create()
        self._cmdlet._invocation = self
        self._binder = Binder(call.command.metadata, self._cmdlet.binding_target, self._services())
        self._begun = False
        self._buffered: list[Any] = []
        self._buffer_size = 0
        self._collector: list[Any] | None = None
        self._pipeline_variable: str | None = None
        self._observed = False
        self.current: Any = NOTHING
        self._taker: Callable[[Any], None] | None = None
        self._asked_for_taker = False

    def _services(self) -> BindingServices:
        return BindingServices(
            default_parameter_values=self.session.default_parameter_values,
            prompt=self._prompt if self.session.host.can_prompt else None,
            warn=self.streams.warning,
            interpret=self._call.interpret,
            aliases=self._call.command.aliases,
            position=self.position,
        )

    def _prompt(self, caption: str, message: str, fields: list[str]) -> dict[str, Any]:
        return {field: self.session.host.ask(caption, message, field) for field in fields}

    # What the cmdlet sees

    @property
    def bound(self) -> dict[str, Any]:
        """The bound parameters (R12.1)."""
        return self._binder.bound

    @property
    def parameter_set(self) -> str:
        """The name of the set in force (R12.7)."""
        return self._binder.parameter_set_name

    def write_object(self, value: Any) -> None:
        """Passes an object on; "no output" is passed over (R7.3)."""
        if value is NOTHING:
            return
        if not self._observed:
            self.downstream(value)
            return
        if self._collector is not None:
            self._collector.append(value)
        if self._pipeline_variable is not None:
            self._scope[self._pipeline_variable] = value
        if self._buffer_size:
            self._buffered.append(value)
            if len(self._buffered) > self._buffer_size:
                self.flush()
        else:
            self.downstream(value)

    def writer(self) -> Write:
        """Returns what passes objects on by a shorter way, where nobody looks at them; it does not know "no output"."""
        return self.write_object if self._observed or self._call.redirect is not None else self.downstream

    def write_error(self, error: BaseException | ErrorRecord, *, target: object = None) -> None:
        """Writes a non-terminating error."""
        self.streams.error(error, target)

    def write_warning(self, message: str) -> None:
        """Writes a warning."""
        self.streams.warning(message)

    def write_verbose(self, message: str) -> None:
        """Writes a verbose message."""
        self.streams.verbose(message)

    def write_debug(self, message: str) -> None:
        """Writes a debug message."""
        self.streams.debug(message)

    @property
    def shows_verbose(self) -> bool:
        """Whether verbose messages are seen."""
        return self.streams.shows_verbose

    @property
    def shows_debug(self) -> bool:
        """Whether debug messages are seen."""
        return self.streams.shows_debug

    def write_information(self, record: InformationRecord) -> None:
        """Writes an information record."""
        self.streams.information(record)

    def write_progress(self, record: ProgressRecord) -> None:
        """Shows how far the cmdlet has come."""
        self.streams.progress(record)

    def should_process(self, target: str, action: str | None = None) -> bool:
        """Decides whether an action goes on (R10.12)."""
        return self.should_process_described(described(self.command_name, target, action))

    def should_process_described(self, description: str, question: str | None = None, caption: str | None = None) -> bool:
        """Decides whether an action with a description of its own goes on."""
        return decide(self, self._call.command.metadata, description, question, caption)

    def stop_upstream(self) -> None:
        """Says that this stage has enough; raises the signal that ends the stages before it."""
        raise StopUpstream(self)

    # What the pipeline does with it

    def join(self, downstream: Callable[[Any], None]) -> None:
        """Says where the output goes, unless the call redirects it; to be called before `bind`."""
        self.downstream = downstream
        if self._call.redirect is not None:
            self.streams.host, self.downstream = self._call.redirect(self.streams.host, downstream, self.write_object)

    def bind(self) -> None:
        """Binds the command line. Raises ParameterBindingException."""
        try:
            self._binder.bind_command_line(self._call.items, self.expecting_input)
        except PowerShellError as error:
            if not error.thrown:
                enriched(error, self.command_name, self._call.command.metadata.net_type)
            raise

    def open(self) -> None:
        """Opens the streams, once every command of the pipeline is bound (R4.4)."""
        bound = self._binder.bound
        self.streams.open(bound, self._call.default_error)
        self._collector = self.streams.output_collector()
        self._buffer_size = int(bound.get("OutBuffer") or 0)
        self._pipeline_variable = variable_name(bound["PipelineVariable"]) if bound.get("PipelineVariable") else None
        self._observed = bool(self._buffer_size or self._pipeline_variable) or self._collector is not None

    def begin(self) -> None:
        """Runs the begin block, unless an object from upstream came first and began the stage; an error ends the pipeline."""
        if not self._begun:
            self._begun = True
            self._binder.write_warnings()
            self._run(self._cmdlet.begin, costs_record=False)

    def offer(self, value: Any) -> None:
        """Takes an object from upstream; the first one may come while the stage before still begins (R4.4)."""
        session = self.session
        variables, streams = session.variables, session.streams
        session.variables, session.streams = self._scope, self.streams
        try:
            if self._taker is not None:
                self.current = value
                try:
                    self._taker(value)
                except BaseException as error:  # noqa: BLE001  # raised again, unless it costs a record only
                    self._fail(error, None, costs_record=True)
                return
            if not self._begun:
                self.begin()
            if self._takes(value):
                self._run(self._cmdlet.process, costs_record=True)
                self._find_taker()
        except PowerShellError as error:
            raise PipelineFailed(self, error) from error
        finally:
            session.variables, session.streams = variables, streams

    def feed(self, records: Iterable[Any] | None, pending: Sized) -> Iterator[None]:
        """Runs the process block for each input object, or once where there is no input (R7.1, R7.2).

        For the first stage: yields whenever output of the pipeline is pending, so that it is driven no further than it is read.
        """
        process, takes, session = self._cmdlet.process, self._takes, self.session
        for record in _NO_RECORDS if records is None else records:
            if type(record) is InputFailure:
                self.streams.error(record.exception)
                continue
            if self._taker is not None:
                self.current = record
                outer, session.streams = session.streams, self.streams
                try:
                    self._taker(record)
                except BaseException as error:  # noqa: BLE001  # raised again, unless it costs a record only
                    self._fail(error, None, costs_record=True)
                finally:
                    session.streams = outer
            elif records is not None and not takes(record):
                continue
            else:
                yield from self._steps(process, pending, costs_record=True)
                if records is not None:
                    self._find_taker()
            if pending:  # what the cmdlet passed on by write_object
                yield

    def end(self, pending: Sized) -> Iterator[None]:
        """Runs the end block and passes on what was held back (the last command of a pipeline does so before, too).

        Yields whenever output of the pipeline is pending.
        """
        if self.position == self.length:
            self.flush()
        yield from self._steps(self._cmdlet.end, pending, costs_record=True)
        self.flush()
        if self._pipeline_variable is not None and not self._call.command.metadata.compiled:
            self._scope[self._pipeline_variable] = None  # a function's variable is empty once it has ended
        yield

    def flush(self) -> None:
        """Passes on what -OutBuffer held back."""
        buffered, self._buffered = self._buffered, []
        for value in buffered:
            self.downstream(value)

    def close(self) -> None:
        """Runs the clean block of a cmdlet that began, and removes the pipeline variable (R4.4, R10.9).

        An error in it ends nothing; its record is shown.
        """
        if self._begun:
            try:
                self._cmdlet.clean()
            except (Exception, PipelineFailed) as error:  # noqa: BLE001  # the other stages still have to be cleaned
                record = self._own(error.error if isinstance(error, PipelineFailed) else error).record
                self.streams.failed = True
                self.streams.errors.append(record)
                self.streams.host.show_error(record)
        if self._pipeline_variable is not None:
            self._scope.pop(self._pipeline_variable, None)

    def _takes(self, value: Any) -> bool:
        """Binds an input object; one that does not fit is an error record (R7.6)."""
        self.current = value
        try:
            return self._binder.bind_input(value)
        except ParameterBindingException as error:
            self.streams.error(error, value, collected=not error.error_id.startswith("ScriptBlockArgument"))
            return False

    def _find_taker(self) -> None:
        """Asks the cmdlet for a short way, once it is known that the objects are bound as they are."""
        if not self._asked_for_taker:
            self._asked_for_taker = True
            if self._binder.binds_whole:
                self._taker = self._cmdlet.taker()

    def _run(self, block: Callable[[], Output], *, costs_record: bool) -> None:
        """Runs a block and passes on what it yields, in one go."""
        for _ in self._steps(block, (), costs_record=costs_record):
            pass

    def _steps(self, block: Callable[[], Output], pending: Sized, *, costs_record: bool) -> Iterator[None]:
        """Runs a block and passes on what it yields; yields itself after each object that left output pending."""
        output: Output = None
        session = self.session
        outer, session.streams = session.streams, self.streams
        try:
            output = block()
            if output is not None:
                for value in output:
                    self.write_object(value)
                    if pending:
                        yield
        except BaseException as error:  # noqa: BLE001  # raised again, unless it costs a record only
            self._fail(error, output, costs_record=costs_record)
        finally:
            session.streams = outer

    def _fail(self, error: BaseException, output: Output, *, costs_record: bool) -> None:
        """Ends a block that raised, or whose output nobody wants any more.

        An error of the framework's tree that is not terminating becomes a record, where `costs_record` says so. Whatever else a
        cmdlet raises is wrapped once, with the command's name (R11.10). Signals pass.
        """
        close = getattr(output, "close", None)
        if close is not None:
            close()
        if not isinstance(error, Exception):
            raise error
        own = self._own(error)
        if own.terminating or not costs_record:
            raise own from (error.__cause__ if own is error else error)
        self.streams.error(own)

    def _own(self, error: Exception) -> PowerShellError:
        """Returns an exception as an error of the framework's tree, with the command's name in its record (R11.10)."""
        own = error if isinstance(error, PowerShellError) else CmdletInvocationException.of(error)
        if isinstance(own, ActionPreferenceStopException):
            enriched(own, self.command_name, self._call.command.metadata.net_type)
        leave(own, self.command_name, self._call.command.metadata.net_type)
        if own.record.invocation_info is None:
            own.record.invocation_info = self._call.place
        return own


_NO_RECORDS = (None,)
"""What the first stage runs on where there is no input: its process block, once."""


def _drop(value: Any) -> None:
    """Takes objects nobody wants."""
