"""Format-Wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..framework.conversion.text import to_text
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.validation.ranges import ValidateRange
from ..framework.values.objects import PSObject, items
from ..framework.values.types import INT, OBJECT, SWITCH
from .shared.format_parameters import FormatCmdlet


class FormatWide(
    FormatCmdlet,
    name="Format-Wide",
    net_type="Microsoft.PowerShell.Commands.FormatWideCommand",
    aliases="fw",
    examples=(("$Runs | Format-Wide id", "The ids alone."),),
):
    """Shows one property of each object; for now one below the other."""

    Property = Parameter(OBJECT, InSet(position=0), help="The property, or a computed one; the first, if it is not given.")
    AutoSize = Parameter(SWITCH, help="Accepted.")
    Column = Parameter(INT, validate=[ValidateRange(1, 2**31 - 1)], help="Accepted.")

    def wanted(self) -> Sequence[Any] | None:
        """Returns the one property."""
        return [self.Property] if "Property" in self.bound else None

    def chosen(self, item: Any) -> Iterator[Any]:
        """Yields the text of the property."""
        for made in super().chosen(item):
            pairs = items(made) if isinstance(made, PSObject) else []
            yield to_text(pairs[0][1]) if pairs else made
