"""The properties of any value by name and in order: what a wildcard stands for, and what a CSV line or a JSON object has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ...framework.errors import ErrorRecord
from ...framework.values.collections import ArrayList, GenericList, Hashtable
from ...framework.values.dates import DateTime, TimeSpan
from ...framework.values.net_object import NetObject
from ...framework.values.noted import notes_of
from ...framework.values.nothing import UNBOUND
from ...framework.values.objects import PSObject, names
from ...framework.values.scalars import IPAddress, Regex, SecureString, SwitchParameter, Uri, Version
from ...language.members.lookup import get_member

_DATE: Final = (
    "DateTime", "Date", "Day", "DayOfWeek", "DayOfYear", "Hour", "Kind", "Millisecond", "Microsecond", "Nanosecond", "Minute",
    "Month", "Second", "Ticks", "TimeOfDay", "Year",
)  # fmt: skip
_SPAN: Final = (
    "Ticks", "Days", "Hours", "Milliseconds", "Microseconds", "Nanoseconds", "Minutes", "Seconds", "TotalDays", "TotalHours",
    "TotalMilliseconds", "TotalMicroseconds", "TotalNanoseconds", "TotalMinutes", "TotalSeconds",
)  # fmt: skip
_DICTIONARY: Final = ("IsReadOnly", "IsFixedSize", "IsSynchronized", "Keys", "Values", "SyncRoot", "Count")
_EXCEPTION: Final = ("TargetSite", "Message", "Data", "InnerException", "HelpLink", "Source", "HResult", "StackTrace")
_ARRAY: Final = ("Count", "Length", "LongLength", "Rank", "SyncRoot", "IsReadOnly", "IsFixedSize", "IsSynchronized")
_LIST: Final = ("Capacity", "Count", "IsFixedSize", "IsReadOnly", "IsSynchronized", "SyncRoot")
_BY_CLASS: Final[tuple[tuple[type, tuple[str, ...]], ...]] = (
    (str, ("Length",)),
    (bool, ()),
    (int, ()),
    (float, ()),
    (DateTime, _DATE),
    (TimeSpan, _SPAN),
    (Hashtable, _DICTIONARY),
    (Mapping, _DICTIONARY),
    (ArrayList, _LIST),
    (GenericList, ("Capacity", "Count")),
    (list, _ARRAY),
    (tuple, _ARRAY),
    (Version, ("Major", "Minor", "Build", "Revision", "MajorRevision", "MinorRevision")),
    (SwitchParameter, ("IsPresent",)),
    (Regex, ("Options", "RightToLeft", "MatchTimeout")),
    (
        IPAddress,
        (
            "AddressFamily", "ScopeId", "IsIPv6Multicast", "IsIPv6LinkLocal", "IsIPv6SiteLocal", "IsIPv6Teredo",
            "IsIPv6UniqueLocal", "IsIPv4MappedToIPv6", "Address",
        ),
    ),
    (SecureString, ("Length",)),
    (BaseException, _EXCEPTION),
    (
        Uri,
        (
            "AbsolutePath", "AbsoluteUri", "LocalPath", "Authority", "HostNameType", "IsDefaultPort", "IsFile", "IsLoopback",
            "PathAndQuery", "Segments", "IsUnc", "Host", "Port", "Query", "Fragment", "Scheme", "OriginalString", "DnsSafeHost",
            "IdnHost", "IsAbsoluteUri", "UserEscaped", "UserInfo",
        ),
    ),
    (
        ErrorRecord,
        (
            "PSMessageDetails", "Exception", "TargetObject", "CategoryInfo", "FullyQualifiedErrorId", "ErrorDetails",
            "InvocationInfo", "ScriptStackTrace", "PipelineIterationInfo",
        ),
    ),
)  # fmt: skip


def property_names(value: Any) -> list[str]:
    """Returns the names of the value's properties, in the engine's order; none for numbers and null.

    A Python object of another class has its public attributes.
    """
    if isinstance(value, PSObject):
        return names(value)
    return [*_declared(value), *notes_of(value)]


def _declared(value: Any) -> list[str]:
    if isinstance(value, NetObject):
        return list(value.properties)
    for known, listed in _BY_CLASS:
        if isinstance(value, known):
            return list(listed)
    return _attributes(value)


def _attributes(value: Any) -> list[str]:
    listed = [*getattr(value, "__dict__", ()), *dir(type(value))]
    return [name for name in dict.fromkeys(listed) if not name.startswith("_") and get_member(value, name) is not UNBOUND]


def property_pairs(value: Any) -> list[tuple[str, Any]]:
    """Returns name and value of the value's properties; one that cannot be read is null."""
    pairs = []
    for name in property_names(value):
        try:
            found = get_member(value, name)
        except Exception:  # noqa: BLE001  # a computed property may fail in any way
            found = None
        pairs.append((name, None if found is UNBOUND else found))
    return pairs
