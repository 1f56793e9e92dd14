"""What the scripted server sends: the form of a reply, and its bytes.

A reply is a mapping; every key is optional.

``status``, ``reason``, ``headers``  200 and its usual reason, unless they say otherwise
``json``, ``text``, ``base64``       the body, in one of three ways
``redirect``                         an address: status 302 and a Location, unless ``status`` says 301, 303, 307 or 308
``delay``                            seconds before anything is sent

Faults:

``close``   breaks the connection off: True before any byte, ``"headers"`` and ``"body"`` in the middle of them; ``"reset"`` is
            True as a machine does it that has crashed
``raw``     text or, as a list of them, texts sent as they are in the place of an HTTP reply; then the connection is closed
``length``  the Content-Length that is claimed, right or wrong, and None for none; then the connection is closed
``repeat``  how often the body is sent one after the other, in chunks; ``"endless"`` until the client leaves
``gzip``    True sends the body compressed: with ``repeat`` a small reply that becomes a large one
``pause``   seconds before each piece of the reply, head and body; ``piece`` is the bytes of one, 1 unless given
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus
from typing import Any

Reply = Mapping[str, Any]

ENDLESS = "endless"
_BLOCK = 1 << 16
_GZIP_BITS = 31


class Message:
    """The bytes of one reply, and what becomes of the connection behind them."""

    def __init__(self, reply: Reply) -> None:
        self._reply = reply
        self._close = reply.get("close")
        self._headers: dict[str, str] = dict(reply.get("headers", {}))
        self._in_chunks = False
        self.pause = float(reply.get("pause", 0))

    @property
    def keeps_connection(self) -> bool:
        """Whether the client may send its next request on the same connection."""
        return not self._close and "raw" not in self._reply and "length" not in self._reply

    @property
    def resets(self) -> bool:
        """Whether the connection ends without the usual farewell."""
        return self._close == "reset"

    def pieces(self) -> Iterator[bytes]:
        """Yields what is sent, with `pause` seconds before each piece."""
        parts = self._parts()
        if not self.pause:
            yield from parts
            return
        size = int(self._reply.get("piece", 1))
        for part in parts:
            for start in range(0, len(part), size):
                yield part[start : start + size]

    def _parts(self) -> Iterator[bytes]:
        if self._close in (True, "reset"):
            return
        raw = self._reply.get("raw")
        if raw is not None:
            yield from (text.encode("latin-1") for text in ([raw] if isinstance(raw, str) else raw))
            return
        body = self._body()
        head = self._head()
        if self._close == "headers":
            yield head[: len(head) // 2]
            return
        yield head
        if self._close == "body":
            first = next(iter(body), b"")
            yield first[: len(first) // 2]
            return
        yield from _chunked(body) if self._in_chunks else body

    def _body(self) -> Iterable[bytes]:
        """Returns the body in parts, and notes the headers that follow from it."""
        content, times = self._content(), self._reply.get("repeat", 1)
        body: Iterable[bytes] = (content,)
        if times != 1:
            self._in_chunks = True
            body = _repeated(content, None if times == ENDLESS else int(times))
        if self._reply.get("gzip"):
            self._headers["Content-Encoding"] = "gzip"
            body = _compressed(body) if self._in_chunks else (b"".join(_compressed(body)),)
        if "length" in self._reply:
            self._in_chunks = False
            claimed = self._reply["length"]
            if claimed is not None:
                self._headers["Content-Length"] = str(claimed)
        elif self._in_chunks:
            self._headers["Transfer-Encoding"] = "chunked"
        else:
            self._headers["Content-Length"] = str(sum(map(len, body)))
        if not self.keeps_connection:
            self._headers.setdefault("Connection", "close")
        return body

    def _content(self) -> bytes:
        reply = self._reply
        if "base64" in reply:
            return base64.b64decode(reply["base64"])
        if "text" in reply:
            return str(reply["text"]).encode()
        if "redirect" in reply:
            return b""
        self._headers.setdefault("Content-Type", "application/json")
        return json.dumps(reply.get("json")).encode()

    def _head(self) -> bytes:
        status = int(self._reply.get("status", 302 if "redirect" in self._reply else 200))
        if "redirect" in self._reply:
            self._headers["Location"] = str(self._reply["redirect"])
        reason = self._reply.get("reason")
        if reason is None:
            reason = HTTPStatus(status).phrase if status in HTTPStatus.__members__.values() else ""
        fields = "".join(f"{name}: {value}\r\n" for name, value in self._headers.items())
        return f"HTTP/1.1 {status} {reason}\r\n{fields}\r\n".encode("latin-1")


def _repeated(content: bytes, times: int | None) -> Iterator[bytes]:
    """Yields the content so often, several times in one part; None is without end."""
    content = content or b" "
    most = max(1, _BLOCK // len(content))
    while times is None or times > 0:
        now = most if times is None else min(most, times)
        yield content * now
        times = None if times is None else times - now


def _compressed(parts: Iterable[bytes]) -> Iterator[bytes]:
    machine = zlib.compressobj(wbits=_GZIP_BITS)
    for part in parts:
        if done := machine.compress(part):
            yield done
    yield machine.flush()


def _chunked(parts: Iterable[bytes]) -> Iterator[bytes]:
    for part in parts:
        yield b"%x\r\n%s\r\n" % (len(part), part)
    yield b"0\r\n\r\n"
