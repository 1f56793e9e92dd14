"""Get-Culture."""

from __future__ import annotations

from collections.abc import Iterator

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import ErrorRecord
from ..framework.validation.not_null import ValidateNotNull
from ..framework.values.net_object import NetObject
from ..framework.values.types import STRING_ARRAY, SWITCH
from .shared.errors import ArgumentException


class CultureInfo(
    NetObject, net_type="System.Globalization.CultureInfo", properties=("LCID", "Name", "DisplayName", "EnglishName", "NativeName")
):
    """The invariant culture, the only one there is here."""

    __slots__ = ()
    LCID = 127
    Name = ""
    DisplayName = "Invariant Language (Invariant Country)"
    EnglishName = DisplayName
    NativeName = DisplayName

    def __str__(self) -> str:
        return self.Name


class GetCulture(
    Cmdlet,
    name="Get-Culture",
    net_type="Microsoft.PowerShell.Commands.GetCultureCommand",
    default_set="CurrentCulture",
    outputs="System.Globalization.CultureInfo",
    examples=(("(Get-Culture).DisplayName", "The name of the culture."),),
):
    """Gets the culture that numbers and dates are written in: always the invariant one."""

    Name = Parameter(STRING_ARRAY, InSet("Name", position=0, from_pipeline=True), validate=[ValidateNotNull()], help="Its name.")
    NoUserOverrides = Parameter(SWITCH, InSet("CurrentCulture"), InSet("Name"), help="Accepted; there are no settings of a user.")
    ListAvailable = Parameter(SWITCH, InSet("ListAvailable"), help="Lists all cultures.")

    def process(self) -> Iterator[CultureInfo]:
        """Writes the culture."""
        for name in self.bound.get("Name") or [""]:
            if name:
                error = ArgumentException(f"The culture '{name}' is not supported here: only the invariant one is.")
                self.write_error(ErrorRecord(error, "ItemNotFoundException", "ObjectNotFound", name))
            else:
                yield CultureInfo()
