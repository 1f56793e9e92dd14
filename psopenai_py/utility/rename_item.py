"""Rename-Item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import STRING, SWITCH
from .providers.drives import ItemPath
from .shared.errors import PSInvalidOperationException
from .shared.item_cmdlet import CREDENTIAL, ItemCmdlet


class RenameItem(
    ItemCmdlet,
    name="Rename-Item",
    default_set="ByPath",
    net_type="Microsoft.PowerShell.Commands.RenameItemCommand",
    supports_should_process=True,
    aliases=("rni", "ren"),
    examples=(("Rename-Item draft.txt final.txt", "Another name in the same folder."),),
):
    """Gives a file or a folder another name, in the folder where it is."""

    Path = Parameter(
        STRING,
        InSet("ByPath", mandatory=True, position=0, from_pipeline=True, by_property_name=True),
        help="The path of the item.",
    )
    LiteralPath = Parameter(
        STRING,
        InSet("ByLiteralPath", mandatory=True, by_property_name=True),
        alias=("PSPath", "LP"),
        help="The path of the item, without wildcards.",
    )
    NewName = Parameter(STRING, InSet(mandatory=True, position=1, by_property_name=True), help="The new name.")
    Force = Parameter(SWITCH, help="Also hidden and read-only items.")
    PassThru = Parameter(SWITCH, help="Writes the item with its new name.")
    Credential = Parameter(CREDENTIAL, InSet(by_property_name=True), help="Accepted; no drive here asks who you are.")

    def process(self) -> Iterator[Any]:
        """Renames the item."""
        found = self.resolved(self.paths[0], missing=self.is_literal)
        if len(found) > 1 or (found and not found[0].provider.exists(found[0].path)):
            self.write_error(PSInvalidOperationException(f"Cannot rename because item at '{self.paths[0]}' does not exist."))
            return
        for item in found:
            for made in self.guarded(self._rename, item):
                if self.PassThru:
                    yield made

    def _rename(self, item: ItemPath) -> Iterator[Any]:
        if self.location.is_within(item.path):
            raise PSInvalidOperationException(f"Cannot rename the item at '{item.shown}' because it is in use.")
        return item.provider.rename(self, item.path, self.NewName)
