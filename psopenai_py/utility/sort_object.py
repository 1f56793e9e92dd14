"""Sort-Object."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.validation.ranges import ValidateRange
from ..framework.values.nothing import NOTHING
from ..framework.values.types import INT, SWITCH
from .shared.object_parameters import ObjectCmdlet
from .shared.ordering import comparer, expanded, read_columns, sorted_indices
from .shared.property_definitions import SORT, property_definitions

_POSITIVE = ValidateRange(1, 2**31 - 1)


class SortObject(
    ObjectCmdlet,
    name="Sort-Object",
    net_type="Microsoft.PowerShell.Commands.SortObjectCommand",
    default_set="Default",
    examples=(
        ("$Threads | Sort-Object created_at -Descending", "The newest thread first."),
        ("3, 1, 2 | Sort-Object -Top 2", "The two smallest numbers."),
    ),
):
    """Sorts objects by themselves, or by the values of properties.

    A hashtable in -Property may give an order of its own: ``@{Expression = 'Name'; Descending = $true}``. Null input is left out.
    Objects that do not have a property come last.
    """

    Stable = Parameter(SWITCH, InSet("Default"), help="Leaves objects that are equal in the order they came.")
    Descending = Parameter(SWITCH, help="Puts the greatest first.")
    Unique = Parameter(SWITCH, help="Leaves out objects that equal one that came before.")
    Top = Parameter(INT, InSet("Top", mandatory=True), validate=[_POSITIVE], help="Writes so many of the first objects only.")
    Bottom = Parameter(INT, InSet("Bottom", mandatory=True), validate=[_POSITIVE], help="Writes so many of the last objects only.")

    def begin(self) -> None:
        """Makes room for the input."""
        self.items: list[Any] = []

    def process(self) -> None:
        """Keeps an object."""
        if self.InputObject is not None and self.InputObject is not NOTHING:
            self.items.append(self.InputObject)

    def taker(self) -> Callable[[Any], None]:
        """Returns what keeps an object."""
        keep = self.items.append
        return lambda value: None if value is None else keep(value)

    def end(self) -> Iterator[Any]:
        """Sorts, and writes the objects."""
        items = self.items
        definitions = None
        if self.bound.get("Property") is not None:
            definitions = expanded(property_definitions(self.Property, SORT), items)
        if not items or definitions == []:
            return
        columns = read_columns(self, items, definitions, descending=bool(self.Descending), ignore_case=self.ignore_case)
        partial = self.parameter_set in ("Top", "Bottom")
        order = sorted_indices(columns, len(items), stable=partial or bool(self.Stable))
        if self.Unique:
            order = _without_repetition(order, comparer(columns))
        if partial:
            order = order[: self.Top] if self.parameter_set == "Top" else order[-self.Bottom :]
        for index in order:
            yield items[index]


def _without_repetition(order: list[int], compare: Callable[[int, int], int]) -> list[int]:
    kept = order[:1]
    for index in order[1:]:
        if compare(kept[-1], index) != 0:
            kept.append(index)
    return kept
