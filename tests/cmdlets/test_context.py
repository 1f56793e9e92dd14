"""Set-, Get- and Clear-OpenAIContext."""

from __future__ import annotations

import pytest
from replies import RUN_ROUTE, failure, run

from psopenai_py.api.enums import OpenAIApiType
from psopenai_py.framework.values.objects import PSObject, items
from psopenai_py.framework.values.scalars import SecureString, Uri

EMPTY = {
    "ApiKey": None, "ApiType": OpenAIApiType.OpenAI, "ApiBase": None, "ApiVersion": "", "AuthType": "openai", "Organization": "",
    "TimeoutSec": 0, "MaxRetryCount": 0,
}  # fmt: skip


def context(pipe):
    (made,) = pipe("Get-OpenAIContext").output
    return dict(items(made))


@pytest.mark.parametrize(
    ("steps", "changed"),
    [
        ([], {}),
        ([{}], {}),
        ([{"ApiType": "AZURE"}], {"ApiType": OpenAIApiType.Azure, "AuthType": "azure"}),
        ([{"ApiType": "Azure"}, {"ApiType": "OpenAI"}], {}),
        (
            [{"ApiType": 1, "AuthType": "Azure_AD"}, {"TimeoutSec": 5}],
            {"ApiType": OpenAIApiType.Azure, "AuthType": "Azure_AD", "TimeoutSec": 5},
        ),
        ([{"AuthType": "azure"}], {"AuthType": "azure"}),
        ([{"ApiType": "Azure", "AuthType": "openai"}], {"ApiType": OpenAIApiType.Azure}),
        (
            [{"ApiBase": "http://h/v1"}, {"OrgId": "o", "MaxRetryCount": 3}],
            {"ApiBase": Uri("http://h/v1"), "Organization": "o", "MaxRetryCount": 3},
        ),
        ([{"ApiVersion": "v1"}, {"ApiBase": None}], {"ApiVersion": "v1"}),
    ],
)
def test_what_is_kept(pipe, steps, changed):
    for parameters in steps:
        assert pipe(("Set-OpenAIContext", parameters)) == ([], [], None)
    assert context(pipe) == EMPTY | changed


def test_the_key_stays_secret(pipe):
    pipe(("Set-OpenAIContext", "sk-a"))
    key = context(pipe)["ApiKey"]
    assert isinstance(key, SecureString)
    assert (key.reveal(), str(key)) == ("sk-a", "System.Security.SecureString")


def test_a_context_is_piped_back(pipe):
    pipe(("Set-OpenAIContext", {"ApiKey": "sk-a", "ApiType": "Azure", "Organization": "o"}))
    kept = context(pipe)
    (saved,) = pipe("Get-OpenAIContext").output
    pipe("Clear-OpenAIContext")
    assert context(pipe) == EMPTY
    pipe("Set-OpenAIContext", records=[saved])
    assert context(pipe) == kept


def test_an_object_binds_by_property_name(pipe):
    pipe("Set-OpenAIContext", records=[PSObject({"ApiKey": "sk-p", "ApiType": "Azure", "MaxRetryCount": 3})])
    assert (context(pipe)["AuthType"], context(pipe)["MaxRetryCount"]) == ("azure", 3)


def test_a_variable_set_to_null_empties_the_context(session, pipe):
    pipe(("Set-OpenAIContext", {"TimeoutSec": 5}))
    session.variables["PSOpenAIContextDictionary"] = None
    assert context(pipe) == EMPTY


@pytest.mark.parametrize(
    "parameters",
    [{"MaxRetryCount": -1}, {"AuthType": "x"}, {"ApiType": "nope"}, {"ApiType": None}, {"ApiKey": True}, {"TimeoutSec": "x"}],
)
def test_what_does_not_bind(pipe, parameters):
    assert pipe(("Set-OpenAIContext", parameters)).ended is not None
    assert context(pipe) == EMPTY


def test_as_the_only_command_of_a_process_it_warns(session, pipe, messages):
    pipe("Set-OpenAIContext")
    assert messages("warning") == []
    session.single_command = True
    pipe("Set-OpenAIContext")
    (warning,) = messages("warning")
    assert "OPENAI_API_KEY" in warning
    assert "config.toml" in warning


def test_the_context_reaches_the_request(server, session, pipe):
    server.load({RUN_ROUTE.replace("/v1", "/ctx"): [run()]})
    pipe(("Set-OpenAIContext", {"ApiKey": "sk-ctx", "ApiBase": f"{server.url}/ctx", "Organization": " org-c "}))
    pipe(("Wait-ThreadRun", "run_1", "thread_1"))
    assert server.log[0].headers["authorization"] == "Bearer sk-ctx"
    assert server.log[0].headers["openai-organization"] == "org-c"


