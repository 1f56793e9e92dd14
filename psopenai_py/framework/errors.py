"""The errors of the framework, as one tree, and the record that carries one.

PowerShellError                               the run-time root; `.record` is its ErrorRecord once it was enriched
├── ParameterBindingException                 an argument or input object does not fit the command's declaration
│   ├── ParameterBindingValidationException
│   └── ParameterBindingArgumentTransformationException
├── PSInvalidCastException                    a value does not convert to a type
├── ValidationMetadataException               a value is refused by a validator
├── ParseException                            a text is no PowerShell
├── CommandNotFoundException                  no command of that name
├── CmdletInvocationException                 a cmdlet raised something that is no error of this tree
├── ActionPreferenceStopException             a record met the preference Stop
├── InputException                            a line of the input is no record
├── JsonException                             a text is no JSON, or a value has no JSON text
├── SettingsException                         a setting cannot be read or used
├── CredentialException                       no credential was found
│   └── UnusableCredentialException           one was found that cannot be sent
├── KeyringException                          the system's keyring cannot be used
└── HttpException                             a request failed; framework.http.errors has its branches

MetadataException                             a developer's mistake in a declaration: not part of the run-time tree
PipelineStop, PipelineFailed, StopUpstream    signals, not errors: they unwind a pipeline that has enough
"""

from __future__ import annotations

from typing import Any, ClassVar


class ErrorRecord:
    """What is written to the error stream: an exception, its id, category and target, and the command it happened in.

    `error_id` is the id without the command; `fully_qualified_error_id` has it (R11.2). `activity` is the command's name,
    `invocation_type` what stands in the id instead, such as the class of a compiled cmdlet, or None.
    `invocation_info` says where in a script it happened, once a script knows. `recommended_action` is what the user might do.
    """

    net_type: ClassVar[str] = "System.Management.Automation.ErrorRecord"
    __slots__ = (
        "activity", "category", "details", "error_id", "exception", "invocation_info", "invocation_type", "reason",
        "recommended_action", "target",
    )  # fmt: skip

    def __init__(
        self,
        exception: BaseException,
        error_id: str,
        category: str = "NotSpecified",
        target: object = None,
        *,
        activity: str = "",
        details: str | None = None,
    ) -> None:
        self.exception = exception
        self.error_id = error_id
        self.category = category
        self.target = target
        self.activity = activity
        self.invocation_type: str | None = None
        self.invocation_info: Any = None
        self.details = details
        self.recommended_action = ""
        self.reason = net_name(exception).rpartition(".")[2]

    @property
    def message(self) -> str:
        """The text to show: the details if there are any, else the exception's message."""
        return self.details if self.details is not None else str(self.exception)

    @property
    def fully_qualified_error_id(self) -> str:
        """The id, a comma and the command (R11.2); metadata errors have no command."""
        command = self.activity if self.invocation_type is None else self.invocation_type
        return f"{self.error_id},{command}" if command else self.error_id

    def happened_in(self, activity: str, invocation_type: str = "") -> None:
        """Names the command it happened in, unless one was named before."""
        if not self.activity:
            self.activity = activity
            self.invocation_type = invocation_type or None

    def copied(self, exception: BaseException) -> ErrorRecord:
        """Returns a record that says the same, with that exception."""
        made = ErrorRecord(exception, self.error_id, self.category, self.target, activity=self.activity, details=self.details)
        made.invocation_type = self.invocation_type
        made.invocation_info = self.invocation_info
        made.reason = self.reason
        made.recommended_action = self.recommended_action
        return made

    def __str__(self) -> str:
        return self.message

    def __repr__(self) -> str:
        return f"<ErrorRecord {self.fully_qualified_error_id}: {self.message}>"


class PowerShellError(Exception):
    """Root of what can go wrong at run time.

    A class states its error id, category and .NET name once; an instance may replace id and category. Raised in a cmdlet it
    costs the current record only, unless `terminating`. `exit_status` is the status of a process whose first error it is.
    `thrown` marks what a script's ``throw`` raised, `stops` what the preference Stop made of an error, or what always ends a
    script: both end more than the statement they happen in. `carried` marks an error that has left a command.
    """

    net_type: ClassVar[str] = "System.Management.Automation.RuntimeException"
    error_id: str = "RuntimeException"
    category: str = "NotSpecified"
    terminating: bool = False
    thrown: bool = False
    stops: bool = False
    carried: bool = False
    target: object = None
    exit_status: int = 1

    def __init__(
        self, message: str = "", *, error_id: str | None = None, category: str | None = None, target: object = None
    ) -> None:
        super().__init__(message)
        if error_id is not None:
            self.error_id = error_id
        if category is not None:
            self.category = category
        if target is not None:
            self.target = target
        self._record: ErrorRecord | None = None

    @property
    def record(self) -> ErrorRecord:
        """The record of this error; made on first use, enriched with the command's name by the stage that ran it."""
        if self._record is None:
            self._record = ErrorRecord(self, self.error_id, self.category, self.target)
        return self._record

    def use_record(self, record: ErrorRecord) -> None:
        """Makes an existing record the one of this error, which only carries it."""
        self._record = record


