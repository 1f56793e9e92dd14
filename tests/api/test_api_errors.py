"""From an answer to an error: classes, ids, messages, exit statuses."""

from __future__ import annotations

import pytest

from psopenai_py.api.errors import APIRequestException, error_of, with_api_id
from psopenai_py.framework.credentials.masks import MASK
from psopenai_py.framework.http.errors import ConnectionFailed, InvalidRequest, MalformedReply, TimeoutExpired
from psopenai_py.framework.http.messages import Headers, Request, Response
from psopenai_py.framework.http.retry import is_worth_retrying
from psopenai_py.framework.json_text import dump


def answered(status, error=None, url="http://h/v1/threads/t", secrets=(), headers=()):
    body = dump({"error": error}) if error is not None else b"<html>"
    return error_of(Request("GET", url), Response(status, "Reason", Headers(headers), body), "OpenAI", secrets)


@pytest.mark.parametrize(
    ("status", "error", "name", "exit_status"),
    [
        (400, {"message": "m"}, "BadRequestException", 1),
        (400, {"message": "m", "code": "content_filter"}, "ContentFilteredException", 1),
        (401, {"message": "m"}, "UnauthorizedException", 4),
        (403, {"message": "m"}, "PermissionDeniedException", 4),
        (404, {"message": "m"}, "NotFoundException", 3),
        (409, {"message": "m"}, "ConflictException", 1),
        (422, {"message": "m"}, "UnprocessableEntityException", 1),
        (429, {"message": "m"}, "RateLimitExceededException", 5),
        (429, {"message": "m", "code": "insufficient_quota"}, "QuotaLimitExceededException", 5),
        (429, {"message": "You exceeded your current quota"}, "QuotaLimitExceededException", 5),
        (500, {"message": "m"}, "APIRequestException", 7),
        (418, "text", "APIRequestException", 1),
        (502, None, "APIRequestException", 7),
    ],
)
def test_a_status_has_its_class(status, error, name, exit_status):
    made = answered(status, error)
    assert type(made).__name__ == name
    assert made.record.fully_qualified_error_id == f"PSOpenAI.APIRequest.{name}"
    assert (made.category, made.exit_status, made.StatusCode) == ("InvalidOperation", exit_status, status)
    assert made.record.details == str(made)


def test_the_servers_words_are_kept():
    made = answered(400, {"message": "bad", "type": "t", "code": 7, "param": "p"})
    assert (made.Type, made.Code, made.Param) == ("t", "7", "p")
    assert made.Content.error.message == "bad"
    assert str(made).startswith("OpenAI answered GET http://h/v1/threads/t with 400 (Reason): bad. ")


def test_a_used_up_quota_is_not_tried_again():
    assert not is_worth_retrying(answered(429, {"message": "quota"}))
    assert is_worth_retrying(answered(429, {"message": "slow down"}))


@pytest.mark.parametrize(
    ("status", "headers", "advised"),
    [
        (500, (), True), (503, [("x-should-retry", "true")], True), (503, [("x-should-retry", "false")], False), (418, (), False),
        (429, (), True),
    ],
)  # fmt: skip
def test_trying_again_is_advised_only_where_it_is_done(status, headers, advised):
    made = answered(status, {"message": "m"}, headers=headers)
    assert ("-MaxRetryCount" in str(made)) is advised is is_worth_retrying(made)


def test_a_key_that_the_server_repeats_is_masked():
    made = answered(
        401, {"message": "Incorrect API key provided: sk-secret"}, secrets=("sk-secret",), headers=[("x-key", "sk-secret")]
    )
    assert "sk-secret" not in str(made)
    assert MASK in str(made)
    assert "sk-secret" not in repr((made.Content, made.Response.content, made.Response.headers.items()))
    assert made.Content.error.message.endswith(MASK)


@pytest.mark.parametrize(
    ("url", "hinted"),
    [
        ("https://api.openai.com/v1/threads/t", True),
        ("https://api.openai.com/v1/assistants", True),
        ("https://api.openai.com/v1/files/f", False),
        ("http://localhost/v1/threads/t", False),
    ],
)
def test_the_end_of_the_assistants_api_is_hinted_at(url, hinted):
    assert ("Assistants API" in str(answered(404, {"message": "m"}, url))) is hinted


@pytest.mark.parametrize(
    ("error", "error_id", "advice"),
    [
        (ConnectionFailed("x"), "PSOpenAI.APIRequest.HttpRequestException", "-ApiBase"),
        (TimeoutExpired("x"), "PSOpenAI.APIRequest.TimeoutException", "-TimeoutSec"),
        (MalformedReply("x"), "PSOpenAI.APIRequest.ArgumentException", ""),
        (InvalidRequest("x"), "System.ArgumentException", ""),
    ],
)
def test_requests_without_an_answer_have_ids_too(error, error_id, advice):
    record = with_api_id(error).record
    assert record.error_id == error_id
    assert record.message.startswith("x")
    assert advice in record.message
    assert not isinstance(error, APIRequestException)
