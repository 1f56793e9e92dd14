"""Writing files: values as text, each with the end of a line, or single bytes."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from ...framework.conversion.text import to_text
from ...framework.values.numbers import Byte
from ..shared.errors import InvalidOperationException, NotSupportedException, PSArgumentException
from ..shared.files import UTF8
from .content import ContentOptions, ContentWriter
from .errors import content_error, io_error

if TYPE_CHECKING:
    from ..shared.item_cmdlet import ItemCmdlet

_OPERATION: Final = "GetContentWriter"


class FileWriter(ContentWriter):
    """A file that is written at its end; a mark of the encoding is put before the first text of an empty file."""

    def __init__(self, path: str, options: ContentOptions) -> None:
        """Opens or makes the file. Raises OSError."""
        self._options = options
        self._encoding = options.encoding or UTF8
        self._resources = contextlib.ExitStack()
        if options.force:
            self._resources.enter_context(writable(path))
        try:
            self._file: BinaryIO = self._resources.enter_context(open(path, "ab"))  # noqa: SIM115  # entered here
        except OSError:
            self._resources.close()
            raise
        self._ends = "" if options.no_newline else os.linesep

    def write(self, values: Sequence[Any]) -> None:
        """Writes the values, those of an array one by one; null is nothing. Raises PSArgumentException for bytes that are none."""
        for value in values:
            for item in value if isinstance(value, list | tuple) else (value,):
                if item is not None:
                    self._write(item)

    def _write(self, item: Any) -> None:
        if self._options.as_bytes:
            self._file.write(bytes((_as_byte(item),)))
            return
        if self._encoding.mark and self._file.tell() == 0:
            self._file.write(self._encoding.mark)
        self._file.write(self._encoding.encode(to_text(item) + self._ends))

    def close(self) -> None:
        """Writes what is left and closes the file. Raises OSError."""
        self._resources.close()


def open_writer(cmdlet: ItemCmdlet, path: str, options: ContentOptions) -> FileWriter | None:
    """Opens a file for writing; what prevents it is written as an error."""
    options.warn_of_encoding(cmdlet)
    if os.path.isdir(path):
        message = f"Unable to write content because it is a directory: '{path}'."
        cmdlet.write_error(InvalidOperationException(message, error_id="WriteContainerContentException"))
        return None
    try:
        return FileWriter(path, options)
    except OSError as error:
        cmdlet.write_error(content_error(error, path, _OPERATION, category="WriteError"))
        return None


def clear(cmdlet: ItemCmdlet, path: str) -> None:
    """Empties a file, if that is agreed to; what prevents it is written as an error."""
    if os.path.isdir(path):
        message = f"Unable to clear content of '{path}' because it is a directory. Clear-Content is only supported on files."
        error = NotSupportedException(message, error_id="ClearDirectoryContent", category="InvalidOperation", target=path)
        cmdlet.write_error(error)
    elif cmdlet.should_process(f"Item: {path}", "Clear Content"):
        try:
            truncate(path, force=cmdlet.forced)
        except OSError as error:
            cmdlet.write_error(io_error(error, path, "ClearContent"))


def truncate(path: str, *, force: bool) -> None:
    """Empties a file that exists. Raises OSError."""
    with writable(path) if force else contextlib.nullcontext(), open(path, "r+b") as file:
        file.truncate()


@contextlib.contextmanager
def writable(path: str) -> Iterator[None]:
    """Takes away, for a while, that a file is read-only."""
    mode = os.stat(path).st_mode if os.path.exists(path) else None
    if mode is None or mode & stat.S_IWUSR:
        yield
        return
    os.chmod(path, mode | stat.S_IWUSR)
    try:
        yield
    finally:
        os.chmod(path, mode)


def _as_byte(item: Any) -> int:
    if isinstance(item, Byte):
        return int(item)
    message = "Cannot proceed with byte encoding. When using byte encoding the content must be of type byte."
    raise PSArgumentException(f"{message} (Parameter 'content')", error_id="ProviderContentWriteError")
