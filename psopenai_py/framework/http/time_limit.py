"""The time a request has left, and connections that keep to it.

A client's own limit is for one operation: a server that sends a byte now and then would be waited for without end. So every
read and write of a connection asks anew how much is left.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable
from typing import Any

from .errors import TimeoutExpired

_PIECE = 1 << 16
"""Bytes written between two looks at the clock."""


class TimeLimit:
    """How long the current request of one client may go on."""

    __slots__ = ("_deadline", "_now", "_place")

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._deadline: float | None = None
        self._place = ""

    def start(self, place: str, deadline: float | None) -> None:
        """Begins a request: `place` is for the message, `deadline` a moment of the clock or None for no limit."""
        self._place = place
        self._deadline = deadline

    def left(self) -> float | None:
        """Returns the seconds that are left, None for no limit. Raises TimeoutExpired where none are."""
        if self._deadline is None:
            return None
        left = self._deadline - self._now()
        if left <= 0:
            raise self.expired()
        return left

    def expired(self) -> TimeoutExpired:
        """Returns the error of a request that took too long."""
        return TimeoutExpired(f"No answer to {self._place} in time.")


class LimitedBackend:
    """Opens the connections of a client's pool; `inner` is the usual network backend, `addresses_of` looks a host up."""

    __slots__ = ("_addresses_of", "_inner", "_limit")

    def __init__(self, inner: Any, limit: TimeLimit, addresses_of: Callable[[str, int, TimeLimit], list[str]]) -> None:
        self._inner = inner
        self._limit = limit
        self._addresses_of = addresses_of

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, **options: Any) -> LimitedStream:
        """Returns a connection to the first address of the host that takes one; what is left is one limit for all addresses."""
        refused: Exception | None = None
        for address in self._addresses_of(host, port, self._limit):
            left = self._limit.left()
            try:
                return LimitedStream(self._inner.connect_tcp(address, port, timeout=left, **options), self._limit)
            except Exception as error:  # noqa: BLE001  # whatever it is, the next address may answer
                refused = error
        raise refused or OSError(f"{host} has no address")


class LimitedStream:
    """A connection as a client's pool uses it. The limit given with an operation is not used: what is left takes its place."""

    __slots__ = ("_inner", "_limit")

    def __init__(self, inner: Any, limit: TimeLimit) -> None:
        self._inner = inner
        self._limit = limit

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Returns the bytes that came, none at the end. Raises TimeoutExpired."""
        received: bytes = self._inner.read(max_bytes, timeout=self._limit.left())
        return received

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends all the bytes. Raises TimeoutExpired."""
        for start in range(0, len(buffer), _PIECE):
            self._inner.write(buffer[start : start + _PIECE], timeout=self._limit.left())

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> LimitedStream:
        """Returns the connection within TLS. Raises TimeoutExpired."""
        return LimitedStream(self._inner.start_tls(ssl_context, server_hostname, timeout=self._limit.left()), self._limit)

    def close(self) -> None:
        """Closes the connection; another thread that still waits on it is woken."""
        connection = self._inner.get_extra_info("socket")
        with contextlib.suppress(OSError):  # the other side was faster
            connection.shutdown(socket.SHUT_RDWR)
        self._inner.close()

    def get_extra_info(self, info: str) -> Any:
        """Returns what the pool asks of its connection, such as whether it can still be used."""
        return self._inner.get_extra_info(info)