class ParameterBindingException(PowerShellError):
    """An argument or an input object does not fit the declaration; ids and templates are in `binding.errors`."""

    net_type = "System.Management.Automation.ParameterBindingException"
    category = "InvalidArgument"
    terminating = True
    exit_status = 2


class ParameterBindingValidationException(ParameterBindingException):
    """A bound value was refused by a validator, or is null or empty where it must not be."""

    net_type = "System.Management.Automation.ParameterBindingValidationException"
    category = "InvalidData"


class ParameterBindingArgumentTransformationException(ParameterBindingException):
    """A value could not be converted to the parameter's type."""

    net_type = "System.Management.Automation.ParameterBindingArgumentTransformationException"
    category = "InvalidData"


class PSInvalidCastException(PowerShellError):
    """A value does not convert to a type; `error_id` is the conversion's own id (binding.md 11.2)."""

    net_type = "System.Management.Automation.PSInvalidCastException"
    error_id = "InvalidCastException"
    category = "InvalidArgument"


class ValidationMetadataException(PowerShellError):
    """A value was refused by a validator; `error_id` is the validator's own id (binding.md 9.2).

    One that is `swallowed` makes a value by position go on to the next parameter set (binding.md 5.2).
    """

    net_type = "System.Management.Automation.ValidationMetadataException"
    error_id = "ValidationFailure"
    category = "MetadataError"
    swallowed: bool = False


class ParseException(PowerShellError):
    """A text is no PowerShell; `offset` and `length` say where, counted in characters of the text.

    `incomplete` says that it ends too early: more text could make it right.
    """

    net_type = "System.Management.Automation.ParseException"
    category = "ParserError"
    terminating = True

    def __init__(self, message: str, *, error_id: str, offset: int = 0, length: int = 1, incomplete: bool = False) -> None:
        super().__init__(message, error_id=error_id)
        self.offset = offset
        self.length = length
        self.incomplete = incomplete


