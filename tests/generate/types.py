"""The types of parameters and of conversions, by the names a declaration has for them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from psopenai_py.framework.values.types import NetType, type_named

EVERYDAY = ["string", "int", "object", "switch", "string[]", "bool", "double"]
OTHERS = [
    "array",
    "bigint",
    "bool[]",
    "byte",
    "char",
    "datetime",
    "datetime[]",
    "decimal",
    "float",
    "guid",
    "hashtable",
    "int[]",
    "long",
    "object[]",
    "ordered",
    "psobject",
    "regex",
    "scriptblock",
    "securestring",
    "System.Collections.ArrayList",
    "System.Collections.Generic.List[int]",
    "System.Collections.Generic.List[string]",
    "System.Collections.IDictionary",
    "System.IO.FileAttributes",
    "System.Management.Automation.ActionPreference",
    "System.Net.IPAddress",
    "System.Nullable[bool]",
    "System.Nullable[int]",
    "System.Text.Encoding",
    "timespan",
    "uint64",
    "uri",
    "version",
    "xml",
]

type_names = st.sampled_from(EVERYDAY) | st.sampled_from([*EVERYDAY, *OTHERS])


def net_type(name: str) -> NetType[Any]:
    """Returns the type of a name that is listed here."""
    known = type_named(name)
    assert known is not None, name
    return known
