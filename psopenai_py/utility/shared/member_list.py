"""The members of values as Get-Member lists them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...framework.conversion.text import to_text
from ...framework.values.net_object import NetObject
from ...framework.values.objects import PSObject, methods
from ...framework.values.types import NetType
from ...language.members.lookup import members_of
from ...language.members.object_views import properties_of
from ...language.members.types import kind_of
from .member_types import PSMemberTypes

_SHORT = {
    "System.String": "string", "System.Int32": "int", "System.Int64": "long", "System.Boolean": "bool", "System.Double": "double",
    "System.Object": "System.Object", "System.DateTime": "datetime", "System.TimeSpan": "timespan", "System.Char": "char",
    "System.Byte": "byte", "System.Decimal": "decimal", "System.Single": "float", "System.Version": "version",
    "System.Collections.Hashtable": "hashtable", "System.Uri": "uri", "System.Guid": "guid", "System.Object[]": "Object[]",
}  # fmt: skip
"""Types as definitions write them."""


class MemberDefinition(
    NetObject,
    net_type="Microsoft.PowerShell.Commands.MemberDefinition",
    properties=("TypeName", "Name", "MemberType", "Definition"),
):
    """One member: of which type, its name, its kind, and how it is declared."""

    __slots__ = ("Definition", "MemberType", "Name", "TypeName")

    def __init__(self, type_name: str, name: str, kind: PSMemberTypes, definition: str) -> None:
        self.TypeName = type_name
        self.Name = name
        self.MemberType = kind
        self.Definition = definition

    def __str__(self) -> str:
        return self.Definition


def type_label(value: Any, *, static: bool) -> str:
    """Returns the name of the type that is listed: of a custom object its first one, of a type itself that one."""
    if isinstance(value, NetType) and static:
        return value.name
    if isinstance(value, PSObject) and not static:
        return str(value.type_names[0])
    known = kind_of(value)
    return known.name if known else ""


def instance_members(value: Any, label: str) -> Iterator[MemberDefinition]:
    """Yields the methods and properties of a value."""
    for name, definition in _method_definitions(value):
        yield MemberDefinition(label, name, PSMemberTypes.Method, definition)
    if isinstance(value, PSObject):
        for name, _ in methods(value).values():
            yield MemberDefinition(label, name, PSMemberTypes.ScriptMethod, f"System.Object {name}();")
    for info in properties_of(value):
        yield MemberDefinition(label, info.Name, PSMemberTypes[info.MemberType], _property_definition(value, info))


def _method_definitions(value: Any) -> list[tuple[str, str]]:
    members = members_of(value)
    return [(name, ", ".join([overload.definition for overload in members.find_methods(name)])) for name in members.method_names()]


def _property_definition(value: Any, info: Any) -> str:
    short = _SHORT.get(info.TypeNameOfValue, info.TypeNameOfValue)
    if info.MemberType == "NoteProperty":
        return f"{short} {info.Name}={'null' if info.Value is None else to_text(info.Value)}"
    if info.MemberType == "ScriptProperty":
        return f"System.Object {info.Name} {{get;}}"
    settable = info.Name.casefold() in members_of(value).setters
    return f"{short} {info.Name} {{get;{'set;' if settable else ''}}}"


def static_members(value: Any, label: str) -> Iterator[MemberDefinition]:
    """Yields the static methods and properties of a type, or of the type of a value."""
    from ...language.members.catalogue import members_of_type

    known = value if isinstance(value, NetType) else kind_of(value)
    members = members_of_type(known) if known is not None else None
    if members is None:
        return
    for name in members.static_names():
        definitions = [f"static {overload.definition}" for overload in members.find_statics(name)]
        yield MemberDefinition(label, name, PSMemberTypes.Method, ", ".join(definitions))
    for spelled in members.static_properties:
        yield MemberDefinition(label, spelled, PSMemberTypes.Property, f"static {spelled} {{get;}}")
