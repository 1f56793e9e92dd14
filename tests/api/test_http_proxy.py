"""Proxies that the environment names, with a real one."""

from __future__ import annotations

import time
from base64 import b64encode

import pytest
from proxying import proxy

from psopenai_py.framework.http.errors import InvalidRequest
from psopenai_py.framework.http.messages import Request
from psopenai_py.framework.http.proxies import proxy_for


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_http_is_forwarded(server, transport, monkeypatch, name):
    server.load({"GET /v1/x": [{"text": "there"}]})
    with proxy(server.port) as between:
        monkeypatch.setenv(name, f"http://127.0.0.1:{between.port}")
        assert transport.send(Request("GET", "http://api.invalid/v1/x?a=1"), time.monotonic() + 60).content == b"there"
        assert between.asked == ["GET http://api.invalid/v1/x?a=1 HTTP/1.1"]
        assert server.log[0].headers["host"] == "api.invalid"
        transport.close()


@pytest.mark.parametrize("hosts", ["127.0.0.1", "elsewhere, 127.0.0.1", "*"])
def test_no_proxy_names_hosts_that_are_asked_directly(server, transport, monkeypatch, hosts):
    server.load({"GET /x": [{"text": "there"}]})
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", hosts)
    assert transport.send(Request("GET", f"{server.url}/x")).content == b"there"


def test_credentials_of_the_proxy_reach_the_proxy_only(server, transport, monkeypatch):
    server.load({"GET /x": [{"text": "there"}]})
    expected = b64encode("mé@:p%w".encode()).decode()
    with proxy(server.port, f"Basic {expected}".lower()) as between:
        monkeypatch.setenv("HTTP_PROXY", f"http://m%C3%A9%40:p%25w@127.0.0.1:{between.port}")
        assert transport.send(Request("GET", "http://api.invalid/x"), time.monotonic() + 60).content == b"there"
        transport.close()


@pytest.mark.parametrize("url", ["gopher://me:secret@h", "http://me:secret@", "http://me:secret@h:port", "socks5://me:secret@h"])
def test_a_proxy_that_cannot_be_used_is_named_without_its_password(transport, monkeypatch, url):
    """SOCKS needs a package that is not among the dependencies."""
    monkeypatch.setenv("ALL_PROXY", url)
    with pytest.raises(InvalidRequest, match="proxy") as caught:
        transport.send(Request("GET", "http://api.invalid/x"), time.monotonic() + 60)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("variables", "url", "found"),
    [
        ({}, "http://h/", None),
        ({"HTTP_PROXY": "p:3128"}, "http://h/", "http://p:3128"),
        ({"HTTP_PROXY": "http://p"}, "https://h/", None),
        ({"HTTPS_PROXY": "https://p"}, "https://h/", "https://p:443"),
        ({"ALL_PROXY": "http://[::1]:80"}, "https://h/", "http://[::1]:80"),
        ({"ALL_PROXY": "http://p", "NO_PROXY": "example.org"}, "http://api.example.org/", None),
        ({"ALL_PROXY": "http://p", "NO_PROXY": "h:81"}, "http://h:80/", "http://p:80"),
        ({"ALL_PROXY": "http://p", "NO_PROXY": "h:81"}, "http://h:81/", None),
        ({"ALL_PROXY": "http://p", "NO_PROXY": "h:81"}, "http://user@h:81/", None),
    ],
)
def test_which_proxy_is_used(monkeypatch, variables, url, found):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    proxy = proxy_for(url)
    assert (proxy and proxy.url) == found
