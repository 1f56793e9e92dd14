"""Removing files, links and folders. A link to a folder is removed, never what it leads to."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Final

from ...framework.errors import PowerShellError
from ...framework.values.enums import FileAttributes
from ...framework.values.file_info import DirectoryInfo, FileInfo, FileSystemInfo
from ..shared.errors import IOException
from .errors import io_error

if TYPE_CHECKING:
    from ..shared.item_cmdlet import ItemCmdlet

_PROTECTED: Final = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReadOnly
_DENIED: Final = "You do not have sufficient access rights to perform this operation or the item is hidden, system, or read only."


def remove(cmdlet: ItemCmdlet, path: str, *, recurse: bool) -> None:
    """Removes an item; each that cannot be removed is an error of its own."""
    if os.path.isdir(path):
        _remove_folder(cmdlet, DirectoryInfo(path), recurse=recurse, asked=True)
    elif cmdlet.should_process(path, "Remove File"):
        _remove_item(cmdlet, FileInfo(path))


def _remove_folder(cmdlet: ItemCmdlet, folder: DirectoryInfo, *, recurse: bool, asked: bool) -> None:
    path = folder.FullName
    if (asked or recurse) and not cmdlet.should_process(path, "Remove Directory"):
        return
    if os.path.islink(path):
        _remove_link(cmdlet, folder)
        return
    try:
        with os.scandir(path) as entries:
            inside = sorted(entries, key=lambda entry: (not entry.is_dir(), entry.name))
    except OSError as error:
        cmdlet.write_error(io_error(error, path, "RemoveItem"))
        return
    for entry in inside:
        if entry.is_dir():
            _remove_folder(cmdlet, DirectoryInfo(entry.path), recurse=recurse, asked=False)
        elif not recurse or cmdlet.should_process(entry.path, "Remove File"):
            _remove_item(cmdlet, FileInfo(entry.path))
    if not cmdlet.forced and os.listdir(path):
        message = f"Directory {path} cannot be removed because it is not empty."
        cmdlet.write_error(IOException(message, error_id="DirectoryNotEmpty", category="WriteError", target=folder))
    else:
        _remove_item(cmdlet, folder)


def _remove_link(cmdlet: ItemCmdlet, folder: DirectoryInfo) -> None:
    try:
        os.unlink(folder.FullName)
    except OSError as error:
        message = f"Cannot remove item {folder.FullName}: {error.strerror}"
        cmdlet.write_error(IOException(message, error_id="DeleteSymbolicLinkFailed", category="WriteError", target=folder))


def _remove_item(cmdlet: ItemCmdlet, item: FileSystemInfo) -> None:
    path = item.FullName
    if not cmdlet.forced and item.Attributes & _PROTECTED:
        denied = IOException(_DENIED, error_id="RemoveFileSystemItemUnAuthorizedAccess", category="PermissionDenied", target=item)
        _write(cmdlet, path, denied)
        return
    try:
        if cmdlet.forced and not os.path.islink(path):
            os.chmod(path, os.stat(path).st_mode | stat.S_IWUSR)
        os.rmdir(path) if isinstance(item, DirectoryInfo) else os.unlink(path)
    except OSError as error:
        made = io_error(error, path, "RemoveFileSystemItem", target=item)
        if made.category == "PermissionDenied":
            made.error_id = "RemoveFileSystemItemUnAuthorizedAccess"
        _write(cmdlet, path, made)


def _write(cmdlet: ItemCmdlet, path: str, error: PowerShellError) -> None:
    error.record.details = f"Cannot remove item {path}: {error}"
    cmdlet.write_error(error)
