"""Move-Item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import STRING, SWITCH
from .providers.drives import ItemPath
from .providers.resolving import NO_FILTERS
from .shared.errors import ArgumentException, PSInvalidOperationException
from .shared.item_cmdlet import PathsCmdlet


class MoveItem(
    PathsCmdlet,
    name="Move-Item",
    default_set="Path",
    net_type="Microsoft.PowerShell.Commands.MoveItemCommand",
    supports_should_process=True,
    aliases=("mi", "move"),
    examples=(("Move-Item *.log logs", "Files into a folder."),),
):
    """Moves files and folders. A file that is in the way is replaced only with -Force."""

    Destination = Parameter(
        STRING, InSet(position=1, by_property_name=True), default=".", help="Where to: a path, or a folder that is there."
    )
    PassThru = Parameter(SWITCH, help="Writes the items at their new place.")

    def process(self) -> Iterator[Any]:
        """Moves the items."""
        for made in self.each(self._move, missing=self.is_literal):
            if self.PassThru:
                yield made

    def _move(self, item: ItemPath) -> Iterator[Any]:
        if not item.provider.exists(item.path):
            raise PSInvalidOperationException(f"Cannot move item because the item at '{item.path}' does not exist.")
        if self.location.is_within(item.path):
            raise PSInvalidOperationException(f"Cannot move item because the item at '{item.shown}' is in use.")
        targets = self.resolved(self.Destination or ".", NO_FILTERS, missing=True)
        if len(targets) != 1:
            message = (
                "Cannot move the item because the destination resolved to multiple paths. Specify a destination path that resolves "
                "to a single destination and try again. (Parameter 'destination')"
            )
            raise ArgumentException(
                message,
                error_id="System.Management.Automation.PSArgumentException",
                category="InvalidArgument",
                target=self.Destination,
            )
        return item.provider.move(self, item.path, targets[0].path)
