"""Push-Location."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import STRING, SWITCH
from .providers.errors import io_error
from .shared.item_cmdlet import ItemCmdlet
from .shared.location_stacks import destination


class PushLocation(
    ItemCmdlet,
    name="Push-Location",
    default_set="Path",
    net_type="Microsoft.PowerShell.Commands.PushLocationCommand",
    aliases=("pushd",),
    examples=(("Push-Location data; Get-ChildItem; Pop-Location", "There and back again."),),
):
    """Keeps the current location on a stack, and goes to another if one is named."""

    Path = Parameter(
        STRING, InSet("Path", position=0, from_pipeline=True, by_property_name=True), default="", help="The folder to go to."
    )
    LiteralPath = Parameter(
        STRING, InSet("LiteralPath", by_property_name=True), alias=("PSPath", "LP"), help="The folder to go to, without wildcards."
    )
    PassThru = Parameter(SWITCH, help="Writes the new location.")
    StackName = Parameter(STRING, InSet(by_property_name=True), help="The name of the stack.")

    def process(self) -> Iterator[Any]:
        """Pushes, then goes."""
        location = self.location
        stack = location.stacks.setdefault((self.StackName or location.default_stack).casefold(), [])
        stack.append(location.current)
        path = self.paths[0] if self.paths and self.paths[0] else None
        if path is not None:
            try:
                location.go(destination(self.session, path, literal=self.is_literal))
            except OSError as error:
                self.write_error(io_error(error, path, "SetLocation", category="ReadError"))
                return
        if self.PassThru:
            yield location.current
