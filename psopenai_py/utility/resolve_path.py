"""Resolve-Path."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from ..framework.declaration.parameter import Include, InSet, Parameter
from ..framework.values.types import STRING, SWITCH
from .providers.drives import ItemPath
from .shared.item_cmdlet import CREDENTIAL, ItemCmdlet, PathParameters


class ResolvePath(
    ItemCmdlet,
    name="Resolve-Path",
    default_set="Path",
    net_type="Microsoft.PowerShell.Commands.ResolvePathCommand",
    aliases=("rvpa",),
    examples=(("Resolve-Path *.csv", "The full paths of the files that match."),),
):
    """Gives the full paths of what paths with wildcards match."""

    given_paths = Include(PathParameters)
    Relative = Parameter(SWITCH, InSet("Path"), InSet("LiteralPath"), help="Paths as seen from the current location.")
    RelativeBasePath = Parameter(STRING, help="The folder to start from, instead of the current location.")
    Force = Parameter(SWITCH, help="Also hidden items.")
    Credential = Parameter(CREDENTIAL, InSet(by_property_name=True), help="Accepted; no drive here asks who you are.")

    def process(self) -> Iterator[Any]:
        """Writes the paths."""
        base = self.location.absolute(self.RelativeBasePath) if self.RelativeBasePath else self.location.folder
        outer = self.location.folder
        for path in self.paths:
            self.location.folder = base
            try:
                found = self.resolved(path)
            finally:
                self.location.folder = outer
            for item in found:
                yield _seen_from(base, item) if self.Relative else item.info


def _seen_from(base: str, item: ItemPath) -> str:
    """Returns a path relative to a folder, with a dot in front."""
    if not item.provider.keeps_folders:
        return item.shown
    path = os.path.relpath(item.path, base)
    return path if path.startswith(".") else f".{os.sep}{path}"
