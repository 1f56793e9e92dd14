"""Start-ThreadRun: what binds, what is sent, what comes back."""

from __future__ import annotations

import pytest
from replies import run

from psopenai_py.api.objects import typed
from psopenai_py.api.types import ASSISTANT, FILE, MESSAGE, THREAD
from psopenai_py.framework.values.objects import PSObject

ROUTE = "POST /v1/threads/thread_1/runs"
NEW_ROUTE = "POST /v1/threads/runs"
THREAD_1 = typed({"id": "thread_1"}, THREAD)


@pytest.fixture(autouse=True)
def routes(server):
    server.load({ROUTE: [run("queued")], NEW_ROUTE: [run("queued")]})


@pytest.mark.parametrize(
    ("step", "records", "route"),
    [
        (("Start-ThreadRun", "thread_1", "asst_1"), None, ROUTE),
        (("Start-ThreadRun", {"ThreadId": "thread_1", "Assistant": "asst_1"}), None, ROUTE),
        (("Start-ThreadRun", {"ThreadId": "thread_1", "Assistant": typed({"id": "asst_1"}, ASSISTANT)}), None, ROUTE),
        (("Start-ThreadRun", {"AssistantId": "asst_1"}), ["thread_1"], ROUTE),
        (("Start-ThreadRun", {"AssistantId": "asst_1"}), [THREAD_1], ROUTE),
        (("Start-ThreadRun",), [PSObject({"thread_id": "thread_1", "assistant_id": "asst_1"})], ROUTE),
        (("Start-ThreadRun", {"AssistantId": "asst_1", "Message": "hi"}), None, NEW_ROUTE),
        (("Start-ThreadRun", {"AssistantId": "asst_1", "Text": "hi"}), None, NEW_ROUTE),
        (("Start-ThreadRun", {"Content": "hi"}), [PSObject({"assistant_id": "asst_1"})], NEW_ROUTE),
    ],
)
def test_what_binds(server, pipe, step, records, route):
    result = pipe(step, records=records)
    assert [made.type_names[0] for made in result.output] == ["PSOpenAI.Thread.Run"]
    assert server.sent() == [route]
    assert server.log[0].json()["assistant_id"] == "asst_1"
    assert server.log[0].headers["openai-beta"] == "assistants=v2"


def test_the_assistant_comes_from_the_default_parameter_values(server, session, pipe):
    session.default_parameter_values["Start-ThreadRun:AssistantId"] = "asst_9"
    pipe("Start-ThreadRun", records=["thread_1"])
    assert server.log[0].json() == {"assistant_id": "asst_9"}


def test_without_an_assistant_the_ordinary_error_says_so(server, pipe):
    assert pipe("Start-ThreadRun", records=[THREAD_1]).ids == ["InputObjectMissingMandatory,Start-ThreadRun"]
    assert pipe(("Start-ThreadRun", "thread_1")).ids == ["MissingMandatoryParameter,Start-ThreadRun"]
    assert not server.log


@pytest.mark.parametrize(
    ("parameters", "body"),
    [
        ({"Model": "gpt-4o", "Instructions": "i"}, {"model": "gpt-4o", "instructions": "i"}),
        ({"AdditionalInstructions": "a", "ReasoningEffort": "low"}, {"additional_instructions": "a", "reasoning_effort": "low"}),
        ({"MetaData": {"k": "v"}, "Temperature": 0.5, "TopP": 0.25}, {"metadata": {"k": "v"}, "temperature": 0.5, "top_p": 0.25}),
        ({"MaxPromptTokens": 256, "MaxCompletionTokens": 300}, {"max_prompt_tokens": 256, "max_completion_tokens": 300}),
        ({"TruncationStrategyType": "Last_Messages"}, {"truncation_strategy": {"type": "last_messages", "last_messages": None}}),
        ({"TruncationStrategyLastMessages": 3}, {"truncation_strategy": {"type": "auto", "last_messages": 3}}),
        ({"ToolChoice": "AUTO"}, {"tool_choice": "auto"}),
        ({"ToolChoice": "file_search"}, {"tool_choice": {"type": "file_search"}}),
        ({"ToolChoice": "function", "ToolChoiceFunctionName": "f"}, {
            "tool_choice": {"type": "function", "function": {"name": "f"}}
        }),
        ({"UseCodeInterpreter": True, "UseFileSearch": True}, {"tools": [{"type": "code_interpreter"}, {"type": "file_search"}]}),
        ({"Functions": [{"Name": "f", "description": "d", "parameters": {}}]}, {
            "tools": [{"type": "function", "function": {"name": "f", "description": "d", "parameters": {}}}]
        }),
        ({"Functions": []}, {}),
        ({"ParallelToolCalls": False}, {"parallel_tool_calls": False}),
        ({"ResponseFormat": "auto"}, {"response_format": "auto"}),
        ({"ResponseFormat": "json_object"}, {"response_format": {"type": "json_object"}}),
        ({"ResponseFormat": "json_schema", "JsonSchema": '{"name": "n"}'}, {
            "response_format": {"type": "json_schema", "json_schema": {"name": "n"}}
        }),
        ({"ResponseFormat": "default", "JsonSchema": "{}"}, {}),
        ({"AdditionalMessages": ["a", {"role": "assistant", "content": "b", "metadata": {"k": "v"}}]}, {
            "additional_messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b", "metadata": {"k": "v"}}]
        }),
        ({"AdditionalMessages": [typed({"role": "user", "content": [], "attachments": []}, MESSAGE)]}, {
            "additional_messages": [{"role": "user", "content": []}]
        }),
        ({"AdditionalBody": {"Assistant_Id": "other", "x": 1}}, {"assistant_id": "other", "x": 1}),
        ({"AdditionalBody": '{"x": [1]}'}, {"x": [1]}),
        ({"AdditionalBody": PSObject({"x": None})}, {"x": None}),
    ],
)  # fmt: skip
def test_what_is_sent_for_a_thread(server, pipe, parameters, body):
    assert pipe(("Start-ThreadRun", "thread_1", "asst_1", parameters)).errors == []
    assert server.log[0].json() == {"assistant_id": "asst_1"} | body


