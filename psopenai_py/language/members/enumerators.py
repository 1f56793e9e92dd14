"""The members of the walk through a collection: what GetEnumerator returns, and ``$foreach`` and ``$switch``."""

from __future__ import annotations

from typing import Any, Final

from ...framework.values.collections import DictionaryEntry
from ...framework.values.nothing import UNBOUND
from ...framework.values.types import NetType
from ..runtime.enumeration import Enumerator
from .objects import OBJECT_MEMBERS
from .table import Members


def _of_entry(walk: Enumerator, name: str) -> Any:
    """Returns the key or the value of the entry of a dictionary that the walk has reached."""
    entry = walk.Current
    if not isinstance(entry, DictionaryEntry):
        return UNBOUND
    return {"key": entry.key, "name": entry.key, "value": entry.value, "entry": entry}.get(name.casefold(), UNBOUND)


MEMBERS: Final = (
    Members(
        NetType(Enumerator.net_type, "foreign", Enumerator),
        properties={"System.Object Current": lambda walk: walk.Current},
        methods={"MoveNext()": Enumerator.MoveNext, "void Reset()": Enumerator.Reset},
        base=OBJECT_MEMBERS,
        fallback=_of_entry,
    ),
)
