"""Files for one user alone: written whole or not at all, and unreadable for others where the system knows such modes."""

from __future__ import annotations

import os
import stat
from typing import Final

_POSIX: Final = os.name == "posix"
_FILE_MODE: Final = 0o600
_FOLDER_MODE: Final = 0o700


def others_may_read(path: str) -> bool:
    """Whether the modes of a file let other users read it; never where the system keeps no such modes."""
    if not _POSIX:
        return False
    try:
        return bool(os.stat(path).st_mode & (stat.S_IRGRP | stat.S_IROTH))
    except OSError:  # gone meanwhile
        return False


def write_private(path: str, content: bytes) -> None:
    """Writes a file for its owner alone; a reader sees the old content or the new one, never a part.

    The folder is made if it is missing, for its owner alone as well. A link stays: the file that it leads to is replaced.
    Raises OSError, and the old content is as it was.
    """
    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    os.makedirs(folder, _FOLDER_MODE, exist_ok=True)
    if os.path.exists(target) and not os.path.isfile(target):
        raise OSError(0, "it is no regular file")
    temporary = f"{target}.{os.getpid()}-{os.urandom(4).hex()}.tmp"
    try:
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _FILE_MODE), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except BaseException:  # an interruption leaves nothing behind either
        if os.path.lexists(temporary):
            os.unlink(temporary)
        raise
    _keep_entry(folder)


def _keep_entry(folder: str) -> None:
    """Has the system keep the folder's new entry, so that a crash right now does not bring the old file back."""
    if not _POSIX:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
