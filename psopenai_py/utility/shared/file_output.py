"""A text file that a command writes."""

from __future__ import annotations

import os
import stat

from .errors import IOException, ending
from .files import Encoding, file_error


class FileOutput:
    """Opens a file and writes text to it. Raises an error that ends the command where it cannot be opened.

    `no_clobber` refuses a file that is there; `force` writes to one that is read-only, which it is again afterwards.
    """

    def __init__(
        self, path: str, encoding: Encoding, *, append: bool = False, force: bool = False, no_clobber: bool = False
    ) -> None:
        self._encoding = encoding
        self._read_only: tuple[str, int] | None = None
        exists = os.path.exists(path)
        if no_clobber and exists and not append:
            error = IOException(f"The file '{path}' already exists.", error_id="NoClobber", category="ResourceExists", target=path)
            raise ending(error, "")
        if force and exists and not os.access(path, os.W_OK):
            mode = os.stat(path).st_mode
            self._read_only = (path, mode)
            os.chmod(path, mode | stat.S_IWRITE)
        try:
            self._file = open(path, "ab" if append else "wb")  # noqa: SIM115  # closed by `close`
        except OSError as error:
            raise ending(file_error(error, path)) from None
        if encoding.mark and not self._file.tell():
            self._file.write(encoding.mark)

    def write(self, text: str) -> None:
        """Writes text."""
        self._file.write(self._encoding.encode(text))

    def write_line(self, text: str) -> None:
        """Writes text and a line end."""
        self.write(text + os.linesep)

    def close(self) -> None:
        """Closes the file."""
        self._file.close()
        if self._read_only is not None:
            os.chmod(*self._read_only)
            self._read_only = None
