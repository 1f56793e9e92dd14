"""Write-Error."""

from __future__ import annotations

from typing import Any

from ..framework.conversion.text import to_text
from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import ErrorRecord as Record
from ..framework.errors import net_name
from ..framework.values.types import OBJECT, STRING, NetType, enum_of
from ..language.members.lookup import get_member
from .shared.error_categories import ErrorCategory
from .shared.errors import GenericException, WriteErrorException

_MESSAGE = "NoException"
_EXCEPTION = "WithException"
_RECORD = "ErrorRecord"


def _exception(value: Any) -> BaseException:
    if isinstance(value, Record):
        return value.exception
    if isinstance(value, BaseException):
        return value
    return GenericException(to_text(value))


class WriteError(
    Cmdlet,
    name="Write-Error",
    net_type="Microsoft.PowerShell.Commands.WriteErrorCommand",
    default_set=_MESSAGE,
    examples=(("Write-Error 'There is no such run.' -Category ObjectNotFound", "Writes an error and goes on."),),
):
    """Writes an error that ends nothing, unless -ErrorAction or ``$ErrorActionPreference`` is Stop."""

    Exception = Parameter(
        NetType[BaseException]("System.Exception", "exception", BaseException, convert=_exception),
        InSet(_EXCEPTION, mandatory=True, position=0),
        help="The exception that the error carries.",
    )
    Message = Parameter(
        STRING,
        InSet(_MESSAGE, mandatory=True, position=0, from_pipeline=True),
        InSet(_EXCEPTION),
        alias="Msg",
        allow_null=True,
        allow_empty_string=True,
        help="The text of the error.",
    )
    ErrorRecord = Parameter(
        NetType[Record]("System.Management.Automation.ErrorRecord", "errorrecord", Record),
        InSet(_RECORD, mandatory=True, position=0),
        help="An error record, to write it again.",
    )
    Category = Parameter(
        enum_of(ErrorCategory),
        InSet(_MESSAGE),
        InSet(_EXCEPTION),
        default=ErrorCategory.NotSpecified,
        help="What kind of error it is.",
    )
    ErrorId = Parameter(STRING, InSet(_MESSAGE), InSet(_EXCEPTION), help="The id of the error; without it, the name of its class.")
    TargetObject = Parameter(OBJECT, InSet(_MESSAGE), InSet(_EXCEPTION), help="The object that could not be processed.")
    RecommendedAction = Parameter(STRING, help="What the user might do.")
    CategoryActivity = Parameter(STRING, alias="Activity", help="The action that failed.")
    CategoryReason = Parameter(STRING, alias="Reason", help="Why it failed.")
    CategoryTargetName = Parameter(STRING, alias="TargetName", help="The name of the target.")
    CategoryTargetType = Parameter(STRING, alias="TargetType", help="The type of the target.")

    def process(self) -> None:
        """Writes the error, as one of the function that called."""
        record = self._record()
        record.activity = self.CategoryActivity or "Write-Error"
        record.invocation_type = _calling_function(self.session.variables.get("MyInvocation"))
        if self.RecommendedAction:
            record.recommended_action = self.RecommendedAction
            record.details = record.message
        if self.CategoryReason:
            record.reason = self.CategoryReason
        self.write_error(record)

    def _record(self) -> Record:
        given = self.bound.get("ErrorRecord")
        if given is not None:
            return Record(given.exception, given.error_id, given.category, given.target, details=given.details)
        exception = self.bound.get("Exception")
        details = self.Message or None if exception is not None else None
        if exception is None:
            exception = WriteErrorException(self.Message)
        error_id = self.ErrorId or net_name(exception)
        return Record(exception, error_id, str(self.Category), self.bound.get("TargetObject"), details=details)


def _calling_function(invocation: Any) -> str:
    """Returns the name of the function whose ``$MyInvocation`` it is; of a script file its name; nothing at the prompt."""
    command = get_member(invocation, "MyCommand") if invocation is not None else None
    name = get_member(command, "Name") if command else None
    return to_text(name) if name else ""
