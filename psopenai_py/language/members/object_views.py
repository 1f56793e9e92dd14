"""``.PSObject`` and ``.PSTypeNames``: a value seen as the object it is to the engine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...framework.values.net_object import NetObject
from ...framework.values.noted import notes_of
from ...framework.values.nothing import UNBOUND
from ...framework.values.objects import (
    Computed,
    PSObject,
    items,
    methods,
    remove_property,
    set_property,
    unsettled_properties,
)
from ...framework.wildcards import wildcard_matcher
from .types import base_names, kind_of


def view_of(value: Any, folded: str) -> Any:
    """Returns one of the views that every value has: ``psobject``, ``psbase``, ``psadapted``, ``psextended``, ``pstypenames``."""
    if folded == "pstypenames":
        return type_names(value)
    return ObjectView(value) if folded == "psobject" else value


def type_names(value: Any) -> list[str]:
    """Returns the names of the value's types, of a custom object the list that it keeps."""
    if isinstance(value, PSObject):
        if not isinstance(value.type_names, TypeNames):
            value.type_names = TypeNames(value.type_names)
        return value.type_names
    known = kind_of(value)
    return TypeNames(base_names(known)) if known is not None else TypeNames()


class TypeNames(list[str]):
    """System.Collections.ObjectModel.Collection of texts."""

    __slots__ = ()
    net_type = "System.Management.Automation.Runspaces.ConsolidatedString"
    members_of = "System.Collections.ObjectModel.Collection`1"


class ObjectView(
    NetObject,
    net_type="System.Management.Automation.PSObject",
    properties=("Members", "Properties", "Methods", "ImmediateBaseObject", "BaseObject", "TypeNames"),
):
    """What ``.PSObject`` gives: the properties of a value as objects, its methods, its type names and the value itself."""

    __slots__ = ("_value",)

    def __init__(self, value: Any) -> None:
        self._value = value

    @property
    def BaseObject(self) -> Any:
        """The value."""
        return self._value

    @property
    def ImmediateBaseObject(self) -> Any:
        """The value."""
        return self._value

    @property
    def TypeNames(self) -> list[str]:
        """The names of its types."""
        return type_names(self._value)

    @property
    def Properties(self) -> PropertyList:
        """Its properties, to walk, to look up by name, to add to and remove from."""
        return PropertyList(self._value)

    @property
    def Methods(self) -> MemberList:
        """Its methods."""
        return MemberList([MethodInfo(name) for name in method_names(self._value)])

    @property
    def Members(self) -> MemberList:
        """Its properties and methods."""
        return MemberList([*self.Properties, *self.Methods])

    def Copy(self) -> Any:
        """Returns a copy of a custom object, any other value itself."""
        value = self._value
        if not isinstance(value, PSObject):
            return value
        made = PSObject(unsettled_properties(value))
        made.type_names = list(value.type_names)
        return made

    def find(self, name: str) -> Any:
        """Returns a property of the view, or its method Copy."""
        return self.Copy if name.casefold() == "copy" else super().find(name)


class PropertyInfo(
    NetObject,
    properties=("MemberType", "IsSettable", "IsGettable", "Value", "TypeNameOfValue", "Name", "IsInstance"),
):
    """One property of a value: a note or script property of a custom object, or a property of its class."""

    __slots__ = ("IsInstance", "MemberType", "Name", "TypeNameOfValue", "_value")

    def __init__(self, value: Any, name: str, member_type: str, type_name: str) -> None:
        self._value = value
        self.Name = name
        self.MemberType = member_type
        self.TypeNameOfValue = type_name
        self.IsInstance = member_type != "Property"

    @property
    def net_type(self) -> str:  # type: ignore[override]  # the kind decides the class
        """The .NET name of the member's class."""
        return f"System.Management.Automation.PS{self.MemberType}"

    @property
    def IsSettable(self) -> bool:
        """Whether it can be set."""
        return self.MemberType == "NoteProperty"

    @property
    def IsGettable(self) -> bool:
        """True."""
        return True

    @property
    def Value(self) -> Any:
        """The property's value."""
        from .lookup import get_member

        found = get_member(self._value, self.Name)
        return None if found is UNBOUND else found

    @Value.setter
    def Value(self, new: Any) -> None:
        from .lookup import set_member

        set_member(self._value, self.Name, new)

    def __str__(self) -> str:
        from ...framework.conversion.text import to_text

        known = kind_of(self.Value)
        short = known.short_name.lower() if known is not None and known.name.startswith("System.") else self.TypeNameOfValue
        return f"{short} {self.Name}={to_text(self.Value)}"


