"""Requests over a real connection: bodies, redirects, retries, deadlines, faults."""

from __future__ import annotations

import gzip
import socket
import threading
from base64 import b64encode

import pytest

from psopenai_py.framework.http.errors import (
    ConnectionFailed,
    HttpException,
    HttpStatusError,
    InvalidRequest,
    MalformedReply,
    RedirectRefused,
    ReplyTooLarge,
    TimeoutExpired,
)
from psopenai_py.framework.http.exchange import Exchange
from psopenai_py.framework.http.messages import Headers, Request
from psopenai_py.framework.http.transport import Transport


class Clock:
    """A clock that only pauses move."""

    def __init__(self):
        self.time = 0.0
        self.pauses = []

    def now(self):
        return self.time

    def sleep(self, seconds):
        self.pauses.append(seconds)
        self.time += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def transport(clock):
    made = Transport(clock.now, limit=1000)
    yield made
    made.close()


def exchange(transport, clock, retries=0, told=None):
    return Exchange(
        transport,
        now=clock.now,
        sleep=clock.sleep,
        as_error=lambda request, response: HttpStatusError(str(response.status), response),
        retries=retries,
        on_retry=None if told is None else lambda error, delay: told.append((str(error), delay)),
    )


def test_an_answer_is_read_to_its_end(server, transport, clock):
    server.load({"POST /x": [{"status": 201, "headers": {"X-Y": "1"}, "text": "hello"}]})
    response = exchange(transport, clock).send(
        Request("POST", f"{server.url}/x?a=1", Headers([("Content-Type", "text/plain")]), b"body")
    )
    assert (response.status, response.content, response.headers.get("x-y")) == (201, b"hello", "1")
    assert (server.log[0].body, server.log[0].query, server.log[0].headers["content-type"]) == (b"body", [("a", "1")], "text/plain")


def test_a_compressed_body_is_decoded(server, transport, clock):
    server.load({"GET /x": [{"headers": {"Content-Encoding": "gzip"}, "base64": b64encode(gzip.compress(b"a" * 900)).decode()}]})
    assert exchange(transport, clock).send(Request("GET", f"{server.url}/x")).content == b"a" * 900


def test_a_body_is_bounded_by_its_decoded_bytes(server, transport, clock):
    server.load({"GET /x": [{"headers": {"Content-Encoding": "gzip"}, "base64": b64encode(gzip.compress(b"a" * 1001)).decode()}]})
    with pytest.raises(ReplyTooLarge, match="max_body_bytes"):
        exchange(transport, clock).send(Request("GET", f"{server.url}/x"))


def test_a_body_that_cannot_be_decoded_is_malformed(server, transport, clock):
    server.load({"GET /x": [{"headers": {"Content-Encoding": "gzip"}, "text": "no gzip"}]})
    with pytest.raises(MalformedReply):
        exchange(transport, clock).send(Request("GET", f"{server.url}/x"))


@pytest.mark.parametrize(
    ("status", "method", "body"), [(301, "GET", b""), (303, "GET", b""), (307, "POST", b"b"), (308, "POST", b"b")]
)
def test_a_redirect_within_the_origin_is_followed(server, transport, clock, status, method, body):
    server.load({"POST /old": [{"status": status, "headers": {"Location": "/new?a=1"}}], f"{method} /new": [{"text": "there"}]})
    response = exchange(transport, clock).send(Request("POST", f"{server.url}/old", content=b"b"))
    assert (response.content, server.log[1].body, server.log[1].query) == (b"there", body, [("a", "1")])


def test_a_redirect_to_another_origin_is_refused(server, transport, clock):
    server.load({"GET /x": [{"status": 302, "headers": {"Location": "http://127.0.0.1:9/steal"}}]})
    with pytest.raises(RedirectRefused, match="another origin"):
        exchange(transport, clock).send(Request("GET", f"{server.url}/x", Headers([("Authorization", "Bearer k")])))


@pytest.mark.parametrize("location", ["http://[x", "http://127.0.0.1:99999/", "mailto:a@b"])
def test_a_redirect_to_no_address_is_refused(server, transport, clock, location):
    server.load({"GET /x": [{"status": 302, "headers": {"Location": location}}]})
    with pytest.raises(HttpException):
        exchange(transport, clock).send(Request("GET", f"{server.url}/x"))


def test_a_redirect_in_circles_ends(server, transport, clock):
    server.load({"GET /x": [{"status": 302, "headers": {"Location": "/x"}}]})
    with pytest.raises(RedirectRefused, match="more than"):
        exchange(transport, clock).send(Request("GET", f"{server.url}/x"))


def test_a_failure_is_sent_again_as_often_as_allowed(server, transport, clock):
    told = []
    server.load({"GET /x": [{"status": 503}, {"status": 429, "headers": {"retry-after-ms": "250"}}, {"text": "ok"}]})
    assert exchange(transport, clock, 2, told).send(Request("GET", f"{server.url}/x")).content == b"ok"
    assert told[1] == ("429", 0.25)
    assert clock.pauses == [delay for _, delay in told]


