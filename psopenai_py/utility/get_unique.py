"""Get-Unique."""

from __future__ import annotations

from typing import Any

from ..framework.conversion.text import plain_text
from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.text_order import text_key
from ..framework.values.nothing import NOTHING
from ..framework.values.objects import PSObject
from ..framework.values.types import PSOBJECT, SWITCH, type_of
from .shared.object_comparison import compare_objects


class GetUnique(
    Cmdlet,
    name="Get-Unique",
    net_type="Microsoft.PowerShell.Commands.GetUniqueCommand",
    default_set="AsString",
    aliases="gu",
    examples=(("$Names | Sort-Object | Get-Unique", "Each name once."),),
):
    """Leaves out objects that equal the one before, as in a sorted list. Case counts."""

    InputObject = Parameter(PSOBJECT, InSet(from_pipeline=True), default=NOTHING, help="The objects, from the pipeline.")
    AsString = Parameter(SWITCH, InSet("AsString"), help="Compares the texts of the objects.")
    OnType = Parameter(SWITCH, InSet("UniqueByType"), help="Compares the types of the objects.")
    CaseInsensitive = Parameter(SWITCH, help="Ignores case.")

    def begin(self) -> None:
        """Knows no object yet."""
        self._last: Any = None

    def process(self) -> None:
        """Writes an object that differs from the one before."""
        item = self.InputObject
        if item is not NOTHING and (self._last is None or self._differs(item)):
            self.write_object(item)
            self._last = item

    def _differs(self, item: Any) -> bool:
        if self.OnType:
            return _type_name(item) != _type_name(self._last)
        ignore_case = bool(self.CaseInsensitive)
        if self.AsString:
            return text_key(plain_text(item), ignore_case=ignore_case) != text_key(plain_text(self._last), ignore_case=ignore_case)
        return compare_objects(item, self._last, ignore_case=ignore_case) != 0


def _type_name(item: Any) -> str:
    if isinstance(item, PSObject):
        return item.type_names[0]
    known = type_of(item)
    return known.name if known else ""
