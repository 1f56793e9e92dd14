"""The types a script can name: those of the framework, those that only the language has, and how they are related."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from ...framework.conversion.assignable import is_instance, is_subtype
from ...framework.conversion.text import is_enumerable
from ...framework.values import enums, types
from ...framework.values.nothing import NOTHING
from ...framework.values.objects import PSObject
from ...framework.values.scalars import is_text
from ...framework.values.types import NetType, array_of, type_named, type_of
from ..errors import UnsupportedTypeException, type_not_found

TYPE: Final[NetType[Any]] = NetType("System.Type", "type")
RUNTIME_TYPE: Final[NetType[Any]] = types.RUNTIME_TYPE
VOID: Final[NetType[Any]] = NetType("System.Void", "void", is_value_type=True)
ENUM: Final[NetType[Any]] = NetType("System.Enum", "interface")
VALUE_TYPE: Final[NetType[Any]] = NetType("System.ValueType", "interface")
DELEGATE: Final[NetType[Any]] = NetType("System.Delegate", "delegate")
ENUMERABLE: Final[NetType[Any]] = NetType("System.Collections.IEnumerable", "interface")
_COLLECTION: Final[NetType[Any]] = NetType("System.Collections.ICollection", "interface")
_LIST: Final[NetType[Any]] = NetType("System.Collections.IList", "interface")
_COMPARABLE: Final[NetType[Any]] = NetType("System.IComparable", "interface")
_FORMATTABLE: Final[NetType[Any]] = NetType("System.IFormattable", "interface")
_CONVERTIBLE: Final[NetType[Any]] = NetType("System.IConvertible", "interface")


class GenericType(NetType[Any]):
    """A generic type of the language with its arguments filled in."""

    __slots__ = ("arguments",)

    def __init__(
        self, name: str, arguments: Sequence[NetType[Any]], python: type[Any] | None, *, is_value_type: bool = False
    ) -> None:
        closed = ",".join(f"[{argument.name}]" for argument in arguments)
        super().__init__(f"{name}[{closed}]", "generic", python, is_value_type=is_value_type)
        self.arguments = tuple(arguments)


_PRIMITIVE_FAMILIES: Final = frozenset({"integer", "real", "decimal", "bigint", "char", "bool"})
_COMPARABLE_FAMILIES: Final = _PRIMITIVE_FAMILIES | {"string", "datetime", "timespan", "guid", "version", "enum", "offset"}


def _family(*families: str) -> Callable[[Any, NetType[Any]], bool]:
    return lambda value, known: known.family in families


_INTERFACES: Final[dict[str, Callable[[Any, NetType[Any]], bool]]] = {
    "System.Enum": _family("enum"),
    "System.ValueType": lambda value, known: known.is_value_type,
    "System.Collections.IEnumerable": lambda value, known: is_enumerable(value) or is_text(value) or isinstance(value, Mapping),
    "System.Collections.ICollection": lambda value, known: isinstance(value, list | Mapping),
    "System.Collections.IList": lambda value, known: isinstance(value, list),
    "System.IComparable": lambda value, known: known.family in _COMPARABLE_FAMILIES,
    "System.IFormattable": lambda value, known: known.family in _COMPARABLE_FAMILIES - {"string", "char", "bool", "version"},
    "System.IConvertible": lambda value, known: known.family in _PRIMITIVE_FAMILIES | {"string", "datetime", "enum"},
}
"""Which values an interface or an abstract class has as its instances."""

_OTHERS: Final = (
    TYPE, RUNTIME_TYPE, VOID, ENUM, VALUE_TYPE, DELEGATE, ENUMERABLE, _COLLECTION, _LIST, _COMPARABLE, _FORMATTABLE, _CONVERTIBLE,
    types.PSCUSTOMOBJECT, types.DICTIONARY_ENTRY,
)  # fmt: skip
_SHORT_NAMES: Final = {
    "type": "system.type", "void": "system.void", "ref": "system.management.automation.psreference",
    "cultureinfo": "system.globalization.cultureinfo", "psnoteproperty": "system.management.automation.psnoteproperty",
    "pscredential": "system.management.automation.pscredential", "psvariable": "system.management.automation.psvariable",
    "wildcardpattern": "system.management.automation.wildcardpattern", "mailaddress": "system.net.mail.mailaddress",
    "psscriptproperty": "system.management.automation.psscriptproperty",
    "psscriptmethod": "system.management.automation.psscriptmethod", "semver": "system.management.automation.semanticversion",
}  # fmt: skip
_UNSUPPORTED: Final = frozenset(
    f"system.{name}"
    for name in (
        "diagnostics.process", "diagnostics.processstartinfo", "net.http.httpclient", "net.webclient", "net.webrequest",
        "net.servicepointmanager", "net.sockets.tcpclient", "threading.thread", "threading.mutex", "threading.tasks.task",
        "reflection.assembly", "appdomain", "activator", "io.streamreader", "io.streamwriter", "io.memorystream",
        "io.compression.zipfile", "data.datatable", "text.json.jsonserializer",
        "security.cryptography.sha256", "security.cryptography.md5", "management.automation.powershell", "gc",
        "management.automation.language.parser", "net.mail.mailaddress",
        "linq.expressions.expression", "windows.forms.messagebox", "net.dns", "func", "action", "predicate",
        "collections.generic.sorteddictionary", "collections.generic.sortedlist", "collections.generic.sortedset",
        "collections.generic.linkedlist", "collections.concurrent.concurrentdictionary", "collections.sortedlist",
    )
)  # fmt: skip
"""Types that scripts name often and that are not built: their error says so."""


@cache
def _more() -> dict[str, NetType[Any]]:
    from .enum_types import ENUMERATIONS

    known = [*_OTHERS, *map(types.enum_of, (*ENUMERATIONS, *enums.NET_NAMES))]
    return {each.name.lower(): each for each in known}


def named(text: str) -> NetType[Any] | None:
    """Returns the type that a name stands for, without regard to case; None where there is none.

    The text is a type literal's: ``int``, ``string[]``, ``Collections.Generic.Dictionary[string,int]``.
    """
    text = text.strip()
    if text.endswith("]"):
        outer, arguments = _bracketed(text)
        if not arguments or not arguments.strip(", "):
            element = named(outer)
            return None if element is None else arrays_of(element, arguments.count(",") + 1)
        return generic(outer, [named(argument) for argument in _split_arguments(arguments)])
    folded = text.lower()
    folded = _SHORT_NAMES.get(folded, folded)
    found = type_named(folded) or _more().get(folded) or _more().get(f"system.{folded}")
    if found is not None:
        return found
    from .catalogue import type_with_members

    return type_with_members(folded) or type_with_members(f"system.{folded}")


def resolve(text: str) -> NetType[Any]:
    """Returns the type of that name. Raises the engine's error for an unknown one, and says of others that they are not built."""
    found = named(text)
    if found is not None:
        return found
    folded = text.lower().partition("[")[0].partition("`")[0]
    folded = _SHORT_NAMES.get(folded, folded)
    if folded in _UNSUPPORTED or f"system.{folded}" in _UNSUPPORTED:
        raise UnsupportedTypeException(f"The type [{text}] is not supported.")
    raise type_not_found(text)


