"""Remove-Item."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from ..framework.declaration.parameter import Parameter
from ..framework.values.types import SWITCH
from .providers.drives import ItemPath
from .providers.resolving import Filters
from .shared.errors import PSInvalidOperationException
from .shared.item_cmdlet import PathsCmdlet


class RemoveItem(
    PathsCmdlet,
    name="Remove-Item",
    default_set="Path",
    net_type="Microsoft.PowerShell.Commands.RemoveItemCommand",
    supports_should_process=True,
    aliases=("ri", "del", "erase", "rd"),
    examples=(("Remove-Item out -Recurse", "A folder with all that is in it."),),
):
    """Removes files and folders, and items of the other drives.

    A folder that holds something is removed only with -Recurse, or after a question.
    """

    Recurse = Parameter(SWITCH, help="Also what is in folders.")

    def process(self) -> Iterator[Any]:
        """Removes the items."""
        for path in self.paths:
            for item in self._found(path):
                yield from self.guarded(self._remove, item)

    def _found(self, path: str) -> list[ItemPath]:
        """Returns the items; with -Recurse, filters are for what is in the folders."""
        filters = self.filters
        return self.resolved(path, Filters(hidden=filters.hidden) if self.Recurse else filters)

    def _remove(self, item: ItemPath) -> Iterator[Any]:
        provider, path = item.provider, item.path
        if provider.keeps_folders and self.location.is_within(path):
            raise PSInvalidOperationException(f"Cannot remove the item at '{item.shown}' because it is in use.")
        recurse = bool(self.Recurse)
        if provider.keeps_folders and not recurse and not os.path.islink(path) and provider.has_children(path):
            question = (
                f"The item at {path} has children and the Recurse parameter was not specified. If you continue, all children will "
                "be removed with the item. Are you sure you want to continue?"
            )
            if not self.agreed(question):
                return
            recurse = True
        if recurse and (self.filters or self.filters.filter) and provider.is_container(path):
            self._remove_matching(item)
        else:
            provider.remove(self, path, recurse=recurse)
        yield from ()

    def _remove_matching(self, folder: ItemPath) -> None:
        """Removes what passes the filters, at any depth."""
        provider = folder.provider
        wanted = set(provider.child_names(folder.path, self.filters.filter))
        for name in provider.child_names(folder.path):
            inner = folder.with_path(provider.join(folder.path, name))
            if name in wanted and self.filters.admit(name):
                provider.remove(self, inner.path, recurse=True)
            elif provider.is_container(inner.path) and not os.path.islink(inner.path):
                self._remove_matching(inner)
