"""Sends one request and reads one answer. The only module that knows httpx."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Any

from .errors import ConnectionFailed, InvalidRequest, MalformedReply, ReplyTooLarge, TimeoutExpired
from .messages import Headers, Request, Response

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    import httpx

DEFAULT_LIMIT = 64 * 1024 * 1024
"""Bytes of a decoded body."""


class Transport:
    """Sends requests, with one client for each thread; connections are kept open for the next request.

    Certificates are checked against the system's trust store, read at the first https request. Proxies come from the
    environment; credentials and cookies do not. Redirects are answers like any other here.
    """

    def __init__(self, now: Callable[[], float], *, limit: int = DEFAULT_LIMIT) -> None:
        self._now = now
        self._limit = limit
        self._local = threading.local()
        self._clients: list[httpx.Client] = []
        self._lock = threading.Lock()
        self._tls_context: ssl.SSLContext | None = None

    def send(self, request: Request, deadline: float | None = None) -> Response:
        """Returns the answer, whatever its status.

        `deadline` is a moment of the clock given as `now`. Raises InvalidRequest, ConnectionFailed, TimeoutExpired, and
        MalformedReply for a body that cannot be decoded or is longer than the limit.
        """
        httpx = _httpx()
        try:
            client = self._client(request.url)
            client.cookies.clear()
            outgoing = client.build_request(
                request.method,
                request.url,
                headers=_checked(request),
                content=request.content,
                timeout=self._remaining(request, deadline),
            )
            answer = client.send(outgoing, stream=True, auth=httpx.Auth(), follow_redirects=False)
            try:
                content = self._read(request, answer, deadline)
            finally:
                answer.close()
        except httpx.TimeoutException:
            raise _expired(request) from None
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.LocalProtocolError, UnicodeEncodeError) as error:
            raise InvalidRequest(f"{request.place} cannot be sent: {_reason(error)}.") from None
        except httpx.DecodingError as error:
            raise MalformedReply(f"The answer to {request.place} cannot be decoded: {_reason(error)}.") from None
        except (httpx.TransportError, OSError) as error:
            raise ConnectionFailed(f"No answer to {request.place}: {_reason(error)}.") from None
        headers = Headers((name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.headers.raw)
        return Response(answer.status_code, answer.reason_phrase, headers, content)

    def close(self) -> None:
        """Closes the connections of every thread."""
        with self._lock:
            clients, self._clients = self._clients, []
            self._local = threading.local()
        for client in clients:
            client.close()

    def _read(self, request: Request, answer: httpx.Response, deadline: float | None) -> bytes:
        chunks: list[bytes] = []
        size = 0
        for chunk in answer.iter_bytes():
            size += len(chunk)
            if size > self._limit:
                raise ReplyTooLarge(f"The answer to {request.place} is longer than {self._limit:,} bytes (setting max_body_bytes).")
            self._remaining(request, deadline)
            chunks.append(chunk)
        return b"".join(chunks)

    def _remaining(self, request: Request, deadline: float | None) -> float | None:
        """Returns the seconds that are left, None for no limit."""
        if deadline is None:
            return None
        left = deadline - self._now()
        if left <= 0:
            raise _expired(request)
        return left

    def _client(self, url: str) -> httpx.Client:
        """Returns this thread's client for http or for https."""
        secure = _needs_certificates(url)
        name = "secure" if secure else "plain"
        client: httpx.Client | None = getattr(self._local, name, None)
        if client is None:
            client = _httpx().Client(
                verify=self._tls() if secure else _trusting_nobody(),
                headers={"Accept-Encoding": "gzip, deflate"},
                trust_env=True,
            )
            setattr(self._local, name, client)
            with self._lock:
                self._clients.append(client)
        return client

    def _tls(self) -> ssl.SSLContext:
        """Returns the one context of all https clients: the system's trust store, made at first use."""
        with self._lock:
            if self._tls_context is None:
                import ssl

                import truststore

                self._tls_context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            return self._tls_context


def _httpx() -> Any:
    # httpx imports its own command-line program, and with it click, unless it is already known to be absent.
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None is the import system's own mark of absence
    import httpx

    return httpx


def _checked(request: Request) -> list[tuple[str, str]]:
    """Returns the headers. Raises InvalidRequest for a value no header can hold; the message never quotes it: it may be a key."""
    fields = [(name, value.strip()) for name, value in request.headers.items()]
    for name, value in fields:
        if not value.isascii() or any(not character.isprintable() for character in value):
            raise InvalidRequest(f"{request.place} cannot be sent: the header {name} has characters beyond printable ASCII.")
    return fields


def _needs_certificates(url: str) -> bool:
    """Whether TLS is spoken: to the server, or to a proxy that the environment names."""
    from urllib.request import getproxies

    return any(address[:6].lower() == "https:" for address in (url, *getproxies().values()))


def _trusting_nobody() -> ssl.SSLContext:
    """Returns a context without certificates: a client for http must have one, and reads none from disk for it."""
    import ssl

    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _expired(request: Request) -> TimeoutExpired:
    return TimeoutExpired(f"No answer to {request.place} in time.")


def _reason(error: Exception) -> str:
    return str(error).rstrip(".") or type(error).__name__
