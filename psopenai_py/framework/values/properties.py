"""The properties of any value, as the engine shows them: those of an object, and the instance properties of .NET's own types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from .collections import ArrayList, GenericList, Hashtable
from .dates import DateTime, TimeSpan
from .enums import DayOfWeek
from .net_object import NetObject
from .nothing import UNBOUND
from .objects import PSObject, find
from .scalars import ScriptBlock, SecureString, SwitchParameter, Uri, Version, utf16_length

if TYPE_CHECKING:
    from urllib.parse import SplitResult

Reader = Callable[[Any], Any]


def _day(value: DateTime) -> DateTime:
    return DateTime(value.year, value.month, value.day, tzinfo=value.tzinfo)


def _of_day(value: DateTime) -> TimeSpan:
    return TimeSpan.from_ticks(value.ticks % 864_000_000_000)


def _address(value: Uri) -> SplitResult:
    from urllib.parse import urlsplit

    return urlsplit(str(value))


def _part(ticks: int, size: int, modulus: int | None = None) -> int:
    whole = abs(ticks) // size
    whole = whole % modulus if modulus else whole
    return -whole if ticks < 0 else whole


_ARRAY: dict[str, Reader] = {
    "count": len,
    "length": len,
    "longlength": len,
    "rank": lambda _: 1,
    "isreadonly": lambda _: False,
    "isfixedsize": lambda _: True,
    "issynchronized": lambda _: False,
}
_LIST: dict[str, Reader] = {"count": len}
_DICTIONARY: dict[str, Reader] = {
    "count": len,
    "keys": lambda value: list(value),
    "values": lambda value: list(value.values()),
    "isreadonly": lambda _: False,
    "isfixedsize": lambda _: False,
    "issynchronized": lambda _: False,
}
_DATE: dict[str, Reader] = {
    "year": lambda value: value.year,
    "month": lambda value: value.month,
    "day": lambda value: value.day,
    "hour": lambda value: value.hour,
    "minute": lambda value: value.minute,
    "second": lambda value: value.second,
    "millisecond": lambda value: value.microsecond // 1000,
    "microsecond": lambda value: value.microsecond % 1000,
    "nanosecond": lambda value: value.tick * 100,
    "ticks": lambda value: value.ticks,
    "date": _day,
    "timeofday": _of_day,
    "dayofyear": lambda value: value.timetuple().tm_yday,
    "dayofweek": lambda value: DayOfWeek((value.weekday() + 1) % 7),
    "kind": lambda value: value.kind,
}
_SPAN: dict[str, Reader] = {
    "ticks": lambda value: value.ticks,
    "days": lambda value: _part(value.ticks, 864_000_000_000),
    "hours": lambda value: _part(value.ticks, 36_000_000_000, 24),
    "minutes": lambda value: _part(value.ticks, 600_000_000, 60),
    "seconds": lambda value: _part(value.ticks, 10_000_000, 60),
    "milliseconds": lambda value: _part(value.ticks, 10_000, 1000),
    "microseconds": lambda value: _part(value.ticks, 10, 1000),
    "nanoseconds": lambda value: _part(value.ticks, 1, 10) * 100,
    "totalmicroseconds": lambda value: value.ticks / 10,
    "totalnanoseconds": lambda value: float(value.ticks * 100),
    "totaldays": lambda value: value.ticks / 864_000_000_000,
    "totalhours": lambda value: value.ticks / 36_000_000_000,
    "totalminutes": lambda value: value.ticks / 600_000_000,
    "totalseconds": lambda value: value.ticks / 10_000_000,
    "totalmilliseconds": lambda value: value.ticks / 10_000,
}
_URI: dict[str, Reader] = {
    "originalstring": str,
    "isabsoluteuri": lambda value: value.is_absolute,
    "scheme": lambda value: _address(value).scheme if value.is_absolute else None,
    "host": lambda value: _address(value).hostname or "" if value.is_absolute else None,
}


def _version_part(index: int) -> Reader:
    return lambda value: value.parts[index] if index < len(value.parts) else -1


_VERSION = {name: _version_part(index) for index, name in enumerate(("major", "minor", "build", "revision"))}
_BY_CLASS: tuple[tuple[type, dict[str, Reader]], ...] = (
    (Hashtable, _DICTIONARY),
    (Mapping, _DICTIONARY),
    (ArrayList, _LIST),
    (GenericList, _LIST),
    (list, _ARRAY),
    (tuple, _ARRAY),
    (DateTime, _DATE),
    (TimeSpan, _SPAN),
    (Uri, _URI),
    (Version, _VERSION),
    (SwitchParameter, {"ispresent": lambda value: value.is_present}),
    (SecureString, {"length": len}),
    (ScriptBlock, {}),
)


def property_of(value: Any, name: str) -> Any:
    """Returns the value of a property, found without regard to case, or `UNBOUND` where there is none.

    The entries of a dictionary are no properties (R7.12). A Python object of another class has its public attributes.
    """
    if isinstance(value, PSObject):
        return find(value, name)
    if isinstance(value, NetObject):
        return value.find(name)
    folded = name.casefold()
    if isinstance(value, str):
        if folded == "length":
            return utf16_length(value)
        return UNBOUND
    if value is None or isinstance(value, bool | int | float):
        return UNBOUND
    for known, readers in _BY_CLASS:
        if isinstance(value, known):
            reader = readers.get(folded)
            return UNBOUND if reader is None else reader(value)
    return _attribute(value, folded)


def _attribute(value: Any, folded: str) -> Any:
    for attribute in dir(type(value)) + list(getattr(value, "__dict__", ())):
        if attribute.casefold() == folded and not attribute.startswith("_"):
            found = getattr(value, attribute)
            return UNBOUND if callable(found) else found
    return UNBOUND