def arrays_of(element: NetType[Any], rank: int = 1) -> NetType[Any]:
    """Returns the type of arrays of that element type and number of dimensions."""
    if rank == 1:
        return array_of(element)
    return NetType(f"{element.name}[{',' * (rank - 1)}]", "multiarray", element=element)


def generic(name: str, arguments: Sequence[NetType[Any] | None]) -> NetType[Any] | None:
    """Returns a generic type with its arguments filled in, None where the type or one of them is unknown."""
    if any(argument is None for argument in arguments):
        return None
    plain = name.partition("`")[0].lower()
    if len(arguments) == 1:
        found = type_named(f"{plain}[object]")
        if found is not None and arguments[0] is not None:
            return types.list_of(arguments[0]) if found.family == "list" else types.nullable(arguments[0])
    from .catalogue import generic_type

    given = [argument for argument in arguments if argument is not None]
    return generic_type(plain, given) or generic_type(f"system.{plain}", given)


def _bracketed(text: str) -> tuple[str, str]:
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += {"]": 1, "[": -1}.get(text[place], 0)
        if depth == 0:
            return text[:place], text[place + 1 : -1]
    return text, ""


def _split_arguments(text: str) -> list[str]:
    """Returns the arguments between the outermost commas, without brackets around them."""
    parts: list[str] = []
    depth = start = 0
    for place, char in enumerate(f"{text},"):
        if char == "," and depth == 0:
            part = text[start:place].strip()
            parts.append(part[1:-1] if part.startswith("[") and part.endswith("]") else part)
            start = place + 1
        depth += {"[": 1, "]": -1}.get(char, 0)
    return parts


def kind_of(value: Any) -> NetType[Any] | None:
    """Returns the type of a value, also of a value that is a type itself; None for null."""
    if value is NOTHING:
        return None
    if isinstance(value, PSObject):
        return type_of(value)
    known: NetType[Any] | None = getattr(value, "own_type", None)
    return type_of(value) if known is None else known


def is_of_type(value: Any, target: NetType[Any]) -> bool:
    """Whether ``-is`` says so: the value is of the type, of one derived from it, or of one that implements it."""
    if value is None or value is NOTHING:
        return False
    if target.family == "psobject":
        return isinstance(value, PSObject)
    known = kind_of(value)
    if known is None:
        return False
    if known.family == "multiarray" and target.name == "System.Array":
        return True
    if target.name in _INTERFACES:
        return _INTERFACES[target.name](value, known)
    if target == TYPE:
        return isinstance(value, NetType)
    if stands_for(value, target):
        return True
    return is_instance(value, target) or is_subtype(known, target)


def stands_for(value: Any, target: NetType[Any]) -> bool:
    """Whether the value's class says that it is one of the type's derived classes."""
    return getattr(type(value), "members_of", None) == target.name


def base_names(known: NetType[Any]) -> list[str]:
    """Returns the full names of a type and of those it derives from, the nearest first."""
    if known.family == "class":
        return [known.name, *base_names(known.base or types.OBJECT)]
    if known.family == "enum":
        return [known.name, "System.Enum", "System.ValueType", "System.Object"]
    if known.family in ("array", "multiarray"):
        return [known.name, "System.Array", "System.Object"]
    if known.name == "System.RuntimeType":
        return [known.name, "System.Reflection.TypeInfo", "System.Type", "System.Reflection.MemberInfo", "System.Object"]
    middle = ["System.ValueType"] if known.is_value_type else []
    return [known.name, *middle, "System.Object"] if known.name != "System.Object" else [known.name]
