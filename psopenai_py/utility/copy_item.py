"""Copy-Item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import STRING, SWITCH
from .providers.drives import ItemPath
from .providers.errors import invalid_argument
from .providers.resolving import NO_FILTERS, resolve
from .shared.item_cmdlet import PathsCmdlet


class CopyItem(
    PathsCmdlet,
    name="Copy-Item",
    default_set="Path",
    net_type="Microsoft.PowerShell.Commands.CopyItemCommand",
    supports_should_process=True,
    aliases=("cpi", "copy"),
    examples=(("Copy-Item src/* backup -Recurse", "Files and folders into a folder."),),
):
    """Copies files and folders; a file that is in the way is replaced."""

    Destination = Parameter(STRING, InSet(position=1, by_property_name=True), help="Where to: a path, or a folder that is there.")
    Container = Parameter(
        SWITCH, default=True, help="Keeps the folders; -Container:$false copies the files in them into one folder."
    )
    Recurse = Parameter(SWITCH, help="Also what is in folders.")
    PassThru = Parameter(SWITCH, help="Writes the copies.")

    def process(self) -> Iterator[Any]:
        """Copies the items."""
        target = resolve(self.session, self.Destination or ".", NO_FILTERS, literal=True, missing=True)[0]
        for made in self.each(lambda item: self._copy(item, target)):
            if self.PassThru:
                yield made

    def _copy(self, item: ItemPath, target: ItemPath) -> Iterator[Any]:
        provider = item.provider
        if target.provider is not provider:
            message = "Source and destination path did not resolve to the same provider."
            raise invalid_argument(message, "CopyItemSourceAndDestinationNotSameProvider", target=[item.path], parameter="path")
        if provider.is_container(item.path):
            if not provider.is_container(target.path) and provider.exists(target.path):
                message = "Container cannot be copied onto existing leaf item."
                raise invalid_argument(message, "CopyContainerItemToLeafError", target=item.path, parameter="path")
            if not self.Container and provider.is_container(target.path):
                if not self.Recurse:
                    message = (
                        "Container cannot be copied to another container. The -Recurse or -Container parameter is not specified."
                    )
                    error_id = "CopyContainerToContainerWithoutRecurseOrContainer"
                    raise invalid_argument(message, error_id, target=item.path, parameter="path")
                return self._flat(item, target)
        return provider.copy(self, item.path, target.path, recurse=bool(self.Recurse))

    def _flat(self, folder: ItemPath, target: ItemPath) -> Iterator[Any]:
        """Copies the files of a folder, at any depth, into one."""
        provider = folder.provider
        for name in provider.child_names(folder.path):
            inner = folder.with_path(provider.join(folder.path, name))
            if provider.is_container(inner.path):
                yield from self._flat(inner, target)
            else:
                yield from provider.copy(self, inner.path, target.path, recurse=False)
