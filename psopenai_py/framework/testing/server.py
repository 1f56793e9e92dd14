"""A scripted HTTP server on loopback: it answers from a table of routes, or by a function, and keeps every request.

    with ScriptedServer({"GET /v1/x": [{"status": 503}, {"json": {"id": 1}}]}) as server:
        ...  server.url, server.log

A reply is a mapping: ``status`` (200), its ``reason``, ``headers``, and one of ``json``, ``text``, ``base64``; ``delay`` in
seconds before it, ``close`` to break the connection off instead. The last reply of a route is repeated. A route may end in
``*`` (any rest); the query is not part of it. Run as a program it takes a port and a file of routes.
"""

from __future__ import annotations

import base64
import json
import socket
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

Reply = Mapping[str, Any]
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
        self, routes: Routes | None = None, *, handler: Handler | None = None, port: int = 0, keeps_log: bool = True
    ) -> None:
        self._lock = threading.Lock()
        self._routes: Routes = routes or {}
        self._hits: dict[str, int] = {}
        self._handler = handler
        self._keeps_log = keeps_log
        self._stopping = threading.Event()
        self.log: list[ReceivedRequest] = []
        self._server = _Listener(("127.0.0.1", port), self)
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """The root of its addresses, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

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

    def start(self) -> ScriptedServer:
        """Begins to answer, in a thread of its own."""
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()
        return self

    def delay(self, seconds: float) -> None:
        """Waits, but not beyond the server's own end."""
        self._stopping.wait(seconds)

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

    def __enter__(self) -> ScriptedServer:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()


class _Listener(ThreadingHTTPServer):
    """Listens, and closes the connections that clients keep open when it is closed itself."""

    daemon_threads = False
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], server: ScriptedServer) -> None:
        self.scripted = server
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        super().__init__(address, _Connection)

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._guard:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._guard:
            self._open.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        with self._guard:
            waiting = list(self._open)
        for connection in waiting:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # the client was faster
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
        reply = self.server.scripted.answer(request)
        if reply.get("delay"):
            self.server.scripted.delay(float(reply["delay"]))
        if reply.get("close"):
            self.close_connection = True
            return
        headers = dict(reply.get("headers", {}))
        if "base64" in reply:
            body = base64.b64decode(reply["base64"])
        elif "text" in reply:
            body = str(reply["text"]).encode()
        else:
            body = json.dumps(reply.get("json")).encode()
            headers.setdefault("Content-Type", "application/json")
        self.send_response(int(reply.get("status", 200)), reply.get("reason"))
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

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
