"""Reading files: by lines, by a delimiter, whole, or byte by byte."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, TextIO

from ...framework.values.collections import Array
from ...framework.values.numbers import Byte
from ...framework.values.types import BYTE
from ..shared.errors import InvalidOperationException
from ..shared.files import UTF8, Encoding
from .content import ContentOptions, ContentReader
from .errors import content_error, invalid_argument

if TYPE_CHECKING:
    from ..shared.item_cmdlet import ItemCmdlet

_OPERATION: Final = "GetContentReader"
_PIECE: Final = 1 << 16
_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


class FileReader(ContentReader):
    """A file that is read as far as it is asked for."""

    can_tail = True

    def __init__(self, path: str, options: ContentOptions) -> None:
        """Opens the file. Raises OSError."""
        self._file: Any = open(path, "rb") if options.as_bytes else _open_text(path, options)  # noqa: SIM115  # closed by `close`
        self._options = options
        self._items = _items(self._file, options)

    def read(self, count: int) -> list[Any]:
        """Returns the next lines, parts or bytes. Raises OSError."""
        return list(islice(self._items, count) if count > 0 else self._items)

    def renew(self) -> None:
        """Goes on behind what was read."""
        self._items = _items(self._file, self._options)

    def close(self) -> None:
        """Closes the file."""
        self._file.close()


def open_reader(cmdlet: ItemCmdlet, path: str, options: ContentOptions) -> FileReader | None:
    """Opens a file for reading; what prevents it is written as an error."""
    options.warn_of_encoding(cmdlet)
    if os.path.isdir(path):
        message = f"Unable to get content because it is a directory: '{path}'. Please use 'Get-ChildItem' instead."
        cmdlet.write_error(InvalidOperationException(message, error_id="GetContainerContentException"))
        return None
    if options.as_bytes and options.delimiter is not None:
        message = "A delimiter cannot be specified when reading the stream one byte at a time."
        cmdlet.write_error(invalid_argument(message, f"{_OPERATION}ArgumentError", target=path, parameter="delimiter"))
        return None
    try:
        return FileReader(path, options)
    except OSError as error:
        cmdlet.write_error(content_error(error, path, _OPERATION, category="ReadError"))
        return None


def _open_text(path: str, options: ContentOptions) -> TextIO:
    """Opens a text in the encoding that its mark says, else in the one given; a line may end in any of the three usual ways."""
    with open(path, "rb") as file:
        start = file.read(4)
    mark, codec = next((known for known in _MARKS if start.startswith(known[0])), (b"", (options.encoding or UTF8).codec))
    by_lines = not options.raw and options.delimiter is None
    text = open(path, encoding=codec, errors="replace", newline=None if by_lines else "")  # noqa: SIM115  # its reader closes it
    if mark:
        text.read(1)
    return text


def _items(file: Any, options: ContentOptions) -> Iterator[Any]:
    if options.as_bytes:
        return _whole_bytes(file) if options.raw else _bytes(file)
    shown = _shown(options.encoding)
    if options.raw:
        return (shown(text) for text in (file.read(),) if text)
    if options.delimiter:
        return (shown(part) for part in _parts(file, options.delimiter))
    return (shown(line.removesuffix("\n")) for line in file)


def _shown(encoding: Encoding | None) -> Any:
    """Returns what puts the sign for bytes that mean nothing: in ASCII it is a question mark."""
    if encoding is not None and encoding.codec == "ascii":
        return lambda text: text.replace("\ufffd", "?")
    return str


def _whole_bytes(file: Any) -> Iterator[Any]:
    data = file.read()
    if data:
        yield Array(BYTE, map(Byte, data))


def _bytes(file: Any) -> Iterator[Any]:
    while data := file.read(_PIECE):
        yield from map(Byte, data)


def _parts(file: TextIO, delimiter: str) -> Iterator[str]:
    """Yields what stands between the delimiters; nothing after the last one is no part."""
    rest = ""
    while piece := file.read(_PIECE):
        *parts, rest = (rest + piece).split(delimiter)
        yield from parts
    if rest:
        yield rest
