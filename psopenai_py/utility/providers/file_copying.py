"""Copying files and folders."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ...framework.values.file_info import FileInfo
from ..shared.errors import IOException
from .errors import io_error
from .file_making import make_folder
from .filesystem import filter_matcher

if TYPE_CHECKING:
    from ..shared.item_cmdlet import ItemCmdlet


def copy(cmdlet: ItemCmdlet, path: str, destination: str, *, recurse: bool) -> Iterator[Any]:
    """Copies an item to a path, or into a folder that is there; yields the copies."""
    if _is_same(path, destination):
        _write_same(cmdlet, path)
    elif os.path.isdir(path):
        yield from _copy_folder(cmdlet, path, destination, recurse=recurse)
    else:
        yield from _copy_file(cmdlet, path, destination)


def _copy_folder(cmdlet: ItemCmdlet, path: str, destination: str, *, recurse: bool) -> Iterator[Any]:
    if os.path.isdir(destination):
        destination = os.path.join(destination, os.path.basename(path))
    if not cmdlet.should_process(f"Item: {path} Destination: {destination}", "Copy Directory"):
        return
    yield from make_folder(cmdlet, destination)
    if not recurse:
        return
    try:
        with os.scandir(path) as entries:
            inside = sorted(entries, key=lambda entry: (entry.is_dir(), entry.name))
    except OSError as error:
        cmdlet.write_error(io_error(error, path, "CopyDirectoryInfoItem"))
        return
    only = filter_matcher(cmdlet.filters.filter) if cmdlet.filters.filter else None
    for entry in inside:
        if entry.is_dir():
            if not _is_within(destination, entry.path):
                yield from _copy_folder(cmdlet, entry.path, destination, recurse=True)
        elif only is None or only.fullmatch(entry.name):
            yield from _copy_file(cmdlet, entry.path, destination)


def _is_within(path: str, folder: str) -> bool:
    """Whether a folder that is written is or lies in the one that is read, which is left out: the copying would not end."""
    written, read = os.path.realpath(path), os.path.realpath(folder)
    return written == read or written.startswith(read + os.sep)


def _copy_file(cmdlet: ItemCmdlet, path: str, destination: str) -> Iterator[Any]:
    if os.path.isdir(destination):
        destination = os.path.join(destination, os.path.basename(path))
    if _is_same(destination, path):
        _write_same(cmdlet, destination)
        return
    if cmdlet.filters.excludes(os.path.basename(path)):
        return
    if not cmdlet.should_process(f"Item: {path} Destination: {destination}", "Copy File"):
        return
    try:
        try:
            shutil.copy2(path, destination)
        except PermissionError:
            if not cmdlet.forced or not os.path.isfile(destination):
                raise
            os.chmod(destination, os.stat(destination).st_mode | stat.S_IWUSR)
            shutil.copy2(path, destination)
    except OSError as error:
        at_fault = path if getattr(error, "filename", None) == path else destination
        cmdlet.write_error(io_error(error, at_fault, "CopyFileInfoItem", target=FileInfo(path)))
        return
    yield FileInfo(destination)


def _is_same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def _write_same(cmdlet: ItemCmdlet, path: str) -> None:
    message = f"Cannot overwrite the item {path} with itself."
    cmdlet.write_error(IOException(message, error_id="CopyError", category="WriteError", target=path))
