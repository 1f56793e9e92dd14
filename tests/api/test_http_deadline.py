"""Servers that answer, but slowly, or with what is no answer: every request ends, in an error of the tree."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
from contextlib import contextmanager

import pytest
import trustme

from psopenai_py.framework.http.errors import CertificateRefused, ConnectionFailed, HttpException, TimeoutExpired
from psopenai_py.framework.http.messages import Request
from psopenai_py.framework.http.names import addresses_of
from psopenai_py.framework.http.time_limit import LimitedBackend, TimeLimit

HEAD = b"HTTP/1.1 200 OK\r\n"


@contextmanager
def raw_server(pieces, pause=0.0, certificate=None, sent=lambda piece: None):
    """Yields the port of a server that sends the pieces of bytes to each client, with a pause before each.

    `sent` is told each piece that a client took.
    """
    context = None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)

    def serve():
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                try:
                    client = context.wrap_socket(connection, server_side=True) if context else connection
                    client.recv(65536)
                    for piece in pieces:
                        time.sleep(pause)
                        client.sendall(piece)
                        sent(piece)
                except OSError:
                    pass  # the client was right to leave

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
    thread.join()


@pytest.mark.parametrize(
    "pieces",
    [
        [HEAD, *[b"X-Slow: %d\r\n" % number for number in range(60)], b"Content-Length: 2\r\n\r\nok"],
        [HEAD + b"Content-Length: 60\r\n\r\n", *[b"a"] * 60],
        [HEAD + b"Transfer-Encoding: chunked\r\n\r\n", *[b"1\r\na\r\n"] * 60, b"0\r\n\r\n"],
        [
            HEAD + b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n",
            gzip.compress(b"")[:10],
            *[b"\x00\x00\x00\xff\xff"] * 60,
        ],
    ],
    ids=["headers", "body", "chunks", "gzip without content"],
)
def test_a_server_that_dribbles_is_cut_at_the_deadline(transport, pieces):
    """Each piece comes well within the limit; the client leaves before the last one."""
    sent = []
    with raw_server(pieces, pause=0.05, sent=sent.append) as port, pytest.raises(TimeoutExpired):
        transport.send(Request("GET", f"http://127.0.0.1:{port}/x"), time.monotonic() + 0.4)
    assert 0 < len(sent) < len(pieces)


def test_a_slow_answer_is_read_where_there_is_time(transport):
    with raw_server([HEAD, b"Content-Length: 2\r\n\r\n", b"o", b"k"], pause=0.01) as port:
        assert transport.send(Request("GET", f"http://127.0.0.1:{port}/x"), time.monotonic() + 60).content == b"ok"


def test_a_connection_that_is_kept_open_has_the_limit_of_its_request(server, transport):
    """A limit that is over does not reach the next request on the same connection."""
    server.load({"GET /x": [{"text": "1"}, {"text": "2", "delay": 0.3}]})
    request = Request("GET", f"{server.url}/x")
    assert transport.send(request, time.monotonic() + 0.2).content == b"1"
    assert transport.send(request).content == b"2"
    with pytest.raises(TimeoutExpired):
        transport.send(request, time.monotonic() + 0.1)


def test_a_proxy_keeps_to_the_deadline_too(transport, monkeypatch):
    with raw_server([HEAD, *[b"X-Slow: 1\r\n"] * 60, b"Content-Length: 2\r\n\r\nok"], pause=0.05) as port:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{port}")
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
        with pytest.raises(TimeoutExpired):
            transport.send(Request("GET", "http://api.invalid/x"), time.monotonic() + 0.4)


def test_a_proxy_that_cannot_be_used_is_named(transport, monkeypatch):
    monkeypatch.setenv("ALL_PROXY", "gopher://user:secret@h")
    with pytest.raises(HttpException, match="proxy") as caught:
        transport.send(Request("GET", "http://api.invalid/x"))
    assert "secret" not in str(caught.value)


def test_a_certificate_that_nobody_known_signed_is_refused(transport, tmp_path):
    certificate = tmp_path / "server.pem"
    trustme.CA().issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(str(certificate))
    with raw_server([HEAD + b"Content-Length: 0\r\n\r\n"], certificate=certificate) as port, pytest.raises(CertificateRefused):
        transport.send(Request("GET", f"https://127.0.0.1:{port}/x"))


@pytest.mark.parametrize(
    "pieces",
    [
        [],
        [b"SSH-2.0-OpenSSH_9\r\n"],
        [b"HTTP/1.1 abc\r\n\r\n"],
        [HEAD + b"bad header\r\n\r\n"],
        [HEAD + b"Content-Length: many\r\n\r\n"],
        [HEAD + b"Content-Length: 10\r\n\r\nshort"],
        [HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"],
        [HEAD + b"Transfer-Encoding: unknown\r\n\r\n"],
        [HEAD + b"Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc"],
        [HEAD + b"X: " + b"a" * 200_000 + b"\r\n\r\n"],
    ],
)
def test_what_is_no_answer_is_an_error_of_the_tree(transport, pieces):
    with raw_server(pieces) as port, pytest.raises(HttpException):
        transport.send(Request("GET", f"http://127.0.0.1:{port}/x"), time.monotonic() + 60)


@pytest.mark.parametrize("host", ["a" * 70 + ".invalid", "a..b"])
def test_a_host_that_no_network_knows_is_an_error_of_the_tree(transport, host):
    with pytest.raises(HttpException):
        transport.send(Request("GET", f"http://{host}/x"))


@pytest.mark.parametrize(("seconds", "limits"), [(4, [10, 6, 2]), (10, [10])])
def test_the_addresses_of_a_host_share_one_limit(monkeypatch, seconds, limits):
    """None of the three addresses answers; each is given up after some seconds of a clock that only this moves."""
    passed = 0.0
    seen = []

    class NoAnswer:
        def connect_tcp(self, address, port, timeout, **options):
            nonlocal passed
            seen.append((address, timeout))
            passed += seconds
            raise OSError("gave up")

    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (f"192.0.2.{number}", 80)) for number in (1, 2, 3)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **options: found)
    limit = TimeLimit(lambda: passed)
    limit.start("GET http://h/x", 10)
    with pytest.raises((TimeoutExpired, OSError)):
        LimitedBackend(NoAnswer(), limit, addresses_of).connect_tcp("h", 80)
    assert seen == [(f"192.0.2.{number}", left) for number, left in enumerate(limits, 1)]


def test_without_any_address_that_answers_the_last_refusal_is_told(transport):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(ConnectionFailed, match="refused"):
            transport.send(Request("GET", f"http://127.0.0.1:{taken.getsockname()[1]}/x"), time.monotonic() + 60)
