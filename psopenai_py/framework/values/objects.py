"""PSObject: a bag of properties in order, found without regard to case, with the names of its types.

Objects made from JSON keep the reader's own dict and are settled (numbers typed, nested objects wrapped) on the first look at
a value: a record that only passes through costs no more than its parse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from .nothing import UNBOUND, Absent
from .numbers import BigInteger, Int64, fits_int64

CUSTOM_OBJECT = "System.Management.Automation.PSCustomObject"


class TypeName(str):
    """A type name that knows how its objects are shown: `text_property` gives the text, `display` the default columns."""

    __slots__ = ("display", "text_property")
    text_property: str | None
    display: tuple[str, ...]

    def __new__(cls, name: str, *, text_property: str | None = None, display: tuple[str, ...] = ()) -> TypeName:
        """Makes the text and keeps what is known of it."""
        made = super().__new__(cls, name)
        made.text_property = text_property
        made.display = display
        return made


class Computed:
    """A property whose value is computed from its object at each look (the engine's ScriptProperty); it may have a setter."""

    __slots__ = ("getter", "setter")

    def __init__(self, getter: Callable[[PSObject], object], setter: Callable[[PSObject, object], object] | None = None) -> None:
        self.getter = getter
        self.setter = setter


class PSObject:
    """A custom object. ``obj.name`` and ``obj["name"]`` read a property without regard to case; ``dict(obj)`` copies them.

    `type_names` lists its types, the most specific first. Everything else is a function of this module, so that no name of a
    property is taken.
    """

    __slots__ = ("_folded", "_methods", "_properties", "_unsettled", "type_names")
    type_names: list[str]
    _methods: dict[str, tuple[str, Callable[..., Any]]]

    def __init__(self, properties: Mapping[str, Any] | Iterable[tuple[str, Any]] = (), *, types: Iterable[str] = ()) -> None:
        self._properties: dict[str, Any] = dict(properties)
        self._folded: dict[str, str] | None = None
        self._unsettled = False
        self.type_names = [*types, CUSTOM_OBJECT, "System.Object"]

    def __getattr__(self, name: str) -> Any:
        if name == "type_names":  # made when it is looked at: most objects of a long list never need it
            self.type_names = [CUSTOM_OBJECT, "System.Object"]
            return self.type_names
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        value = find(self, name)
        if value is UNBOUND:
            raise AttributeError(f"The object of type {self.type_names[0]} has no property {name!r}.")
        return value

    def __getitem__(self, name: str) -> Any:
        value = find(self, name)
        if value is UNBOUND:
            raise KeyError(name)
        return value

    def __setitem__(self, name: str, value: Any) -> None:
        set_property(self, name, value)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and key_of(self, name) is not None

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(items(self))

    def __len__(self) -> int:
        return len(self._properties)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return f"<{self.type_names[0]} {dict(items(self))!r}>"


def from_json(properties: dict[str, Any], types: tuple[str, ...] = ()) -> PSObject:
    """Wraps a dict as a JSON reader made it; the dict belongs to the object afterwards. `types` are names of types of its own."""
    made = PSObject.__new__(PSObject)
    made._properties = properties
    made._folded = None
    made._unsettled = True
    if types:
        made.type_names = [*types, CUSTOM_OBJECT, "System.Object"]
    return made


def from_json_list(values: list[dict[str, Any]]) -> list[PSObject]:
    """Wraps each dict as `from_json` does."""
    wrapped, new = [], PSObject.__new__
    for properties in values:
        made = new(PSObject)
        made._properties = properties
        made._folded = None
        made._unsettled = True
        wrapped.append(made)
    return wrapped


def settled(value: Any) -> Any:
    """Returns a JSON reader's value as the engine's: Int64 for integers, objects for dicts."""
    kind = type(value)
    if kind is int:
        return Int64(value) if fits_int64(value) else BigInteger(value)
    if kind is dict:
        return from_json(value)
    if kind is list:
        return [settled(item) for item in value]
    return value


def _settle(obj: PSObject) -> dict[str, Any]:
    properties = obj._properties
    if obj._unsettled:
        for key, value in properties.items():
            kind = type(value)
            if kind is int or kind is dict or kind is list:
                properties[key] = settled(value)
        obj._unsettled = False
    return properties


def key_of(obj: PSObject, name: str) -> str | None:
    """Returns the property's name as the object spells it, or None."""
    if name in obj._properties:
        return name
    folded = obj._folded
    if folded is None:
        folded = obj._folded = {key.casefold(): key for key in reversed(obj._properties)}
    return folded.get(name.casefold())


def find(obj: PSObject, name: str) -> Any:
    """Returns a property's value, or `UNBOUND` where there is no such property."""
    properties = _settle(obj) if obj._unsettled else obj._properties
    if name not in properties:
        key = key_of(obj, name)
        if key is None:
            return UNBOUND
        name = key
    value = properties[name]
    return value.getter(obj) if type(value) is Computed else value


def get(obj: Any, name: str, default: Any = None) -> Any:
    """Returns the property of an object or the entry of a mapping; `default` where there is none."""
    if isinstance(obj, PSObject):
        value = find(obj, name)
        return default if isinstance(value, Absent) else value
    return obj.get(name, default) if isinstance(obj, Mapping) else default


def names(obj: PSObject) -> list[str]:
    """Returns the names of the properties in order."""
    return list(obj._properties)


def items(obj: PSObject) -> list[tuple[str, Any]]:
    """Returns name and value of each property in order, computed ones computed."""
    return [(key, value.getter(obj) if type(value) is Computed else value) for key, value in list(_settle(obj).items())]


def set_property(obj: PSObject, name: str, value: Any) -> None:
    """Sets a property, or adds it at the end; the spelling of an existing one is kept."""
    _settle(obj)[key_of(obj, name) or name] = value
    obj._folded = None


def remove_property(obj: PSObject, name: str) -> None:
    """Removes a property, where there is one of that name."""
    key = key_of(obj, name)
    if key is not None:
        del _settle(obj)[key]
        obj._folded = None


def add_method(obj: PSObject, name: str, method: Callable[..., Any]) -> None:
    """Gives the object a method (the engine's ScriptMethod), called with the object and the arguments."""
    if not methods(obj):
        obj._methods = {}
    obj._methods[name.casefold()] = (name, method)


def method_of(obj: PSObject, name: str) -> Callable[..., Any] | None:
    """Returns a method the object was given, None where there is none of that name."""
    found = methods(obj).get(name.casefold())
    return found[1] if found else None


def methods(obj: PSObject) -> Mapping[str, tuple[str, Callable[..., Any]]]:
    """Returns the methods the object was given, by folded name: the name as it was given, and the method."""
    try:
        return object.__getattribute__(obj, "_methods")  # type: ignore[no-any-return]  # the slot is set with the first method
    except AttributeError:
        return {}


def add_type(obj: PSObject, name: str) -> None:
    """Puts a type name in front, if the object does not have it yet."""
    if name not in obj.type_names:
        obj.type_names.insert(0, name)


def has_type(obj: object, name: str) -> bool:
    """Whether the object lists a type name, without regard to case (R8.30)."""
    if not isinstance(obj, PSObject):
        return False
    folded = name.casefold()
    return any(known.casefold() == folded for known in obj.type_names)


def text_property(obj: PSObject) -> str | None:
    """Returns the name of the property that is the object's text, where one of its types says so."""
    for name in obj.type_names:
        if isinstance(name, TypeName) and name.text_property:
            return name.text_property
    return None


def unsettled_properties(obj: PSObject) -> dict[str, Any]:
    """Returns the properties as they are stored, for writers and the binder's plans; not to be changed."""
    return obj._properties


def is_unsettled(obj: PSObject) -> bool:
    """Whether the object still is as a JSON reader made it: its integers are Int64, its dicts objects."""
    return obj._unsettled


def value_at(obj: PSObject, key: str) -> Any:
    """Returns the value of the property that is spelled exactly so; the others stay unsettled (for the binder's plans)."""
    value = obj._properties[key]
    kind = type(value)
    if obj._unsettled and (kind is int or kind is dict or kind is list):
        value = obj._properties[key] = settled(value)
    return value.getter(obj) if kind is Computed else value
