"""The command meets bad records, bad ids and a bad service: one message for each, the other records are processed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time

import pytest
from records import BAD, GOOD, ROUTE, RUN, fails_once, records

DEEP = 200_000


@pytest.mark.parametrize(
    ("bad", "status", "said"),
    [
        ('{"run_id" "x"}', 1, "Line 2 of the input is not JSON"),
        ('{"run_id":', 1, "within the record that begins in line 2"),
        ("plain text", 1, "Line 2 of the input is not JSON"),
        (b'{"run_id":"\xff\xfe","thread_id":"t"}', 1, "Line 2 of the input is not"),
        ('{"run_id":"ok","thread_id":"\\ud800"}', 1, "Line 2 of the input is not JSON"),
        ("[" * DEEP, 1, "Line 2 of the input is not JSON: nested deeper than 250 levels"),
        ("[" * DEEP + "]" * DEEP, 1, "Line 2 of the input is not JSON: nested deeper than 250 levels"),
        ('{"a":' * DEEP + "1" + "}" * DEEP, 1, "Line 2 of the input is not JSON: nested deeper than 250 levels"),
        ('{"run_id":"' + "x" * (17 << 20) + '"}', 1, "line 2 of the input is longer than 16777216 bytes"),
        ({"name": "x", "more": 1}, 2, "mandatory parameters:  ThreadId (input object with the properties: name, more)"),
        ({"run_id": "r1"}, 2, "mandatory parameters:  ThreadId (input object: run_id 'r1')"),
        ({"id": "r1", "status": "queued"}, 2, "mandatory parameters:  ThreadId (input object: id 'r1')"),
        ({"id": "r1", "object": "thread.run"}, 1, "The run r1 has no thread_id: name the run with -RunId and -ThreadId."),
        ({"object": "thread.run"}, 1, "The object given as a run has no id and no thread_id"),
        ({"run_id": "", "thread_id": "t"}, 2, "The argument is null or empty"),
        ({"run_id": "ok", "thread_id": ["a", "b"]}, 2, "on parameter 'ThreadId'"),
        ("5", 2, "(input: '5')"),
        ("null", 2, "because it is null"),
    ],
)
def test_a_bad_record_between_good_ones(api, bad, status, said):
    fails_once(api("Wait-ThreadRun", input=records(GOOD, bad, GOOD)), status, said)


def test_a_record_that_is_cut_off(api):
    fails_once(api("Wait-ThreadRun", input=records(GOOD, GOOD) + b'{"run_id":"ok","thr'), 1, "record that begins in line 3")


def test_a_bad_text_line_between_good_ones(api):
    done = api("--input", "text", "Wait-ThreadRun", "-ThreadId", "t", input=b"ok\n\xff\xfe\nok\r\n")
    fails_once(done, 1, "Line 2 of the input is not UTF-8")


def test_values_of_an_object_that_did_not_bind_are_not_shown(api):
    fails_once(api("Wait-ThreadRun", input=records({"ApiKey": "sk-other-secret"}, GOOD)), 2, "properties: ApiKey", good=1)


@pytest.mark.parametrize(
    ("identity", "sent"),
    [
        ("a/b", "a%2Fb"),
        ("../../x", "..%2F..%2Fx"),
        ("%2e%2e", "%252e%252e"),
        ("a b", "a%20b"),
        ("\U0001f600", "%F0%9F%98%80"),
        ("a?b#c", "a%3Fb%23c"),
        ("a\r\nb", "a%0D%0Ab"),
        ("%2e", "%252e"),
        ("\x00", "%00"),
        ("\x1b[2J", "%1B%5B2J"),
        ("../ok", "..%2Fok"),
        (".", None),
        ("..", None),
    ],
)
def test_an_id_stays_one_part_of_the_address(api, server, identity, sent):
    """It is encoded once; what would name another resource is refused."""
    done = api("Wait-ThreadRun", input=records(GOOD, {"run_id": identity, "thread_id": "t"}, GOOD))
    fails_once(done, 3 if sent else 1, f"{ROUTE.removeprefix('GET ')}{sent} " if sent else f"'{identity}' cannot be part")
    assert server.sent() == [f"{ROUTE}{part}" for part in ("ok", sent, "ok") if part]


def test_a_credential_among_the_headers_is_masked_where_the_service_repeats_it(api, server):
    server.load({f"{ROUTE}ok": [{"status": 401, "json": {"error": {"message": "Bad token: other-0123"}}}]})
    words = ["-AdditionalHeaders", '@{Authorization="Bearer other-0123"}', "-Verbose", "-Debug"]
    fails_once(api("Wait-ThreadRun", "ok", "t", *words), 4, "Bad token: ****", good=0)
    assert server.log[0].headers["authorization"] == "Bearer other-0123"
    assert "other-0123" not in api("Wait-ThreadRun", "ok", "t", *words).stderr


def test_several_waits_at_once_fail_one_by_one_too(api, server):
    server.load({f"{ROUTE}ok": [{"json": RUN, "delay": 0.1}], f"{ROUTE}bad": [{"status": 500, "json": {}}]})
    done = api("Wait-ThreadRun", "-ThrottleLimit", "3", input=records(GOOD, BAD, GOOD))
    fails_once(done, 7, "runs/bad with 500")


def test_a_retry_is_announced_without_the_advice_to_retry(api, server):
    busy = {"status": 429, "json": {"error": {"message": "Slow down"}}, "headers": {"retry-after-ms": "1"}}
    server.load({f"{ROUTE}ok": [busy, {"json": RUN}]})
    done = api("Wait-ThreadRun", "ok", "t", "-MaxRetryCount", "1")
    assert (done.returncode, json.loads(done.stdout)) == (0, RUN)
    assert done.stderr.startswith("WARNING: ")
    assert done.stderr.endswith("Slow down. The request is sent again in 0.001 s.\n")


@pytest.mark.parametrize("reply", [{"json": {**RUN, "status": "queued"}}, {"delay": 60}], ids=["in the wait", "in the request"])
def test_a_wait_that_takes_too_long(api, server, reply):
    server.load({f"{ROUTE}ok": [{"json": RUN}], f"{ROUTE}slow": [reply]})
    done = api("Wait-ThreadRun", "-TimeoutSec", "1", input=records(GOOD, {**GOOD, "run_id": "slow"}, GOOD))
    fails_once(done, 6, "slow", "-TimeoutSec gives it longer.")


posix = pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")


@posix
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("reply", [{"json": {**RUN, "status": "queued"}}, {"delay": 60}], ids=["in the wait", "in the request"])
@pytest.mark.parametrize("words", [(), ("--output", "ndjson")])
def test_a_signal_in_a_wait_keeps_what_was_written(api, server, number, status, reply, words):
    """Nothing else is said, whichever way the words came in."""
    server.load({f"{ROUTE}ok": [{"json": RUN}], f"{ROUTE}slow": [reply]})
    process = api.start(*words, "Wait-ThreadRun", "-ThrottleLimit", "1" if words else "2")
    process.stdin.write(records(GOOD, {**GOOD, "run_id": "slow"}))
    process.stdin.flush()
    try:
        if words:
            assert json.loads(process.stdout.readline()) == RUN
        end = time.monotonic() + 60
        while f"{ROUTE}slow" not in server.sent():
            assert time.monotonic() < end
            time.sleep(0.02)
        process.send_signal(number)
        assert process.wait(60) == status
    finally:
        process.kill()
        _, said = process.communicate()
    assert said == b""


@posix
@pytest.mark.parametrize("words", [["--help"], ["Get-Help", "Wait-ThreadRun"], ["--output", "json", "Wait-ThreadRun", "ok", "t"]])
def test_nobody_reads_the_output(api, words):
    """As with ``| head -1`` when the reader is gone: quiet, and no failure."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            api.command(*words), env=api.env, stdin=subprocess.DEVNULL, stdout=writer, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@posix
@pytest.mark.parametrize("limit", ["1", "20"])
def test_the_first_line_is_enough(api, limit):
    """A real pipeline of a shell with many records, of which one is read."""
    words = api.command("Wait-ThreadRun", "-ThrottleLimit", limit)
    command = ["bash", "-c", '"$@" | head -n 1; echo "${PIPESTATUS[0]}"', "bash", *words]
    done = subprocess.run(command, env=api.env, input=records(*[GOOD] * 200), capture_output=True, timeout=60, check=False)
    line, status = done.stdout.splitlines()
    assert (json.loads(line), status, done.stderr) == (RUN, b"0", b"")


@posix
def test_nobody_reads_the_messages(api):
    """The status still tells that something failed."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        words = api.command("Wait-ThreadRun", "unknown", "t")
        done = subprocess.run(words, env=api.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=writer, check=False)
    finally:
        os.close(writer)
    assert (done.returncode, done.stdout) == (3, b"")
