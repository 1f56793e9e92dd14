"""Sends one request and reads one answer. The only module that knows httpx."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Any

from .errors import CertificateRefused, ConnectionFailed, InvalidRequest, MalformedReply, ReplyTooLarge
from .messages import Headers, Request, Response
from .time_limit import LimitedBackend, TimeLimit

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    import httpx

DEFAULT_LIMIT = 64 * 1024 * 1024
"""Bytes of a decoded body."""
_FRAMING = ("content-length", "transfer-encoding")
"""Headers that say where a body ends: they follow from the body."""


class _OfThread(threading.local):
    """What each thread has of its own: its clients, and the time its current request has left."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.clients: dict[bool, httpx.Client] = {}
        self.limit = TimeLimit(now)


class Transport:
    """Sends requests, with one client for each thread; connections are kept open for the next request.

    Certificates are checked against the system's trust store, read at the first https request. Proxies come from the
    environment; credentials and cookies do not. Redirects are answers like any other here.
    """

    def __init__(self, now: Callable[[], float], *, limit: int = DEFAULT_LIMIT) -> None:
        self._now = now
        self._limit = limit
        self._local = _OfThread(now)
        self._clients: list[httpx.Client] = []
        self._lock = threading.Lock()
        self._tls_contexts: dict[bool, ssl.SSLContext] = {}

    def send(self, request: Request, deadline: float | None = None) -> Response:
        """Returns the answer, whatever its status.

        `deadline` is a moment of the clock given as `now`; no read or write goes beyond it. Raises InvalidRequest,
        ConnectionFailed, TimeoutExpired, and MalformedReply for a body that cannot be decoded or is longer than the limit.
        """
        httpx = _httpx()
        limit = self._local.limit
        limit.start(request.place, deadline)
        try:
            client = self._client(request.url)
            client.cookies.clear()
            outgoing = client.build_request(
                request.method,
                request.url,
                headers=_checked(request),
                content=request.content,
                timeout=limit.left(),
            )
            answer = client.send(outgoing, stream=True, auth=httpx.Auth(), follow_redirects=False)
            try:
                content = self._read(request, answer)
            finally:
                answer.close()
        except httpx.TimeoutException:
            raise limit.expired() from None
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.LocalProtocolError, UnicodeError) as error:
            raise InvalidRequest(f"{request.place} cannot be sent: {_reason(error)}.") from None
        except httpx.DecodingError as error:
            raise MalformedReply(f"The answer to {request.place} cannot be decoded: {_reason(error)}.") from None
        except (httpx.TransportError, OSError) as error:
            kind = CertificateRefused if _is_about_a_certificate(error) else ConnectionFailed
            raise kind(f"No answer to {request.place}: {_reason(error)}.") from None
        headers = Headers((name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.headers.raw)
        return Response(answer.status_code, answer.reason_phrase, headers, content)

    def close(self) -> None:
        """Closes the connections of every thread."""
        with self._lock:
            clients, self._clients = self._clients, []
            self._local = _OfThread(self._now)
        for client in clients:
            client.close()

    def _read(self, request: Request, answer: httpx.Response) -> bytes:
        chunks: list[bytes] = []
        size = 0
        for chunk in answer.iter_bytes():
            size += len(chunk)
            if size > self._limit:
                raise ReplyTooLarge(f"The answer to {request.place} is longer than {self._limit:,} bytes (setting max_body_bytes).")
            chunks.append(chunk)
        return b"".join(chunks)

    def _client(self, url: str) -> httpx.Client:
        """Returns this thread's client for http or for https. Raises InvalidRequest for a proxy that cannot be used."""
        secure = _is_https(url)
        client = self._local.clients.get(secure)
        if client is None:
            try:
                client = _httpx().Client(
                    verify=self._tls(trusting=secure or _has_https_proxy()),
                    headers={"Accept-Encoding": "gzip, deflate"},
                    trust_env=True,
                )
            except (ValueError, ImportError) as error:
                raise InvalidRequest(f"A proxy that the environment names cannot be used: {_reason(error)}.") from None
            _keep_to(self._local.limit, client)
            self._local.clients[secure] = client
            with self._lock:
                self._clients.append(client)
        return client

    def _tls(self, *, trusting: bool) -> ssl.SSLContext:
        """Returns the one context of all clients that need certificates, or the one of all others.

        The first trusts whom the system's trust store does. A client for http must have a context too; that one reads no
        certificates from disk.
        """
        with self._lock:
            if trusting not in self._tls_contexts:
                import ssl

                if trusting:
                    import truststore

                    self._tls_contexts[True] = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
                else:
                    self._tls_contexts[False] = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            return self._tls_contexts[trusting]


def _httpx() -> Any:
    # httpx imports its own command-line program, and with it click, unless it is already known to be absent.
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None is the import system's own mark of absence
    import httpx

    return httpx


def _keep_to(limit: TimeLimit, client: httpx.Client) -> None:
    """Lets every connection of a client keep to the limit. A client has no public way to its pools' network backend."""
    for transport in (client._transport, *client._mounts.values()):
        if transport is not None:
            pool: Any = transport._pool  # type: ignore[attr-defined]  # the one the client makes has it
            pool._network_backend = LimitedBackend(pool._network_backend, limit)


def _checked(request: Request) -> list[tuple[str, str]]:
    """Returns the headers. Raises InvalidRequest for one that cannot be sent; the message never quotes a value: it may be a key."""
    fields = [(name, value.strip()) for name, value in request.headers.items()]
    for name, value in fields:
        if not value.isascii() or any(not character.isprintable() for character in value):
            raise InvalidRequest(f"{request.place} cannot be sent: the header {name} has characters beyond printable ASCII.")
        if name.lower() in _FRAMING:
            raise InvalidRequest(f"{request.place} cannot be sent: the header {name} follows from the body, it cannot be given.")
        if name.lower() == "host" and (not value or " " in value):
            raise InvalidRequest(f"{request.place} cannot be sent: the header {name} is no name of a host.")
    return fields


def _is_https(url: str) -> bool:
    return url[:6].lower() == "https:"


def _has_https_proxy() -> bool:
    """Whether TLS is spoken to a proxy that the environment names."""
    from urllib.request import getproxies

    return any(map(_is_https, getproxies().values()))


def _is_about_a_certificate(error: BaseException) -> bool:
    """Whether the server's certificate was refused, as one of the causes says."""
    import ssl

    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLCertVerificationError):
        cause = cause.__cause__ or cause.__context__
    return cause is not None


def _reason(error: Exception) -> str:
    return str(error).rstrip(".") or type(error).__name__
