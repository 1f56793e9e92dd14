"""Pop-Location."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import STRING, SWITCH
from .shared.item_cmdlet import ItemCmdlet
from .shared.location_stacks import stack_named


class PopLocation(
    ItemCmdlet,
    name="Pop-Location",
    net_type="Microsoft.PowerShell.Commands.PopLocationCommand",
    aliases=("popd",),
    examples=(("Pop-Location", "Back to where Push-Location was called."),),
):
    """Goes back to the location that was pushed last."""

    PassThru = Parameter(SWITCH, help="Writes the new location.")
    StackName = Parameter(STRING, InSet(by_property_name=True), help="The name of the stack.")

    def process(self) -> Iterator[Any]:
        """Pops."""
        stack = stack_named(self.location, self.StackName)
        if stack:
            self.location.go(stack.pop())
        if self.PassThru:
            yield self.location.current
