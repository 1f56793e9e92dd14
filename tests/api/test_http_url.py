"""Addresses: ids are encoded once, origins compared, bases judged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psopenai_py.framework.http.errors import InvalidRequest
from psopenai_py.framework.http.url import absolute_url, encoded_segment, is_http_url, joined, origin, with_query


@pytest.mark.parametrize(
    ("text", "encoded"),
    [
        ("run_1", "run_1"),
        ("a b", "a%20b"),
        ("a/b", "a%2Fb"),
        ("a%2Fb", "a%252Fb"),
        ("ä?#", "%C3%A4%3F%23"),
        ("日本", "%E6%97%A5%E6%9C%AC"),
        ("...", "..."),
        ("a+b", "a%2Bb"),
    ],
)
def test_an_id_is_encoded_once(text, encoded):
    assert encoded_segment(text) == encoded


@pytest.mark.parametrize("text", ["", ".", "..", "\ud800"])
def test_an_id_that_names_another_path_is_refused(text):
    with pytest.raises(InvalidRequest):
        encoded_segment(text)


@given(st.text(min_size=1).filter(lambda text: text not in (".", "..")))
def test_no_id_leaves_its_segment(text):
    try:
        encoded = encoded_segment(text)
    except InvalidRequest:
        return
    assert not set(encoded) & set("/?#\\ ")
    assert encoded.isascii()


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("http://h/v1", "http://h/v1/threads"),
        ("http://h/v1/", "http://h/v1/threads"),
        ("http://h", "http://h/threads"),
        ("http://h/v1#f", "http://h/v1/threads"),
        ("http://h/v1?x=1", "http://h/v1/threads?x=1"),
    ],
)
def test_a_path_is_joined_to_a_base(base, url):
    assert joined(base, "/threads") == url


def test_a_query_repeats_names_and_is_encoded():
    url = with_query("http://h/x?a=1", [("include[]", "a b"), ("include[]", "c&d")])
    assert url == "http://h/x?a=1&include%5B%5D=a%20b&include%5B%5D=c%26d"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://h/a", "http://H:80/b", True),
        ("https://h/a", "https://h:443/", True),
        ("http://h/", "https://h/", False),
        ("http://h/", "http://h:81/", False),
        ("http://h/", "http://h.x/", False),
    ],
)
def test_an_origin_is_scheme_host_and_port(one, other, same):
    assert (origin(one) == origin(other)) is same


@pytest.mark.parametrize("url", ["http://h", "https://h:8/x", "HTTP://h"])
def test_a_base_is_absolute_http(url):
    assert is_http_url(url)


@pytest.mark.parametrize(
    "url", ["", "h", "relative/path", "not a uri", "ftp://x/", "http://", "http://u:p@h/", "http://h:x/", "http://a b/"]
)
def test_what_is_no_base(url):
    assert not is_http_url(url)


def test_an_image_address_is_brought_into_its_normal_form():
    assert absolute_url("HTTP://Host/a b?q=ü") == "http://host/a%20b?q=%C3%BC"
    assert absolute_url("https://host") == "https://host/"
