"""Compare-Object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.validation.ranges import ValidateRange
from ..framework.values.nothing import UNBOUND
from ..framework.values.objects import PSObject, set_property
from ..framework.values.types import INT, OBJECT_ARRAY, PSOBJECT, SWITCH, array_of
from .shared.object_comparison import compare_objects
from .shared.object_parameters import ComparingCmdlet
from .shared.ordering import expanded, read_columns
from .shared.property_definitions import GROUP, PropertyDefinition, property_definitions

_SIDE = "SideIndicator"
_BOTH, _REFERENCE, _DIFFERENCE = "==", "<=", "=>"


class Entry:
    """An object with the values that it is compared by."""

    __slots__ = ("item", "values")

    def __init__(self, item: Any, values: list[Any]) -> None:
        self.item = item
        self.values = values


class CompareObject(
    ComparingCmdlet,
    name="Compare-Object",
    net_type="Microsoft.PowerShell.Commands.CompareObjectCommand",
    examples=(("Compare-Object $Before $After -Property id", "The runs that are in one of the two lists only."),),
):
    """Compares two lists of objects and writes what is in one of them only.

    SideIndicator says where: ``<=`` in the reference, ``=>`` in the difference, ``==`` in both.
    """

    ReferenceObject = Parameter(
        array_of(PSOBJECT), InSet(mandatory=True, position=0), allow_empty_collection=True, help="The list to compare with."
    )
    DifferenceObject = Parameter(
        array_of(PSOBJECT),
        InSet(mandatory=True, position=1, from_pipeline=True),
        allow_empty_collection=True,
        help="The list that is compared.",
    )
    SyncWindow = Parameter(
        INT,
        validate=[ValidateRange(0, 2**31 - 1)],
        default=2**31 - 1,
        help="How far apart equal objects may be; 0 compares place by place.",
    )
    Property = Parameter(OBJECT_ARRAY, help="Compares these properties only.")
    ExcludeDifferent = Parameter(SWITCH, help="Leaves out what is different, and writes what is equal.")
    IncludeEqual = Parameter(SWITCH, help="Also writes what is equal.")
    PassThru = Parameter(SWITCH, help="Writes the objects themselves, with SideIndicator put on where they take it.")

    def begin(self) -> None:
        """Makes room for what is not matched yet."""
        self._with_equal = bool(self.IncludeEqual) or (bool(self.ExcludeDifferent) and "IncludeEqual" not in self.bound)
        self._reference: list[Entry] | None = None
        self._next = 0
        self._references: list[Entry] = []
        self._differences: list[Entry] = []
        self._definitions: list[PropertyDefinition] | None = None

    def process(self) -> Iterator[Any]:
        """Compares the objects that came with the next ones of the reference."""
        reference, difference = list(self.ReferenceObject or ()), list(self.DifferenceObject or ())
        if not reference:
            self._read_definitions(difference)
            for entry in self._entries(difference):
                yield from self._emit_different(entry, _DIFFERENCE)
            return
        if self._reference is None:
            self._read_definitions(reference)
            self._reference = self._entries(reference)
        for entry in self._entries(difference):
            yield from self._match(entry)

    def _read_definitions(self, items: Sequence[Any]) -> None:
        if self._definitions is None and self.bound.get("Property") is not None:
            self._definitions = expanded(property_definitions(self.Property, GROUP), items)

    def _entries(self, items: Sequence[Any]) -> list[Entry]:
        present = [item for item in items if item is not None]
        columns = read_columns(self, present, self._definitions, descending=False, ignore_case=self.ignore_case)
        return [Entry(item, [column.values[index] for column in columns]) for index, item in enumerate(present)]

    def _match(self, difference: Entry | None) -> Iterator[Any]:
        reference = self._next_reference()
        if reference is not None and difference is not None and self._equal(reference, difference):
            yield from self._emit_equal(reference)
            return
        if difference is not None:
            found = self._taken(difference, self._references)
            if found is not None:
                yield from self._emit_equal(found)
                difference = None
        if reference is not None and self._taken(reference, self._differences) is not None:
            yield from self._emit_equal(reference)
            reference = None
        if difference is not None:
            yield from self._keep(difference, self._differences, _DIFFERENCE)
        if reference is not None:
            yield from self._keep(reference, self._references, _REFERENCE)

    def _next_reference(self) -> Entry | None:
        assert self._reference is not None
        if self._next == len(self._reference):
            return None
        self._next += 1
        return self._reference[self._next - 1]

    def _keep(self, entry: Entry, waiting: list[Entry], side: str) -> Iterator[Any]:
        """Lets an entry wait for its like; the oldest ones are given up where too many wait."""
        if not self.SyncWindow:
            yield from self._emit_different(entry, side)
            return
        while len(waiting) >= self.SyncWindow:
            yield from self._emit_different(waiting.pop(0), side)
        waiting.append(entry)

    def _taken(self, entry: Entry, waiting: list[Entry]) -> Entry | None:
        for index, other in enumerate(waiting):
            if self._equal(entry, other):
                return waiting.pop(index)
        return None

    def _equal(self, first: Entry, second: Entry) -> bool:
        return all(self._same(left, right) for left, right in zip(first.values, second.values, strict=True))

    def _same(self, left: Any, right: Any) -> bool:
        if left is UNBOUND or right is UNBOUND:
            return left is right
        return compare_objects(left, right, ignore_case=self.ignore_case) == 0

    def _emit_equal(self, entry: Entry) -> Iterator[Any]:
        if self._with_equal:
            yield self._marked(entry, _BOTH)

    def _emit_different(self, entry: Entry, side: str) -> Iterator[Any]:
        if not self.ExcludeDifferent:
            yield self._marked(entry, side)

    def _marked(self, entry: Entry, side: str) -> Any:
        if self.PassThru:
            if isinstance(entry.item, PSObject):
                set_property(entry.item, _SIDE, side)
            return entry.item
        if self._definitions is None:
            made = PSObject({"InputObject": entry.item})
        else:
            values = [None if value is UNBOUND else value for value in entry.values]
            made = PSObject(zip([definition.expression.text for definition in self._definitions], values, strict=True))
        set_property(made, _SIDE, side)
        return made

    def end(self) -> Iterator[Any]:
        """Writes what found no match."""
        while self._reference is not None and self._next < len(self._reference):
            yield from self._match(None)
        for entry in self._differences:
            yield from self._emit_different(entry, _DIFFERENCE)
        for entry in self._references:
            yield from self._emit_different(entry, _REFERENCE)
