"""Members that every object has, and of small types that have few of their own."""

from __future__ import annotations

from typing import Any, Final

from ...framework.conversion.text import plain_text
from ...framework.values.net_object import NetObject
from ...framework.values.nothing import NOTHING
from ...framework.values.objects import PSObject
from ...framework.values.types import OBJECT, PSCUSTOMOBJECT, PSOBJECT, NetType
from ..operators.comparison import compare, same
from ..runtime.references import Reference
from .object_views import MemberList, NoteProperty, ObjectView, PropertyList
from .table import Members
from .types import kind_of


class DBNull(NetObject, net_type="System.DBNull"):
    """System.DBNull: what a database has where there is no value."""

    __slots__ = ()

    def __str__(self) -> str:
        return ""


_DB_NULL: Final = DBNull()


def to_string(value: Any) -> str:
    """Returns what .NET's ToString() gives: nothing for a custom object, whose text only the language makes."""
    return "" if isinstance(value, PSObject) else plain_text(value)


def hash_code(value: Any) -> int:
    """Returns a number that is equal for equal values; not the one that .NET has."""
    try:
        number = hash(value)
    except TypeError:
        number = id(value)
    return number % 2**31


def get_type(value: Any) -> NetType[Any] | None:
    """Returns the value's type."""
    return PSCUSTOMOBJECT if isinstance(value, PSObject) else kind_of(value)


OBJECT_MEMBERS: Final = Members(
    OBJECT,
    methods={
        "Equals(object obj)": lambda value, other: not isinstance(value, PSObject) and other is not None and same(value, other),
        "GetHashCode()": hash_code,
        "GetType()": get_type,
        "ToString()": to_string,
    },
    statics={
        "new()": lambda: PSObject(),
        "Equals(object objA, object objB)": lambda one, two: one is two or (one is not None and two is not None and same(one, two)),
        "ReferenceEquals(object objA, object objB)": lambda one, two: one is two,
    },
)

COMPARABLE: Final = Members(
    OBJECT,
    methods={"CompareTo(object value)": lambda value, other: 1 if other is None else compare(value, other, ignore_case=False)},
    base=OBJECT_MEMBERS,
)
"""The base of types whose values have an order."""

_LIST_OF_MEMBERS: Final = "System.Management.Automation.PSMemberInfoIntegratingCollection`1"

MEMBERS: Final = (
    OBJECT_MEMBERS,
    Members(
        PSOBJECT,
        methods={"Copy()": ObjectView.Copy},
        statics={"new()": lambda: PSObject(), "new(object obj)": lambda value: value},
        base=OBJECT_MEMBERS,
    ),
    Members(
        NetType(_LIST_OF_MEMBERS, "foreign", MemberList),
        properties={"int Count": len},
        methods={
            "void Add(object member)": PropertyList.Add,
            "void Add(object member, bool preValidated)": PropertyList.Add,
            "GetEnumerator()": list,
            "Item(string name)": MemberList.named,
            "Match(string name)": MemberList.Match,
            "void Remove(string name)": PropertyList.Remove,
        },
        base=OBJECT_MEMBERS,
    ),
    Members(
        NetType("System.Management.Automation.Internal.AutomationNull", "static"),
        static_properties={"Value": lambda: NOTHING},
    ),
    Members(
        NetType("System.Management.Automation.PSReference", "foreign", Reference),
        base=OBJECT_MEMBERS,
    ),
    Members(
        NetType("System.DBNull", "foreign", DBNull),
        static_properties={"Value": lambda: _DB_NULL},
        methods={"ToString()": lambda value: ""},
        base=OBJECT_MEMBERS,
    ),
    Members(
        NetType("System.Management.Automation.PSNoteProperty", "foreign", NoteProperty),
        statics={"new(string name, object value)": NoteProperty},
        base=OBJECT_MEMBERS,
    ),
)
