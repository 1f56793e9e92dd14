"""Set-Location."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import STRING, SWITCH
from .providers.errors import io_error
from .shared.errors import InvalidOperationException
from .shared.item_cmdlet import ItemCmdlet
from .shared.location_stacks import destination, stack_named


class SetLocation(
    ItemCmdlet,
    name="Set-Location",
    default_set="Path",
    net_type="Microsoft.PowerShell.Commands.SetLocationCommand",
    aliases=("sl", "cd", "chdir"),
    examples=(("Set-Location data", "Relative paths start from there."), ("cd -", "Back to where it was before.")),
):
    """Sets the current location of the session; without a path, to the user's own folder.

    ``-`` goes back to the location before, ``+`` forward again. The process itself stays where it is.
    """

    Path = Parameter(
        STRING, InSet("Path", position=0, from_pipeline=True, by_property_name=True), default="", help="The folder, or a drive."
    )
    LiteralPath = Parameter(
        STRING,
        InSet("LiteralPath", mandatory=True, by_property_name=True),
        alias=("PSPath", "LP"),
        help="The folder, without wildcards.",
    )
    PassThru = Parameter(SWITCH, help="Writes the new location.")
    StackName = Parameter(STRING, InSet("Stack", by_property_name=True), help="Makes a stack of that name the default one.")

    def process(self) -> Iterator[Any]:
        """Goes there."""
        if self.parameter_set == "Stack":
            stack_named(self.location, self.StackName)
            self.location.default_stack = self.StackName or ""
            return
        path = (self.LiteralPath if self.is_literal else self.Path) or "~"
        if not self.is_literal and path in ("-", "+"):
            self._along(path)
        else:
            try:
                self.location.go(destination(self.session, path, literal=self.is_literal))
            except OSError as error:
                self.write_error(io_error(error, path, "SetLocation", category="ReadError"))
                return
        if self.PassThru:
            yield self.location.current

    def _along(self, sign: str) -> None:
        if not (self.location.go_back() if sign == "-" else self.location.go_forward()):
            direction = "backwards" if sign == "-" else "forwards"
            raise InvalidOperationException(f"There is no location history left to navigate {direction}.")
