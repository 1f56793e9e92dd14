"""Orders objects by several expressions, each up or down: what Sort-Object, Group-Object and Compare-Object stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cmp_to_key
from typing import TYPE_CHECKING, Any, Final

from ...framework.errors import ErrorRecord
from ...framework.values.nothing import UNBOUND
from ...framework.values.objects import PSObject, find
from .object_comparison import compare_objects, sort_key
from .property_definitions import PropertyDefinition

if TYPE_CHECKING:
    from ...framework.declaration.cmdlet import Cmdlet

SMALL: Final = 16
"""Up to this many elements the engine's sort goes step by step; that shows where elements are equal or cannot be ordered."""


class Column:
    """The values of one expression for all objects, `UNBOUND` where an object does not have the property; how they compare."""

    __slots__ = ("descending", "ignore_case", "values")

    def __init__(self, values: list[Any], *, descending: bool = False, ignore_case: bool = True) -> None:
        self.values = values
        self.descending = descending
        self.ignore_case = ignore_case

    def compare(self, first: int, second: int) -> int:
        """Compares two objects by their index; one without the property comes last, up or down."""
        left, right = self.values[first], self.values[second]
        if left is UNBOUND or right is UNBOUND:
            return (left is UNBOUND) - (right is UNBOUND)
        order = compare_objects(left, right, ignore_case=self.ignore_case)
        return -order if self.descending else order

    def keys(self) -> list[Any] | None:
        """Returns a sort key for each value that is there, `UNBOUND` for the others; None where kinds are mixed."""
        present = [value for value in self.values if value is not UNBOUND]
        key = sort_key(present, ignore_case=self.ignore_case)
        if key is None:
            return None
        if len(present) == len(self.values):
            if present and type(present[0]) is str and len(distinct := set(present)) * 2 < len(present):
                known = {value: key(value) for value in distinct}
                return [known[value] for value in present]
            return [key(value) for value in present]
        return [value if value is UNBOUND else key(value) for value in self.values]


def read_columns(
    cmdlet: Cmdlet, objects: Sequence[Any], definitions: Sequence[PropertyDefinition] | None, *, descending: bool, ignore_case: bool
) -> list[Column]:
    """Returns the columns that objects are ordered by: themselves where no expression is given.

    Writes an error for an expression that fails, and a debug message for a property that is missing.
    """
    if definitions is None:
        return [Column(list(objects), descending=descending, ignore_case=ignore_case)]
    return [
        Column(_values(cmdlet, objects, definition), descending=definition.descending(descending), ignore_case=ignore_case)
        for definition in definitions
    ]


def expanded(definitions: Iterable[PropertyDefinition], objects: Sequence[Any]) -> list[PropertyDefinition]:
    """Returns the definitions, each wildcard replaced by the properties it stands for in any object, in order of their names."""
    made: list[PropertyDefinition] = []
    for definition in definitions:
        if not definition.expression.has_wildcards:
            made.append(definition)
            continue
        found = {name.casefold(): name for item in objects for name in definition.expression.resolve(item)}
        made += [definition.with_name(found[folded]) for folded in sorted(found)]
    return made


def _values(cmdlet: Cmdlet, objects: Sequence[Any], definition: PropertyDefinition) -> list[Any]:
    expression = definition.expression
    if expression.script is not None:
        return [_evaluated(cmdlet, definition, item) for item in objects]
    name = expression.text
    values = [find(item, name) if type(item) is PSObject else expression.first(item) for item in objects]
    if cmdlet.shows_debug:
        for value in values:
            if value is UNBOUND:
                cmdlet.write_debug(f'"Sort-Object" - "{name}" cannot be found in "InputObject".')
    return values


def _evaluated(cmdlet: Cmdlet, definition: PropertyDefinition, item: Any) -> Any:
    result = definition.expression.evaluate(item)
    if result.error is not None:
        cmdlet.write_error(ErrorRecord(result.error, "ExpressionEvaluation", "InvalidResult", item))
    return result.value


def comparer(columns: Sequence[Column]) -> Callable[[int, int], int]:
    """Returns what compares two objects by their index, column by column."""
    if len(columns) == 1:
        return columns[0].compare

    def compare(first: int, second: int) -> int:
        for column in columns:
            order = column.compare(first, second)
            if order:
                return order
        return 0

    return compare


def sorted_indices(columns: Sequence[Column], count: int, *, stable: bool = False) -> list[int]:
    """Returns the indices of objects in order. Equal ones stay as they were, except in a small list that need not be stable."""
    indices = list(range(count))
    if count <= SMALL and not stable:
        return sort_as_engine(indices, comparer(columns))
    keyed = [column.keys() for column in columns]
    if any(keys is None for keys in keyed):
        indices.sort(key=cmp_to_key(comparer(columns)))
        return indices
    for column, keys in reversed(list(zip(columns, keyed, strict=True))):
        assert keys is not None
        missing = [index for index in indices if keys[index] is UNBOUND]
        if missing:
            indices = [index for index in indices if keys[index] is not UNBOUND]
        indices.sort(key=keys.__getitem__, reverse=column.descending)
        indices += missing
    return indices


def sort_as_engine(indices: list[int], compare: Callable[[int, int], int]) -> list[int]:
    """Sorts a list of up to `SMALL` elements as .NET's sort does: by exchange for two and three, else by insertion."""
    if len(indices) <= 3:
        last = len(indices) - 1
        for left, right in ((0, last - 1), (0, last), (last - 1, last)):
            if 0 <= left < right and compare(indices[left], indices[right]) > 0:
                indices[left], indices[right] = indices[right], indices[left]
        return indices
    for place in range(1, len(indices)):
        taken = indices[place]
        before = place - 1
        while before >= 0 and compare(taken, indices[before]) < 0:
            indices[before + 1] = indices[before]
            before -= 1
        indices[before + 1] = taken
    return indices
