"""TLS with a real server: whom the trust store knows is trusted, everyone else is refused, and nothing switches that off."""

from __future__ import annotations

import re
import socket
import time
from pathlib import Path

import pytest
from proxying import Authority, proxy

import psopenai_py
from psopenai_py.framework.http.errors import CertificateRefused, ConnectionFailed, TimeoutExpired
from psopenai_py.framework.http.messages import Request
from psopenai_py.framework.http.retry import is_worth_retrying
from psopenai_py.framework.testing.server import ScriptedServer

ROUTES = {"GET /x": [{"text": "there"}]}


@pytest.fixture
def authority(tmp_path):
    return Authority(tmp_path)


@pytest.fixture
def secure(authority):
    """A server with a certificate for this machine."""
    with ScriptedServer(ROUTES, tls=authority.server_context("127.0.0.1", "api.invalid")) as server:
        yield server


def test_a_server_that_the_trust_store_knows_is_trusted(secure, authority, transport, monkeypatch):
    """On Linux SSL_CERT_FILE names the store, as for every program that uses OpenSSL."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    for _ in range(2):
        assert transport.send(Request("GET", f"{secure.url}/x"), time.monotonic() + 60).content == b"there"


def test_a_server_that_nobody_known_signed_is_refused(secure, transport, monkeypatch):
    """No variable that other programs know makes it pass, and no later attempt."""
    for name in ("PYTHONHTTPSVERIFY", "NODE_TLS_REJECT_UNAUTHORIZED", "GIT_SSL_NO_VERIFY", "CURL_INSECURE"):
        monkeypatch.setenv(name, "1" if "NO" in name else "0")
    with pytest.raises(CertificateRefused, match="certificate verify failed") as caught:
        transport.send(Request("GET", f"{secure.url}/x"))
    assert not is_worth_retrying(caught.value)
    assert secure.sent() == []


def test_a_certificate_for_another_host_is_refused(authority, transport, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    with ScriptedServer(ROUTES, tls=authority.server_context("elsewhere.invalid")) as server:
        with pytest.raises(CertificateRefused, match=r"127\.0\.0\.1"):
            transport.send(Request("GET", f"{server.url}/x"))
        assert server.sent() == []


def test_a_server_that_speaks_no_tls_is_no_answer(server, transport):
    with pytest.raises(ConnectionFailed) as caught:
        transport.send(Request("GET", f"{server.url.replace('http', 'https')}/x"))
    assert not isinstance(caught.value, CertificateRefused)


def test_a_handshake_that_never_comes_ends_with_the_time(transport):
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(TimeoutExpired):
        transport.send(Request("GET", f"https://127.0.0.1:{silent.getsockname()[1]}/x"), time.monotonic() + 0.2)


def test_tls_goes_through_a_tunnel_of_the_proxy(secure, authority, transport, monkeypatch):
    """The certificate is checked against the name that was asked for, which only the proxy knows."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    with proxy(secure.port) as between:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{between.port}")
        assert transport.send(Request("GET", "https://api.invalid/x"), time.monotonic() + 60).content == b"there"
        assert between.asked == ["CONNECT api.invalid:443 HTTP/1.1"]
        with pytest.raises(CertificateRefused, match=r"other\.invalid"):
            transport.send(Request("GET", "https://other.invalid/x"), time.monotonic() + 60)
        transport.close()


def test_a_tunnel_that_the_proxy_refuses_is_no_answer(secure, transport, monkeypatch):
    with proxy(secure.port, "basic nobody") as between:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{between.port}")
        with pytest.raises(ConnectionFailed, match="407"):
            transport.send(Request("GET", "https://api.invalid/x"), time.monotonic() + 60)


def test_no_line_of_the_package_switches_the_check_off():
    switches = re.compile(
        r"verify\s*=|CERT_NONE|CERT_OPTIONAL|check_hostname|_create_unverified|SSLContext\((?!ssl\.PROTOCOL_TLS_CLIENT\))"
    )
    found = [
        f"{path.name}: {line.strip()}"
        for path in Path(psopenai_py.__path__[0]).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if switches.search(line)
    ]
    assert found == []
