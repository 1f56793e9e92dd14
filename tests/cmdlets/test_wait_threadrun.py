"""Wait-ThreadRun: what binds, and what runs."""

from __future__ import annotations

import threading
import time

import pytest
from replies import RUN_ROUTE, failure, run, run_object
from running import KEY, live, run_pipeline

from psopenai_py.api.objects import typed
from psopenai_py.api.types import RUN
from psopenai_py.framework.errors import PipelineStop
from psopenai_py.framework.streams.host import SilentHost
from psopenai_py.framework.values.objects import PSObject
from psopenai_py.surface import make_session

FAST = {"PollIntervalSec": 0.01}


@pytest.fixture
def pipe_live(session):
    """Returns the objects of one step as they come."""
    return lambda step, records: live(session, step, records=records)


def a_run(**properties):
    return typed(run_object(**properties), RUN)


@pytest.mark.parametrize(
    ("step", "records"),
    [
        (("Wait-ThreadRun", "run_1", "thread_1"), None),
        (("Wait-ThreadRun", {"RunId": "run_1", "ThreadId": "thread_1"}), None),
        (("Wait-ThreadRun", {"run_id": "run_1", "thread_id": "thread_1"}), None),
        (("Wait-ThreadRun", {"ThreadId": "thread_1"}), ["run_1"]),
        (("Wait-ThreadRun",), [PSObject({"run_id": "run_1", "thread_id": "thread_1"})]),
        (("Wait-ThreadRun", {"Run": a_run()}), None),
        (("Wait-ThreadRun", {"InputObject": a_run()}), None),
        (("Wait-ThreadRun", a_run()), None),
        (("Wait-ThreadRun",), [a_run()]),
    ],
)
def test_what_binds(server, pipe, step, records):
    server.load({RUN_ROUTE: [run()]})
    result = pipe(step, records=records)
    assert [made.status for made in result.output] == ["completed"]
    assert server.sent() == [RUN_ROUTE]


@pytest.mark.parametrize(
    ("parameters", "error"),
    [
        ({"StatusForExit": "nope"}, "ParameterArgumentValidationError,Wait-ThreadRun"),
        ({"StatusForWait": "nope"}, "ParameterArgumentValidationError,Wait-ThreadRun"),
        ({"PollIntervalSec": 1001}, "ParameterArgumentValidationError,Wait-ThreadRun"),
        ({"MaxRetryCount": 101}, "ParameterArgumentValidationError,Wait-ThreadRun"),
        ({"ThrottleLimit": 0}, "ParameterArgumentValidationError,Wait-ThreadRun"),
        ({"Throttle": 2}, "NamedParameterNotFound,Wait-ThreadRun"),
        ({"Run": PSObject({"id": "run_1"})}, "MismatchedPSTypeName,Wait-ThreadRun"),
    ],
)
def test_what_does_not_bind(server, pipe, parameters, error):
    result = pipe(
        ("Wait-ThreadRun", {"ThreadId": "thread_1", **parameters} if "Run" not in parameters else parameters), records=None
    )
    assert result.ended is not None
    assert result.ended.record.fully_qualified_error_id == error
    assert not server.log