def test_the_last_failure_is_raised(server, transport, clock):
    server.load({"GET /x": [{"status": 500}]})
    with pytest.raises(HttpStatusError, match="500"):
        exchange(transport, clock, 2).send(Request("GET", f"{server.url}/x"))
    assert len(server.log) == 3


def test_a_connection_that_breaks_off_is_sent_again(server, transport, clock):
    server.load({"GET /x": [{"close": True}, {"text": "ok"}]})
    assert exchange(transport, clock, 1).send(Request("GET", f"{server.url}/x")).content == b"ok"


def test_a_refused_connection_is_an_error(transport, clock):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/x"
        with pytest.raises(ConnectionFailed, match="No answer to GET"):
            exchange(transport, clock).send(Request("GET", url))


def test_no_pause_goes_beyond_the_deadline(server, transport, clock):
    server.load({"GET /x": [{"status": 429, "headers": {"retry-after": "30"}}]})
    with pytest.raises(TimeoutExpired, match="429"):
        exchange(transport, clock, 5).send(Request("GET", f"{server.url}/x"), deadline=10)
    assert (clock.pauses, len(server.log)) == ([], 1)


def test_a_slow_answer_is_cut_at_the_deadline(server, transport, clock):
    server.load({"GET /x": [{"delay": 5}]})
    with pytest.raises(TimeoutExpired):
        exchange(transport, clock, 5).send(Request("GET", f"{server.url}/x"), deadline=0.05)


@pytest.mark.parametrize("value", ["sk-new\nline", "日本", "a\x00b"])
def test_a_header_that_cannot_be_sent_is_refused_without_quoting_it(server, transport, clock, value):
    with pytest.raises(InvalidRequest) as caught:
        exchange(transport, clock).send(Request("GET", f"{server.url}/x", Headers([("Authorization", value)])))
    assert "Authorization" in str(caught.value)
    assert value not in str(caught.value)
    assert not server.log


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Content-Length", "5"), ("content-length", "0"), ("Transfer-Encoding", "chunked"), ("Host", "a b"), ("Host", ""),
        ("Host", "a\r\nX: y"), ("a b", "v"), ("", "v"), ("a:", "v"), ("é", "v"), ("a\nb", "v"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("content", [None, b"123"])
def test_a_header_that_would_break_the_request_is_refused(server, transport, clock, name, value, content):
    with pytest.raises(InvalidRequest):
        exchange(transport, clock).send(Request("POST", f"{server.url}/x", Headers([(name, value)]), content))
    assert not server.log


def test_a_cookie_does_not_travel(server, transport, clock):
    server.load({"GET /x": [{"headers": {"Set-Cookie": "a=b"}}]})
    for _ in range(2):
        exchange(transport, clock).send(Request("GET", f"{server.url}/x"))
    assert "cookie" not in server.log[1].headers


def test_as_many_connections_as_requests_at_once(server, transport, clock):
    """Threads that come later use them again."""
    server.load({"GET /x": [{"text": "ok", "delay": 0.05}]})
    answers = []
    for _ in range(3):
        threads = [
            threading.Thread(
                target=lambda: answers.append(exchange(transport, clock).send(Request("GET", f"{server.url}/x")).content)
            )
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert answers == [b"ok"] * 12
    assert 1 <= sum(map(len, transport._idle.values())) <= 4


def test_a_transport_that_closes_wakes_who_waits(server, clock):
    """No thread stays behind, however long the server takes; a request after that leaves no connection."""
    transport = Transport(clock.now)
    server.load({"GET /x": [{"text": "ok", "delay": 60}], "GET /y": [{"text": "ok"}]})
    failed = []

    def ask():
        try:
            transport.send(Request("GET", f"{server.url}/x"))
        except ConnectionFailed as error:
            failed.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    while not server.sent():
        thread.join(0.01)
    transport.close()
    thread.join(30)
    assert len(failed) == 1
    assert transport.send(Request("GET", f"{server.url}/y")).content == b"ok"
    assert not transport._busy
    assert not transport._idle


@pytest.mark.parametrize(
    "broken", [{"headers": {"Content-Encoding": "gzip"}, "text": "no gzip"}, {"text": "a" * 2000}, {"text": "", "gzip": True}]
)
def test_a_body_that_cannot_be_read_does_not_hide_the_status(server, transport, clock, broken):
    server.load({"GET /x": [{"status": 503, **broken}, {"text": "ok"}]})
    assert exchange(transport, clock, 1).send(Request("GET", f"{server.url}/x")).content == b"ok"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_nowhere_is_refused(server, transport, clock, status):
    server.load({"GET /x": [{"status": status, "text": ""}]})
    with pytest.raises(RedirectRefused, match=f"{status}.*without an address"):
        exchange(transport, clock).send(Request("GET", f"{server.url}/x"))


def test_a_request_shows_no_header():
    request = Request("GET", "http://h/x?key=1", Headers([("Authorization", "Bearer secret")]))
    assert "secret" not in repr(request) + repr(request.headers)
    assert request.place == "GET http://h/x"
