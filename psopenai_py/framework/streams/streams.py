"""The streams of one command: each record is collected, shown, or ends the pipeline, as its preference says (binding.md 10.3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..errors import ActionPreferenceStopException, ErrorRecord, PowerShellError, enriched
from ..values.collections import ArrayList
from ..values.enums import ActionPreference
from .preferences import BREAK, CONTINUE, IGNORE, INQUIRE, STOP, Preferences
from .records import DebugRecord, InformationRecord, MessageRecord, ProgressRecord, VerboseRecord, WarningRecord
from .redirection import hide

if TYPE_CHECKING:
    from ..session import Session
    from .host import Host

_SHOWN = (CONTINUE, INQUIRE, STOP, BREAK)  # nobody is asked, and there is no debugger: deviations.md 25
_MAXIMUM_ERROR_COUNT = 256
_COLLECTING = ("OutVariable", "ErrorVariable", "WarningVariable", "InformationVariable")
_SCOPES = ("global", "script", "local", "private", "variable")


class Streams:
    """Takes what a command writes besides its output.

    `errors` is the list of the whole pipeline: every record that was not ignored, in the order written. `host` shows the records.
    `within` are the streams of the function that runs the command: what is collected here is collected there, too. `failed` says
    whether the command wrote an error. `place` says where in a script the command stands, for its error records.
    """

    __slots__ = (
        "_bound", "_collected", "_default_error", "_invocation_type", "_known_preferences", "_session", "_variables",
        "command", "errors", "failed", "host", "place", "within",
    )  # fmt: skip

    def __init__(
        self,
        session: Session,
        command: str,
        errors: list[ErrorRecord],
        invocation_type: str = "",
        *,
        host: Host | None = None,
        within: Streams | None = None,
    ) -> None:
        self._session = session
        self._variables = session.variables
        self.command = command
        self._invocation_type = invocation_type
        self._bound: Mapping[str, Any] = {}
        self._default_error = CONTINUE
        self._known_preferences: Preferences | None = None
        self._collected: dict[str, ArrayList] = {}
        self.errors = errors
        self.failed = False
        self.host: Host = host or (session.host if within is None else within.host)
        self.within = within
        self.place: Any = None

    def open(self, bound: Mapping[str, Any], default_error: ActionPreference) -> None:
        """Reads the common parameters once they are bound and makes the variables that collect records (R10.7)."""
        self._bound = bound
        self._default_error = default_error
        self._known_preferences = None
        for parameter in _COLLECTING:
            name = bound.get(parameter)
            if name:
                self._collected[parameter] = _collector(self._variables, str(name))

    @property
    def _preferences(self) -> Preferences:
        """The preferences of the command, made when a record asks for them first."""
        known = self._known_preferences
        if known is None:
            known = self._known_preferences = Preferences(self._bound, self._variables, self._default_error)
        return known

    def output_collector(self) -> ArrayList | None:
        """Returns the list of -OutVariable, if it was given."""
        return self._collected.get("OutVariable")

    def error(self, error: BaseException | ErrorRecord, target: object = None, *, collected: bool = True) -> None:
        """Writes a non-terminating error. Raises ActionPreferenceStopException under Stop (R11.9).

        `collected` says whether it goes into -ErrorVariable as well.
        """
        record = error if isinstance(error, ErrorRecord) else enriched(error, self.command, self._invocation_type)
        if record.invocation_info is None:
            record.invocation_info = self.place
        record.happened_in(self.command, self._invocation_type)
        if target is not None:
            record.target = target
        self.failed = True
        preference = self._preferences.error
        if preference is IGNORE:
            return
        if preference is STOP:
            stop = ActionPreferenceStopException(_stop_text("ErrorActionPreference", record.message), record)
            self._collect("ErrorVariable", stop)
            raise stop
        self.remember(record)
        if collected:
            self._collect("ErrorVariable", record)
        if preference in _SHOWN:
            self.host.show_error(record)
        _let_go_of_frames(record.exception)

    def remember(self, record: ErrorRecord) -> None:
        """Puts a record into the pipeline's list and in front of ``$Error``."""
        self.errors.append(record)
        remember(self._session, record)

    def warning(self, message: str) -> None:
        """Writes a warning; it is collected under every preference (R10.6)."""
        record = WarningRecord(message, self.command)
        self._collect("WarningVariable", record)
        self._message(record, self._preferences.warning, "WarningPreference")

    def verbose(self, message: str) -> None:
        """Writes a verbose message."""
        self._message(VerboseRecord(message, self.command), self._preferences.verbose, "VerbosePreference")

    def debug(self, message: str) -> None:
        """Writes a debug message."""
        self._message(DebugRecord(message, self.command), self._preferences.debug, "DebugPreference")

    def information(self, record: InformationRecord) -> None:
        """Writes an information record; one with the tag PSHOST is shown unless the preference is Ignore."""
        record.command = record.command or self.command
        self._collect("InformationVariable", record)
        preference = self._preferences.information
        if (preference in _SHOWN and preference is not STOP) or ("PSHOST" in record.tags and preference is not IGNORE):
            self.host.show(record)
        elif preference is not IGNORE:
            hide(self.host, record)
        if preference is STOP:
            raise ActionPreferenceStopException(_stop_text("InformationPreference", record.message))

    def progress(self, record: ProgressRecord) -> None:
        """Shows how far the command has come."""
        preference = self._preferences.progress
        if preference in _SHOWN:
            self.host.show(record)
        if preference is STOP:
            raise ActionPreferenceStopException(_stop_text("ProgressPreference", record.activity))

    @property
    def shows_verbose(self) -> bool:
        """Whether a verbose message would be seen."""
        return self._preferences.verbose in _SHOWN

    @property
    def shows_debug(self) -> bool:
        """Whether a debug message would be seen."""
        return self._preferences.debug in _SHOWN

    def _message(self, record: MessageRecord, preference: ActionPreference, variable: str) -> None:
        if preference in _SHOWN:
            self.host.show(record)
        if preference is STOP:
            stop = ActionPreferenceStopException(_stop_text(variable, record.message))
            stop.record.happened_in(self.command, self._invocation_type)
            raise stop

    def _collect(self, parameter: str, record: object) -> None:
        streams: Streams | None = self
        while streams is not None:
            collector = streams._collected.get(parameter)
            if collector is not None:
                collector.append(record)
            streams = streams.within

    def collect_error(self, record: object) -> None:
        """Adds a record to the variables of -ErrorVariable, here and in the functions around."""
        self._collect("ErrorVariable", record)


