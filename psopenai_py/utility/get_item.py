"""Get-Item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .providers.drives import ItemPath
from .shared.item_cmdlet import PathsCmdlet


class GetItem(
    PathsCmdlet,
    name="Get-Item",
    default_set="Path",
    net_type="Microsoft.PowerShell.Commands.GetItemCommand",
    aliases=("gi",),
    examples=(("(Get-Item notes.txt).Length", "The size of a file."),),
):
    """Gets files and folders as objects, and items of the other drives: ``Get-Item env:HOME``."""

    def process(self) -> Iterator[Any]:
        """Writes the items."""
        yield from self.each(_items)


def _items(item: ItemPath) -> Iterator[Any]:
    found = item.provider.item(item.path)
    if isinstance(found, list):
        yield from found
    else:
        yield found
