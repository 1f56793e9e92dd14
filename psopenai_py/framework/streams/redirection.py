"""Redirections: a host that takes the records of some streams away from another one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..errors import ErrorRecord
from .host import Host
from .records import StreamRecord

Route = Callable[[Any], None]
"""Takes a record that was redirected."""


def discard(value: Any) -> None:
    """The route of a stream that is redirected to null."""


def hide(host: Host, record: StreamRecord, *, discarded: bool = False) -> None:
    """Gives a host that has a method `hide` a record that is not to be shown; `discarded` where it was redirected to null."""
    take = getattr(host, "hide", None)
    if take is not None:
        take(record, discarded=discarded)


class RedirectedHost:
    """Gives the records of the streams in `routes` to their route, all others to the host behind it.

    The streams are ``error``, ``warning``, ``verbose``, ``debug`` and ``information``.
    """

    def __init__(self, host: Host, routes: Mapping[str, Route]) -> None:
        self._host = host
        self._routes = dict(routes)
        self.can_prompt = host.can_prompt

    def show_error(self, record: ErrorRecord) -> None:
        """Gives an error record to its route, or to the host."""
        route = self._routes.get("error")
        if route is None:
            self._host.show_error(record)
        else:
            route(record)

    def show(self, record: StreamRecord) -> None:
        """Gives a record of another stream to its route, or to the host."""
        route = self._routes.get(record.stream)
        if route is None:
            self._host.show(record)
        elif route is discard:
            hide(self._host, record, discarded=True)
        else:
            route(record)

    def hide(self, record: StreamRecord, *, discarded: bool) -> None:
        """Gives a record that is not to be shown to its route all the same (information is redirected always), or to the host."""
        route = self._routes.get(record.stream)
        if route is None or route is discard or discarded:
            hide(self._host, record, discarded=discarded or route is discard)
        else:
            route(record)

    def ask(self, caption: str, message: str, field: str) -> str:
        """Asks through the host."""
        return self._host.ask(caption, message, field)
