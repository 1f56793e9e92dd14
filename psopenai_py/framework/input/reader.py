"""Reads pipeline input from a stream of bytes: JSON records or lines of text, each delivered as soon as it is complete."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, Final, Protocol

from ..errors import InputException, InputFailure
from ..values.objects import from_json, settled
from .json_records import JsonRecords
from .text_lines import text_lines

MAX_RECORD_BYTES: Final = 16 << 20

_PIECE: Final = 1 << 16
_MARK: Final = b"\xef\xbb\xbf"


class ByteStream(Protocol):
    """What is read: a buffered stream, whose `read1` returns what is there without waiting for more."""

    def read1(self, size: int = -1, /) -> bytes: ...  # noqa: D102


def read_records(
    stream: ByteStream,
    form: str = "auto",
    *,
    max_record_bytes: int = MAX_RECORD_BYTES,
    type_of_kind: Callable[[object], str | None] | None = None,
) -> Iterator[Any]:
    """Yields the objects of a stream: engine values, and an InputFailure in the place of a record that cannot be read.

    `form` is ``json``, ``text``, or ``auto``: JSON if the first sign that is no blank is ``{`` or ``[``, else lines of text;
    nothing but blanks is no input. A byte order mark and line ends of Windows are accepted. `type_of_kind` gives the type name for
    the value of an object's own ``object`` property. At most one record of `max_record_bytes` is held.
    """
    pieces = _without_mark(_pieces(stream))
    if form == "auto":
        form, pieces = _decided(pieces)
    if form == "text":
        for line in text_lines(pieces, max_record_bytes):
            yield InputFailure(line) if type(line) is InputException else line
    else:
        values = chain.from_iterable(JsonRecords(max_record_bytes).read(pieces))
        yield from _objects(values, type_of_kind or _no_type)


def _objects(values: Iterator[Any], type_of_kind: Callable[[object], str | None]) -> Iterator[Any]:
    types: dict[str, tuple[str, ...]] = {}  # of kinds that have one, so that strangers do not fill it
    for value in values:
        if type(value) is dict:
            kind = value.get("object")
            if type(kind) is str and kind not in types:
                name = type_of_kind(kind)
                if name is not None:
                    types[kind] = (name,)
            yield from_json(value, types.get(kind, ()) if type(kind) is str else ())
        elif type(value) is InputException:
            yield InputFailure(value)
        else:
            yield settled(value)


def _no_type(kind: object) -> None:
    return None


def _pieces(stream: ByteStream) -> Iterator[bytes]:
    while piece := stream.read1(_PIECE):
        yield piece


def _without_mark(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Takes away the byte order mark that some programs put in front."""
    head = b""
    for piece in pieces:
        head += piece
        if len(head) >= len(_MARK) or not _MARK.startswith(head):
            break
    yield head.removeprefix(_MARK)
    yield from pieces


def _decided(pieces: Iterator[bytes]) -> tuple[str, Iterator[bytes]]:
    """Looks at the first sign that is no blank and gives the pieces back with it."""
    head = b""
    for piece in pieces:
        head += piece
        start = head.lstrip()[:1]
        if start:
            return "json" if start in b"[{" else "text", chain((head,), pieces)
    return "json", iter(())
