"""Convert-Path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import STRING_ARRAY, SWITCH
from .shared.item_cmdlet import ItemCmdlet


class ConvertPath(
    ItemCmdlet,
    name="Convert-Path",
    default_set="Path",
    net_type="Microsoft.PowerShell.Commands.ConvertPathCommand",
    aliases=("cvpa",),
    examples=(("Convert-Path ~", "The path as other programs know it."),),
):
    """Gives paths as the system knows them, without drives of PowerShell."""

    Path = Parameter(
        STRING_ARRAY,
        InSet("Path", mandatory=True, position=0, from_pipeline=True, by_property_name=True),
        help="The paths, with wildcards.",
    )
    LiteralPath = Parameter(
        STRING_ARRAY,
        InSet("LiteralPath", mandatory=True, by_property_name=True),
        alias=("PSPath", "LP"),
        help="The paths, without wildcards.",
    )
    Force = Parameter(SWITCH, help="Also hidden items.")

    def process(self) -> Iterator[Any]:
        """Writes the paths."""
        for path in self.paths:
            for item in self.resolved(path):
                yield item.path
