"""Get-ThreadRun: what binds, and what runs."""

from __future__ import annotations

import pytest
from replies import RUN_ROUTE, failure, run, run_object

from psopenai_py.api.objects import typed
from psopenai_py.api.types import RUN, THREAD
from psopenai_py.framework.values.objects import PSObject

LIST_ROUTE = "GET /v1/threads/thread_1/runs"


def page(*identities, has_more=False, last_id=...):
    data = [run_object(id=identity) for identity in identities]
    return {
        "json": {"object": "list", "data": data, "has_more": has_more, "last_id": identities[-1] if last_id is ... else last_id}
    }


@pytest.mark.parametrize(
    ("step", "records"),
    [
        (("Get-ThreadRun", "thread_1", "run_1"), None),
        (("Get-ThreadRun", {"ThreadId": "thread_1", "RunId": "run_1"}), None),
        (("Get-ThreadRun", {"RunId": "run_1"}), ["thread_1"]),
        (("Get-ThreadRun", {"Run": typed(run_object(), RUN)}), None),
        (("Get-ThreadRun",), [typed(run_object(), RUN)]),
    ],
)
def test_what_binds_to_one_run(server, pipe, step, records):
    server.load({RUN_ROUTE: [run()]})
    assert [made.type_names[0] for made in pipe(step, records=records).output] == ["PSOpenAI.Thread.Run"]
    assert server.sent() == [RUN_ROUTE]


@pytest.mark.parametrize(
    ("step", "records"),
    [
        (("Get-ThreadRun", "thread_1"), None),
        (("Get-ThreadRun",), ["thread_1"]),
        (("Get-ThreadRun",), [PSObject({"thread_id": "thread_1"})]),
        (("Get-ThreadRun",), [PSObject({"thread_id": "thread_1", "run_id": "run_1"})]),  # the default set is tried first
        (("Get-ThreadRun",), [typed({"id": "thread_1"}, THREAD)]),
    ],
)
def test_what_binds_to_a_list(server, pipe, step, records):
    server.load({LIST_ROUTE: [page("run_1", "run_2")]})
    assert [made.id for made in pipe(step, records=records).output] == ["run_1", "run_2"]
    assert server.log[0].query == [("limit", "20"), ("order", "asc")]


@pytest.mark.parametrize(
    ("parameters", "queries"),
    [
        ({"Limit": 2, "Order": "DESC"}, [[("limit", "2"), ("order", "desc")]]),
        ({"After": "a", "Before": "b"}, [[("limit", "20"), ("order", "asc"), ("after", "a"), ("before", "b")]]),
        ({"All": True}, [[("limit", "100"), ("order", "asc")], [("limit", "100"), ("order", "asc"), ("after", "run_1")]]),
        ({"All": True, "Limit": 5, "AdditionalQuery": {"q": None}}, [
            [("limit", "100"), ("order", "asc"), ("q", "")],
            [("limit", "100"), ("order", "asc"), ("after", "run_1"), ("q", "")],
        ]),
    ],
)  # fmt: skip
def test_what_is_asked(server, pipe, parameters, queries):
    server.load({LIST_ROUTE: [page("run_1", has_more=True), page("run_2")]})
    pipe(("Get-ThreadRun", "thread_1", parameters))
    assert [request.query for request in server.log] == queries


def test_every_piped_thread_is_answered(server, pipe):
    server.load({LIST_ROUTE: [page("run_1")], "GET /v1/threads/thread_2/runs": [page("run_2")]})
    assert [made.id for made in pipe("Get-ThreadRun", records=["thread_1", "thread_2"]).output] == ["run_1", "run_2"]


@pytest.mark.parametrize(
    ("parameters", "reply", "warned"),
    [
        ({}, page("run_1", has_more=True), True),
        ({}, page("run_1"), False),
        ({"Limit": 1}, page("run_1", has_more=True), False),
        ({"All": True}, page("run_1", has_more=True, last_id=None), True),
    ],
)
def test_unread_data_is_warned_about(server, pipe, messages, parameters, reply, warned):
    server.load({LIST_ROUTE: [reply]})
    pipe(("Get-ThreadRun", "thread_1", parameters))
    assert bool(messages("warning")) is warned


@pytest.mark.parametrize(("identities", "requests"), [(["run_1"], 2), (["run_1", "run_2"], 3), (["run_1", "run_2", "run_3"], 4)])
def test_a_list_that_goes_round_in_circles_is_an_error(server, pipe, identities, requests):
    """The thread after it is answered all the same."""
    circle = [page(identity, has_more=True) for identity in identities] * 5
    server.load({LIST_ROUTE: [*circle, page("end")], "GET /v1/threads/thread_2/runs": [page("run_9")]})
    result = pipe(("Get-ThreadRun", {"All": True}), records=["thread_1", "thread_2"])
    assert len(server.log) == requests + 1
    assert result.ids == ["PSOpenAI.APIRequest.ArgumentException,Get-ThreadRun"]
    assert result.output[-1].id == "run_9"


def test_pages_before_a_failure_stay_written(server, pipe):
    server.load({LIST_ROUTE: [page("run_1", has_more=True), failure(500)]})
    result = pipe(("Get-ThreadRun", "thread_1", {"All": True}))
    assert ([made.id for made in result.output], result.ids) == (
        ["run_1"],
        ["PSOpenAI.APIRequest.APIRequestException,Get-ThreadRun"],
    )


def test_a_failed_run_is_written_and_warned_about(server, pipe, messages):
    server.load({RUN_ROUTE: [run("failed", last_error={"code": "c", "message": "boom"})]})
    assert pipe(("Get-ThreadRun", "thread_1", "run_1")).output[0].status == "failed"
    assert messages("warning") == ["The run run_1 is failed: boom (c)."]


def test_the_target_of_an_error_is_the_request(server, pipe):
    server.load({"GET /v1/threads/thread_1/runs/run_1": [failure(404)]})
    (record,) = pipe(("Get-ThreadRun", {"ThreadId": "thread_1", "RunId": "run_1"})).errors
    assert record.target == f"GET {server.url}/v1/threads/thread_1/runs/run_1"
