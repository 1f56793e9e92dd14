"""Moving and renaming files and folders."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ...framework.values.file_info import DirectoryInfo, FileInfo
from ..shared.errors import IOException, PSArgumentException
from .errors import io_error

if TYPE_CHECKING:
    from ..shared.item_cmdlet import ItemCmdlet


def move(cmdlet: ItemCmdlet, path: str, destination: str) -> Iterator[Any]:
    """Moves an item to a path, or into a folder that is there. A file that is in the way is replaced only with -Force."""
    is_folder = os.path.isdir(path)
    if os.path.isdir(destination):
        destination = os.path.join(destination, os.path.basename(path))
    if is_folder and (destination == path or destination.startswith(path + os.sep)):
        message = f"Destination path cannot be a subdirectory of the source or the source itself: {destination}."
        error = IOException(message, error_id="MoveItemArgumentError", category="InvalidArgument", target=destination)
        cmdlet.write_error(error)
        return
    if not cmdlet.should_process(f"Item: {path} Destination: {destination}", "Move Directory" if is_folder else "Move File"):
        return
    item = DirectoryInfo(path) if is_folder else FileInfo(path)
    operation = "MoveDirectoryItem" if is_folder else "MoveFileInfoItem"
    if _is_taken(path, destination) and (is_folder or not cmdlet.forced):
        message = _taken(destination, is_folder=is_folder)
        cmdlet.write_error(IOException(message, error_id=f"{operation}IOError", category="WriteError", target=item))
        return
    try:
        shutil.move(path, destination)
    except OSError as error:
        cmdlet.write_error(io_error(error, _at_fault(path, destination), operation, target=item))
        return
    yield DirectoryInfo(destination) if is_folder else FileInfo(destination)


def rename(cmdlet: ItemCmdlet, path: str, name: str) -> Iterator[Any]:
    """Gives an item another name in its folder. Raises PSArgumentException for a name that is a path."""
    if name.startswith((".\\", "./")):
        name = name[2:]
    elif os.path.dirname(name) and os.path.dirname(name) == os.path.dirname(path):
        name = os.path.basename(name)
    if os.path.basename(name) != name:
        message = "Cannot rename the specified target, because it represents a path or device name."
        raise PSArgumentException(f"{message} (Parameter 'newName')", error_id="Argument")
    is_folder = os.path.isdir(path)
    target = os.path.join(os.path.dirname(path), name)
    if not cmdlet.should_process(f"Item: {path} Destination: {target}", "Rename Directory" if is_folder else "Rename File"):
        return
    if _is_taken(path, target):
        message = _taken(target, is_folder=is_folder)
        cmdlet.write_error(IOException(message, error_id="RenameItemIOError", category="WriteError", target=path))
        return
    try:
        os.rename(path, target)
    except OSError as error:
        cmdlet.write_error(io_error(error, path, "RenameItem"))
        return
    yield DirectoryInfo(target) if is_folder else FileInfo(target)


def _is_taken(path: str, target: str) -> bool:
    """Whether another item is in the way; a name that differs in case alone may be the same item."""
    if not os.path.lexists(target):
        return False
    return not (path.casefold() == target.casefold() and os.path.samefile(path, target))


def _taken(path: str, *, is_folder: bool) -> str:
    if is_folder:
        return f"Cannot create '{path}' because a file or directory with the same name already exists."
    return f"The file '{path}' already exists."


def _at_fault(path: str, destination: str) -> str:
    return path if not os.path.lexists(path) else destination
