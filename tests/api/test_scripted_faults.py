"""The faults of the test kit's server, byte by byte as a client sees them."""

from __future__ import annotations

import gzip
import http.client
import socket
import ssl
import time

import pytest
from proxying import Authority

from psopenai_py.framework.testing.server import ScriptedServer


def received(port: int, *, most: int = 1 << 20) -> bytes:
    """What the server sends for one GET, up to its end or so many bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(b"GET /x HTTP/1.1\r\nHost: h\r\n\r\n")
        got = b""
        while len(got) < most and (piece := connection.recv(65536)):
            got += piece
        return got


def answer(reply: dict) -> bytes:
    with ScriptedServer({"GET /x": [{**reply, "headers": {"Connection": "close", **reply.get("headers", {})}}]}) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        try:
            connection.request("GET", "/x")
            return connection.getresponse().read()
        finally:
            connection.close()


@pytest.fixture
def sent(server):
    """Returns the bytes of a reply."""

    def of(reply: dict, **options: int) -> bytes:
        server.load({"GET /x": [reply]})
        return received(server.port, **options)

    return of


def test_a_connection_that_breaks_off(sent):
    """Before any byte, in the headers, in the body."""
    reply = {"text": "0123456789", "headers": {"X-Long": "a" * 50}}
    whole = sent({**reply, "length": None})
    assert sent({**reply, "close": True}) == b""
    head = sent({**reply, "close": "headers"})
    assert head.startswith(b"HTTP/1.1 200 OK\r\nX-Long: aaa")
    assert b"\r\n\r\n" not in head
    cut = sent({**reply, "close": "body"})
    assert b"\r\nContent-Length: 10\r\n" in cut
    assert cut.endswith(b"\r\n\r\n01234")
    assert whole.endswith(b"\r\n\r\n0123456789")
    assert b"Content-Length" not in whole


def test_a_connection_that_is_reset(server):
    server.load({"GET /x": [{"close": "reset"}]})
    with pytest.raises(ConnectionResetError):
        received(server.port)


def test_a_length_that_is_wrong(sent):
    assert b"Content-Length: 99\r\n" in sent({"text": "abc", "length": 99, "headers": {"Connection": "close"}}, most=1)


def test_a_body_that_is_repeated_comes_in_chunks():
    assert answer({"text": "ab", "repeat": 100_000}) == b"ab" * 100_000


def test_a_body_without_end(sent):
    """It ends with the client; the server goes on to serve others, and stops when it is told to."""
    assert sent({"text": "ab", "repeat": "endless"}, most=5_000_000).count(b"ab") > 2_000_000


@pytest.mark.parametrize(("times", "sign"), [(1, b"a"), (30_000_000, b"a")])
def test_a_body_that_is_small_only_on_its_way(times, sign):
    body = answer({"text": "a", "repeat": times, "gzip": True})
    assert len(body) < 50_000
    assert gzip.decompress(body) == sign * times


def test_bytes_that_come_slowly(sent):
    began = time.monotonic()
    assert sent({"raw": "0123456789", "pause": 0.01, "piece": 2}) == b"0123456789"
    assert time.monotonic() - began >= 0.05


def test_what_is_no_reply(sent):
    assert sent({"raw": ["HTTP/1.1 abc\r\n", "\r\n"]}) == b"HTTP/1.1 abc\r\n\r\n"


@pytest.mark.parametrize(("reply", "line"), [({}, b"302 Found"), ({"status": 308}, b"308 Permanent Redirect")])
def test_a_redirect(sent, reply, line):
    got = sent({"redirect": "http://elsewhere.invalid/y", "close": "body", **reply})
    assert got.startswith(b"HTTP/1.1 " + line)
    assert b"\r\nLocation: http://elsewhere.invalid/y\r\n" in got


@pytest.mark.parametrize(("status", "line"), [(418, b"418 I'm a Teapot"), (299, b"299 "), (799, b"799 ")])
def test_any_status(sent, status, line):
    assert sent({"status": status, "close": "body"}).startswith(b"HTTP/1.1 " + line + b"\r\n")


def test_a_server_that_stops_leaves_no_client_waiting():
    server = ScriptedServer({"GET /x": [{"delay": 600}]}).start()
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        connection.sendall(b"GET /x HTTP/1.1\r\nHost: h\r\n\r\n")
        while not server.sent():
            time.sleep(0.01)
        server.stop()
        assert b"\r\n\r\n" in connection.recv(65536) or connection.recv(65536) == b""


def test_tls(tmp_path):
    """A client that says nothing, or no TLS, holds up nobody."""
    authority = Authority(tmp_path)
    with ScriptedServer({"GET /x": [{"text": "there"}]}, tls=authority.server_context("127.0.0.1")) as server:
        assert server.url == f"https://127.0.0.1:{server.port}"
        with socket.create_connection(("127.0.0.1", server.port)) as silent:
            assert received(server.port) == b""
            trusting = ssl.create_default_context(cafile=str(authority.file))
            connection = http.client.HTTPSConnection("127.0.0.1", server.port, context=trusting, timeout=30)
            connection.request("GET", "/x")
            assert connection.getresponse().read() == b"there"
            connection.close()
            silent.close()
