"""Making files, folders and links."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from ...framework.conversion.text import to_text
from ...framework.values.file_info import DirectoryInfo, FileInfo, file_system_item
from ...framework.wildcards import wildcard_matcher
from ..shared.errors import IOException
from .errors import ArgumentNullException, invalid_argument, io_error, path_not_found

if TYPE_CHECKING:
    from ..shared.item_cmdlet import ItemCmdlet

_KINDS: Final = (
    ("directory", "directory"),
    ("container", "directory"),
    ("file", "file"),
    ("symboliclink", "symboliclink"),
    ("junction", "junction"),
    ("hardlink", "hardlink"),
)


def make(cmdlet: ItemCmdlet, path: str, kind: str | None, value: Any) -> Iterator[Any]:
    """Makes an item of a kind that its beginning names: a file unless said otherwise; with -Force the folders it is in as well."""
    if cmdlet.forced and not _made_folder(cmdlet, os.path.dirname(path)):
        return
    matches = wildcard_matcher(f"{kind or 'file'}*")
    match next((meant for name, meant in _KINDS if matches(name)), None):
        case "directory":
            yield from make_folder(cmdlet, path)
        case "file":
            yield from _make_file(cmdlet, path, value)
        case "symboliclink" | "junction":
            yield from _make_link(cmdlet, path, value, symbolic=True)
        case "hardlink":
            yield from _make_link(cmdlet, path, value, symbolic=False)
        case _:
            message = (
                'The type is not a known type for the file system. Only "file","directory" or "symboliclink" can be specified.'
            )
            raise invalid_argument(message, "NewItemProviderException", target=path, parameter="type")


def make_folder(cmdlet: ItemCmdlet, path: str) -> Iterator[Any]:
    """Makes a folder and those it is in; one that exists is an error, unless -Force is given."""
    if not cmdlet.forced and os.path.lexists(path):
        message = f"An item with the specified name {path} already exists."
        cmdlet.write_error(IOException(message, error_id="DirectoryExist", category="ResourceExists", target=path))
    elif cmdlet.should_process(f"Destination: {path}", "Create Directory"):
        try:
            os.makedirs(path, exist_ok=True)
        except OSError as error:
            cmdlet.write_error(io_error(error, path, "CreateDirectory"))
        else:
            yield DirectoryInfo(path)


def _made_folder(cmdlet: ItemCmdlet, path: str) -> bool:
    if os.path.isdir(path) or not cmdlet.should_process(f"Destination: {path}", "Create Directory"):
        return True
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        cmdlet.write_error(io_error(error, path, "CreateIntermediateDirectories"))
        return False
    return True


def _make_file(cmdlet: ItemCmdlet, path: str, value: Any) -> Iterator[Any]:
    if not cmdlet.should_process(f"Destination: {path}", "Create File"):
        return
    try:
        with open(path, "wb" if cmdlet.forced else "xb") as file:
            if value is not None:
                file.write(to_text(value).encode("utf-8", "replace"))
    except OSError as error:
        cmdlet.write_error(io_error(error, path, "NewItem"))
        return
    yield FileInfo(path)


def _make_link(cmdlet: ItemCmdlet, path: str, value: Any, *, symbolic: bool) -> Iterator[Any]:
    target = to_text(value)
    if not target:
        raise ArgumentNullException("Value cannot be null. (Parameter 'content')", error_id="ArgumentNull")
    if not cmdlet.should_process(f"Destination: {path}", "Create Symbolic Link" if symbolic else "Create Hard Link"):
        return
    target = target.replace("\\", os.sep)
    if not symbolic:
        target = os.path.join(cmdlet.location.folder, target)
        if not os.path.isfile(target):
            cmdlet.write_error(path_not_found(target))
            return
    try:
        if os.path.lexists(path):
            if not cmdlet.forced:
                message = f"Cannot create link because the path already exists: {path}."
                cmdlet.write_error(IOException(message, error_id="SymLinkExists", category="ResourceExists", target=path))
                return
            os.unlink(path)
        if symbolic:
            os.symlink(target, path, os.path.isdir(os.path.join(os.path.dirname(path), target)))
        else:
            os.link(target, path)
    except OSError as error:
        cmdlet.write_error(io_error(error, path, "NewItemCreate"))
        return
    yield file_system_item(path) or FileInfo(path)
