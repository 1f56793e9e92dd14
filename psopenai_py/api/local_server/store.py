"""What the local server remembers: objects by kind and id, in the order they were made."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any

from .errors import bad_request, not_found

Properties = dict[str, Any]

DEFAULT_PAGE = 20
LARGEST_PAGE = 100
_PREFIXES = {"assistant": "asst", "thread": "thread", "thread.message": "msg", "thread.run": "run", "thread.run.step": "step"}


class Store:
    """Every object of one server. Not to be used by several threads at once."""

    def __init__(self) -> None:
        self._objects: dict[str, dict[str, Properties]] = {kind: {} for kind in _PREFIXES}

    def make(self, kind: str, properties: Mapping[str, Any], identity: str | None = None) -> Properties:
        """Returns a new object with id, kind and date in front of its properties."""
        identity = identity or f"{_PREFIXES[kind]}_{secrets.token_hex(12)}"
        head = {"id": identity, "object": kind, "created_at": int(time.time())}
        made = {**head, **properties, **head}  # in front, and whatever the properties say
        self._objects[kind][identity] = made
        return made

    def get(self, kind: str, identity: str, **belongs: str) -> Properties:
        """Returns an object; `belongs` names properties that must agree. Raises ApiError 404."""
        found = self._objects[kind].get(identity)
        if found is None or any(found.get(name) != value for name, value in belongs.items()):
            raise not_found(kind.rpartition(".")[2], identity)
        return found

    def remove(self, kind: str, identity: str, **belongs: str) -> Properties:
        """Removes an object and returns the API's word for it. Raises ApiError 404."""
        self.get(kind, identity, **belongs)
        del self._objects[kind][identity]
        return {"id": identity, "object": f"{kind}.deleted", "deleted": True}

    def having(self, kind: str, **belongs: str) -> list[Properties]:
        """Returns the objects of a kind whose properties agree, the oldest first."""
        return [o for o in self._objects[kind].values() if all(o.get(name) == value for name, value in belongs.items())]


def page(objects: list[Properties], query: Mapping[str, str], shown: Callable[[Properties], Properties] = dict) -> Properties:
    """Returns one page of a list, the oldest object first in `objects`.

    `limit`, `order` (the API's own default is desc), `after` and `before` are read from the query. Raises ApiError 400 and 404.
    """
    limit = _limit(query.get("limit"))
    order = query.get("order", "desc")
    if order not in ("asc", "desc"):
        raise bad_request(f"'{order}' is not one of ['asc', 'desc'].", "order")
    ordered = objects if order == "asc" else objects[::-1]
    identities = [entry["id"] for entry in ordered]
    start = _place(identities, query["after"]) + 1 if query.get("after") else 0
    end = _place(identities, query["before"]) if query.get("before") else len(ordered)
    wanted = ordered[start:end]
    data = [shown(entry) for entry in wanted[:limit]]
    return {
        "object": "list",
        "data": data,
        "first_id": data[0]["id"] if data else None,
        "last_id": data[-1]["id"] if data else None,
        "has_more": len(wanted) > limit,
    }


def _limit(text: str | None) -> int:
    if text is None:
        return DEFAULT_PAGE
    if not text.isdecimal() or not 1 <= int(text) <= LARGEST_PAGE:
        raise bad_request(f"'{text}' is not between 1 and {LARGEST_PAGE}.", "limit")
    return int(text)


def _place(identities: list[str], identity: str) -> int:
    if identity not in identities:
        raise not_found("object", identity)
    return identities.index(identity)
