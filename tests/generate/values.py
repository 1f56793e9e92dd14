"""Values as cases have them (JSON, and `{"$": kind, "value": …}` for the rest), and what has no such form."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from psopenai_py.framework.testing.conformance.values import decode
from psopenai_py.framework.values.collections import ArrayList, GenericList, Hashtable, OrderedDictionary
from psopenai_py.framework.values.dates import LOCAL, DateTime
from psopenai_py.framework.values.enums import ActionPreference, FileAttributes
from psopenai_py.framework.values.nothing import NOTHING
from psopenai_py.framework.values.numbers import UInt64
from psopenai_py.framework.values.objects import PSObject
from psopenai_py.framework.values.scalars import PRESENT, IPAddress, Regex
from psopenai_py.framework.values.types import STRING

ALIAS_OF = {"Alpha": "a1", "Alps": "Alp", "Bet": "b1", "Beta": "thread_id", "Gamma": "g", "Id": "Gam", "Length": "Len"}
NAMES = list(ALIAS_OF)
ALIASES = list(ALIAS_OF.values())
KNOWN_TYPE = "Test.Known"
GUID_TEXT = "d1c6cd5e-5d1b-4a4b-8f2a-1234567890ab"


def typed(kind: str, value: Any, **more: Any) -> dict[str, Any]:
    """Returns the case form of a value that JSON has no form for."""
    return {"$": kind, "value": value, **more}


TELLING_TEXTS = [
    "", "a", "x y", " ", "5", "-5", "2.5", "1e3", "0x1F", "1,000", "1kb", "5L", "-0", "1e400", "1e-400", "NaN", "Infinity",
    "9" * 40, "9" * 5000, "0x" + "F" * 20, "\u0661", "true", "$null", "Stop", "Hidden,System", GUID_TEXT, "1.2.3", "127.0.0.1",
    "::1", "01/02/2026", "2026-01-02T03:04:05Z", "9999-12-31T23:59:59.9999999Z", "00:01", "24:00", "99999999.00:00",
    "https://h.test/a", "utf8", "<a/>", "[", "(a+)+$", "{0}", "-Alpha", "it's", "\u00e9\u4e2d\U0001f600",
]  # fmt: skip
SCALARS: list[Any] = [
    typed("long", 5), typed("byte", 7), typed("single", 1.5), typed("decimal", "1.10"), typed("char", "x"),
    typed("datetime", "2026-01-02T03:04:05"), typed("timespan", "1.02:03:04"), typed("guid", GUID_TEXT),
    typed("uri", "https://a.test/v1"), typed("version", "1.2.3"), typed("securestring", "s3cret"), typed("scriptblock", "1+1"),
    typed("bigint", "99999999999999999999"), typed("uint64", "18446744073709551615"),
]  # fmt: skip

numbers = st.one_of(
    st.integers(-3, 9),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(-3, 9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([2**31 - 1, 2**31, -(2**31), -0.0, 0.5, 2.5, 1e308, 5e-324]),
)
texts = st.sampled_from(TELLING_TEXTS) | st.text(max_size=6)
scalars = st.one_of(st.none(), st.booleans(), numbers, texts, st.sampled_from(SCALARS))


def names_of_properties(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Returns what makes properties of some of the names, none of them twice in another case."""
    return st.lists(
        st.tuples(st.sampled_from(names), scalars | st.lists(scalars, max_size=2)),
        max_size=4,
        unique_by=lambda pair: pair[0].casefold(),
    ).map(dict)


properties = names_of_properties([*NAMES, *ALIASES, "alpha", "BETA", "other", "object"])
objects = st.one_of(
    properties.map(lambda made: typed("object", made)),
    properties.map(lambda made: typed("object", made, types=[KNOWN_TYPE])),
)
dictionaries = st.one_of(
    properties.map(lambda made: typed("hashtable", made)),
    properties.map(lambda made: typed("ordered", made)),
)
arrays = st.one_of(
    st.lists(scalars, max_size=3),
    st.lists(st.integers(-3, 9), max_size=3).map(lambda items: typed("array", items, of="int")),
    st.lists(texts, max_size=3).map(lambda items: typed("array", items, of="string")),
    st.lists(scalars, max_size=3).map(lambda items: typed("arraylist", items)),
    st.lists(scalars | st.lists(scalars, max_size=2), max_size=2),
)
values = st.one_of(scalars, scalars, arrays, dictionaries, objects)

