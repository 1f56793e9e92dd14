"""System.Globalization.CultureInfo: the invariant culture, which is the only one here."""

from __future__ import annotations

from typing import Any, Final

from ...framework.values.net_object import NetObject
from ...framework.values.types import NetType
from .objects import OBJECT_MEMBERS
from .strings import folded
from .table import Members


class CultureInfo(NetObject, net_type="System.Globalization.CultureInfo", properties=("LCID", "Name", "DisplayName")):
    """A culture by its name; all of them write and read as the invariant one does (deviations.md 23)."""

    __slots__ = ("Name",)

    def __init__(self, name: str = "", *_: Any) -> None:
        self.Name = name

    @property
    def LCID(self) -> int:
        """The number of the invariant culture."""
        return 127

    @property
    def DisplayName(self) -> str:
        """The name to show."""
        return self.Name or "Invariant Language (Invariant Country)"

    def __str__(self) -> str:
        return self.Name


class TextInfo(NetObject, net_type="System.Globalization.TextInfo", properties=("ListSeparator",)):
    """How a culture treats texts."""

    __slots__ = ()
    ListSeparator = ","


def _title_case(text: str) -> str:
    words = text.split(" ")
    return " ".join(word if len(word) > 1 and word.isupper() else folded(word[:1]) + word[1:].lower() for word in words)


_INVARIANT: Final = CultureInfo()

MEMBERS: Final = (
    Members(
        NetType("System.Globalization.CultureInfo", "foreign", CultureInfo),
        properties={"System.Globalization.TextInfo TextInfo": lambda culture: TextInfo()},
        statics={
            "new(string name)": CultureInfo,
            "GetCultureInfo(string name)": CultureInfo,
            "CreateSpecificCulture(string name)": CultureInfo,
        },
        static_properties={
            name: lambda: _INVARIANT for name in ("InvariantCulture", "CurrentCulture", "CurrentUICulture", "InstalledUICulture")
        },
        base=OBJECT_MEMBERS,
    ),
    Members(
        NetType("System.Globalization.TextInfo", "foreign", TextInfo),
        methods={
            "ToLower(string str)": lambda info, text: text.lower(),
            "ToTitleCase(string str)": lambda info, text: _title_case(text),
            "ToUpper(string str)": lambda info, text: folded(text),
        },
        base=OBJECT_MEMBERS,
    ),
)
