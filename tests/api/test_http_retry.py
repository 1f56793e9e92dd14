"""Retries: what is worth it, and how long the pause is."""

from __future__ import annotations

from email.utils import formatdate

import pytest

from psopenai_py.framework.http.errors import (
    CertificateRefused,
    ConnectionFailed,
    HttpStatusError,
    MalformedReply,
    RedirectRefused,
    TimeoutExpired,
)
from psopenai_py.framework.http.messages import Headers, Response
from psopenai_py.framework.http.retry import delay_before, is_worth_retrying


def answered(status, **headers):
    fields = Headers((name.replace("_", "-"), value) for name, value in headers.items())
    return HttpStatusError("x", Response(status, "", fields, b""))


@pytest.mark.parametrize(
    ("error", "worth"),
    [
        (answered(400), False),
        (answered(404), False),
        (answered(404, x_should_retry="true"), True),
        (answered(429), True),
        (answered(429, x_should_retry="false"), False),
        (answered(500), True),
        (answered(599), True),
        (answered(799), True),
        (answered(418), False),
        (ConnectionFailed("x"), True),
        (CertificateRefused("x"), False),
        (TimeoutExpired("x"), False),
        (MalformedReply("x"), False),
        (RedirectRefused("x"), False),
    ],
)
def test_what_is_sent_again(error, worth):
    assert is_worth_retrying(error) is worth


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry_after_ms": "200"}, 0.2),
        ({"retry_after": "1"}, 1),
        ({"retry_after": "60"}, 60),
        ({"retry_after_ms": "200", "retry_after": "30"}, 0.2),
    ],
)
def test_the_servers_hint_is_followed(headers, seconds):
    assert delay_before(answered(429, **headers), 0) == seconds


def test_a_date_is_a_hint_too():
    error = answered(503, retry_after=formatdate(1_800_000_030, usegmt=True))
    assert delay_before(error, 5, lambda: 1_800_000_000) == 30
    assert 0.8 <= delay_before(error, 0, lambda: 1_800_000_040) <= 1.2


@pytest.mark.parametrize(
    "headers",
    [{}, {"retry_after": "61"}, {"retry_after": "0"}, {"retry_after": "-1"}, {"retry_after": "soon"}, {"retry_after_ms": "x"}],
)
def test_without_a_usable_hint_the_pause_doubles(headers):
    error = answered(429, **headers)
    assert 0.8 <= delay_before(error, 0) <= 1.2
    assert 3.2 <= delay_before(error, 2) <= 4.8
    assert delay_before(error, 30) == 129
