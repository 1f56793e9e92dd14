"""The streams of one command: each record is collected, shown, or ends the pipeline, as its preference says (binding.md 10.3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..errors import ActionPreferenceStopException, ErrorRecord, enriched
from ..values.collections import ArrayList
from ..values.enums import ActionPreference
from .preferences import BREAK, CONTINUE, IGNORE, INQUIRE, STOP, Preferences
from .records import DebugRecord, InformationRecord, MessageRecord, ProgressRecord, VerboseRecord, WarningRecord

if TYPE_CHECKING:
    from ..session import Session

_SHOWN = (CONTINUE, INQUIRE, STOP, BREAK)  # nobody is asked, and there is no debugger: deviations.md 25
_MAXIMUM_ERROR_COUNT = 256
_SCOPES = ("global", "script", "local", "private", "variable")


class Streams:
    """Takes what a command writes besides its output.

    `errors` is the list of the whole pipeline: every record that was not ignored, in the order written.
    """

    __slots__ = ("_collected", "_command", "_host", "_preferences", "_session", "errors")

    def __init__(self, session: Session, command: str, errors: list[ErrorRecord]) -> None:
        self._session = session
        self._host = session.host
        self._command = command
        self._preferences = Preferences({}, session.variables)
        self._collected: dict[str, ArrayList] = {}
        self.errors = errors

    def open(self, bound: Mapping[str, Any], default_error: ActionPreference) -> None:
        """Reads the common parameters once they are bound and makes the variables that collect records (R10.7)."""
        self._preferences = Preferences(bound, self._session.variables, default_error)
        for parameter in ("ErrorVariable", "WarningVariable", "InformationVariable", "OutVariable"):
            name = bound.get(parameter)
            if name:
                self._collected[parameter] = _collector(self._session.variables, str(name))

    def output_collector(self) -> ArrayList | None:
        """Returns the list of -OutVariable, if it was given."""
        return self._collected.get("OutVariable")

    def error(self, error: BaseException | ErrorRecord, target: object = None) -> None:
        """Writes a non-terminating error. Raises ActionPreferenceStopException under Stop (R11.9)."""
        record = error if isinstance(error, ErrorRecord) else enriched(error, self._command)
        if not record.activity:
            record.activity = self._command
        if target is not None:
            record.target = target
        preference = self._preferences.error
        if preference is IGNORE:
            return
        if preference is STOP:
            stop = ActionPreferenceStopException(_stop_text("ErrorActionPreference", record.message), record)
            self._collect("ErrorVariable", stop)
            raise stop
        self.remember(record)
        self._collect("ErrorVariable", record)
        if preference in _SHOWN:
            self._host.show_error(record)

    def remember(self, record: ErrorRecord) -> None:
        """Puts a record into the pipeline's list and in front of ``$Error``."""
        self.errors.append(record)
        known = self._session.variables.setdefault("Error", ArrayList())
        known.insert(0, record)
        del known[_MAXIMUM_ERROR_COUNT:]

    def warning(self, message: str) -> None:
        """Writes a warning; it is collected under every preference (R10.6)."""
        record = WarningRecord(message, self._command)
        self._collect("WarningVariable", record)
        self._message(record, self._preferences.warning, "WarningPreference")

    def verbose(self, message: str) -> None:
        """Writes a verbose message."""
        self._message(VerboseRecord(message, self._command), self._preferences.verbose, "VerbosePreference")

    def debug(self, message: str) -> None:
        """Writes a debug message."""
        self._message(DebugRecord(message, self._command), self._preferences.debug, "DebugPreference")

    def information(self, record: InformationRecord) -> None:
        """Writes an information record; one with the tag PSHOST is shown unless the preference is Ignore."""
        record.command = record.command or self._command
        self._collect("InformationVariable", record)
        preference = self._preferences.information
        if preference in _SHOWN or ("PSHOST" in record.tags and preference is not IGNORE):
            self._host.show(record)
        if preference is STOP:
            raise ActionPreferenceStopException(_stop_text("InformationPreference", record.message))

    def progress(self, record: ProgressRecord) -> None:
        """Shows how far the command has come."""
        if self._preferences.progress in _SHOWN:
            self._host.show(record)

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
            self._host.show(record)
        if preference is STOP:
            stop = ActionPreferenceStopException(_stop_text(variable, record.message))
            stop.record.activity = self._command
            raise stop

    def _collect(self, parameter: str, record: object) -> None:
        collector = self._collected.get(parameter)
        if collector is not None:
            collector.append(record)


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


def variable_name(text: str) -> str:
    """Returns the name in a variable path: a session has one scope, so ``global:x`` is ``x`` (R10.2)."""
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
