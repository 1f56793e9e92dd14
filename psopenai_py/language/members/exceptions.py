"""Exceptions as values: ``[System.ArgumentException]::new('text')`` and the properties of a caught one."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from ...framework.errors import net_name
from ...framework.values.nothing import UNBOUND
from ...framework.values.types import NetType
from ..errors import NetException
from .objects import OBJECT_MEMBERS
from .table import Members

_NAMES: Final = (
    "System.Exception", "System.SystemException", "System.ApplicationException", "System.ArgumentException",
    "System.ArgumentNullException", "System.ArgumentOutOfRangeException", "System.ArithmeticException",
    "System.DivideByZeroException", "System.FormatException", "System.IndexOutOfRangeException", "System.InvalidCastException",
    "System.InvalidOperationException", "System.NotImplementedException", "System.NotSupportedException",
    "System.NullReferenceException", "System.OperationCanceledException", "System.OutOfMemoryException",
    "System.OverflowException", "System.TimeoutException", "System.UnauthorizedAccessException", "System.UriFormatException",
    "System.IO.IOException", "System.IO.FileNotFoundException", "System.IO.DirectoryNotFoundException",
    "System.IO.PathTooLongException", "System.Collections.Generic.KeyNotFoundException", "System.Net.WebException",
    "System.Net.Http.HttpRequestException", "System.Security.SecurityException", "System.Threading.Tasks.TaskCanceledException",
    "System.Management.Automation.RuntimeException", "System.Management.Automation.PSInvalidOperationException",
    "System.Management.Automation.PSArgumentException", "System.Management.Automation.CommandNotFoundException",
    "System.Management.Automation.ItemNotFoundException", "System.Management.Automation.ParseException",
    "System.Management.Automation.PSInvalidCastException", "System.Management.Automation.PSNotSupportedException",
    "System.Management.Automation.MethodInvocationException", "System.Management.Automation.MethodException",
    "System.Management.Automation.ActionPreferenceStopException", "System.Management.Automation.ParameterBindingException",
    "System.Management.Automation.CmdletInvocationException", "System.Management.Automation.PipelineStoppedException",
    "System.Management.Automation.ValidationMetadataException", "System.Management.Automation.MetadataException",
    "System.Text.RegularExpressions.RegexParseException", "System.Text.Json.JsonException",
    "Microsoft.PowerShell.Commands.WriteErrorException",
)  # fmt: skip


@cache
def exception_type(folded: str) -> NetType[Any] | None:
    """Returns the type of an exception by its full name in lower case, None for an unknown one."""
    name = next((name for name in _NAMES if name.lower() == folded), None)
    return None if name is None else NetType(name, "foreign", NetException)


def _message(error: BaseException) -> str:
    return str(error)


def _inner(error: BaseException) -> BaseException | None:
    return error.__cause__


def _new(known: NetType[Any], message: str | None = None, inner: Any = None) -> NetException:
    made = NetException(known.name, f"Exception of type '{known.name}' was thrown." if message is None else message)
    if isinstance(inner, BaseException):
        made.__cause__ = inner
    return made


def _base(error: BaseException) -> BaseException:
    while error.__cause__ is not None:
        error = error.__cause__
    return error


def _text(error: BaseException) -> str:
    inner = f" ---> {_text(error.__cause__)}" if error.__cause__ is not None else ""
    return f"{net_name(error)}: {error}{inner}"


def _type(error: BaseException) -> NetType[Any]:
    own: NetType[Any] | None = getattr(error, "own_type", None)
    return own or exception_type(net_name(error).lower()) or NetType(net_name(error), "foreign", type(error))


def _record(error: BaseException) -> Any:
    return getattr(error, "record", None)


_PLACES: Final = {
    "commandname": "System.Management.Automation.CommandNotFoundException",
    "itemname": "System.Management.Automation.ItemNotFoundException",
}
"""Properties of single classes of exceptions that name what was looked for, which is the target of their errors."""


def _own(error: BaseException, name: str) -> Any:
    if _PLACES.get(name.casefold()) == net_name(error):
        return getattr(error, "target", UNBOUND)
    return UNBOUND


def _stack(error: BaseException) -> None:
    return None


MEMBERS: Final = (
    Members(
        NetType("System.Exception", "foreign", BaseException),
        properties={
            "System.Management.Automation.ErrorRecord ErrorRecord": _record,
            "System.Collections.IDictionary Data": lambda error: {},
            "string HelpLink": _stack,
            "int HResult": lambda error: -2146233088,
            "System.Exception InnerException": _inner,
            "string Message": _message,
            "string Source": _stack,
            "string StackTrace": _stack,
            "string ParamName": lambda error: str(error).rpartition("(Parameter '")[2].partition("')")[0] or None,
        },
        methods={
            "GetBaseException()": _base,
            "GetType()": _type,
            "ToString()": _text,
        },
        statics={
            "new()": _new,
            "new(string message)": _new,
            "new(string message, System.Exception innerException)": _new,
            "new(string message, string paramName)": lambda known, message, name: _new(known, f"{message} (Parameter '{name}')"),
        },
        base=OBJECT_MEMBERS,
        needs_type=True,
        fallback=_own,
    ),
)
