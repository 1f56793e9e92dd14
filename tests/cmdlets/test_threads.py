"""New-Thread and Get-Thread: what binds, and what runs."""

from __future__ import annotations

import pytest
from replies import failure

from psopenai_py.api.objects import typed
from psopenai_py.api.types import RUN, THREAD
from psopenai_py.framework.values.objects import PSObject

THREAD_REPLY = {"json": {"id": "thread_1", "object": "thread", "created_at": 1767225600, "metadata": {}}}
NEW_ROUTE = "POST /v1/threads"
GET_ROUTE = "GET /v1/threads/thread_1"
MESSAGES_ROUTE = "GET /v1/threads/thread_1/messages"


def page(*identities, has_more=False):
    return {
        "json": {
            "object": "list",
            "data": [{"id": i, "role": "user"} for i in identities],
            "has_more": has_more,
            "last_id": identities[-1],
        }
    }


@pytest.mark.parametrize(
    ("parameters", "body"),
    [
        ({}, {}),
        ({"MetaData": {"k": "v"}}, {"metadata": {"k": "v"}}),
        ({"FileIdsForCodeInterpreter": "f"}, {"tool_resources": {"code_interpreter": {"file_ids": ["f"]}}}),
        ({"FileIdsForFileSearch": ["f", "g"]}, {"tool_resources": {"file_search": {"vector_stores": [{"file_ids": ["f", "g"]}]}}}),
        ({"FileIdsForFileSearch": "f", "VectorStoresForFileSearch": "vs"}, {
            "tool_resources": {"file_search": {"vector_store_ids": ["vs"]}}
        }),
        ({"Messages": ["a", {"role": "assistant", "content": "b"}, PSObject({"message": "c", "attachments": [{"file_id": "f"}]})]},
         {
            "messages": [
                {"role": "user", "content": "a"},
                {"role": "assistant", "content": "b"},
                {"role": "user", "content": "c", "attachments": [{"file_id": "f"}]},
            ]
        }),
        ({"Messages": [{"role": "user"}]}, {"messages": []}),
    ],
)  # fmt: skip
def test_what_new_thread_sends(server, pipe, parameters, body):
    server.load({NEW_ROUTE: [THREAD_REPLY]})
    (thread,) = pipe(("New-Thread", parameters)).output
    assert (thread.type_names[0], thread.Messages, server.log[0].json()) == ("PSOpenAI.Thread", [], body)


@pytest.mark.parametrize(
    ("step", "error"),
    [
        (("New-Thread", {"VectorStoresForFileSearch": ["a", "b"]}), "ParameterArgumentValidationError,New-Thread"),
        (("New-Thread", {"ThreadId": ""}), "ParameterArgumentValidationError,New-Thread"),
        (("Get-Thread", {"ThreadId": ""}), "ParameterArgumentValidationError,Get-Thread"),
    ],
)
def test_what_does_not_bind(server, pipe, step, error):
    assert pipe(step).ended.record.fully_qualified_error_id == error
    assert not server.log


def test_a_hidden_id_changes_a_thread_and_its_position_is_the_first(server, pipe):
    server.load({"POST /v1/threads/thread_1": [THREAD_REPLY]})
    pipe(("New-Thread", "thread_1", {"MetaData": {}}))
    assert (server.sent(), server.log[0].json()) == (["POST /v1/threads/thread_1"], {"metadata": {}})


def test_an_id_at_azure_stands_before_the_query(server, pipe):
    server.load({"POST /v1/openai/threads/thread_1": [THREAD_REPLY]})
    pipe(("New-Thread", "thread_1", {"ApiType": "Azure", "AuthType": "azure_ad", "ApiVersion": " v9 "}))
    assert server.log[0].query == [("api-version", "v9")]
    assert server.log[0].headers["authorization"] == "Bearer sk-test-0123456789"


@pytest.mark.parametrize(
    ("step", "records"),
    [
        (("Get-Thread", "thread_1"), None),
        (("Get-Thread", {"Thread": typed({"id": "thread_1"}, THREAD)}), None),
        (("Get-Thread",), ["thread_1"]),
        (("Get-Thread",), [typed({"id": "thread_1"}, THREAD)]),
        (("Get-Thread",), [typed({"id": "run_1", "thread_id": "thread_1"}, RUN)]),
    ],
)
def test_what_binds_to_get_thread(server, pipe, step, records):
    server.load({GET_ROUTE: [THREAD_REPLY], MESSAGES_ROUTE: [page("msg_1", has_more=True), page("msg_2")]})
    (thread,) = pipe(step, records=records).output
    assert [message.id for message in thread.Messages] == ["msg_1", "msg_2"]
    assert thread.Messages[0].type_names[0] == "PSOpenAI.Thread.Message"
    assert [request.query for request in server.log] == [
        [],
        [("limit", "100"), ("order", "asc")],
        [("limit", "100"), ("order", "asc"), ("after", "msg_1")],
    ]


def test_primitive_leaves_the_messages_out(server, pipe):
    server.load({GET_ROUTE: [THREAD_REPLY]})
    assert pipe(("Get-Thread", "thread_1", {"Primitive": True})).output[0].Messages == []
    assert server.sent() == [GET_ROUTE]


def test_each_thread_that_fails_is_one_error(server, pipe):
    server.load({GET_ROUTE: [THREAD_REPLY], MESSAGES_ROUTE: [page("msg_1")], "GET /v1/threads/thread_2": [failure(404)]})
    result = pipe("Get-Thread", records=["thread_2", "thread_1"])
    assert ([thread.id for thread in result.output], result.ids) == (
        ["thread_1"],
        ["PSOpenAI.APIRequest.NotFoundException,Get-Thread"],
    )


def test_an_additional_body_of_a_request_without_a_body_is_not_looked_at(server, pipe):
    """It is ignored where there is no body to add to (module-behaviour 5.6)."""
    server.load({"GET /v1/threads/thread_1": [{"json": {"id": "thread_1", "object": "thread"}}]})
    result = pipe(("Get-Thread", "thread_1", {"Primitive": True, "AdditionalBody": "no JSON"}))
    assert [thread.id for thread in result.output] == ["thread_1"]
