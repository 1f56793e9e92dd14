"""The classes of .NET's and the engine's exceptions, as far as ``catch`` and ``trap`` tell them apart."""

from __future__ import annotations

from typing import Any, Final

from ...framework.errors import ActionPreferenceStopException, CmdletInvocationException, ErrorRecord, PowerShellError, net_name
from ...framework.values.types import NetType

_ENGINE = "System.Management.Automation."
_BASES: Final[dict[str, str]] = {
    "System.SystemException": "System.Exception",
    "System.ApplicationException": "System.Exception",
    "System.AggregateException": "System.Exception",
    "System.ArithmeticException": "System.SystemException",
    "System.DivideByZeroException": "System.ArithmeticException",
    "System.OverflowException": "System.ArithmeticException",
    "System.ArgumentException": "System.SystemException",
    "System.ArgumentNullException": "System.ArgumentException",
    "System.ArgumentOutOfRangeException": "System.ArgumentException",
    "System.FormatException": "System.SystemException",
    "System.UriFormatException": "System.FormatException",
    "System.IndexOutOfRangeException": "System.SystemException",
    "System.InvalidCastException": "System.SystemException",
    "System.InvalidOperationException": "System.SystemException",
    "System.ObjectDisposedException": "System.InvalidOperationException",
    "System.NotImplementedException": "System.SystemException",
    "System.NotSupportedException": "System.SystemException",
    "System.NullReferenceException": "System.SystemException",
    "System.OutOfMemoryException": "System.SystemException",
    "System.RankException": "System.SystemException",
    "System.TimeoutException": "System.SystemException",
    "System.UnauthorizedAccessException": "System.SystemException",
    "System.OperationCanceledException": "System.SystemException",
    "System.Threading.Tasks.TaskCanceledException": "System.OperationCanceledException",
    "System.Collections.Generic.KeyNotFoundException": "System.SystemException",
    "System.IO.IOException": "System.SystemException",
    "System.IO.FileNotFoundException": "System.IO.IOException",
    "System.IO.DirectoryNotFoundException": "System.IO.IOException",
    "System.IO.DriveNotFoundException": "System.IO.IOException",
    "System.IO.PathTooLongException": "System.IO.IOException",
    "System.IO.EndOfStreamException": "System.IO.IOException",
    "System.Net.WebException": "System.InvalidOperationException",
    "System.Net.Http.HttpRequestException": "System.Exception",
    "System.Text.RegularExpressions.RegexParseException": "System.ArgumentException",
    "System.Text.Json.JsonException": "System.Exception",
    "Microsoft.PowerShell.Commands.WriteErrorException": "System.SystemException",
    "Microsoft.PowerShell.Commands.HttpResponseException": "System.Net.Http.HttpRequestException",
    f"{_ENGINE}RuntimeException": "System.SystemException",
    f"{_ENGINE}PSInvalidCastException": "System.InvalidCastException",
    f"{_ENGINE}PSInvalidOperationException": "System.InvalidOperationException",
    f"{_ENGINE}PSArgumentException": "System.ArgumentException",
    f"{_ENGINE}PSArgumentNullException": "System.ArgumentNullException",
    f"{_ENGINE}PSArgumentOutOfRangeException": "System.ArgumentOutOfRangeException",
    f"{_ENGINE}PSNotSupportedException": "System.NotSupportedException",
    f"{_ENGINE}PSNotImplementedException": "System.NotImplementedException",
    f"{_ENGINE}ParameterBindingValidationException": f"{_ENGINE}ParameterBindingException",
    f"{_ENGINE}ParameterBindingArgumentTransformationException": f"{_ENGINE}ParameterBindingException",
    f"{_ENGINE}ArgumentTransformationMetadataException": f"{_ENGINE}MetadataException",
    f"{_ENGINE}ValidationMetadataException": f"{_ENGINE}MetadataException",
    f"{_ENGINE}ParsingMetadataException": f"{_ENGINE}MetadataException",
    f"{_ENGINE}CmdletProviderInvocationException": f"{_ENGINE}CmdletInvocationException",
    f"{_ENGINE}MethodInvocationException": f"{_ENGINE}MethodException",
    f"{_ENGINE}MethodException": f"{_ENGINE}ExtendedTypeSystemException",
    f"{_ENGINE}SetValueInvocationException": f"{_ENGINE}SetValueException",
    f"{_ENGINE}SetValueException": f"{_ENGINE}ExtendedTypeSystemException",
    f"{_ENGINE}GetValueInvocationException": f"{_ENGINE}GetValueException",
    f"{_ENGINE}GetValueException": f"{_ENGINE}ExtendedTypeSystemException",
    f"{_ENGINE}PropertyNotFoundException": f"{_ENGINE}ExtendedTypeSystemException",
    f"{_ENGINE}ScriptCallDepthException": "System.SystemException",
    f"{_ENGINE}ItemNotFoundException": f"{_ENGINE}SessionStateException",
    f"{_ENGINE}DriveNotFoundException": f"{_ENGINE}SessionStateException",
    f"{_ENGINE}ProviderNotFoundException": f"{_ENGINE}SessionStateException",
    f"{_ENGINE}SessionStateUnauthorizedAccessException": f"{_ENGINE}SessionStateException",
}


