"""Sends one request and reads one answer. The only module that knows httpx, and httpcore beneath it."""

from __future__ import annotations

import re
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

from .body import ACCEPTED, read_body
from .errors import CertificateRefused, ConnectionFailed, InvalidRequest, MalformedReply
from .messages import Headers, Request, Response
from .names import addresses_of
from .proxies import ProxyAddress, proxy_for
from .time_limit import LimitedBackend, TimeLimit
from .url import origin

# httpx imports its own command-line program, and with it click, unless it is already known to be absent.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None is the import system's own mark of absence
import httpcore  # noqa: E402
import httpx  # noqa: E402

DEFAULT_LIMIT = 64 * 1024 * 1024
"""Bytes of a decoded body."""
_KEPT_OPEN = 5.0
"""Seconds that an idle connection may be used again."""
_FRAMING = ("content-length", "transfer-encoding")
"""Headers that say where a body ends: they follow from the body."""

Origin = tuple[str, str, int | None]


class Transport:
    """Sends requests from any thread; connections are kept open for the next request to the same origin.

    Certificates are checked against the system's trust store, read at the first https request; nothing switches that off. Proxies
    come from the environment; credentials and cookies do not. Redirects are answers like any other here.
    """

    def __init__(self, now: Callable[[], float], *, limit: int = DEFAULT_LIMIT) -> None:
        self._now = now
        self._limit = limit
        self._lock = threading.Lock()
        self._idle: dict[Origin, list[_Client]] = {}
        self._busy: set[_Client] = set()
        self._closed = False
        self._tls: ssl.SSLContext | None = None

    def send(self, request: Request, deadline: float | None = None) -> Response:
        """Returns the answer, whatever its status.

        `deadline` is a moment of the clock given as `now`; nothing goes on beyond it. Raises InvalidRequest, ConnectionFailed,
        TimeoutExpired, and MalformedReply for a body that cannot be decoded or is longer than the limit; where the status is an
        error already, such a body counts as empty.
        """
        fields = _checked(request)
        with self._client(origin(request.url)) as client:
            client.limit.start(request.place, deadline)
            try:
                return client.send(request, fields, self._limit)
            except (httpcore.TimeoutException, httpx.TimeoutException):
                raise client.limit.expired() from None
            except (httpx.InvalidURL, httpcore.UnsupportedProtocol, httpcore.LocalProtocolError, UnicodeError) as error:
                raise InvalidRequest(f"{request.place} cannot be sent: {_reason(error)}.") from None
            except ImportError as error:
                raise InvalidRequest(f"The proxy that the environment names cannot be used: {_reason(error)}.") from None
            except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError, OSError) as error:
                kind = CertificateRefused if _is_about_a_certificate(error) else ConnectionFailed
                raise kind(f"No answer to {request.place}: {_reason(error)}.") from None

    def close(self) -> None:
        """Closes every connection; requests that other threads still wait for fail."""
        with self._lock:
            self._closed = True
            clients = [*self._busy, *(client for idle in self._idle.values() for client in idle)]
            self._idle.clear()
        for client in clients:
            client.close()

    @contextmanager
    def _client(self, target: Origin) -> Iterator[_Client]:
        """Yields a client for an origin that nobody else uses meanwhile: the one used last, or a new one."""
        with self._lock:
            idle = self._idle.get(target)
            client = idle.pop() if idle else None
        client = client or self._made(target)
        with self._lock:
            self._busy.add(client)
        try:
            yield client
        finally:
            with self._lock:
                self._busy.discard(client)
                is_over = self._closed
                if not is_over:
                    self._idle.setdefault(target, []).append(client)
            if is_over:
                client.close()

    def _made(self, target: Origin) -> _Client:
        scheme, host, port = target
        proxy = proxy_for(f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}")
        speaks_tls = scheme == "https" or (proxy is not None and proxy.scheme == "https")
        return _Client(self._now, self._trusting() if speaks_tls else None, proxy)

    def _trusting(self) -> ssl.SSLContext:
        """Returns the one context of all clients: it trusts whom the system's trust store does."""
        with self._lock:
            if self._tls is None:
                import truststore

                self._tls = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            return self._tls


class _Client:
    """A client for one request at a time, and the time that request has left."""

    def __init__(self, now: Callable[[], float], context: ssl.SSLContext | None, proxy: ProxyAddress | None) -> None:
        self.limit = TimeLimit(now)
        backend = LimitedBackend(httpcore.SyncBackend(), self.limit, addresses_of)
        self._client = httpx.Client(
            transport=_Pool(context, proxy, cast("httpcore.NetworkBackend", backend)),
            headers={"Accept-Encoding": ACCEPTED},
            trust_env=False,
        )

    def send(self, request: Request, fields: list[tuple[str, str]], most: int) -> Response:
        """Returns the answer, its body read to the end."""
        client = self._client
        client.cookies.clear()
        outgoing = client.build_request(
            request.method, request.url, headers=fields, content=request.content, timeout=self.limit.left()
        )
        answer = client.send(outgoing, stream=True, auth=httpx.Auth(), follow_redirects=False)
        try:
            content = read_body(answer.iter_raw(), answer.headers.get("content-encoding", ""), most, request.place)
        except MalformedReply:
            if answer.status_code < 400:
                raise
            content = b""
        finally:
            answer.close()
        headers = Headers((name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.headers.raw)
        return Response(answer.status_code, answer.reason_phrase, headers, content)

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()


class _Pool(httpx.BaseTransport):
    """The connections of a client, opened by a network backend of our own, which httpx's own transport has no place for."""

    def __init__(self, context: ssl.SSLContext | None, proxy: ProxyAddress | None, backend: httpcore.NetworkBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=context,
            proxy=None if proxy is None else _proxy(proxy, context),
            keepalive_expiry=_KEPT_OPEN,
            network_backend=backend,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Returns the answer, its body not yet read."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions)

    def close(self) -> None:
        """Closes the connections."""
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    """The body of an answer as it comes over the network."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        """Gives the connection back; one whose body was not read to the end is closed."""
        self._answer.close()


def _proxy(proxy: ProxyAddress, context: ssl.SSLContext | None) -> httpcore.Proxy:
    credentials = proxy.credentials and (proxy.credentials[0].encode(), proxy.credentials[1].encode())
    return httpcore.Proxy(proxy.url, auth=credentials, ssl_context=context if proxy.scheme == "https" else None)


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


def _is_about_a_certificate(error: BaseException) -> bool:
    """Whether the server's certificate was refused, as one of the causes says."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLCertVerificationError):
        cause = cause.__cause__ or cause.__context__
    return cause is not None


def _reason(error: Any) -> str:
    return re.sub(r"^\[(Errno|WinError) -?\d+\] ", "", str(error)).rstrip(".") or type(error).__name__
