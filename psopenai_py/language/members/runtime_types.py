"""The members of types themselves: ``[int].FullName``."""

from __future__ import annotations

from typing import Any, Final

from ...framework.conversion.text import type_text
from ...framework.values.types import OBJECT, RUNTIME_TYPE, NetType
from .enumerations import names_in_order, values_in_order
from .objects import OBJECT_MEMBERS
from .table import Members
from .types import GenericType, base_names, is_of_type, named


def _name(known: NetType[Any]) -> str:
    if known.family in ("array", "multiarray") and known.element is not None and known.name != "System.Array":
        return f"{_name(known.element)}{known.name[known.name.rindex('[') :]}"
    plain = known.name.partition("[[")[0].rpartition(".")[2]
    return plain.rpartition("+")[2]


def _namespace(known: NetType[Any]) -> str:
    return known.name.partition("[")[0].rpartition(".")[0]


def _base(known: NetType[Any]) -> NetType[Any] | None:
    if known.base is not None:
        return known.base
    names = base_names(known)
    return named(names[1]) if len(names) > 1 else None


def _arguments(known: NetType[Any]) -> list[NetType[Any]]:
    if isinstance(known, GenericType):
        return list(known.arguments)
    return [known.element] if known.family in ("list", "nullable") and known.element is not None else []


def _is_assignable(known: NetType[Any], other: NetType[Any]) -> bool:
    return known == OBJECT or known.name in base_names(other)


MEMBERS: Final = (
    Members(
        RUNTIME_TYPE,
        properties={
            "type BaseType": _base,
            "string FullName": lambda known: known.name,
            "type[] GenericTypeArguments": _arguments,
            "bool IsAbstract": lambda known: known.family in ("static", "interface"),
            "bool IsArray": lambda known: known.family in ("array", "multiarray") and known.name != "System.Array",
            "bool IsClass": lambda known: not known.is_value_type and known.family != "interface",
            "bool IsEnum": lambda known: known.family == "enum",
            "bool IsGenericType": lambda known: "`" in known.name,
            "bool IsInterface": lambda known: known.family == "interface" and ".I" in known.name,
            "bool IsPrimitive": lambda known: known.family in ("integer", "bool", "char", "real"),
            "bool IsPublic": lambda known: True,
            "bool IsValueType": lambda known: known.is_value_type,
            "string Name": _name,
            "string Namespace": _namespace,
            "type UnderlyingSystemType": lambda known: known,
        },
        methods={
            "Equals(type o)": lambda known, other: known == other,
            "GetElementType()": lambda known: known.element if known.family in ("array", "multiarray") else None,
            "GetEnumNames()": names_in_order,
            "GetEnumValues()": values_in_order,
            "GetGenericArguments()": _arguments,
            "GetType()": lambda known: RUNTIME_TYPE,
            "IsAssignableFrom(type c)": _is_assignable,
            "IsInstanceOfType(object o)": lambda known, value: is_of_type(value, known),
            "IsSubclassOf(type c)": lambda known, other: other.name in base_names(known)[1:],
            "ToString()": type_text,
        },
        base=OBJECT_MEMBERS,
    ),
)