# What converts to a type, so that most cases come to the end of binding. Types that take any text are not listed.
_FITTING: dict[str, list[Any]] = {
    **{name: [0, 5, "3", 2.5, typed("byte", 4)] for name in ("bigint", "byte", "decimal", "float", "long", "uint64")},
    "int": [0, 5, "3", 2.5, typed("long", 4), True, 2**31],
    "double": [1.5, 2, "2.5", typed("single", 1.5)],
    "switch": [True, False],
    "bool": [True, False, 1, 0],
    "string[]": [["a", "b"], "a", [], [1, None]],
    "object[]": [[1, "a"], 5, []],
    "int[]": [[1, 2], 3, ["4"], []],
    "bool[]": [[True, 0], True],
    "hashtable": [typed("hashtable", {"a": 1}), typed("ordered", {"b": 2})],
    "ordered": [typed("ordered", {"b": 2})],
    "System.Collections.IDictionary": [typed("hashtable", {"a": 1})],
    "datetime": ["2026-01-02", typed("datetime", "2026-01-02T03:04:05"), 5],
    "datetime[]": [["2026-01-02"]],
    "timespan": ["00:01", 5],
    "guid": [GUID_TEXT],
    "version": ["1.2.3", 5.5],
    "char": ["x", 65],
    "System.Collections.Generic.List[int]": [[1, 2], 3],
    "System.Collections.Generic.List[string]": [["a"], "b"],
    "System.Collections.ArrayList": [[1, "a"], 5],
    "System.IO.FileAttributes": ["Hidden", 3],
    "System.Management.Automation.ActionPreference": ["Stop", "Cont", 1],
    "System.Net.IPAddress": ["127.0.0.1"],
    "System.Nullable[bool]": [True, None],
    "System.Nullable[int]": [5, None],
    "System.Text.Encoding": ["utf8"],
    "scriptblock": [typed("scriptblock", "1+1")],
    "securestring": [typed("securestring", "s3cret")],
    "xml": ["<a/>"],
}  # fmt: skip


_EMPTY = st.sampled_from([None, "", [], [None], [""], typed("arraylist", [])])


@cache
def values_for(type_name: str) -> st.SearchStrategy[Any]:
    """Returns what makes values for a parameter of that type: mostly such as convert, some empty ones, and any others."""
    fitting = st.sampled_from(_FITTING.get(type_name, [5, "a", "abc", "2.5"]))
    return st.integers(0, 9).flatmap(lambda odds: values if odds == 9 else _EMPTY if odds == 8 else fitting)


# What a Python program or another part of this project may hand over, and a case has no form for.
_bare = st.one_of(
    scalars.map(decode),
    st.integers(),
    st.floats(),
    st.decimals(allow_nan=False),
    st.binary(max_size=4),
    st.sampled_from(
        [
            NOTHING,
            PRESENT,
            UInt64(2**64 - 1),
            Regex("["),
            IPAddress("1.2.3.4"),
            ActionPreference.Stop,
            FileAttributes(3),
            DateTime(2026, 1, 2, tzinfo=LOCAL),
            datetime(2026, 1, 2, tzinfo=UTC),
            timedelta(1),
            uuid.UUID(int=1),
            LOCAL,
            object(),
        ]
    ),
)
engine_values = st.recursive(
    _bare,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(ArrayList),
        st.lists(inner, max_size=3).map(tuple),
        st.lists(st.text(max_size=3), max_size=3).map(lambda items: GenericList(STRING, items)),
        st.dictionaries(st.text(max_size=3), inner, max_size=3),
        st.dictionaries(st.text(max_size=3), inner, max_size=3).map(Hashtable),
        st.dictionaries(st.text(max_size=3), inner, max_size=3).map(OrderedDictionary),
        st.dictionaries(st.text(max_size=3), inner, max_size=3).map(PSObject),
    ),
    max_leaves=4,
)
