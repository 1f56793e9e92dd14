"""The file system. What changes it is in modules of its own, loaded when it is done."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ...framework.text_order import text_key
from ...framework.values.enums import FileAttributes
from ...framework.values.file_info import FileInfo, file_system_item
from .provider import Provider

if TYPE_CHECKING:
    from ..shared.item_cmdlet import ItemCmdlet
    from .content import ContentOptions, ContentReader, ContentWriter


class FileSystem(Provider):
    """Files and folders; paths are absolute."""

    name = "FileSystem"
    keeps_folders = True

    def exists(self, path: str) -> bool:
        """Whether there is a file or a folder."""
        return os.path.lexists(path)

    def is_container(self, path: str) -> bool:
        """Whether there is a folder."""
        return os.path.isdir(path)

    def has_children(self, path: str) -> bool:
        """Whether the folder holds something, hidden or not."""
        if not os.path.isdir(path):
            return False
        with os.scandir(path) as entries:
            return next(entries, None) is not None

    def item(self, path: str) -> Any:
        """Returns the file or folder."""
        return file_system_item(path) or FileInfo(path)

    def child_names(self, path: str, filter_text: str | None = None, *, hidden: bool = True) -> list[str]:
        """Returns the names in a folder: folders first, each kind in the order of texts. Raises OSError."""
        matches = filter_matcher(filter_text) if filter_text else None
        folders: list[str] = []
        files: list[str] = []
        with os.scandir(path) as entries:
            for entry in entries:
                if (hidden or not is_hidden(entry)) and (matches is None or matches.fullmatch(entry.name)):
                    (folders if entry.is_dir() else files).append(entry.name)
        return sorted(folders, key=text_key) + sorted(files, key=text_key)

    def join(self, path: str, child: str) -> str:
        """Returns the path of an item in a folder."""
        child = child.replace("\\", os.sep) if os.sep == "/" else child
        return os.path.join(path, child.lstrip(os.sep)) if child else path

    def child_name(self, path: str) -> str:
        """Returns the last part of a path; a root has none but itself."""
        return os.path.basename(path.rstrip("/\\")) or path

    def parent(self, path: str) -> str:
        """Returns the path of the folder."""
        return os.path.dirname(path)

    def display(self, path: str) -> str:
        """Returns the path as it is."""
        return path

    def new(self, cmdlet: ItemCmdlet, path: str, kind: str | None, value: Any) -> Iterator[Any]:
        """Makes a file, a folder or a link."""
        from .file_making import make

        return make(cmdlet, path, kind, value)

    def remove(self, cmdlet: ItemCmdlet, path: str, *, recurse: bool) -> None:
        """Removes a file, a link or a folder."""
        from .file_removing import remove

        remove(cmdlet, path, recurse=recurse)

    def copy(self, cmdlet: ItemCmdlet, path: str, destination: str, *, recurse: bool) -> Iterator[Any]:
        """Copies a file or a folder."""
        from .file_copying import copy

        return copy(cmdlet, path, destination, recurse=recurse)

    def move(self, cmdlet: ItemCmdlet, path: str, destination: str) -> Iterator[Any]:
        """Moves a file or a folder."""
        from .file_moving import move

        return move(cmdlet, path, destination)

    def rename(self, cmdlet: ItemCmdlet, path: str, name: str) -> Iterator[Any]:
        """Gives a file or a folder another name."""
        from .file_moving import rename

        return rename(cmdlet, path, name)

    def empty(self, path: str, *, force: bool) -> None:
        """Empties a file that is there. Raises OSError."""
        if os.path.isfile(path):
            from .file_writer import truncate

            truncate(path, force=force)

    def clear_content(self, cmdlet: ItemCmdlet, path: str) -> None:
        """Empties a file."""
        from .file_writer import clear

        clear(cmdlet, path)

    def reader(self, cmdlet: ItemCmdlet, path: str, options: ContentOptions) -> ContentReader | None:
        """Opens a file for reading."""
        from .file_reader import open_reader

        return open_reader(cmdlet, path, options)

    def writer(self, cmdlet: ItemCmdlet, path: str, options: ContentOptions) -> ContentWriter | None:
        """Opens a file for writing."""
        from .file_writer import open_writer

        return open_writer(cmdlet, path, options)


def is_hidden(entry: os.DirEntry[str]) -> bool:
    """Whether an entry of a folder is hidden: by a dot before its name, or on Windows by its attribute."""
    if os.name == "nt":
        return bool(getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0) & FileAttributes.Hidden)
    return entry.name.startswith(".")


def filter_matcher(filter_text: str) -> re.Pattern[str]:
    """Returns a pattern for what the file system's own wildcards match: ``*`` and ``?`` alone, and ``*.*`` is any name."""
    text = "*" if filter_text == "*.*" else filter_text
    pattern = "".join({"*": ".*", "?": "."}.get(sign, re.escape(sign)) for sign in text)
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)
