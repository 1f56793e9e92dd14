"""Replies as the module's objects: a type name, local dates, and the properties the module adds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..framework.values.dates import DateTime
from ..framework.values.objects import Computed, PSObject, add_type, find, from_json, get, set_property
from .types import MESSAGE, TYPE_NAMES, ObjectType

_MESSAGE_PARTS = {"text": "value", "image_file": "file_id", "image_url": "url"}
"""The property that holds a content part's own content."""


def typed(properties: dict[str, Any], kind: ObjectType) -> PSObject:
    """Returns a reply's object with its type name in front and local dates (module-behaviour 10); nothing is renamed or removed."""
    local_dates(properties, kind.dates)
    made = from_json(properties)
    add_type(made, TYPE_NAMES[kind.name])
    if kind is MESSAGE:
        set_property(made, "SimpleContent", Computed(simple_content))
    return made


def local_dates(properties: dict[str, Any], fields: Iterable[str]) -> None:
    """Replaces Unix times by local dates in the fields named; null, zero, other kinds and times beyond the calendar stay."""
    for field in fields:
        value = properties.get(field)
        if isinstance(value, int) and not isinstance(value, bool) and value:
            try:
                properties[field] = DateTime.from_unix(value)
            except OverflowError:
                continue


def simple_content(message: PSObject) -> list[PSObject] | PSObject | None:
    """Returns Role, Type and Content of each part of a message; one part stands alone, none is null."""
    parts = []
    content = get(message, "content")
    for part in content if isinstance(content, list) else []:
        kind = get(part, "type")
        held = get(get(part, kind), _MESSAGE_PARTS[kind]) if kind in _MESSAGE_PARTS else None
        parts.append(PSObject([("Role", get(message, "role")), ("Type", kind), ("Content", held)]))
    return parts if len(parts) > 1 else parts[0] if parts else None


def text_of(obj: object, name: str) -> str:
    """Returns a property as text, empty where there is none: ids and statuses."""
    value = find(obj, name) if isinstance(obj, PSObject) else None
    return value if isinstance(value, str) else ""
