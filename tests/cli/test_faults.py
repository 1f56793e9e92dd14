"""The command and a service that fails in every way there is: one message and the right exit status, the other runs unharmed."""

from __future__ import annotations

import json
import time
from email.utils import formatdate

import pytest
from proxying import Authority, proxy
from records import BAD, GOOD, ROUTE, RUN, fails_once, records
from running import KEY

from psopenai_py.framework.testing.server import ScriptedServer

DEEP = 100_000
PAGE = "<!DOCTYPE html><style>p {}</style><title>Not &amp; here</title><body><h1>nginx</h1><!-- padding --></body>"
HTML = {"headers": {"Content-Type": "text/html"}, "text": PAGE}


def said(status, message="bad thing", **headers):
    """A reply with an error as the API words it."""
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return {"status": status, "headers": fields, "json": {"error": {"message": message, "type": "t", "code": None}}}


FAULTS = {
    "bad request": (said(400, "No such parameter"), 1, "400 (Bad Request): No such parameter.", "Check the parameters"),
    "refused key": (said(401, f"Incorrect API key: {KEY}"), 4, "401 (Unauthorized): Incorrect API key: ****", "Check the key"),
    "forbidden": (said(403, "Not yours"), 4, "403 (Forbidden): Not yours."),
    "unknown": (said(404, "No such run"), 3, "404 (Not Found): No such run.", "Check the address and the id"),
    "conflict": (said(409, "Already there"), 1, "409 (Conflict): Already there.", "look at its state"),
    "unprocessable": (said(422, "No sense"), 1, "422 (", "No sense."),
    "too many": (said(429, "Slow down"), 5, "429 (Too Many Requests): Slow down.", "-MaxRetryCount"),
    "quota": (said(429, "You exceeded your current quota"), 5, "429", "Waiting does not help"),
    "broken": ({"status": 500, "text": ""}, 7, "with 500 (Internal Server Error). Try again"),
    "no such page": ({"status": 404, **HTML}, 3, "404 (Not Found): Not & here nginx. Check the address and the id"),
    "a gateway": ({"status": 502, **HTML}, 7, "502 (Bad Gateway): Not & here nginx. Try again"),
    "another form": ({"status": 503, "json": {"detail": "Down"}}, 7, '503 (Service Unavailable): {"detail": "Down"}. Try'),
    "teapot": (said(418), 1, "418 (I'm a Teapot): bad thing."),
    "not modified": ({"status": 304, "text": ""}, 1, "with 304 (Not Modified)."),
    "status 599": ({"status": 599, "text": ""}, 7, "with 599 (no reason)."),
    "status 799": ({"status": 799, "text": ""}, 7, "with 799 (no reason)."),
    "a page": (HTML, 7, "text/html", "beginning with 'Not & here nginx'", "-ApiBase"),
    "empty": ({"text": ""}, 7, "it is empty", "-ApiBase"),
    "nothing": ({"status": 204, "text": ""}, 7, "it is empty"),
    "half an object": ({"text": '{"id":'}, 7, "cannot be read"),
    "a list": ({"json": [1]}, 7, "it is no JSON object", "-ApiBase"),
    "deep": ({"text": "[" * DEEP + "]" * DEEP}, 7, "depth limit exceeded", f"{2 * DEEP} bytes"),
    "no run": ({"json": {"id": "bad"}}, 7, "has no status"),
    "gzip bomb": ({"text": "a" * 1000, "repeat": 68_000, "gzip": True}, 7, "longer than 67,108,864 bytes"),
    "endless": ({"text": "a", "repeat": "endless"}, 7, "longer than 67,108,864 bytes"),
    "an error without end": ({"status": 404, "text": "a", "repeat": "endless"}, 3, "with 404 (Not Found)."),
    "no gzip": ({"text": "{}", "headers": {"Content-Encoding": "gzip"}}, 7, "cannot be decoded"),
    "unknown coding": ({"text": "{}", "headers": {"Content-Encoding": "gzip, gzip"}}, 7, "'gzip, gzip' was not asked for"),
    "no answer": ({"close": True}, 7, "No answer to GET", "-MaxRetryCount"),
    "reset": ({"close": "reset"}, 7, "No answer to GET", "reset"),
    "cut in the headers": ({"close": "headers"}, 7, "No answer to GET"),
    "cut in the body": ({"json": RUN, "close": "body"}, 7, "No answer to GET"),
    "too long": ({"json": RUN, "length": 999}, 7, "No answer to GET"),
    "no http": ({"raw": "SSH-2.0-OpenSSH_9\r\n"}, 7, "No answer to GET"),
    "a bad header": ({"raw": "HTTP/1.1 200 OK\r\nno header\r\n\r\n"}, 7, "No answer to GET"),
    "elsewhere": ({"redirect": "http://127.0.0.1:1/"}, 7, "http://127.0.0.1:1, another origin", "not sent there"),
    "elsewhere in disguise": ({"redirect": "//evil.invalid/v1"}, 7, "http://evil.invalid:80, another origin"),
    "nowhere": ({"redirect": "http://[x"}, 7, "no address"),
    "no place": ({"status": 302, "text": ""}, 7, "redirected (302) without an address"),
    "in circles": ({"redirect": "bad"}, 7, "redirected more than 5 times"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_service_costs_its_record(api, server, fault):
    reply, status, *texts = FAULTS[fault]
    server.load({f"{ROUTE}ok": [{"json": RUN}], f"{ROUTE}bad": [reply]})
    words = ["-Verbose", "-Debug"] if status == 4 else []
    fails_once(api("Wait-ThreadRun", *words, input=records(GOOD, BAD, GOOD)), status, "bad", *texts)


def test_the_faults_of_azure_are_the_same(psopenai, server):
    """All of them in one process: a message for each, every good run in the output, the status that of the first one."""
    routes = {f"GET /openai/threads/t/runs/{number}": [reply] for number, (reply, *_) in enumerate(FAULTS.values())}
    server.load({**routes, "GET /openai/threads/t/runs/ok": [{"json": RUN}]})
    psopenai.env |= {"OPENAI_API_KEY": KEY, "OPENAI_API_BASE": server.url}
    lines = [item for number in range(len(FAULTS)) for item in ({"run_id": str(number), "thread_id": "t"}, GOOD)]
    done = psopenai("Wait-ThreadRun", "-ApiType", "Azure", "-ThrottleLimit", "8", input=records(*lines))
    assert [json.loads(line) for line in done.stdout.splitlines()] == [RUN] * len(FAULTS)
    messages = [line for line in done.stderr.splitlines() if line.startswith("Wait-ThreadRun: ")]
    assert len(messages) == len(FAULTS)
    for message, (fault, (_, _, *texts)) in zip(messages, FAULTS.items(), strict=True):
        if fault != "in circles":  # that one leads to another route here
            assert not [text for text in texts if text not in message], message
    assert (done.returncode, KEY in done.stderr, "OpenAI answered" in done.stderr) == (1, False, True)
    assert server.log[0].headers["api-key"] == KEY


@pytest.mark.parametrize("status", [200, 201, 299])
def test_a_success_that_no_one_has_heard_of_is_a_success(api, server, status):
    server.load({f"{ROUTE}ok": [{"status": status, "json": RUN}]})
    assert json.loads(api("Wait-ThreadRun", "ok", "t").stdout) == RUN


def test_a_redirect_at_home_is_followed(api, server):
    server.load({f"{ROUTE}old": [{"redirect": "ok"}], f"{ROUTE}ok": [{"json": RUN}]})
    done = api("Wait-ThreadRun", "old", "t")
    assert (json.loads(done.stdout), done.returncode) == (RUN, 0)
    assert server.log[1].headers["authorization"] == f"Bearer {KEY}"


def test_another_origin_is_never_asked(api, server):
    with ScriptedServer({"GET /steal": [{"json": RUN}]}) as elsewhere:
        server.load({f"{ROUTE}ok": [{"json": RUN}], f"{ROUTE}bad": [{"redirect": f"{elsewhere.url}/steal"}]})
        fails_once(api("Wait-ThreadRun", input=records(GOOD, BAD, GOOD)), 7, "another origin")
        assert elsewhere.sent() == []


def soon():
    """A date that has come when it is read."""
    return formatdate(time.time() + 1, usegmt=True)


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (429, {"retry_after_ms": "1"}),
        (500, {"retry_after_ms": "1"}),
        (503, {"retry_after": "0.01"}),
        (503, {"retry_after": soon}),
        (599, {"retry_after_ms": "1"}),
        (409, {"retry_after_ms": "1", "x_should_retry": "true"}),
    ],
)
def test_the_hints_of_the_service_are_followed(api, server, status, headers):
    fields = {name: value() if callable(value) else value for name, value in headers.items()}
    server.load({f"{ROUTE}ok": [said(status, **fields), {"json": RUN}]})
    done = api("Wait-ThreadRun", "ok", "t", "-MaxRetryCount", "1")
    assert (json.loads(done.stdout), done.returncode) == (RUN, 0)
    assert "The request is sent again in " in done.stderr


