"""The types a parameter can be declared with, and the type of any value.

A `NetType` is a plain description: its full .NET name, the family whose rules convert to it, and the Python classes of its
values. It has no behaviour of its own; conversion, validation and display look at `family`.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from . import enums
from .collections import Array, ArrayList, DictionaryEntry, GenericList, Hashtable, OrderedDictionary
from .dates import DateTime, TimeSpan
from .literals import LiteralDecimal, LiteralDouble, LiteralInt
from .noted import NotedInteger
from .numbers import (
    INT32_MAX,
    INT32_MIN,
    BigInteger,
    Byte,
    Int16,
    Int64,
    Integer,
    SByte,
    Single,
    UInt16,
    UInt32,
    UInt64,
    fits_int64,
)
from .objects import PSObject
from .scalars import Char, IPAddress, Regex, ScriptBlock, SecureString, SwitchParameter, Uri, Version, XmlDocument

if TYPE_CHECKING:
    import uuid

T = TypeVar("T")


class NetType(Generic[T]):
    """A .NET type as this project knows it.

    `family` names the rules that convert to it (`framework.conversion`); `python` is the class of its values, or None where
    several classes share a type; `element` is the element or underlying type of an array, list or nullable. `convert` is for
    types from outside: it returns the value made of any other one, or raises ValueError with the reason why there is none.
    `base` is what a class of a script derives from; its objects name the class as their `own_type`.
    """

    __slots__ = ("base", "convert", "element", "family", "is_value_type", "name", "python")

    def __init__(
        self,
        name: str,
        family: str,
        python: type[Any] | None = None,
        *,
        element: NetType[Any] | None = None,
        is_value_type: bool = False,
        convert: Callable[[Any], T] | None = None,
        base: NetType[Any] | None = None,
    ) -> None:
        self.name = name
        self.family = family
        self.python = python
        self.element = element
        self.is_value_type = is_value_type
        self.convert = convert
        self.base = base

    @property
    def short_name(self) -> str:
        """The name without its namespace: ``String[]`` of ``System.String[]``."""
        return self.name.split("[[")[0].split("`")[0].rpartition(".")[2]

    def __eq__(self, other: object) -> bool:
        return self.name == other.name if isinstance(other, NetType) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.name)

    def __repr__(self) -> str:
        return f"NetType({self.name})"


def _value(name: str, family: str, python: type[Any]) -> NetType[Any]:
    return NetType(name, family, python, is_value_type=True)


OBJECT: NetType[Any] = NetType("System.Object", "object")
STRING: NetType[str] = NetType("System.String", "string", str)
CHAR: NetType[str] = _value("System.Char", "char", Char)
BOOL: NetType[bool] = _value("System.Boolean", "bool", bool)
SWITCH: NetType[SwitchParameter] = _value("System.Management.Automation.SwitchParameter", "switch", SwitchParameter)
INT: NetType[int] = _value("System.Int32", "integer", int)
LONG: NetType[int] = _value("System.Int64", "integer", Int64)
BYTE: NetType[int] = _value("System.Byte", "integer", Byte)
SBYTE: NetType[int] = _value("System.SByte", "integer", SByte)
INT16: NetType[int] = _value("System.Int16", "integer", Int16)
UINT16: NetType[int] = _value("System.UInt16", "integer", UInt16)
UINT32: NetType[int] = _value("System.UInt32", "integer", UInt32)
UINT64: NetType[int] = _value("System.UInt64", "integer", UInt64)
BIGINT: NetType[int] = _value("System.Numerics.BigInteger", "bigint", BigInteger)
DOUBLE: NetType[float] = _value("System.Double", "real", float)
SINGLE: NetType[float] = _value("System.Single", "real", Single)
DECIMAL: NetType[Decimal] = _value("System.Decimal", "decimal", Decimal)
DATETIME: NetType[DateTime] = _value("System.DateTime", "datetime", DateTime)
TIMESPAN: NetType[TimeSpan] = _value("System.TimeSpan", "timespan", TimeSpan)
GUID: NetType[uuid.UUID] = NetType("System.Guid", "guid", is_value_type=True)
URI: NetType[Uri] = NetType("System.Uri", "uri", Uri)
VERSION: NetType[Version] = NetType("System.Version", "version", Version)
REGEX: NetType[Regex] = NetType("System.Text.RegularExpressions.Regex", "regex", Regex)
SCRIPT_BLOCK: NetType[ScriptBlock] = NetType("System.Management.Automation.ScriptBlock", "scriptblock", ScriptBlock)
SECURE_STRING: NetType[SecureString] = NetType("System.Security.SecureString", "securestring", SecureString)
PSOBJECT: NetType[Any] = NetType("System.Management.Automation.PSObject", "psobject")
PSCUSTOMOBJECT: NetType[Any] = NetType("System.Management.Automation.PSCustomObject", "pscustomobject", PSObject)
HASHTABLE: NetType[Hashtable] = NetType("System.Collections.Hashtable", "hashtable", Hashtable)
ORDERED: NetType[OrderedDictionary] = NetType("System.Collections.Specialized.OrderedDictionary", "ordered", OrderedDictionary)
DICTIONARY: NetType[Hashtable] = NetType("System.Collections.IDictionary", "dictionary")
ARRAY_LIST: NetType[list[Any]] = NetType("System.Collections.ArrayList", "arraylist", ArrayList)
ARRAY: NetType[list[Any]] = NetType("System.Array", "array", list, element=OBJECT)
IP_ADDRESS: NetType[IPAddress] = NetType("System.Net.IPAddress", "ipaddress", IPAddress)
ENCODING: NetType[Any] = NetType("System.Text.Encoding", "encoding")
XML: NetType[XmlDocument] = NetType("System.Xml.XmlDocument", "xml", XmlDocument)
DICTIONARY_ENTRY: NetType[DictionaryEntry] = _value("System.Collections.DictionaryEntry", "entry", DictionaryEntry)
RUNTIME_TYPE: NetType[NetType[Any]] = NetType("System.RuntimeType", "type", NetType)
"""The type of a value that is itself a type, as ``[int]`` is; `NetType` is the class of these values."""
ACTION_PREFERENCE: NetType[enums.ActionPreference]
NULLABLE_NAME = "System.Nullable`1"
LIST_NAME = "System.Collections.Generic.List`1"


def array_of(element: NetType[T]) -> NetType[list[T]]:
    """Returns the type ``element[]``."""
    return NetType(f"{element.name}[]", "array", list, element=element)


def list_of(element: NetType[T]) -> NetType[list[T]]:
    """Returns the type ``List[element]``."""
    return NetType(f"{LIST_NAME}[[{element.name}]]", "list", GenericList, element=element)


def nullable(element: NetType[T]) -> NetType[T | None]:
    """Returns the type ``Nullable[element]``."""
    return NetType(f"{NULLABLE_NAME}[[{element.name}]]", "nullable", element=element, is_value_type=True)


def enum_of(python: type[T]) -> NetType[T]:
    """Returns the type of an enumeration class."""
    named: str | None = getattr(python, "net_type", None)
    return NetType(named or enums.NET_NAMES.get(python, python.__name__), "enum", python, is_value_type=True)


STRING_ARRAY = array_of(STRING)
OBJECT_ARRAY = array_of(OBJECT)
DICTIONARY_ARRAY = array_of(DICTIONARY)
ACTION_PREFERENCE = enum_of(enums.ActionPreference)

_ENUMS: list[NetType[Any]] = [enum_of(python) for python in enums.NET_NAMES]
_ACCELERATORS: dict[str, NetType[Any]] = {
    "object": OBJECT, "string": STRING, "char": CHAR, "bool": BOOL, "switch": SWITCH, "int": INT, "long": LONG, "byte": BYTE,
    "sbyte": SBYTE, "short": INT16, "ushort": UINT16, "uint": UINT32, "ulong": UINT64, "bigint": BIGINT, "double": DOUBLE,
    "float": SINGLE, "single": SINGLE, "decimal": DECIMAL, "datetime": DATETIME, "timespan": TIMESPAN, "guid": GUID, "uri": URI,
    "version": VERSION, "regex": REGEX, "scriptblock": SCRIPT_BLOCK, "securestring": SECURE_STRING, "psobject": PSOBJECT,
    "pscustomobject": PSOBJECT, "hashtable": HASHTABLE, "ordered": ORDERED, "array": ARRAY, "xml": XML, "int16": INT16,
    "int32": INT, "int64": LONG, "uint16": UINT16, "uint32": UINT32, "uint64": UINT64, "ipaddress": IP_ADDRESS,
}  # fmt: skip
_OTHERS: list[NetType[Any]] = [DICTIONARY, ARRAY_LIST, ENCODING, PSCUSTOMOBJECT, *_ENUMS]
_NAMED: dict[str, NetType[Any]] = {
    **{known.name.lower(): known for known in _ACCELERATORS.values()},
    **_ACCELERATORS,
    **{known.name.lower(): known for known in _OTHERS},
    "actionpreference": ACTION_PREFERENCE,
}

_SHORT_TEXTS: dict[str, str] = {known.name: text for text, known in reversed(_ACCELERATORS.items()) if text != "object"}


def literal_text(known: NetType[Any]) -> str:
    """Returns a type as a script writes it, which is its text: ``int`` for System.Int32, ``string[]`` for an array."""
    if known.element is not None and known.family == "array" and known is not ARRAY:
        return f"{literal_text(known.element)}[]"
    if known.element is not None and known.family in ("list", "nullable"):
        return f"{known.name.partition('`')[0]}[{literal_text(known.element)}]"
    return _SHORT_TEXTS.get(known.name, known.name)


def type_named(text: str) -> NetType[Any] | None:
    """Returns the type that a type literal's text names (``int``, ``string[]``, ``System.Nullable[int]``), or None."""
    text = text.strip()
    if text.endswith("[]"):
        element = type_named(text[:-2])
        return array_of(element) if element else None
    outer, bracket, inner = text.partition("[")
    if bracket:
        argument = type_named(inner.removesuffix("]"))
        makers: dict[str, Callable[[NetType[Any]], NetType[Any]]] = {"nullable": nullable, "list": list_of}
        make = makers.get(outer.removesuffix("`1").rpartition(".")[2].lower())
        return make(argument) if make and argument else None
    name = text.lower()
    return _NAMED.get(name) or _NAMED.get(f"system.{name}")


