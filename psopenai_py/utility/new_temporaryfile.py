"""New-TemporaryFile."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.values.file_info import FileInfo
from .providers.errors import io_error
from .shared.errors import ending


class NewTemporaryFile(
    Cmdlet,
    name="New-TemporaryFile",
    net_type="Microsoft.PowerShell.Commands.NewTemporaryFileCommand",
    supports_should_process=True,
    confirm_impact="Low",
    outputs="System.IO.FileInfo",
    examples=(("$file = New-TemporaryFile", "An empty file that nobody else uses."),),
):
    """Makes an empty file of a new name in the folder for temporary files; nobody but its owner may read it."""

    def end(self) -> Iterator[Any]:
        """Makes the file."""
        import os
        import tempfile

        folder = tempfile.gettempdir()
        if not self.should_process(folder):
            return
        try:
            handle, path = tempfile.mkstemp(prefix="tmp", suffix=".tmp")
        except OSError as error:
            made = io_error(error, folder, "NewTemporaryFileWrite")
            made.error_id = "NewTemporaryFileWriteError"
            raise ending(made) from None
        os.close(handle)
        yield FileInfo(path)
