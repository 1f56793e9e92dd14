"""New-Item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import OBJECT, STRING, STRING_ARRAY, SWITCH
from .providers.drives import ItemPath
from .providers.resolving import NO_FILTERS
from .shared.item_cmdlet import CREDENTIAL, ItemCmdlet


class NewItem(
    ItemCmdlet,
    name="New-Item",
    default_set="pathSet",
    net_type="Microsoft.PowerShell.Commands.NewItemCommand",
    supports_should_process=True,
    aliases=("ni",),
    examples=(
        ("New-Item -ItemType Directory out -Force", "A folder; it is no error if it is there already."),
        ("New-Item notes.txt -Value 'first line'", "A file with a text."),
    ),
):
    """Makes files, folders and links, and items of the other drives."""

    Path = Parameter(
        STRING_ARRAY,
        InSet("pathSet", mandatory=True, position=0, by_property_name=True),
        InSet("nameSet", position=0, by_property_name=True),
        help="The paths; with -Name the folders.",
    )
    Name = Parameter(
        STRING,
        InSet("nameSet", mandatory=True, by_property_name=True),
        allow_null=True,
        allow_empty_string=True,
        help="The name of the item.",
    )
    ItemType = Parameter(
        STRING,
        InSet(by_property_name=True),
        alias="Type",
        completions=("File", "Directory", "SymbolicLink", "HardLink"),
        help="File, Directory, SymbolicLink or HardLink; File by default.",
    )
    Value = Parameter(
        OBJECT, InSet(from_pipeline=True, by_property_name=True), alias="Target", help="The content, or where a link leads."
    )
    Force = Parameter(SWITCH, help="Makes the folders on the way, and replaces a file that is there.")
    Credential = Parameter(CREDENTIAL, InSet(by_property_name=True), help="Accepted; no drive here asks who you are.")

    def process(self) -> Iterator[Any]:
        """Makes the items."""
        for path in self.paths or [""]:
            for folder in self._places(path):
                yield from self.guarded(self._make, folder)

    def _places(self, path: str) -> list[ItemPath]:
        if not self.Name:
            path = path.replace("`", "``") if "`" in path else path
            path = "".join(f"`{sign}" if sign in "*?[]" else sign for sign in path)
            return self.resolved(path, NO_FILTERS, missing=True)
        return [
            folder.with_path(folder.provider.join(folder.path, self.Name))
            for folder in self.resolved(path, NO_FILTERS, missing=True)
        ]

    def _make(self, item: ItemPath) -> Iterator[Any]:
        return item.provider.new(self, item.path, self.ItemType or None, self.Value)
