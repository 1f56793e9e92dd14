"""Error records as values: what ``$_`` is in a catch block, and ``[ErrorRecord]::new(…)``."""

from __future__ import annotations

from typing import Any, Final

from ...framework.conversion.text import to_text
from ...framework.errors import ErrorRecord
from ...framework.values.enums import ErrorCategory
from ...framework.values.net_object import NetObject
from ...framework.values.types import NetType, type_of
from .objects import OBJECT_MEMBERS
from .table import Members


class ErrorCategoryInfo(
    NetObject,
    net_type="System.Management.Automation.ErrorCategoryInfo",
    properties=("Category", "Activity", "Reason", "TargetName", "TargetType"),
):
    """The category of an error and what goes with it."""

    __slots__ = ("_record",)

    def __init__(self, record: ErrorRecord) -> None:
        self._record = record

    @property
    def Category(self) -> ErrorCategory:
        """The category; NotSpecified for one that the engine does not have."""
        return getattr(ErrorCategory, self._record.category, ErrorCategory.NotSpecified)

    @property
    def Activity(self) -> str:
        """The command that failed."""
        return self._record.activity

    @Activity.setter
    def Activity(self, value: str) -> None:
        self._record.activity = value

    @property
    def Reason(self) -> str:
        """The name of the exception's class."""
        return self._record.reason

    @Reason.setter
    def Reason(self, value: str) -> None:
        self._record.reason = value

    @property
    def TargetName(self) -> str:
        """The target as text."""
        return "" if self._record.target is None else to_text(self._record.target)

    @property
    def TargetType(self) -> str:
        """The short name of the target's type."""
        known = type_of(self._record.target)
        return "" if known is None else known.short_name

    def __str__(self) -> str:
        return f"{self._record.category}: ({self.TargetName}:{self.TargetType}) [{self.Activity}], {self.Reason}"


class ErrorDetails(NetObject, net_type="System.Management.Automation.ErrorDetails", properties=("Message", "RecommendedAction")):
    """What replaces an error's message where it is shown."""

    __slots__ = ("Message", "RecommendedAction")

    def __init__(self, message: str, recommended_action: str = "") -> None:
        self.Message = message
        self.RecommendedAction = recommended_action

    def __str__(self) -> str:
        return self.Message


def _details(record: ErrorRecord) -> ErrorDetails | None:
    return None if record.details is None else ErrorDetails(record.details, record.recommended_action)


def _set_details(record: ErrorRecord, value: Any) -> None:
    record.details = None if value is None else to_text(value)
    record.recommended_action = value.RecommendedAction if isinstance(value, ErrorDetails) else ""


def _new(exception: BaseException, error_id: str | None, category: ErrorCategory, target: Any) -> ErrorRecord:
    return ErrorRecord(exception, error_id or "", str(category), target)


def _copy(record: ErrorRecord, replacing: BaseException | None) -> ErrorRecord:
    return record.copied(record.exception if replacing is None else replacing)


MEMBERS: Final = (
    Members(
        NetType("System.Management.Automation.ErrorRecord", "foreign", ErrorRecord),
        properties={
            "System.Management.Automation.ErrorCategoryInfo CategoryInfo": ErrorCategoryInfo,
            "System.Management.Automation.ErrorDetails ErrorDetails": _details,
            "System.Exception Exception": lambda record: record.exception,
            "string FullyQualifiedErrorId": lambda record: record.fully_qualified_error_id,
            "System.Management.Automation.InvocationInfo InvocationInfo": lambda record: record.invocation_info,
            "string ScriptStackTrace": lambda record: None,
            "System.Object TargetObject": lambda record: record.target,
        },
        setters={"ErrorDetails": _set_details},
        methods={"ToString()": str},
        statics={
            "new(System.Exception exception, string errorId, System.Management.Automation.ErrorCategory errorCategory,"
            " System.Object targetObject)": _new,
            "new(System.Management.Automation.ErrorRecord errorRecord, System.Exception replacing)": _copy,
        },
        base=OBJECT_MEMBERS,
    ),
    Members(
        NetType("System.Management.Automation.ErrorCategoryInfo", "foreign", ErrorCategoryInfo),
        methods={"ToString()": str, "GetMessage()": str},
        base=OBJECT_MEMBERS,
    ),
    Members(
        NetType("System.Management.Automation.ErrorDetails", "foreign", ErrorDetails),
        methods={"ToString()": str},
        statics={"new(string message)": lambda message: ErrorDetails(message)},
        base=OBJECT_MEMBERS,
    ),
)