@pytest.mark.parametrize(
    ("parameters", "present", "absent"),
    [
        (
            {},
            {"authorization": "Bearer sk-test-0123456789", "openai-beta": "assistants=v2"},
            ["openai-debug", "content-type", "api-key"],
        ),
        ({"Organization": "org-x"}, {"openai-organization": "org-x"}, []),
        ({"AdditionalHeaders": {"X-A": 1, "OpenAI-Beta": "other"}}, {"x-a": "1", "openai-beta": "other"}, []),
        ({"AdditionalHeaders": {"Authorization": "Bearer other"}}, {"authorization": "Bearer other"}, []),
        ({"AdditionalHeaders": {"OpenAI-Organization": "h"}, "Organization": "p"}, {"openai-organization": "p"}, []),
        ({"Debug": True}, {"openai-debug": "true"}, []),
        ({"ApiKey": " sk-blank "}, {"authorization": "Bearer sk-blank"}, []),
    ],
)
def test_the_headers_of_a_request(server, pipe, parameters, present, absent):
    server.load({RUN_ROUTE: [run()]})
    pipe(("Wait-ThreadRun", "run_1", "thread_1", parameters))
    headers = server.log[0].headers
    assert headers["user-agent"].startswith("psopenai-py/")
    assert {name: headers.get(name) for name in present} == present
    assert not set(absent) & set(headers)


def test_azure_has_its_own_route_and_header(server, pipe):
    server.load({"GET /v1/openai/threads/thread_1/runs/run_1": [run()]})
    pipe(("Wait-ThreadRun", "run_1", "thread_1", {"ApiType": "Azure", "Organization": "org-x"}))
    headers = server.log[0].headers
    assert server.log[0].query == [("api-version", "2025-04-01-preview")]
    assert (headers["api-key"], headers.get("authorization"), headers.get("openai-organization")) == (
        "sk-test-0123456789",
        None,
        None,
    )


def test_headers_of_one_request_do_not_travel_with_the_next(server, pipe):
    server.load({RUN_ROUTE: [run()]})
    pipe(("Wait-ThreadRun", "run_1", "thread_1", {"AdditionalHeaders": {"X-A": "1"}, "Organization": "o"}))
    pipe(("Wait-ThreadRun", "run_1", "thread_1"))
    assert not {"x-a", "openai-organization"} & set(server.log[1].headers)


@pytest.mark.parametrize(
    ("parameters", "secret"),
    [
        ({"AdditionalHeaders": {"Authorization": "Bearer other-0123456789"}}, "other-0123456789"),
        ({"AdditionalHeaders": {"x-functions-key": "0123456789abc"}}, "0123456789abc"),
        ({"AdditionalHeaders": {"Cookie": "a=1; session=0123456789abc"}}, "0123456789abc"),
        ({"AdditionalQuery": {"code": "0123456789abc"}}, "0123456789abc"),
        ({"ApiBase": "{base}?code=0123456789abc"}, "0123456789abc"),
    ],
)
@pytest.mark.parametrize("how", ["message", "reason", "body", "header", "status line"])
def test_no_credential_that_a_server_repeats_is_in_a_stream(server, session, pipe, parameters, secret, how):
    """Nor is one in the address that is shown."""
    parameters = {name: value.format(base=f"{server.url}/v1") if name == "ApiBase" else value for name, value in parameters.items()}
    server.load({
        RUN_ROUTE: [
            {
                "message": failure(401, f"no such key: {secret}"),
                "reason": {"status": 401, "reason": f"bad {secret}"},
                "body": {"text": "x" * 75 + secret},
                "header": run("completed") | {"headers": {"x-request-id": secret}},
                "status line": {"status": 401, "reason": f"{secret}\r\nbad {secret}"},
            }[how]
        ]
    })  # fmt: skip
    result = pipe(("Wait-ThreadRun", "run_1", "thread_1", {"Verbose": True, "Debug": True, **parameters}))
    shown = [str(getattr(record, "message", record)) for record in session.host.records]
    shown += [record.message for record in result.errors]
    assert len(shown) > 3
    assert not any(part in text for text in shown for part in (secret, secret[:5]))


def test_the_key_is_in_no_stream(server, session, pipe):
    server.load({RUN_ROUTE: [{"status": 401, "json": {"error": {"message": "Incorrect API key provided: sk-test-0123456789"}}}]})
    result = pipe(("Wait-ThreadRun", "run_1", "thread_1", {"Verbose": True, "Debug": True, "MaxRetryCount": 1}))
    shown = [str(getattr(record, "message", record)) for record in session.host.records] + [
        record.message for record in result.errors
    ]
    assert len(shown) > 3
    assert not any("sk-test-0123456789" in text for text in shown)