@pytest.mark.parametrize(
    ("reply", "status", "text"),
    [
        (said(503, x_should_retry="false"), 7, "503"),
        (said(429, "insufficient quota", retry_after_ms="1"), 5, "Waiting does not help"),
        (said(429, retry_after="59"), 6, "The time is up before the next attempt, which is due in 59 s."),
        ({"redirect": "http://127.0.0.1:1/"}, 7, "another origin"),
    ],
)
def test_what_is_not_sent_again(api, server, reply, status, text):
    """The service says so, waiting does not help, or the time does not suffice."""
    server.load({f"{ROUTE}ok": [{"json": RUN}], f"{ROUTE}bad": [reply]})
    words = ["Wait-ThreadRun", "-MaxRetryCount", "3", "-TimeoutSec", "30"]
    fails_once(api(*words, input=records(GOOD, BAD, GOOD)), status, text)
    assert server.sent().count(f"{ROUTE}bad") == 1


def test_a_failed_connection_is_tried_again(api, server):
    server.load({f"{ROUTE}ok": [{"close": True}, {"json": RUN}]})
    done = api("Wait-ThreadRun", "ok", "t", "-MaxRetryCount", "1")
    assert (json.loads(done.stdout), done.returncode) == (RUN, 0)


@pytest.mark.parametrize("slow", [{"pause": 0.1}, {"delay": 60}, {"text": "a", "repeat": "endless", "pause": 0.1}, {"text": "{}"}])
def test_time_is_bounded_whatever_the_service_does(api, server, slow):
    """It sends a byte now and then, nothing at all, no end, or a run that never ends."""
    never = {"json": {**RUN, "status": "queued"}} if slow == {"text": "{}"} else slow
    server.load({f"{ROUTE}ok": [{"json": RUN}], f"{ROUTE}bad": [never]})
    done = api("Wait-ThreadRun", "-TimeoutSec", "1", input=records(GOOD, BAD, GOOD))
    fails_once(done, 6, "bad", "-TimeoutSec gives it longer.")


