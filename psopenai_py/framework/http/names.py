"""The addresses of a host. The system's lookup cannot be cut off, so it is left behind on a thread of its own when time is up."""

from __future__ import annotations

import socket
import threading

from ..waiting import wait_for
from .time_limit import TimeLimit


class _Lookup:
    """One lookup, in a thread that nobody has to wait for."""

    def __init__(self, host: str, port: int) -> None:
        self.addresses: list[str] = []
        self.failed: Exception | None = None
        self.done = threading.Event()
        self._host = host
        self._port = port

    def run(self) -> None:
        try:
            self.addresses = _addresses(self._host, self._port)
        except Exception as error:  # noqa: BLE001  # raised again where it is waited for
            self.failed = error
        self.done.set()


def addresses_of(host: str, port: int, limit: TimeLimit) -> list[str]:
    """Returns the addresses in the order to try them; a numeric one is its own. Ctrl-C ends the wait.

    Raises OSError for a name that nobody knows, TimeoutExpired where the answer takes longer than is left.
    """
    try:
        return _addresses(host, port, socket.AI_NUMERICHOST)
    except OSError:
        lookup = _Lookup(host, port)
    threading.Thread(target=lookup.run, name=f"lookup {host}", daemon=True).start()
    if not wait_for(lookup.done, limit.left()):
        raise limit.expired()
    if lookup.failed is not None:
        raise lookup.failed
    return lookup.addresses


def _addresses(host: str, port: int, flags: int = 0) -> list[str]:
    found = [entry[4] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)]
    return [f"{place[0]}%{place[3]}" if len(place) > 3 and place[3] else str(place[0]) for place in found]
