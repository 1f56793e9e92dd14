"""The lookup of a host's name: bounded by the time that is left, wherever the system's own lookup hangs."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from psopenai_py.framework.http.errors import ConnectionFailed, TimeoutExpired
from psopenai_py.framework.http.messages import Request
from psopenai_py.framework.http.names import addresses_of
from psopenai_py.framework.http.time_limit import TimeLimit


@pytest.fixture
def hanging(monkeypatch):
    """Lookups of names hang until the test is over; numeric addresses are known."""
    over = threading.Event()
    real = socket.getaddrinfo

    def lookup(host, port, *arguments, flags=0, **options):
        if flags & socket.AI_NUMERICHOST or host == "127.0.0.1":
            return real(host, port, *arguments, flags=flags, **options)
        over.wait(60)
        raise OSError("over")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    yield
    over.set()
    for thread in threading.enumerate():
        if thread.name.startswith("lookup "):
            thread.join()


def test_a_lookup_that_hangs_is_left_behind(transport, hanging):
    with pytest.raises(TimeoutExpired):
        transport.send(Request("GET", "http://api.invalid/x"), time.monotonic() + 0.1)


def test_a_numeric_address_needs_no_lookup(server, transport, hanging):
    server.load({"GET /x": [{"text": "there"}]})
    assert transport.send(Request("GET", f"{server.url}/x")).content == b"there"


def test_a_name_that_nobody_knows_is_no_answer(transport):
    with pytest.raises(ConnectionFailed, match=r"GET http://nonexistent\.invalid/x"):
        transport.send(Request("GET", "http://nonexistent.invalid/x"), time.monotonic() + 60)


def test_a_name_has_addresses():
    limit = TimeLimit(time.monotonic)
    assert set(addresses_of("localhost", 80, limit)) <= {"127.0.0.1", "::1"}
    assert addresses_of("::1", 80, limit) == ["::1"]
