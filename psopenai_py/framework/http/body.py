"""The body of an answer, decoded piece by piece: never more of it is held than the limit, however small it came."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator

from .errors import MalformedReply, ReplyTooLarge

ACCEPTED = "gzip, deflate"
"""What servers are told that they may send."""
_PIECE = 1 << 16
_GZIP, _ZLIB, _BARE = 31, 15, -15


def read_body(chunks: Iterable[bytes], coding: str, most: int, place: str) -> bytes:
    """Returns the whole body without its content coding; `place` is the request, for messages.

    Raises ReplyTooLarge as soon as it is longer than `most` bytes, MalformedReply for a coding that is unknown, broken or cut off.
    """
    size = 0
    kept: list[bytes] = []
    try:
        for piece in _decoder(coding, place)(chunks):
            size += len(piece)
            if size > most:
                kept.clear()  # an exception keeps what stands in the frames it passes
                raise ReplyTooLarge(f"The answer to {place} is longer than {most:,} bytes (setting max_body_bytes).")
            kept.append(piece)
    except zlib.error as error:
        raise MalformedReply(f"The answer to {place} cannot be decoded: {error}.") from None
    except EOFError:
        raise MalformedReply(f"The answer to {place} cannot be decoded: it is cut off.") from None
    return b"".join(kept)


def _decoder(coding: str, place: str) -> Callable[[Iterable[bytes]], Iterable[bytes]]:
    folded = coding.strip().lower()
    if folded in ("", "identity"):
        return lambda chunks: chunks
    if folded in ("gzip", "x-gzip"):
        return lambda chunks: _inflated(chunks, _GZIP)
    if folded == "deflate":
        return _deflated
    # One coding upon another is refused too: each multiplies what a few bytes become.
    raise MalformedReply(f"The answer to {place} cannot be decoded: its coding {coding!r} was not asked for.")


def _inflated(chunks: Iterable[bytes], bits: int) -> Iterator[bytes]:
    """Yields what the chunks hold, a bounded piece at a time. EOFError where they end too early; no chunk at all is no body."""
    machine = None
    for chunk in chunks:
        data, is_more = chunk, bool(chunk)
        while is_more:
            if machine is None or machine.eof:  # gzip allows several members, one after the other
                machine = zlib.decompressobj(bits)
            piece = machine.decompress(data, _PIECE)
            if piece:
                yield piece
            data = machine.unused_data if machine.eof else machine.unconsumed_tail
            is_more = bool(data) or (len(piece) == _PIECE and not machine.eof)
    if machine is not None and not machine.eof:
        raise EOFError


def _deflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yields what ``deflate`` holds: with the header of zlib, as the standard has it, or without, as some servers send it."""
    rest = iter(chunks)
    for first in rest:
        if first:
            has_header = first[0] & 0x0F == 8 and first[0] >> 4 <= 7
            yield from _inflated(_with(first, rest), _ZLIB if has_header else _BARE)


def _with(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest
