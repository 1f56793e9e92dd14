"""The local server answers every body: what has the wrong shape with 400, in the API's form."""

from __future__ import annotations

import http.client
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psopenai_py.api.local_server.routes import ASSISTANT_ID, LocalApi
from psopenai_py.api.local_server.server import serve
from psopenai_py.framework.testing.server import ReceivedRequest

KEY = {"Authorization": "Bearer sk-local"}
RUN = {"assistant_id": ASSISTANT_ID}
MESSAGE = {"role": "user", "content": "hi"}


def post(api, path, body):
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    reply = api.answer(ReceivedRequest("POST", f"/v1/{path}", KEY, content))
    return reply.get("status", 200), reply["json"]


@pytest.fixture(scope="module")
def api():
    return LocalApi()


@pytest.fixture(scope="module")
def thread(api):
    return post(api, "threads", {})[1]["id"]


@pytest.mark.parametrize(
    ("path", "body", "param"),
    [
        ("threads", {"messages": ["a"]}, "messages"),
        ("threads", {"messages": "a"}, "messages"),
        ("threads", {"messages": [{**MESSAGE, "content": [{"type": "text"}]}]}, "content"),
        ("threads", {"messages": [{**MESSAGE, "content": [{"type": "text", "text": {"value": 1}}]}]}, "content"),
        ("threads", {"messages": [{**MESSAGE, "attachments": "f"}]}, "attachments"),
        ("threads", {"messages": [{**MESSAGE, "role": ["user"]}]}, "role"),
        ("threads", {"metadata": ["a"]}, "metadata"),
        ("threads", {"tool_resources": 5}, "tool_resources"),
        ("threads/{thread}", {"metadata": "x"}, "metadata"),
        ("threads/runs", {**RUN, "thread": "x"}, "thread"),
        ("threads/runs", {**RUN, "thread": {"messages": [1]}}, "messages"),
        ("threads/{thread}/runs", {**RUN, "metadata": []}, "metadata"),
        ("threads/{thread}/runs", {**RUN, "additional_messages": {"a": 1}}, "additional_messages"),
        ("threads/{thread}/runs", {**RUN, "tools": "all"}, "tools"),
        ("threads/{thread}/runs", {**RUN, "model": {}}, "model"),
        ("threads/{thread}/runs", {"assistant_id": ["a"]}, "assistant_id"),
        ("assistants", {"name": 1}, "name"),
        ("assistants", {"tools": [1]}, "tools"),
        ("threads", [], None),
        ("threads", b"{", None),
        ("threads", b"\xff", None),
        ("threads", b"[" * 100_000, None),
    ],
)
def test_a_body_of_the_wrong_shape_is_told(api, thread, path, body, param):
    status, reply = post(api, path.format(thread=thread), body)
    assert (status, reply["error"]["type"], reply["error"]["param"]) == (400, "invalid_request_error", param)


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.sampled_from(["user", "text", ASSISTANT_ID]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["role", "content", "type", "text", "value", "messages", "metadata"]), inner, max_size=4)
    ),
    max_leaves=12,
)
NAMES = (
    "messages", "thread", "metadata", "tool_resources", "additional_messages", "assistant_id", "tools", "model", "instructions",
    "name", "id", "object", "role", "content", "attachments",
)  # fmt: skip


@given(
    st.sampled_from(["threads", "threads/runs", "threads/{}", "threads/{}/runs", "threads/{}/messages", "assistants"]), st.data()
)
def test_no_body_is_left_without_an_answer(api, thread, path, data):
    """Whatever was stored, the lists can still be read afterwards."""
    body = data.draw(st.dictionaries(st.sampled_from(NAMES), ANY, max_size=5))
    status, reply = post(api, path.format(thread), body)
    assert status in (200, 400, 404)
    assert (status == 200) == ("error" not in reply)
    for listed in ("assistants", f"threads/{thread}/messages", f"threads/{thread}/runs"):
        assert "data" in api.answer(ReceivedRequest("GET", f"/v1/{listed}", KEY, b""))["json"]


def test_what_a_body_says_of_id_and_kind_does_not_count(api):
    _, made = post(api, "assistants", {"id": "x", "object": "y"})
    assert made["id"].startswith("asst_")
    assert made["object"] == "assistant"


def test_the_local_server_keeps_no_request():
    with serve() as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        connection.request("GET", "/v1/assistants", headers=KEY)
        assert connection.getresponse().status == 200
        connection.close()
        assert server.log == []