@pytest.fixture
def authority(tmp_path):
    return Authority(tmp_path)


@pytest.mark.parametrize(
    ("name", "knows", "text"),
    [
        ("127.0.0.1", True, None),
        ("127.0.0.1", False, "certificate verify failed"),
        ("elsewhere.invalid", True, "IP address mismatch"),
    ],
)
def test_https(api, authority, name, knows, text):
    """SSL_CERT_FILE names the authorities on Linux. Who is not known, or is somebody else, is refused."""
    with ScriptedServer({f"{ROUTE}ok": [{"json": RUN}]}, tls=authority.server_context(name)) as server:
        env = {"OPENAI_API_BASE": f"{server.url}/v1", **({"SSL_CERT_FILE": str(authority.file)} if knows else {})}
        done = api("Wait-ThreadRun", "ok", "t", "-MaxRetryCount", "1", **env)
        if text is None:
            assert (json.loads(done.stdout), done.returncode) == (RUN, 0)
        else:
            fails_once(done, 7, text, "the system's trust store must know who signs for it", good=0)
            assert server.sent() == []


def test_the_end_of_the_assistants_api_is_told(psopenai, authority):
    """The real name, by way of a proxy on this machine."""
    tls = authority.server_context("api.openai.com")
    with ScriptedServer(tls=tls) as server, proxy(server.port) as between:
        env = {"HTTPS_PROXY": f"http://127.0.0.1:{between.port}", "SSL_CERT_FILE": str(authority.file), "OPENAI_API_KEY": KEY}
        done = psopenai("Wait-ThreadRun", "r", "t", **env)
        assert server.sent() == ["GET /v1/threads/t/runs/r"]
        assert between.asked == ["CONNECT api.openai.com:443 HTTP/1.1"]
    fails_once(done, 3, "no route", "OpenAI ended the Assistants API on 2026-08-26", "-ApiBase names one", good=0)


BACKWARDS = """
import time
real, began = time.time, time.time()
time.time = lambda: began - 1000 * (real() - began)
"""


def test_a_clock_that_goes_backwards_holds_up_no_wait(api, server, tmp_path):
    """Every pause and limit counts on a clock of its own; only a date among the hints is compared with the time of day."""
    (tmp_path / "sitecustomize.py").write_text(BACKWARDS)
    api.env["PYTHONPATH"] = f"{tmp_path}:{api.env['PYTHONPATH']}"
    queued = {"json": {**RUN, "status": "queued"}}
    server.load(
        {
            f"{ROUTE}ok": [queued, said(503, retry_after_ms="20"), queued, {"json": RUN}],
            f"{ROUTE}bad": [queued],
        }
    )
    words = ["Wait-ThreadRun", "-PollIntervalSec", "0.1", "-TimeoutSec", "2", "-MaxRetryCount", "1", "-ThrottleLimit", "2"]
    done = api(*words, input=records(GOOD, BAD))
    assert [json.loads(line) for line in done.stdout.splitlines()] == [RUN]
    assert (done.returncode, done.stderr.count("did not end within 2 s")) == (6, 1)
