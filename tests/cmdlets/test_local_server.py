"""The local server, used by the commands as the pages' examples use the API."""

from __future__ import annotations

import pytest
from running import KEY, run_pipeline

from psopenai_py.api.local_server.server import ASSISTANT_ID, serve
from psopenai_py.framework.streams.host import SilentHost
from psopenai_py.surface import make_session

FAST = {"PollIntervalSec": 0.01}


@pytest.fixture
def api():
    with serve() as server:
        yield server


@pytest.fixture
def pipe(api):
    with make_session(host=SilentHost(), environ={"OPENAI_API_KEY": KEY, "OPENAI_API_BASE": f"{api.url}/v1"}) as session:
        yield lambda *steps, **how: run_pipeline(session, *steps, **how)


def start(script=None):
    metadata = {"MetaData": {"local_statuses": script}} if script else {}
    return ("Start-ThreadRun", {"AssistantId": ASSISTANT_ID, **metadata})


def test_the_first_example_of_the_page(pipe):
    (run,) = pipe(("New-Thread", {"Messages": ["Hello"]}), start(), ("Wait-ThreadRun", FAST)).output
    assert run.status == "completed"
    (thread,) = pipe(("Get-Thread", run.thread_id)).output
    assert [message.SimpleContent.Content for message in thread.Messages] == ["Hello", "You wrote: Hello"]


def test_the_second_example_of_the_page(api, pipe):
    (run,) = pipe("New-Thread", start()).output
    (stopped,) = pipe("Stop-ThreadRun", ("Wait-ThreadRun", {**FAST, "StatusForExit": "cancelled"}), records=[run]).output
    assert (stopped.id, stopped.status) == (run.id, "cancelled")


@pytest.mark.parametrize("status", ["completed", "failed", "incomplete", "expired", "requires_action"])
def test_a_script_leads_a_run_to_its_status(pipe, status):
    (run,) = pipe("New-Thread", start(f"queued,in_progress,{status}"), ("Wait-ThreadRun", FAST)).output
    assert run.status == status


def test_it_has_one_model(pipe):
    (listed,) = pipe("Get-OpenAIModels").output
    (named,) = pipe(("Get-OpenAIModels", "local-model")).output
    assert (listed.id, named.id, listed.type_names[0]) == ("local-model", "local-model", "PSOpenAI.Model")
    assert pipe(("Get-OpenAIModels", "other")).ids == ["PSOpenAI.APIRequest.NotFoundException,Get-OpenAIModels"]


def test_lists_come_in_pages(pipe):
    (thread,) = pipe("New-Thread").output
    for _ in range(3):
        pipe(start(), records=[thread])
    every = [run.id for run in pipe(("Get-ThreadRun", {"All": True}), records=[thread]).output]
    assert len(set(every)) == 3
    first = [run.id for run in pipe(("Get-ThreadRun", {"Limit": 2}), records=[thread]).output]
    rest = [run.id for run in pipe(("Get-ThreadRun", {"After": first[-1]}), records=[thread]).output]
    assert first + rest == every
    newest = [run.id for run in pipe(("Get-ThreadRun", {"Order": "desc", "Limit": 1}), records=[thread]).output]
    assert newest == every[-1:]


@pytest.mark.parametrize(
    ("step", "error"),
    [
        (("Get-Thread", "thread_x"), "NotFoundException"),
        (("Wait-ThreadRun", "run_x", "thread_x"), "NotFoundException"),
        (("Start-ThreadRun", {"AssistantId": "asst_x", "Message": "hi"}), "NotFoundException"),
        (("New-Thread", {"Messages": [{"role": "robot", "content": "hi"}]}), "BadRequestException"),
        (("New-Thread", {"AdditionalHeaders": {"Authorization": "Basic x"}}), "UnauthorizedException"),
        (("New-Thread", {"ApiKey": "any"}), None),
    ],
)
def test_its_errors_are_the_apis(pipe, step, error):
    assert pipe(step).ids == ([f"PSOpenAI.APIRequest.{error},{step[0]}"] if error else [])


def test_a_run_that_has_ended_cannot_be_cancelled(pipe):
    (run,) = pipe("New-Thread", start(), ("Wait-ThreadRun", FAST)).output
    result = pipe(("Stop-ThreadRun", {"Force": True}), records=[run])
    assert result.ids == ["PSOpenAI.APIRequest.BadRequestException,Stop-ThreadRun"]
