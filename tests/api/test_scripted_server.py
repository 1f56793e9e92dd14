"""The test kit's server."""

from __future__ import annotations

import http.client
import json

from psopenai_py.framework.testing.server import ScriptedServer


def ask(server, method, target, body=None, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        connection.request(method, target, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_replies_come_in_order_and_the_last_one_stays():
    with ScriptedServer({"GET /a": [{"text": "1"}, {"status": 500, "json": {"n": 2}}]}) as server:
        assert [ask(server, "GET", "/a?q=1") for _ in range(3)] == [(200, b"1"), (500, b'{"n": 2}'), (500, b'{"n": 2}')]
        assert server.sent() == ["GET /a"] * 3


def test_a_star_stands_for_any_rest_and_a_handler_comes_last():
    def handler(request):
        return {"text": f"handled {request.json()}"} if request.method == "POST" else None

    with ScriptedServer({"GET /v1/*": [{"text": "star"}]}, handler=handler) as server:
        assert ask(server, "GET", "/v1/x/y") == (200, b"star")
        assert ask(server, "POST", "/v1/x", '{"a": 1}') == (200, b"handled {'a': 1}")
        status, body = ask(server, "GET", "/v2")
        assert (status, json.loads(body)["error"]["message"]) == (404, "no route GET /v2")


def test_a_chunked_body_is_received():
    with ScriptedServer({"POST /x": [{"text": "ok"}]}) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        connection.request("POST", "/x", iter([b"ab", b"cd"]), encode_chunked=True)
        assert connection.getresponse().read() == b"ok"
        connection.close()
        assert server.log[0].body == b"abcd"


def test_load_forgets_what_was():
    with ScriptedServer({"GET /a": [{"text": "1"}]}) as server:
        ask(server, "GET", "/a")
        server.load({"GET /a": [{"text": "2"}]})
        assert server.log == []
        assert ask(server, "GET", "/a") == (200, b"2")
