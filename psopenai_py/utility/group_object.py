"""Group-Object."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..framework.conversion.text import is_enumerable, plain_text
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import ErrorRecord
from ..framework.values.collections import ArrayList, CaseSensitiveHashtable, Hashtable, ObjectCollection
from ..framework.values.net_object import NetObject
from ..framework.values.nothing import NOTHING, UNBOUND
from ..framework.values.types import SWITCH, type_of
from .shared.errors import ArgumentException, GenericException, ending
from .shared.object_parameters import ObjectCmdlet
from .shared.ordering import Column, comparer, expanded, read_columns, sorted_indices
from .shared.property_definitions import GROUP, PropertyDefinition, property_definitions


class GroupInfo(NetObject, net_type="Microsoft.PowerShell.Commands.GroupInfo", properties=("Values", "Count", "Group", "Name")):
    """The objects that have the same values."""

    __slots__ = ("Count", "Group", "Name", "Values")

    def __init__(self, values: Iterable[Any]) -> None:
        self.Values = ArrayList(values)
        self.Count = 0
        self.Group: ObjectCollection = ObjectCollection()
        self.Name = ", ".join([_value_name(value) for value in self.Values if value is not None])

    def add(self, items: Sequence[Any]) -> None:
        """Takes objects into the group."""
        self.Group += items
        self.Count += len(items)


class GroupInfoNoElement(GroupInfo, net_type="Microsoft.PowerShell.Commands.GroupInfoNoElement"):
    """A group that only counts its objects."""

    __slots__ = ()

    def add(self, items: Sequence[Any]) -> None:
        """Counts objects."""
        self.Count += len(items)


def _value_name(value: Any) -> str:
    if type(value) is str:
        return value
    if is_enumerable(value):
        return f"{{{', '.join([plain_text(item) for item in value])}}}"
    if isinstance(value, Mapping):
        return f"{{{', '.join(['System.Collections.DictionaryEntry'] * len(value))}}}"
    return plain_text(value)


class GroupObject(
    ObjectCmdlet,
    name="Group-Object",
    net_type="Microsoft.PowerShell.Commands.GroupObjectCommand",
    aliases="group",
    outputs=("System.Collections.Hashtable", "Microsoft.PowerShell.Commands.GroupInfo"),
    examples=(("$Runs | Group-Object status", "Counts the runs by their status."),),
):
    """Groups objects that have the same value, of themselves or of properties.

    Writes one object for each group: how many there are, the value as Name, and the objects. -AsHashTable gives one table instead.
    """

    NoElement = Parameter(SWITCH, help="Counts only; the groups do not hold their objects.")
    AsHashTable = Parameter(SWITCH, InSet("HashTable"), alias="AHT", help="Writes a hashtable of the groups.")
    AsString = Parameter(SWITCH, InSet("HashTable"), help="Makes the keys of the hashtable text.")

    def begin(self) -> None:
        """Makes room for the input."""
        self.items: list[Any] = []
        self.definitions: list[PropertyDefinition] | None = None

    def process(self) -> None:
        """Keeps an object; the parameters are looked at when the first one comes."""
        self._keep(self.InputObject)

    def taker(self) -> Callable[[Any], None]:
        """Returns what keeps an object."""
        return self._keep

    def _keep(self, item: Any) -> None:
        if item is None or item is NOTHING:
            return
        if not self.items:
            self._check()
        self.items.append(item)

    def _check(self) -> None:
        given = self.bound.get("Property")
        if given is not None:
            self.definitions = property_definitions(given, GROUP)
        if self.AsString and not self.AsHashTable:
            raise _refused("The command cannot be run because the AsString parameter requires that you specify the AsHashtable "
                           "parameter.", self.AsString)  # fmt: skip
        if self.AsHashTable and not self.AsString and given is not None and len(given) > 1:
            raise _refused("The command cannot be run because using the AsHashTable parameter with more than one property requires "
                           "adding the AsString parameter.", given)  # fmt: skip

    def end(self) -> Iterator[Any]:
        """Writes the groups."""
        items = self.items
        if not items:
            return
        definitions = None if self.definitions is None else expanded(self.definitions, items)
        columns = read_columns(self, items, definitions, descending=False, ignore_case=self.ignore_case)
        make = GroupInfoNoElement if self.NoElement else GroupInfo
        groups = grouped(items, columns, make)
        if not self.AsHashTable:
            yield from groups
        else:
            table = self._table(groups)
            if table is not None:
                yield table

    def _table(self, groups: list[GroupInfo]) -> Hashtable | None:
        table = Hashtable() if self.ignore_case else CaseSensitiveHashtable()
        for group in groups:
            key = group.Name if self.AsString else group.Values[0]
            if key is None or key in table:
                message = (
                    "The objects grouped by this property cannot be expanded because there is a key duplication. "
                    "Provide a valid value for the property, and then try again."
                )
                self.write_error(ErrorRecord(GenericException(message), message, "InvalidArgument"))
                return None
            table[key] = group.Group
        return table


def _refused(message: str, target: Any) -> ArgumentException:
    return ending(ArgumentException(message, error_id="ArgumentException", category="InvalidArgument", target=target))


def grouped(items: Sequence[Any], columns: Sequence[Column], make: Callable[[Iterable[Any]], GroupInfo]) -> list[GroupInfo]:
    """Returns the groups: in order of their values, or, where the values of a column are of several types, as they come."""
    mixed = any(_is_mixed(column) for column in columns)
    keyed = [known for column in columns if (known := column.keys()) is not None]
    if len(keyed) == len(columns):
        keys = keyed[0] if len(keyed) == 1 else list(zip(*keyed, strict=True))
        return _grouped_by_key(items, columns, keys, make, mixed=mixed)
    compare = comparer(columns)
    groups: list[tuple[int, GroupInfo]] = []
    for index in range(len(items)) if mixed else sorted_indices(columns, len(items), stable=True):
        known = groups if mixed else groups[-1:]
        group = next((found for first, found in known if compare(first, index) == 0), None)
        if group is None:
            group = make(_values_at(columns, index))
            groups.append((index, group))
        group.add([items[index]])
    return [group for _, group in groups]


def _grouped_by_key(
    items: Sequence[Any],
    columns: Sequence[Column],
    keys: Sequence[Any],
    make: Callable[[Iterable[Any]], GroupInfo],
    *,
    mixed: bool,
) -> list[GroupInfo]:
    members: dict[Any, list[Any]] = {}
    firsts: list[int] = []
    for index, (key, item) in enumerate(zip(keys, items, strict=True)):
        if key in members:
            members[key].append(item)
        else:
            members[key] = [item]
            firsts.append(index)
    ordered = [make(_values_at(columns, index)) for index in firsts]
    for group, found in zip(ordered, members.values(), strict=True):
        group.add(found)
    if mixed:
        return ordered
    values = [Column([column.values[index] for index in firsts], ignore_case=column.ignore_case) for column in columns]
    return [ordered[place] for place in sorted_indices(values, len(firsts), stable=True)]


def _values_at(columns: Sequence[Column], index: int) -> list[Any]:
    return [None if column.values[index] is UNBOUND else column.values[index] for column in columns]


def _is_mixed(column: Column) -> bool:
    """Whether the values are of several types; null and what is missing do not count."""
    classes = {type(value): value for value in column.values if value is not None and value is not UNBOUND}
    return len({known.name for known in map(type_of, classes.values()) if known is not None}) > 1
