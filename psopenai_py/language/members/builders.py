"""The members of System.Text.StringBuilder."""

from __future__ import annotations

from typing import Any, Final

from ...framework.conversion.text import plain_text
from ...framework.values.net_object import NetObject
from ...framework.values.types import NetType
from ..errors import out_of_range
from ..formats.composite import format_composite
from .objects import OBJECT_MEMBERS
from .table import Members

NEW_LINE: Final = "\n"


class StringBuilder(NetObject, net_type="System.Text.StringBuilder", properties=("Capacity", "MaxCapacity", "Length")):
    """System.Text.StringBuilder: a text that grows."""

    __slots__ = ("text",)

    def __init__(self, text: str | None = None, *_: Any) -> None:
        self.text = text or ""

    @property
    def Capacity(self) -> int:
        """How long the text may get before it is moved."""
        return max(16, len(self.text))

    @property
    def MaxCapacity(self) -> int:
        """How long the text may get."""
        return 2**31 - 1

    @property
    def Length(self) -> int:
        """How long the text is."""
        return len(self.text)

    @Length.setter
    def Length(self, length: int) -> None:
        self.text = self.text[:length].ljust(length, "\0")

    def append(self, value: Any) -> StringBuilder:
        """Adds a value's text."""
        self.text += "" if value is None else plain_text(value)
        return self

    def splice(self, start: int, count: int, new: str) -> StringBuilder:
        """Replaces a part of the text."""
        if start < 0 or count < 0 or start + count > len(self.text):
            raise out_of_range("Index was out of range. Must be non-negative and less than the size of the collection.", "index")
        self.text = self.text[:start] + new + self.text[start + count :]
        return self

    def __str__(self) -> str:
        return self.text


def _replace(builder: StringBuilder, old: str, new: str | None) -> StringBuilder:
    builder.text = builder.text.replace(old, new or "")
    return builder


def _joined(builder: StringBuilder, separator: str | None, values: list[Any]) -> StringBuilder:
    return builder.append((separator or "").join("" if value is None else plain_text(value) for value in values))


MEMBERS: Final = (
    Members(
        NetType("System.Text.StringBuilder", "foreign", StringBuilder),
        properties={
            "int Capacity": lambda builder: builder.Capacity,
            "int MaxCapacity": lambda builder: builder.MaxCapacity,
            "int Length": lambda builder: builder.Length,
        },
        methods={
            "Append(object value)": StringBuilder.append,
            "Append(string value)": StringBuilder.append,
            "Append(char value, int repeatCount)": lambda builder, char, count: builder.append(str(char) * count),
            "AppendFormat(string format, params object[] args)": lambda builder, form, values: builder.append(
                format_composite(form, values)
            ),
            "AppendJoin(string separator, params object[] values)": _joined,
            "AppendLine()": lambda builder: builder.append(NEW_LINE),
            "AppendLine(string value)": lambda builder, value: builder.append((value or "") + NEW_LINE),
            "Clear()": lambda builder: builder.splice(0, len(builder.text), ""),
            "Insert(int index, object value)": lambda builder, place, value: builder.splice(
                place, 0, "" if value is None else plain_text(value)
            ),
            "Remove(int startIndex, int length)": lambda builder, start, length: builder.splice(start, length, ""),
            "Replace(string oldValue, string newValue)": _replace,
            "ToString()": str,
            "ToString(int startIndex, int length)": lambda builder, start, length: builder.text[start : start + length],
        },
        statics={
            "new()": StringBuilder,
            "new(int capacity)": lambda capacity: StringBuilder(),
            "new(string value)": StringBuilder,
            "new(string value, int capacity)": StringBuilder,
        },
        base=OBJECT_MEMBERS,
    ),
)