class NoteProperty(NetObject, net_type="System.Management.Automation.PSNoteProperty", properties=("MemberType", "Value", "Name")):
    """A note property that belongs to no object yet."""

    __slots__ = ("MemberType", "Name", "Value")

    def __init__(self, name: str, value: Any) -> None:
        self.MemberType = "NoteProperty"
        self.Name = name
        self.Value = value


class MethodInfo(NetObject, net_type="System.Management.Automation.PSMethod", properties=("Name", "MemberType")):
    """One method of a value, by name."""

    __slots__ = ("MemberType", "Name")

    def __init__(self, name: str, member_type: str = "Method") -> None:
        self.Name = name
        self.MemberType = member_type


class MemberList(list[Any]):
    """Members that can be looked up by name."""

    __slots__ = ()
    net_type = "System.Management.Automation.PSMemberInfoIntegratingCollection`1"

    def named(self, name: str) -> Any:
        """Returns the member of that name, None where there is none."""
        folded = name.casefold()
        return next((member for member in self if member.Name.casefold() == folded), None)

    def Match(self, pattern: str, *_: Any) -> list[Any]:
        """Returns the members whose names match a wildcard."""
        matches = wildcard_matcher(pattern)
        return [member for member in self if matches(member.Name)]


class PropertyList(MemberList):
    """The properties of a value; a custom object's own can be added and removed."""

    __slots__ = ("_value",)

    def __init__(self, value: Any) -> None:
        super().__init__(properties_of(value))
        self._value = value

    def Add(self, member: Any, *_: Any) -> None:
        """Adds a note property to a custom object."""
        if isinstance(self._value, PSObject):
            set_property(self._value, member.Name, member.Value)

    def Remove(self, name: str) -> None:
        """Removes a property of a custom object."""
        if isinstance(self._value, PSObject):
            remove_property(self._value, name)


def properties_of(value: Any) -> Iterator[PropertyInfo]:
    """Yields the properties of any value, with the names of their kinds and types."""
    from .lookup import members_of

    if isinstance(value, PSObject):
        stored = unsettled_properties(value)
        for name, item in items(value):
            computed = type(stored.get(name)) is Computed
            known = kind_of(item)
            custom = item.type_names[0] if isinstance(item, PSObject) and item.type_names else None
            own = custom if custom is not None else known.name if known else "System.Object"
            yield PropertyInfo(value, name, "ScriptProperty" if computed else "NoteProperty", "System.Object" if computed else own)
        return
    for name, item in notes_of(value).items():
        known = kind_of(item)
        yield PropertyInfo(value, name, "NoteProperty", known.name if known else "System.Object")
    if isinstance(value, NetObject) and not members_of(value).is_scripted:
        for name in value.properties:
            known = kind_of(value.find(name))
            yield PropertyInfo(value, name, "Property", known.name if known else "System.Object")
        return
    from .types import named

    for name, kind in members_of(value).property_names():
        declared = named(kind)
        yield PropertyInfo(value, name, "Property", declared.name if declared else kind)


def method_names(value: Any) -> list[str]:
    """Returns the names of a value's methods."""
    from .lookup import members_of

    own = [name for name, _ in methods(value).values()] if isinstance(value, PSObject) else []
    return [*own, *members_of(value).method_names()]
