"""Which view shows an object: a table or list of which properties, or its text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from ..values.net_object import NetObject
from ..values.nothing import UNBOUND
from ..values.objects import PSObject, TypeName, get, items, names

TABLE: Final = "table"
LIST: Final = "list"
TEXT: Final = "text"
_MOST_COLUMNS: Final = 4


class View(NamedTuple):
    """A shape and the properties it shows, in order."""

    shape: str
    columns: tuple[str, ...] = ()


def view_of(value: Any, shape: str | None = None) -> View:
    """Returns the view of an object. `shape` asks for a table or list; what has no properties is shown as text all the same.

    The columns are those that the object's type names; without one, all properties, as a table where there are at most four.
    """
    if not isinstance(value, PSObject | Mapping):
        return _view_of_properties(value, shape)
    if isinstance(value, Mapping) and not isinstance(value, PSObject):
        return View(shape or TABLE, ("Name", "Value") if shape != LIST else tuple(str(key) for key in value))
    own = _display(value)
    columns = own if own and shape != LIST else tuple(names(value))
    if not columns:
        return View(TEXT)
    return View(shape or (TABLE if own or len(columns) <= _MOST_COLUMNS else LIST), columns)


def _view_of_properties(value: Any, shape: str | None) -> View:
    """Returns the view of an object of a class: its properties, where they are what is to be shown of it."""
    columns = value.properties if isinstance(value, NetObject) and value.shows_properties else ()
    if not columns:
        return View(TEXT)
    return View(shape or (TABLE if len(columns) <= _MOST_COLUMNS else LIST), columns)


def rows_of(value: Any, view: View) -> list[list[Any]]:
    """Returns the values of each row: one for an object, one per entry for a dictionary shown as a table."""
    if isinstance(value, PSObject):
        return [[get(value, name) for name in view.columns]]
    if isinstance(value, NetObject):
        return [[None if (found := value.find(name)) is UNBOUND else found for name in view.columns]]
    if view.columns == ("Name", "Value"):
        return [[key, entry] for key, entry in value.items()]
    return [[value.get(name) for name in view.columns]]


def entries_of(value: Any) -> list[tuple[str, Any]]:
    """Returns name and value of each property or entry, for a list."""
    if isinstance(value, NetObject):
        return value.items()
    return items(value) if isinstance(value, PSObject) else [(str(key), entry) for key, entry in value.items()]


def _display(value: PSObject) -> tuple[str, ...]:
    for name in value.type_names:
        if isinstance(name, TypeName) and name.display:
            return name.display
    return ()
