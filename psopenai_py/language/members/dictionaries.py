"""The members of dictionaries and of their entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any, Final

from ...framework.conversion.text import to_text
from ...framework.errors import PSInvalidCastException
from ...framework.values.collections import DictionaryEntry, Hashtable, OrderedDictionary
from ...framework.values.net_object import NetObject
from ...framework.values.types import DICTIONARY_ENTRY, HASHTABLE, ORDERED, NetType
from ..errors import NetException, argument_error, null_argument, out_of_range
from ..runtime.enumeration import Enumerator
from .arrays import copy_to, same_value
from .casts import cast
from .objects import OBJECT_MEMBERS
from .table import Members
from .types import GenericType, kind_of

_DICTIONARY: Final = "System.Collections.Generic.Dictionary`2"
_PAIR: Final = "System.Collections.Generic.KeyValuePair`2"


class Pair(NetObject, properties=("Key", "Value")):
    """System.Collections.Generic.KeyValuePair of declared types."""

    __slots__ = ("Key", "Value", "own_type")

    def __init__(self, known: GenericType, key: Any, value: Any) -> None:
        self.own_type = known
        self.Key = key
        self.Value = value

    @property
    def net_type(self) -> str:  # type: ignore[override]  # its arguments are the object's own
        """The .NET name with the arguments."""
        return self.own_type.name

    def __str__(self) -> str:
        return f"[{to_text(self.Key)}, {to_text(self.Value)}]"


class Dictionary(MutableMapping[Any, Any]):
    """System.Collections.Generic.Dictionary of declared types: keys are told apart by case, unless it was made otherwise."""

    __slots__ = ("_entries", "_ignore_case", "own_type", "version")

    def __init__(self, known: GenericType, entries: Mapping[Any, Any] | None = None, *, ignore_case: bool = False) -> None:
        self.own_type = known
        self._entries: dict[Any, tuple[Any, Any]] = {}
        self.version = 0
        self._ignore_case = ignore_case
        for key, value in (entries or {}).items():
            self[key] = value

    @property
    def net_type(self) -> str:
        """The .NET name with the arguments."""
        return self.own_type.name

    def _folded(self, key: Any) -> Any:
        key = cast(key, self.own_type.arguments[0])
        return key.casefold() if self._ignore_case and isinstance(key, str) else key

    def __getitem__(self, key: Any) -> Any:
        return self._entries[self._folded(key)][1]

    def __setitem__(self, key: Any, value: Any) -> None:
        own, declared = self.own_type.arguments
        folded = self._folded(key)
        spelled = self._entries[folded][0] if folded in self._entries else cast(key, own)
        self._entries[folded] = (spelled, cast(value, declared))
        self.version += 1

    def __delitem__(self, key: Any) -> None:
        del self._entries[self._folded(key)]
        self.version += 1

    def __contains__(self, key: object) -> bool:
        try:
            return self._folded(key) in self._entries
        except PSInvalidCastException:  # such as the name of a member, asked of a dictionary of numbers
            return False

    def get(self, key: Any, default: Any = None) -> Any:
        """Returns the value of a key; the default where there is none, also of a key of another type."""
        if key not in self:
            return default
        return self[key]

    def __iter__(self) -> Iterator[Any]:
        return iter([key for key, _ in self._entries.values()])

    def __len__(self) -> int:
        return len(self._entries)

    def __str__(self) -> str:
        own, declared = self.own_type.arguments
        return f"{_DICTIONARY}[{own.name},{declared.name}]"


class DictionaryView:
    """The keys or the values of a dictionary, as they are now; walking them ends with an error once the dictionary changes."""

    members_of = "System.Collections.Hashtable+KeyCollection"
    __slots__ = ("_dictionary", "_of_values", "net_type")

    def __init__(self, dictionary: Mapping[Any, Any], *, of_values: bool = False) -> None:
        self._dictionary = dictionary
        self._of_values = of_values
        known = kind_of(dictionary)
        self.net_type = f"{known.name if known else ''}+{'Value' if of_values else 'Key'}Collection"

    def __iter__(self) -> Iterator[Any]:
        dictionary = self._dictionary
        version = getattr(dictionary, "version", None)
        for item in list(dictionary.values() if self._of_values else dictionary):
            yield item
            if getattr(dictionary, "version", None) != version:
                raise NetException(
                    "System.InvalidOperationException", "Collection was modified; enumeration operation may not execute."
                )

    def __len__(self) -> int:
        return len(self._dictionary)


def _keys(value: Mapping[Any, Any]) -> DictionaryView:
    return DictionaryView(value)


def _values(value: Mapping[Any, Any]) -> DictionaryView:
    return DictionaryView(value, of_values=True)


def _entries(value: Mapping[Any, Any]) -> list[Any]:
    if isinstance(value, Dictionary):
        known = GenericType(_PAIR, value.own_type.arguments, Pair, is_value_type=True)
        return [Pair(known, key, item) for key, item in value.items()]
    return [DictionaryEntry(key, item) for key, item in value.items()]


def _key(key: Any) -> Any:
    if key is None:
        raise null_argument("key")
    return key


def _add(value: MutableMapping[Any, Any], key: Any, item: Any) -> None:
    if _key(key) in value:
        shown = to_text(key)
        if isinstance(value, Dictionary):
            raise argument_error(f"An item with the same key has already been added. Key: {shown}")
        raise argument_error(f"Item has already been added. Key in dictionary: '{shown}'  Key being added: '{shown}'")
    value[key] = item


def _remove(value: MutableMapping[Any, Any], key: Any) -> bool:
    found = _key(key) in value
    if found:
        del value[key]
    return found


def _contains(value: Mapping[Any, Any], key: Any) -> bool:
    return _key(key) in value


def _contains_value(value: Mapping[Any, Any], item: Any) -> bool:
    return any(same_value(item, own) for own in value.values())


def _clone(value: Hashtable) -> Hashtable:
    return type(value)(value.items())


def _insert(value: OrderedDictionary, place: int, key: Any, item: Any) -> None:
    if not 0 <= place <= len(value):
        raise out_of_range(f"index ('{place}') must be less than or equal to '{len(value)}'.", "index", place)
    pairs = list(value.items())
    if _key(key) in value:
        _add(value, key, item)
    pairs.insert(place, (key, item))
    value.clear()
    for own, each in pairs:
        value[own] = each


def _remove_at(value: OrderedDictionary, place: int) -> None:
    keys = list(value)
    if not 0 <= place < len(keys):
        raise out_of_range("Index was out of range. Must be non-negative and less than the size of the collection.", "index")
    del value[keys[place]]


def _item(value: Mapping[Any, Any], key: Any) -> Any:
    if isinstance(value, Dictionary) and key not in value:
        raise NetException(
            "System.Collections.Generic.KeyNotFoundException",
            f"The given key '{to_text(key)}' was not present in the dictionary.",
        )
    return value.get(key)


def _try_get(value: Mapping[Any, Any], key: Any, cell: Any) -> bool:
    found = key in value
    cell.value = value[key] if found else None
    return found


def _new_dictionary(known: GenericType, *arguments: Any) -> Dictionary:
    entries = next((argument for argument in arguments if isinstance(argument, Mapping)), None)
    comparer = next((argument for argument in arguments if isinstance(argument, TextComparer)), None)
    return Dictionary(known, entries, ignore_case=comparer is not None and comparer.ignore_case)


class TextComparer(NetObject, net_type="System.StringComparer"):
    """System.StringComparer: whether texts are told apart by case."""

    __slots__ = ("ignore_case",)

    def __init__(self, ignore_case: bool) -> None:
        self.ignore_case = ignore_case


_PROPERTIES: Final[dict[str, Any]] = {
    "bool IsReadOnly": None, "bool IsFixedSize": None, "bool IsSynchronized": None,
    "System.Collections.ICollection Keys": _keys, "System.Collections.ICollection Values": _values,
    "System.Object SyncRoot": lambda value: value, "int Count": None,
}  # fmt: skip
_METHODS: Final[dict[str, Any]] = {
    "void Add(object key, object value)": _add,
    "void Clear()": lambda value: value.clear(),
    "Contains(object key)": _contains,
    "GetEnumerator()": lambda value: Enumerator(_entries(value)),
    "Item(object key)": _item,
    "get_Item(object key)": _item,
    "void set_Item(object key, object value)": lambda value, key, item: value.__setitem__(key, item),
    "void Remove(object key)": _remove,
}

MEMBERS: Final = (
    Members(
        HASHTABLE,
        properties=_PROPERTIES,
        methods={
            **_METHODS,
            "Clone()": _clone,
            "ContainsKey(object key)": _contains,
            "ContainsValue(object value)": _contains_value,
        },
        statics={
            "new()": Hashtable,
            "new(int capacity)": lambda capacity: Hashtable(),
            "new(System.Collections.IDictionary d)": Hashtable,
        },
        base=OBJECT_MEMBERS,
    ),
    Members(
        ORDERED,
        properties={
            "int Count": None,
            "bool IsReadOnly": None,
            "System.Collections.ICollection Keys": _keys,
            "System.Collections.ICollection Values": _values,
        },
        methods={
            **_METHODS,
            "void Insert(int index, object key, object value)": _insert,
            "void RemoveAt(int index)": _remove_at,
        },
        statics={"new()": OrderedDictionary, "new(int capacity)": lambda capacity: OrderedDictionary()},
        base=OBJECT_MEMBERS,
    ),
    *(
        Members(
            NetType(f"System.Collections.Hashtable+{kind}Collection", "foreign", DictionaryView),
            properties={"int Count": len},
            methods={"GetEnumerator()": Enumerator, "void CopyTo(array array, int index)": copy_to},
            base=OBJECT_MEMBERS,
        )
        for kind in ("Key", "Value")
    ),
    Members(
        DICTIONARY_ENTRY,
        properties={
            "string Name": lambda entry: entry.key,
            "System.Object Key": lambda entry: entry.key,
            "System.Object Value": lambda entry: entry.value,
        },
        setters={"Key": lambda entry, new: setattr(entry, "key", new), "Value": lambda entry, new: setattr(entry, "value", new)},
        statics={"new(object key, object value)": DictionaryEntry},
        base=OBJECT_MEMBERS,
    ),
    Members(
        NetType(_DICTIONARY, "generic", Dictionary),
        properties={
            "System.Collections.IEqualityComparer Comparer": lambda value: None,
            "int Count": len,
            "System.Collections.ICollection Keys": _keys,
            "System.Collections.ICollection Values": _values,
        },
        methods={
            "void Add(TKey key, TValue value)": _add,
            "void Clear()": lambda value: value.clear(),
            "ContainsKey(TKey key)": _contains,
            "ContainsValue(TValue value)": _contains_value,
            "GetEnumerator()": lambda value: Enumerator(_entries(value)),
            "Item(TKey key)": _item,
            "get_Item(TKey key)": _item,
            "void set_Item(TKey key, TValue value)": lambda value, key, item: value.__setitem__(key, item),
            "Remove(TKey key)": _remove,
            "TryAdd(TKey key, TValue value)": lambda value, key, item: (
                False if key in value else (value.__setitem__(key, item), True)[1]
            ),
            "TryGetValue(TKey key, ref object value)": _try_get,
        },
        statics={
            "new()": _new_dictionary,
            "new(int capacity)": lambda known, capacity: _new_dictionary(known),
            "new(System.Collections.IDictionary dictionary)": _new_dictionary,
            "new(System.StringComparer comparer)": _new_dictionary,
        },
        base=OBJECT_MEMBERS,
        variables=("TKey", "TValue"),
        needs_type=True,
    ),
    Members(
        NetType(_PAIR, "generic", Pair, is_value_type=True),
        statics={"new(TKey key, TValue value)": Pair},
        base=OBJECT_MEMBERS,
        variables=("TKey", "TValue"),
        needs_type=True,
    ),
    Members(
        NetType("System.StringComparer", "foreign", TextComparer),
        static_properties={
            "Ordinal": lambda: TextComparer(False),
            "OrdinalIgnoreCase": lambda: TextComparer(True),
            "InvariantCulture": lambda: TextComparer(False),
            "InvariantCultureIgnoreCase": lambda: TextComparer(True),
            "CurrentCulture": lambda: TextComparer(False),
            "CurrentCultureIgnoreCase": lambda: TextComparer(True),
        },
        base=OBJECT_MEMBERS,
    ),
)
