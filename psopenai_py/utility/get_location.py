"""Get-Location."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import STRING_ARRAY, SWITCH
from .providers.drives import Drives
from .shared.item_cmdlet import ItemCmdlet
from .shared.location_stacks import PathInfoStack, stack_named


class GetLocation(
    ItemCmdlet,
    name="Get-Location",
    default_set="Location",
    net_type="Microsoft.PowerShell.Commands.GetLocationCommand",
    aliases=("gl", "pwd"),
    examples=(("Get-Location", "Where relative paths start from."),),
):
    """Gets the current location of the session, or a stack of former ones."""

    PSProvider = Parameter(STRING_ARRAY, InSet("Location", by_property_name=True), help="Only if it is of one of these providers.")
    PSDrive = Parameter(STRING_ARRAY, InSet("Location", by_property_name=True), help="The locations of these drives.")
    Stack = Parameter(SWITCH, InSet("Stack"), help="The locations that Push-Location kept.")
    StackName = Parameter(STRING_ARRAY, InSet("Stack", by_property_name=True), help="The names of the stacks.")

    def process(self) -> Iterator[Any]:
        """Writes the location."""
        if self.parameter_set == "Stack":
            for name in self.StackName or [""]:
                yield PathInfoStack(name or "default", stack_named(self.location, name))
        elif self.PSDrive:
            for drive in self.PSDrive:
                yield Drives.for_session(self.session).find("." if drive == "/" else f"{drive}:").info
        else:
            current = self.location.current
            wanted = [name.casefold() for name in self.PSProvider or ()]
            if not wanted or current.Provider.Name.casefold() in wanted:
                yield current
