"""Clear-Item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .providers.drives import ItemPath
from .shared.item_cmdlet import PathsCmdlet


class ClearItem(
    PathsCmdlet,
    name="Clear-Item",
    default_set="Path",
    net_type="Microsoft.PowerShell.Commands.ClearItemCommand",
    supports_should_process=True,
    aliases=("cli",),
    examples=(("Clear-Item variable:runs", "The variable stays, without a value."),),
):
    """Takes the value of items of the drives of the session away."""

    def process(self) -> Iterator[Any]:
        """Clears the items."""
        yield from self.each(self._clear)

    def _clear(self, item: ItemPath) -> Iterator[Any]:
        for _ in item.provider.set(self, item.path, None):
            pass
        yield from ()
