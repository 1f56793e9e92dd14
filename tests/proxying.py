"""A small real proxy on loopback, and certificates that a throwaway authority signs."""

from __future__ import annotations

import select
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import trustme


class Proxy:
    """Forwards http and tunnels CONNECT, whatever host is named, to one port of this machine; `asked` has the first lines."""

    def __init__(self, upstream: int, credentials: str | None = None) -> None:
        self.asked: list[str] = []
        self._upstream = upstream
        self._credentials = credentials
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self._threads.append(threading.Thread(target=self._serve, args=(client,)))
            self._threads[-1].start()

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head:
                piece = client.recv(65536)
                if not piece:
                    return
                head += piece
            line, _, rest = head.partition(b"\r\n")
            self.asked.append(line.decode())
            if self._credentials and f"proxy-authorization: {self._credentials}".encode() not in head.lower():
                client.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
                return
            with socket.create_connection(("127.0.0.1", self._upstream)) as upstream:
                if line.startswith(b"CONNECT "):
                    client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                else:
                    method, url, version = line.split(b" ")
                    path = b"/" + url.split(b"/", 3)[3]
                    upstream.sendall(b" ".join([method, path, version]) + b"\r\nConnection: close\r\n" + rest)
                self._pump(client, upstream)

    @staticmethod
    def _pump(client: socket.socket, upstream: socket.socket) -> None:
        other = {client: upstream, upstream: client}
        while True:
            for ready in select.select([client, upstream], [], [])[0]:
                piece = ready.recv(65536)
                if not piece:
                    return
                other[ready].sendall(piece)


@contextmanager
def proxy(upstream: int, credentials: str | None = None) -> Iterator[Proxy]:
    """Yields a running proxy; `credentials` is what its Authorization header must hold, in lower case."""
    made = Proxy(upstream, credentials)
    try:
        yield made
    finally:
        made.close()


class Authority:
    """A certificate authority of one test."""

    def __init__(self, folder: Path) -> None:
        self._ca = trustme.CA()
        self.file = folder / "authority.pem"
        self._ca.cert_pem.write_to_path(str(self.file))

    def server_context(self, *names: str) -> ssl.SSLContext:
        """The context of a server whose certificate is made for these names."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._ca.issue_cert(*names).configure_cert(context)
        return context
