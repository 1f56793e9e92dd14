"""Convert-Path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.parameter import Include, Parameter
from ..framework.values.types import SWITCH
from .shared.item_cmdlet import ItemCmdlet, PathParameters


class ConvertPath(
    ItemCmdlet,
    name="Convert-Path",
    default_set="Path",
    net_type="Microsoft.PowerShell.Commands.ConvertPathCommand",
    aliases=("cvpa",),
    examples=(("Convert-Path ~", "The path as other programs know it."),),
):
    """Gives paths as the system knows them, without drives of PowerShell."""

    given_paths = Include(PathParameters)
    Force = Parameter(SWITCH, help="Also hidden items.")

    def process(self) -> Iterator[Any]:
        """Writes the paths."""
        for path in self.paths:
            for item in self.resolved(path):
                yield item.path