@pytest.mark.parametrize(
    ("parameters", "statuses", "requests", "error"),
    [
        ({}, ["completed"], 1, None),
        ({}, ["queued", "in_progress", "completed"], 3, None),
        ({}, ["queued", "requires_action"], 2, None),
        ({}, ["cancelling"], 1, None),
        ({}, ["brand_new_status"], 1, None),
        ({"StatusForWait": "queued"}, ["queued", "in_progress"], 2, None),
        ({"StatusForWait": ["queued", "cancelling"]}, ["cancelling", "cancelled"], 2, None),
        ({"StatusForExit": "cancelled"}, ["queued", "cancelling", "cancelled"], 3, None),
        ({"StatusForExit": "CANCELLED"}, ["cancelling", "cancelled"], 2, None),
        ({"StatusForExit": "in_progress"}, ["queued", "in_progress"], 2, None),
        ({"StatusForExit": "incomplete"}, ["in_progress", "incomplete"], 2, None),
        ({"StatusForExit": "cancelled"}, ["brand_new_status", "cancelled"], 2, None),
        ({"StatusForExit": "cancelled"}, ["in_progress", "completed"], 2, "RunStatusNotReached,Wait-ThreadRun"),
        ({"StatusForExit": "completed"}, ["failed"], 1, "RunStatusNotReached,Wait-ThreadRun"),
        ({"StatusForExit": "completed"}, ["requires_action", "queued", "completed"], 3, None),
        ({"StatusForExit": "completed", "StatusForWait": "queued"}, ["queued", "in_progress"], 2, None),
        ({"StatusForExit": "queued", "StatusForWait": "queued"}, ["queued"], 1, None),
        ({"StatusForExit": "cancelled", "StatusForWait": "completed"}, ["completed"], 1, "RunStatusNotReached,Wait-ThreadRun"),
    ],
)
def test_when_the_wait_ends(server, pipe, parameters, statuses, requests, error):
    server.load({RUN_ROUTE: [run(status) for status in statuses]})
    result = pipe(("Wait-ThreadRun", "run_1", "thread_1", {**FAST, **parameters}))
    assert [made.status for made in result.output] == [statuses[-1]]
    assert len(server.log) == requests
    assert result.ids == ([error] if error else [])


def test_an_end_that_was_not_waited_for_is_an_error_with_the_run_as_its_target(server, pipe):
    server.load({RUN_ROUTE: [run("failed")]})
    (record,) = pipe(("Wait-ThreadRun", "run_1", "thread_1", {"StatusForExit": "completed"})).errors
    assert (record.category, record.target) == ("OperationStopped", "run_1")


def test_a_run_that_requires_action_is_warned_about_once(server, pipe, messages):
    server.load({RUN_ROUTE: [run("requires_action"), run("requires_action"), run("completed")]})
    pipe(("Wait-ThreadRun", "run_1", "thread_1", {**FAST, "StatusForExit": "completed"}))
    assert len(messages("warning")) == 1
    assert "tool outputs" in messages("warning")[0]


def test_a_status_is_compared_without_regard_to_case(server, pipe, messages):
    server.load({RUN_ROUTE: [run("Requires_Action"), run("COMPLETED")]})
    result = pipe(("Wait-ThreadRun", "run_1", "thread_1", {**FAST, "StatusForExit": "completed"}))
    assert [made.status for made in result.output] == ["COMPLETED"]
    assert len(messages("warning")) == 1


def test_what_went_wrong_in_a_run_is_warned_about_once(server, pipe, messages):
    broken = {"last_error": {"code": "server_error", "message": "boom"}, "incomplete_details": {"reason": "max_tokens"}}
    server.load({RUN_ROUTE: [run("queued", **broken), run("failed", **broken)]})
    pipe(("Wait-ThreadRun", "run_1", "thread_1", FAST))
    assert [("boom" in text, "max_tokens" in text) for text in messages("warning")] == [(True, False), (False, True)]


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ({"last_error": {"code": None, "message": "boom."}}, "failed: boom."),
        ({"last_error": {"code": "c"}}, "failed: (c)."),
        ({"last_error": {}}, "failed: no reason is given."),
        ({"incomplete_details": {}}, "failed: no reason is given."),
    ],
)
def test_a_run_may_leave_out_why_it_failed(server, pipe, messages, told, text):
    server.load({RUN_ROUTE: [run("failed", **told)]})
    pipe(("Wait-ThreadRun", "run_1", "thread_1", FAST))
    assert [message.endswith(text) for message in messages("warning")] == [True]


def test_the_time_is_bounded_and_the_pipeline_goes_on(server, pipe):
    server.load({RUN_ROUTE: [run("in_progress")], "GET /v1/threads/thread_1/runs/run_2": [run(id="run_2")]})
    result = pipe(("Wait-ThreadRun", {"ThreadId": "thread_1", "TimeoutSec": 1, "PollIntervalSec": 100}), records=["run_1", "run_2"])
    assert [made.id for made in result.output] == ["run_2"]
    assert result.ids == ["PSOpenAI.APIRequest.TimeoutException,Wait-ThreadRun"]
    assert (result.errors[0].category, result.errors[0].exception.exit_status) == ("OperationTimeout", 6)
    assert server.sent()[:2] == [RUN_ROUTE, "GET /v1/threads/thread_1/runs/run_2"]