_BY_CLASS: dict[type, NetType[Any]] = {
    str: STRING, bool: BOOL, float: DOUBLE, list: OBJECT_ARRAY, tuple: OBJECT_ARRAY, dict: HASHTABLE, PSObject: PSCUSTOMOBJECT,
    Char: CHAR, SwitchParameter: SWITCH, Decimal: DECIMAL, DateTime: DATETIME, TimeSpan: TIMESPAN, Uri: URI,
    Version: VERSION, Regex: REGEX, ScriptBlock: SCRIPT_BLOCK, SecureString: SECURE_STRING, Hashtable: HASHTABLE,
    OrderedDictionary: ORDERED, ArrayList: ARRAY_LIST, Single: SINGLE, LiteralDouble: DOUBLE, LiteralDecimal: DECIMAL,
    Int64: LONG, Byte: BYTE, SByte: SBYTE, Int16: INT16, UInt16: UINT16, UInt32: UINT32, UInt64: UINT64,
    BigInteger: BIGINT, IPAddress: IP_ADDRESS, XmlDocument: XML, DictionaryEntry: DICTIONARY_ENTRY, bytes: array_of(BYTE),
    NetType: RUNTIME_TYPE,
}  # fmt: skip


def type_of(value: object) -> NetType[Any] | None:
    """Returns the .NET type of a value, None for null. A Python object of no known class has a type of its own name."""
    if value is None:
        return None
    kind = type(value)
    if kind is int or kind is LiteralInt or kind is NotedInteger:
        number = cast("int", value)
        if INT32_MIN <= number <= INT32_MAX:
            return INT
        return LONG if fits_int64(number) else BIGINT
    known = _BY_CLASS.get(kind)
    if known:
        return known
    if isinstance(value, Array):
        return array_of(value.element_type)
    if isinstance(value, GenericList):
        return list_of(value.element_type)
    if isinstance(value, enums.NetEnum | enums.NetFlags):
        return enum_of(kind)
    if (kind.__module__, kind.__name__) == ("uuid", "UUID"):  # by name: importing uuid costs as much as half an interpreter
        return GUID
    own: NetType[Any] | None = getattr(value, "own_type", None)
    if own is not None and own.family == "class":
        return own
    named: str | None = getattr(value, "net_type", None)  # objects that stand for one of .NET's say so
    for base in () if named else kind.__mro__[1:]:
        if base in _BY_CLASS and base not in (int, Integer):
            return _BY_CLASS[base]
    return NetType(named or f"{kind.__module__}.{kind.__qualname__}", "foreign", kind)