@pytest.mark.parametrize(
    ("parameters", "message", "others"),
    [
        ({}, {"role": "user", "content": "hi"}, {}),
        ({"Role": "Assistant"}, {"role": "assistant", "content": "hi"}, {}),
        ({"Images": ["file_1", "HTTPS://Host/a b", typed({"id": "file_2"}, FILE)], "ImageDetail": "LOW"}, {
            "role": "user",
            "content": [
                {"type": "text", "text": "hi"},
                {"type": "image_file", "image_file": {"file_id": "file_1", "detail": "low"}},
                {"type": "image_file", "image_file": {"file_id": "HTTPS://Host/a b", "detail": "low"}},
                {"type": "image_file", "image_file": {"file_id": "file_2", "detail": "low"}},
            ],
        }, {}),
        ({"Images": ["https://Host"]}, {
            "role": "user",
            "content": [
                {"type": "text", "text": "hi"},
                {"type": "image_url", "image_url": {"url": "https://host/", "detail": "auto"}},
            ],
        }, {}),
        ({"FileIdsForCodeInterpreter": ["f"], "VectorStoresForFileSearch": "vs"}, {"role": "user", "content": "hi"}, {
            "tool_resources": {"code_interpreter": {"file_ids": ["f"]}, "file_search": {"vector_store_ids": ["vs"]}}
        }),
    ],
)  # fmt: skip
def test_what_is_sent_for_a_new_thread(server, pipe, parameters, message, others):
    assert pipe(("Start-ThreadRun", {"AssistantId": "asst_1", "Message": "hi", **parameters})).errors == []
    assert server.log[0].json() == {"assistant_id": "asst_1", "thread": {"messages": [message]}} | others


def test_include_goes_into_the_query(server, pipe):
    pipe(("Start-ThreadRun", "thread_1", "asst_1", {"Include": ["a[*].b", "c"]}))
    assert server.log[0].query == [("include[]", "a[*].b"), ("include[]", "c")]


def test_raw_response_is_the_services_own_text(server, pipe):
    server.load({ROUTE: [{"text": '{"id":  1}'}]})
    assert pipe(("Start-ThreadRun", "thread_1", "asst_1", {"ResponseFormat": "raw_response"})).output == ['{"id":  1}']


@pytest.mark.parametrize(
    ("parameters", "error"),
    [
        ({"Stream": True}, "System.NotSupportedException"),
        ({"ToolChoice": "function"}, "System.ArgumentException"),
        ({"Functions": [{"name": "f"}, {"description": "nameless"}]}, "System.ArgumentException"),
        ({"ResponseFormat": "json_schema"}, "System.ArgumentException"),
        ({"ResponseFormat": "json_schema", "JsonSchema": "{"}, "System.ArgumentException"),
    ],
)
def test_what_makes_no_sense_is_not_sent(server, pipe, parameters, error):
    assert pipe(("Start-ThreadRun", "thread_1", "asst_1", parameters)).ids == [f"{error},Start-ThreadRun"]
    assert not server.log