def test_the_time_bounds_one_slow_request_and_comes_from_the_context_too(server, session, pipe):
    server.load({RUN_ROUTE: [{**run(), "delay": 20}]})
    pipe(("Set-OpenAIContext", {"TimeoutSec": 1}))
    result = pipe(("Wait-ThreadRun", "run_1", "thread_1"))
    assert (result.output, result.ids) == ([], ["PSOpenAI.APIRequest.TimeoutException,Wait-ThreadRun"])


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (failure(404), "PSOpenAI.APIRequest.NotFoundException"),
        (failure(500), "PSOpenAI.APIRequest.APIRequestException"),
        ({"text": "{not json"}, "PSOpenAI.APIRequest.ArgumentException"),
        ({"text": ""}, "PSOpenAI.APIRequest.ArgumentException"),
        ({"text": "null"}, "PSOpenAI.APIRequest.ArgumentException"),
        ({"json": {}}, "PSOpenAI.APIRequest.ArgumentException"),
        ({"close": True}, "PSOpenAI.APIRequest.HttpRequestException"),
    ],
)
def test_a_failed_request_is_one_error_and_costs_one_run(server, pipe, reply, error):
    server.load({RUN_ROUTE: [reply], "GET /v1/threads/thread_1/runs/run_2": [run(id="run_2")]})
    result = pipe(("Wait-ThreadRun", {"ThreadId": "thread_1"}), records=["run_1", "run_2"])
    assert [made.id for made in result.output] == ["run_2"]
    assert result.ids == [f"{error},Wait-ThreadRun"]


def test_a_failure_is_sent_again_with_a_warning(server, pipe, messages):
    server.load({RUN_ROUTE: [failure(429, retry_after_ms="10"), failure(503, retry_after_ms="10"), run()]})
    result = pipe(("Wait-ThreadRun", "run_1", "thread_1", {"MaxRetryCount": 2}))
    assert ([made.status for made in result.output], len(messages("warning"))) == (["completed"], 2)


def test_progress_is_shown_at_each_poll_and_completed(server, session, pipe):
    server.load({RUN_ROUTE: [run("queued"), run()]})
    pipe(("Wait-ThreadRun", "run_1", "thread_1", FAST))
    shown = [record for record in session.host.records if record.stream == "progress"]
    assert [(record.status, record.completed) for record in shown] == [("queued", False), ("completed", False), ("", True)]


def test_an_id_is_encoded_once_and_stays_as_written(server, pipe):
    server.load({"GET /v1/threads/a%20b%2Fc/runs/%C3%A4%252F": [run()]})
    assert pipe(("Wait-ThreadRun", "ä%2F", "a b/c")).errors == []


def test_an_id_that_names_another_path_is_refused(server, pipe):
    assert pipe(("Wait-ThreadRun", "..", "thread_1")).ids == ["System.ArgumentException,Wait-ThreadRun"]
    assert not server.log


def test_without_a_key_the_pipeline_ends(server, session, pipe):
    session.environ = {}
    result = pipe(("Wait-ThreadRun", {"ThreadId": "thread_1"}), records=["run_1", "run_2"])
    assert result.ended.record.fully_qualified_error_id == "System.ArgumentException,Wait-ThreadRun"
    assert result.ended.exit_status == 4
    assert len(result.errors) == 1


@pytest.mark.parametrize("limit", [2, 5])
def test_several_runs_are_waited_for_at_once_and_written_in_order(server, pipe, messages, limit):
    slow = "GET /v1/threads/thread_1/runs/run_0"
    server.load(
        {
            slow: [run("queued", id="run_0"), run("queued", id="run_0"), run(id="run_0")],
            "GET /v1/threads/thread_1/runs/run_2": [failure(404)],
        }
        | {
            f"GET /v1/threads/thread_1/runs/run_{n}": [run(id=f"run_{n}", last_error={"message": "m", "code": "c"})]
            for n in (1, 3, 4)
        }
    )
    result = pipe(
        ("Wait-ThreadRun", {"ThreadId": "thread_1", "ThrottleLimit": limit, "PollIntervalSec": 0.3}),
        records=[f"run_{n}" for n in range(5)],
    )
    assert [made.id for made in result.output] == ["run_0", "run_1", "run_3", "run_4"]
    assert result.ids == ["PSOpenAI.APIRequest.NotFoundException,Wait-ThreadRun"]
    assert server.sent().index("GET /v1/threads/thread_1/runs/run_1") < len(server.sent()) - 1 - server.sent()[::-1].index(slow)
    assert len(messages("warning")) == 3