class ErrorList(list[ErrorRecord]):
    """Error records in the order written; with a limit, the first ones only, so that a long run does not grow."""

    __slots__ = ("_most",)

    def __init__(self, most: int | None = None) -> None:
        super().__init__()
        self._most = most

    def append(self, record: ErrorRecord) -> None:
        """Adds a record while there is room."""
        if self._most is None or len(self) < self._most:
            super().append(record)


def remember(session: Session, record: object) -> None:
    """Puts a record in front of ``$Error``, unless the first one there is of the same exception."""
    known = session.globals.values["error"]
    first = known[0] if known else None
    if first is record or (
        isinstance(first, ErrorRecord) and isinstance(record, ErrorRecord) and first.exception is record.exception
    ):
        return
    known.insert(0, record)
    del known[_MAXIMUM_ERROR_COUNT:]


def _let_go_of_frames(exception: BaseException | None) -> None:
    """Takes the traceback off an error whose record is kept: its frames would keep what they worked on, a whole reply for one.

    An exception that is no error of the framework's tree keeps its own: somebody has to find out what went wrong.
    """
    while isinstance(exception, PowerShellError):
        exception.__traceback__ = None
        if exception.__suppress_context__:
            exception.__context__ = None
        exception = exception.__cause__


def variable_name(text: str) -> str:
    """Returns the name in a variable path; the scope in front of it is passed over: ``global:x`` is ``x`` of the caller (R10.2)."""
    scope, colon, name = text.partition(":")
    return name if colon and scope.casefold() in _SCOPES else text


def _collector(variables: Any, name: str) -> ArrayList:
    """Returns a fresh list in the variable, or, for ``+name``, one that begins with what the variable holds (R10.7)."""
    keep = name.startswith("+")
    name = variable_name(name.removeprefix("+"))
    collector = ArrayList()
    if keep:
        old = variables.get(name)
        if isinstance(old, ArrayList):
            return old
        if old is not None:
            collector.extend(old if isinstance(old, list) else [old])
    variables[name] = collector
    return collector


def _stop_text(variable: str, message: str) -> str:
    return f'The running command stopped because the preference variable "{variable}" or common parameter is set to Stop: {message}'
