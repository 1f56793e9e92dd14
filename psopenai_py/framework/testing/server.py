"""A scripted HTTP server on loopback: it answers from a table of routes, or by a function, and keeps every request.

    with ScriptedServer({"GET /v1/x": [{"status": 503}, {"json": {"id": 1}}]}) as server:
        ...  server.url, server.log

A reply is a mapping; `replies` has its keys, and the faults that can be asked for: delays, connections that break off, bodies that
do not end, replies that are none. The last reply of a route is repeated. A route may end in ``*`` (any rest); the query is not
part of it. With `tls`, an SSL context with a certificate, the server speaks https. Run as a program it takes a port and a file
of routes.
"""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qsl, urlsplit

from .replies import Message
from .replies import Reply as Reply

if TYPE_CHECKING:
    import ssl

_AT_ONCE = struct.pack("ii", 1, 0)
"""SO_LINGER: a socket that is closed forgets what was not sent and resets the connection."""
Routes = Mapping[str, Sequence[Reply]]


class ReceivedRequest:
    """A request as the server received it; the path is still encoded, header names are in lower case."""

    __slots__ = ("body", "headers", "method", "path", "query")

    def __init__(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> None:
        parts = urlsplit(target)
        self.method = method
        self.path = parts.path
        self.query = parse_qsl(parts.query, keep_blank_values=True)
        self.headers = {name.lower(): value for name, value in headers.items()}
        self.body = body

    @property
    def route(self) -> str:
        """Method and path."""
        return f"{self.method} {self.path}"

    def json(self) -> Any:
        """Returns the body as JSON, None where there is no body. Raises ValueError for one that is not JSON."""
        return json.loads(self.body) if self.body else None

    def __repr__(self) -> str:
        return f"<ReceivedRequest {self.route}>"


Handler = Callable[[ReceivedRequest], Reply | None]
"""Answers a request, or returns None where it knows no answer."""


class ScriptedServer:
    """The server. `routes` come first, then `handler`; what neither knows is answered with 404. Port 0 is any free port.

    `log` holds every request, headers included, unless `keeps_log` says that a server lives too long for it.
    """

    def __init__(
        self,
        routes: Routes | None = None,
        *,
        handler: Handler | None = None,
        port: int = 0,
        keeps_log: bool = True,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._lock = threading.Lock()
        self._routes: Routes = routes or {}
        self._hits: dict[str, int] = {}
        self._handler = handler
        self._keeps_log = keeps_log
        self._stopping = threading.Event()
        self.log: list[ReceivedRequest] = []
        self._server = _Listener(("127.0.0.1", port), self, tls)
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """The root of its addresses, without a slash at the end."""
        return f"{'https' if self._server.tls else 'http'}://127.0.0.1:{self.port}"

    def load(self, routes: Routes) -> None:
        """Replaces the routes, and forgets the requests so far."""
        with self._lock:
            self._routes, self._hits = routes, {}
            self.log.clear()

    def sent(self) -> list[str]:
        """Returns method and path of each request, in order."""
        return [request.route for request in list(self.log)]

    def answer(self, request: ReceivedRequest) -> Reply:
        """Returns the reply to a request, and keeps the request in the log."""
        with self._lock:
            if self._keeps_log:
                self.log.append(request)
            replies = self._replies(request.route)
        if replies is not None:
            return replies
        found = self._handler(request) if self._handler else None
        return found or {
            "status": 404,
            "json": {"error": {"message": f"no route {request.route}", "type": "invalid_request_error"}},
        }

    def _replies(self, route: str) -> Reply | None:
        key = (
            route
            if route in self._routes
            else next((k for k in self._routes if k.endswith("*") and route.startswith(k[:-1])), None)
        )
        if key is None:
            return None
        replies = self._routes[key]
        hit = self._hits[key] = self._hits.get(key, 0) + 1
        return replies[min(hit, len(replies)) - 1]

    def start(self) -> Self:
        """Begins to answer, in a thread of its own."""
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()
        return self

    def delay(self, seconds: float) -> bool:
        """Waits, but not beyond the server's own end; returns whether that has come."""
        return self._stopping.wait(seconds)

    def stop(self) -> None:
        """Closes every connection and the port."""
        self._stopping.set()
        if self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._thread = None
        self._server.server_close()

    def serve_forever(self) -> None:
        """Answers in this thread until it is interrupted."""
        self._server.serve_forever(poll_interval=0.5)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()


class _Listener(ThreadingHTTPServer):
    """Listens, and closes the connections that clients keep open when it is closed itself."""

    daemon_threads = False
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], server: ScriptedServer, tls: ssl.SSLContext | None) -> None:
        self.scripted = server
        self.tls = tls
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        super().__init__(address, _Connection)

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._guard:
            self._open.add(request)
        super().process_request(request, client_address)

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Answers the requests of a connection; TLS begins in its own thread, so that a slow client holds up nobody."""
        if self.tls is None:
            super().finish_request(request, client_address)
            return
        secure = self.tls.wrap_socket(request, server_side=True, do_handshake_on_connect=False)
        with self._guard:
            self._open.discard(request)  # its connection is the other socket's now
            self._open.add(secure)
        try:
            secure.do_handshake()
            super().finish_request(secure, client_address)
        finally:
            self.shutdown_request(secure)

    def shutdown_request(self, request: Any) -> None:
        with self._guard:
            self._open.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        with self._guard:
            waiting = list(self._open)
        for connection in waiting:
            with contextlib.suppress(OSError):  # the client was faster
                connection.shutdown(socket.SHUT_RDWR)
        super().server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing of a client that broke off; any other error is shown."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class _Connection(BaseHTTPRequestHandler):
    """One connection: reads requests, writes the replies."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 1 << 16
    server: _Listener

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002  # named by the base class
        """Keeps quiet."""

    def _answer(self) -> None:
        request = ReceivedRequest(self.command, self.path, dict(self.headers.items()), self._body())
        scripted = self.server.scripted
        reply = scripted.answer(request)
        if reply.get("delay"):
            scripted.delay(float(reply["delay"]))
        message = Message(reply)
        self.close_connection = self.close_connection or not message.keeps_connection
        for piece in message.pieces():
            if scripted.delay(message.pause):
                self.close_connection = True
                break
            self.wfile.write(piece)
            if message.pause:
                self.wfile.flush()
        self.wfile.flush()
        if message.resets:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
            self.connection.close()

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    do_GET = do_POST = do_DELETE = do_PUT = do_PATCH = _answer


def main(arguments: Sequence[str]) -> None:
    """Serves a file of routes on a port until interrupted."""
    routes: Routes = {}
    if len(arguments) > 1:
        with open(arguments[1], encoding="utf-8") as file:
            routes = json.load(file)
    server = ScriptedServer(routes, port=int(arguments[0]))
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
