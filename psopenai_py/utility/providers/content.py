"""Reading and writing the content of items, whatever they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ...framework.declaration.cmdlet import Cmdlet
    from ..shared.files import Encoding


class ContentOptions:
    """How content is read or written.

    `encoding` is None where none was named. `as_bytes`: single bytes instead of text. `raw`: all at once. `delimiter` ends the
    items instead of the end of a line. `no_newline`: nothing is put between what is written. `force`: read-only files, too.
    """

    __slots__ = ("as_bytes", "delimiter", "encoding", "force", "no_newline", "raw")

    def __init__(
        self,
        encoding: Encoding | None = None,
        *,
        as_bytes: bool = False,
        raw: bool = False,
        delimiter: str | None = None,
        no_newline: bool = False,
        force: bool = False,
    ) -> None:
        self.encoding = encoding
        self.as_bytes = as_bytes
        self.raw = raw
        self.delimiter = delimiter
        self.no_newline = no_newline
        self.force = force

    def warn_of_encoding(self, cmdlet: Cmdlet) -> None:
        """Warns where an encoding was named and only bytes are read or written."""
        if self.as_bytes and self.encoding is not None:
            cmdlet.write_warning("Encoding not used when '-AsByteStream' specified.")


class ContentReader:
    """Content that was opened for reading."""

    can_tail = False

    def read(self, count: int) -> Sequence[Any]:
        """Returns the next items, up to `count` of them, all that are left for 0 and below; none at the end."""
        raise NotImplementedError

    def renew(self) -> None:
        """Has the next `read` look for what was added since the end was reached."""

    def close(self) -> None:
        """Gives back what the reader holds."""


class ContentWriter:
    """Content that was opened for writing."""

    def write(self, values: Sequence[Any]) -> None:
        """Writes the values, one after the other."""
        raise NotImplementedError

    def close(self) -> None:
        """Gives back what the writer holds; everything is written then. Raises OSError."""