def test_a_run_whose_wait_is_over_is_written_while_more_input_may_come(server, pipe_live):
    """There is room for every wait; still the first run does not stay until the input ends."""
    server.load({"GET /v1/threads/thread_1/runs/*": [run()]})
    written = []

    def records():
        for _ in range(100):
            yield "run_1"
            if written:
                return
            time.sleep(0.05)
        pytest.fail("nothing was written while the input was open")

    for made in pipe_live(("Wait-ThreadRun", {"ThreadId": "thread_1", "ThrottleLimit": 200}), records()):
        written.append(made.status)  # noqa: PERF401  # the records look at it meanwhile
    assert set(written) == {"completed"}


@pytest.mark.parametrize("limit", [1, 3])
def test_a_session_that_stops_ends_the_waits_at_once(server, session, pipe, limit):
    server.load({"GET /v1/threads/thread_1/runs/*": [run("in_progress")]})
    timer = threading.Timer(0.3, session.stop)
    timer.start()
    with pytest.raises(PipelineStop):
        pipe(
            ("Wait-ThreadRun", {"ThreadId": "thread_1", "ThrottleLimit": limit, "PollIntervalSec": 60}), records=["run_1", "run_2"]
        )
    timer.join()


def test_waits_nobody_asks_for_any_more_end(server, session, pipe):
    server.load({"GET /v1/threads/thread_1/runs/*": [run("in_progress")]})
    others = set(threading.enumerate())
    workers = []

    def records():
        yield "run_1"
        yield "run_2"
        workers.extend(thread for thread in set(threading.enumerate()) - others if thread.name.startswith("wait-"))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipe(("Wait-ThreadRun", {"ThreadId": "thread_1", "ThrottleLimit": 2, "PollIntervalSec": 60}), records=records())
    assert len(workers) == 2
    for worker in workers:
        worker.join(timeout=10)
    assert not any(worker.is_alive() for worker in workers)


def test_a_session_that_closes_ends_waits_for_an_answer_too(server):
    """The service does not answer; nobody waits for it any more."""
    server.load({"GET /v1/threads/thread_1/runs/*": [{**run(), "delay": 600}]})
    others = set(threading.enumerate())

    def records():
        yield "run_1"
        yield "run_2"
        while len(server.log) < 2:
            time.sleep(0.01)
        raise KeyboardInterrupt

    with make_session(host=SilentHost(), environ={"OPENAI_API_KEY": KEY, "OPENAI_API_BASE": f"{server.url}/v1"}) as session:
        with pytest.raises(KeyboardInterrupt):
            run_pipeline(session, ("Wait-ThreadRun", {"ThreadId": "thread_1", "ThrottleLimit": 2}), records=records())
        workers = [thread for thread in set(threading.enumerate()) - others if thread.name.startswith("wait-")]
        assert len(workers) == 2
    for worker in workers:
        worker.join(timeout=30)
    assert not any(worker.is_alive() for worker in workers)


@pytest.mark.parametrize("limit", [1, 2])
@pytest.mark.parametrize("reply", [failure(404), {"close": True}, {"text": ""}, {"json": {}}])
def test_the_target_of_an_error_is_the_run(server, pipe, limit, reply):
    server.load({RUN_ROUTE: [reply]})
    (record,) = pipe(("Wait-ThreadRun", {"ThreadId": "thread_1", "ThrottleLimit": limit}), records=["run_1"]).errors
    assert record.target == record.exception.target == "run_1"


def test_an_error_that_is_kept_holds_no_frames(server, pipe):
    """They would hold the answer, which may be large."""
    server.load({RUN_ROUTE: [{"text": "[" * 1000}, failure(503), failure(404)]})
    step = ("Wait-ThreadRun", {"ThreadId": "thread_1", "MaxRetryCount": 1})
    for record in pipe(step, records=["run_1", "run_1"]).errors:
        assert record.exception.__traceback__ is None
        assert record.exception.__context__ is None
