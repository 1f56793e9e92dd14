"""Stop-ThreadRun: what binds, and what runs."""

from __future__ import annotations

import pytest
from replies import RUN_ROUTE, failure, run, run_object

from psopenai_py.api.objects import typed
from psopenai_py.api.types import RUN
from psopenai_py.framework.values.objects import PSObject

CANCEL_ROUTE = "POST /v1/threads/thread_1/runs/run_1/cancel"


def a_run(status="in_progress"):
    return typed(run_object(status), RUN)


@pytest.mark.parametrize(
    ("step", "records", "sent"),
    [
        (("Stop-ThreadRun", "run_1", "thread_1"), None, [RUN_ROUTE, CANCEL_ROUTE]),
        (("Stop-ThreadRun", {"ThreadId": "thread_1"}), ["run_1"], [RUN_ROUTE, CANCEL_ROUTE]),
        (("Stop-ThreadRun",), [PSObject({"run_id": "run_1", "thread_id": "thread_1"})], [RUN_ROUTE, CANCEL_ROUTE]),
        (("Stop-ThreadRun", {"Run": a_run()}), None, [CANCEL_ROUTE]),
        (("Stop-ThreadRun",), [a_run()], [CANCEL_ROUTE]),
    ],
)
def test_what_binds(server, pipe, step, records, sent):
    server.load({RUN_ROUTE: [run("queued")], CANCEL_ROUTE: [run("cancelling")]})
    assert pipe(step, records=records) == ([], [], None)
    assert server.sent() == sent
    assert "content-type" not in server.log[-1].headers


@pytest.mark.parametrize("status", ["completed", "cancelling", "expired"])
def test_a_run_that_cannot_be_stopped_is_an_error(server, pipe, status):
    result = pipe("Stop-ThreadRun", records=[a_run(status)])
    assert result.ids == ["System.InvalidOperationException,Stop-ThreadRun"]
    assert not server.log


def test_force_asks_anyway(server, pipe):
    server.load({CANCEL_ROUTE: [failure(400)]})
    assert pipe(("Stop-ThreadRun", {"Force": True}), records=[a_run("completed")]).ids == [
        "PSOpenAI.APIRequest.BadRequestException,Stop-ThreadRun"
    ]


@pytest.mark.parametrize(
    ("parameters", "followed", "written"),
    [({}, False, 0), ({}, True, 1), ({"PassThru": True}, False, 1), ({"PassThru": False}, True, 1)],
)
def test_the_run_is_written_when_somebody_takes_it(server, pipe, parameters, followed, written):
    server.load({CANCEL_ROUTE: [run("cancelling")]})
    result = pipe(("Stop-ThreadRun", parameters), records=[a_run()], followed=followed)
    assert [made.status for made in result.output] == ["cancelling"] * written


@pytest.mark.parametrize("end", ["cancelled", "completed", "failed", "expired", "incomplete"])
def test_wait_goes_on_until_the_run_is_over(server, pipe, end):
    server.load({CANCEL_ROUTE: [run("cancelling")], RUN_ROUTE: [run("cancelling"), run(end)]})
    result = pipe(("Stop-ThreadRun", {"Wait": True, "PassThru": True}), records=[a_run()])
    assert ([made.status for made in result.output], result.errors) == ([end], [])
    assert server.sent() == [CANCEL_ROUTE, RUN_ROUTE, RUN_ROUTE]
