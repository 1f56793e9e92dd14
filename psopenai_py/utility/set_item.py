"""Set-Item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import OBJECT, STRING_ARRAY, SWITCH
from .providers.drives import ItemPath
from .shared.item_cmdlet import PathsCmdlet


class SetItem(
    PathsCmdlet,
    name="Set-Item",
    default_set="Path",
    net_type="Microsoft.PowerShell.Commands.SetItemCommand",
    supports_should_process=True,
    aliases=("si",),
    examples=(("Set-Item env:OPENAI_ORGANIZATION org-123", "An environment variable for what runs later."),),
):
    """Gives items of the drives of the session a value: environment variables, variables, functions, aliases."""

    Path = Parameter(
        STRING_ARRAY, InSet("Path", mandatory=True, position=0, by_property_name=True), help="The paths, with wildcards."
    )
    Value = Parameter(OBJECT, InSet(position=1, from_pipeline=True, by_property_name=True), help="The value.")
    PassThru = Parameter(SWITCH, help="Writes the items.")

    def process(self) -> Iterator[Any]:
        """Sets the items."""
        yield from self.each(self._set, missing=True)

    def _set(self, item: ItemPath) -> Iterator[Any]:
        for made in item.provider.set(self, item.path, self.Value):
            if self.PassThru:
                yield made