def base_of(name: str) -> str | None:
    """Returns the class that an exception class derives from; None for the root, and for what is no exception."""
    known = _BASES.get(name)
    if known is not None:
        return known
    if name == "System.Exception" or not name.endswith("Exception"):
        return None
    return f"{_ENGINE}RuntimeException" if name.startswith(_ENGINE) else "System.Exception"


def ancestry(name: str) -> list[str]:
    """Returns a class and the classes it derives from, the nearest first, in lower case."""
    chain: list[str] = []
    at: str | None = name
    while at is not None:
        chain.append(at.lower())
        at = base_of(at)
    return chain


def _ancestry_of(exception: BaseException) -> list[str]:
    """Returns the classes of an exception, in lower case: those of a script first, then what they derive from."""
    chain: list[str] = []
    known: NetType[Any] | None = getattr(exception, "own_type", None)
    while known is not None and known.base is not None:
        chain.append(known.name.lower())
        known = known.base
    return chain + ancestry(net_name(exception) if known is None else known.name)


def is_runtime_exception(name: str) -> bool:
    """Whether the engine's RuntimeException is among the classes."""
    return f"{_ENGINE}RuntimeException".lower() in ancestry(name)


CATCH_ALL = ""
"""Stands for the type of a clause without types."""


def find_handler(error: PowerShellError, clauses: list[list[str]]) -> int | None:
    """Returns the number of the clause for an error, None where no clause takes it; clauses are full class names in lower case.

    The exception behind the error is looked at first, then the error itself, then what -ErrorAction Stop or a command's own error
    stand for; the most specific clause wins, the first one found among equals, one without types only where no other does.
    """
    types = [(name, index) for index, names in enumerate(clauses) for name in names or [CATCH_ALL]]
    ranks = [_rank(name, types) for name, _ in types]
    best: int | None = None
    for exception in _candidates(error):
        found = _matching(_ancestry_of(exception), types)
        if found is None:
            continue
        if best is None or ranks[found] < ranks[best] or (ranks[found] == ranks[best] and types[best][0] == CATCH_ALL):
            best = found
        if ranks[best] == 0:
            break
    return None if best is None else types[best][1]


def _lineage(folded: str) -> list[str]:
    """Returns a class by its name in lower case and the classes it derives from."""
    spelled = {name.lower(): name for name in _BASES}
    if folded in spelled:
        return ancestry(spelled[folded])
    if folded.startswith(_ENGINE.lower()) and folded.endswith("exception"):
        return [folded, *ancestry(f"{_ENGINE}RuntimeException")]
    return [folded, "system.exception"]


def _rank(name: str, types: list[tuple[str, int]]) -> int:
    """Returns how many of the other types derive from a type; 0 is as specific as can be."""
    if name == CATCH_ALL:
        return len(types)
    return sum(other != name and other != CATCH_ALL and name in _lineage(other) for other, _ in types)


def _matching(chain: list[str], types: list[tuple[str, int]]) -> int | None:
    """Returns the place of the type that an exception is of: its own, else the first it derives from, else one that takes all."""
    names = [name for name, _ in types]
    if chain[0] in names:
        return names.index(chain[0])
    for place, name in enumerate(names):
        if name in chain:
            return place
    return names.index(CATCH_ALL) if CATCH_ALL in names else None


def _candidates(error: PowerShellError) -> list[BaseException]:
    found: list[BaseException] = []
    at: BaseException | None = error
    while isinstance(at, PowerShellError):
        if at.__cause__ is not None:
            found.append(at.__cause__)
        found.append(at)
        following: BaseException | None = None
        if isinstance(at, ActionPreferenceStopException):
            record = at.record
            following = record.exception if isinstance(record, ErrorRecord) else None
        elif isinstance(at, CmdletInvocationException) and at.__cause__ is not None:
            following = at.__cause__.__cause__
        if following is None or following in found:
            break
        if not isinstance(following, PowerShellError):
            found.append(following)
            break
        at = following
    return found