class CommandNotFoundException(PowerShellError):
    """No command of that name; `suggestions` are names that come close."""

    net_type = "System.Management.Automation.CommandNotFoundException"
    error_id = "CommandNotFoundException"
    category = "ObjectNotFound"
    terminating = True
    exit_status = 2

    def __init__(self, name: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(
            f"The term '{name}' is not recognized as a name of a cmdlet, function, script file, or executable program."
            "\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.",
            target=name,
        )
        self.suggestions = suggestions


class CmdletInvocationException(PowerShellError):
    """A cmdlet raised an exception that is no error of this tree; the original is its `__cause__` (R11.10)."""

    net_type = "System.Management.Automation.CmdletInvocationException"
    terminating = True

    @classmethod
    def of(cls, error: BaseException) -> CmdletInvocationException:
        """Returns the error that stands for a foreign exception."""
        text = _FOREIGN_TEXTS.get(type(error)) or str(error) or type(error).__name__
        made = cls(text, error_id=net_name(error))
        made.__cause__ = error
        return made


class ActionPreferenceStopException(PowerShellError):
    """A record met the preference Stop; `.record` is the record that did (R11.9)."""

    net_type = "System.Management.Automation.ActionPreferenceStopException"
    error_id = "ActionPreferenceStop"
    category = "OperationStopped"
    terminating = True
    stops = True

    def __init__(self, message: str, record: ErrorRecord | None = None) -> None:
        super().__init__(message)
        self._record = record


class InputException(PowerShellError):
    """A line of the input is no record; the message names its number."""

    net_type = "System.ArgumentException"
    error_id = "InvalidInputRecord"
    category = "InvalidData"


class JsonException(PowerShellError):
    """A text is no JSON, or a value cannot be written as JSON."""

    net_type = "System.ArgumentException"
    error_id = "InvalidJson"
    category = "InvalidData"


class InputFailure:
    """Stands in the input of a pipeline for a record that could not be read; it becomes an error record at its place."""

    __slots__ = ("exception",)

    def __init__(self, exception: PowerShellError) -> None:
        self.exception = exception


class SettingsException(PowerShellError):
    """A setting cannot be read or used; the message names the file and the key. It ends a script."""

    net_type = "System.ArgumentException"
    error_id = "InvalidSetting"
    category = "InvalidArgument"
    terminating = True
    stops = True


class CredentialException(PowerShellError):
    """No credential was found; the message names each source that was asked. It ends a script."""

    net_type = "System.ArgumentException"
    error_id = "System.ArgumentException"
    category = "AuthenticationError"
    terminating = True
    stops = True
    exit_status = 4


class UnusableCredentialException(CredentialException):
    """A credential was found that cannot be sent as it is; a script goes on after it."""

    stops = False


class KeyringException(PowerShellError):
    """The system's keyring cannot be used; the message says why. `is_absent`: there is none that could hold a secret."""

    net_type = "System.InvalidOperationException"
    error_id = "KeyringNotAvailable"
    category = "ResourceUnavailable"
    terminating = True

    def __init__(self, message: str = "", *, is_absent: bool = False) -> None:
        super().__init__(message)
        self.is_absent = is_absent


class MetadataException(Exception):
    """A declaration that the engine refuses (binding.md 1.6): a developer's mistake, raised when the class is first used."""

    net_type: ClassVar[str] = "System.Management.Automation.MetadataException"

    def __init__(self, error_id: str, message: str, *, net_type: str | None = None) -> None:
        super().__init__(message)
        self.error_id = error_id
        if net_type:
            self.net_type = net_type  # type: ignore[misc]  # an instance may speak for the one subclass the engine has

    @property
    def record(self) -> ErrorRecord:
        """The record of this error; it has no command (binding.md 1.6)."""
        return ErrorRecord(self, self.error_id, "MetadataError")


class PipelineStop(BaseException):
    """Unwinds a pipeline that is to stop at once: Ctrl-C, or a sink that closed."""


class PipelineFailed(PipelineStop):
    """A stage failed for good: it unwinds the commands whose output it took, none of which it is an error of.

    `stage` is the one that failed, `error` what its pipeline raises in the end.
    """

    def __init__(self, stage: Any, error: PowerShellError) -> None:
        super().__init__()
        self.stage = stage
        self.error = error


class StopUpstream(PipelineStop):
    """A stage has enough: the stages before it end, those after it finish normally. `stage` is the one that said so."""

    def __init__(self, stage: Any) -> None:
        super().__init__()
        self.stage = stage


_FOREIGN_NAMES: dict[type[BaseException], str] = {
    ValueError: "System.ArgumentException",
    TypeError: "System.ArgumentException",
    NotImplementedError: "System.NotImplementedException",
    OverflowError: "System.OverflowException",
    TimeoutError: "System.TimeoutException",
    FileNotFoundError: "System.IO.FileNotFoundException",
    PermissionError: "System.UnauthorizedAccessException",
    OSError: "System.IO.IOException",
    MemoryError: "System.OutOfMemoryException",
    RecursionError: "System.InsufficientExecutionStackException",
}
_FOREIGN_TEXTS: dict[type[BaseException], str] = {
    MemoryError: "Exception of type 'System.OutOfMemoryException' was thrown.",
    RecursionError: "Insufficient stack to continue executing the program safely.",
}


def net_name(exception: BaseException) -> str:
    """Returns the .NET name of an exception's class: its own `net_type`, or the nearest one of Python's own classes."""
    own: str | None = getattr(exception, "net_type", None)
    if own:
        return own
    for base in type(exception).__mro__:
        if base in _FOREIGN_NAMES:
            return _FOREIGN_NAMES[base]
    return "System.Exception"


def leave(error: PowerShellError, activity: str, invocation_type: str = "") -> None:
    """Names an error after the command that it ends, unless another command was named before.

    What only the preference of the command made it stop is an error like any other for the caller then. What a script threw
    belongs to no command, and the preference Stop goes all the way.
    """
    if error.thrown or error.carried or isinstance(error, ActionPreferenceStopException):
        return
    error.record.happened_in(activity, invocation_type)
    error.carried = True
    error.stops = type(error).stops


def enriched(exception: BaseException, activity: str, invocation_type: str = "") -> ErrorRecord:
    """Returns the record of an exception with the command it happened in; the command that was named first stays."""
    record = exception.record if isinstance(exception, PowerShellError) else ErrorRecord(exception, net_name(exception))
    record.happened_in(activity, invocation_type)
    return record
