"""``System.IO.FileInfo`` and ``System.IO.DirectoryInfo``: what files and folders can be told to do."""

from __future__ import annotations

import fnmatch
import os
from typing import Any, Final

from ...framework.values.file_info import DirectoryInfo, FileInfo
from ...framework.values.types import NetType
from .files import translated
from .objects import OBJECT_MEMBERS
from .table import Members


def _files(folder: DirectoryInfo, pattern: str = "*") -> list[FileInfo]:
    return [file for file in folder.GetFiles() if fnmatch.fnmatch(file.Name, pattern)]


def _folders(folder: DirectoryInfo, pattern: str = "*") -> list[DirectoryInfo]:
    return [inner for inner in folder.GetDirectories() if fnmatch.fnmatch(inner.Name, pattern)]


def _subfolder(folder: DirectoryInfo, path: str) -> DirectoryInfo:
    made = DirectoryInfo(os.path.join(folder.FullName, path))
    made.Create()
    return made


MEMBERS: Final[tuple[Any, ...]] = (
    Members(
        NetType("System.IO.FileInfo", "foreign", FileInfo),
        properties={"long Length": None, "string DirectoryName": None, "System.IO.DirectoryInfo Directory": None},
        methods={
            "void Delete()": translated(FileInfo.Delete),
            "void MoveTo(string destFileName)": translated(FileInfo.MoveTo),
            "void MoveTo(string destFileName, bool overwrite)": translated(FileInfo.MoveTo),
            "CopyTo(string destFileName)": translated(FileInfo.CopyTo),
            "CopyTo(string destFileName, bool overwrite)": translated(FileInfo.CopyTo),
            "void Refresh()": FileInfo.Refresh,
        },
        statics={"new(string fileName)": lambda path: FileInfo(os.path.abspath(path))},
        base=OBJECT_MEMBERS,
    ),
    Members(
        NetType("System.IO.DirectoryInfo", "foreign", DirectoryInfo),
        properties={"System.IO.DirectoryInfo Parent": None, "System.IO.DirectoryInfo Root": None},
        methods={
            "void Create()": translated(DirectoryInfo.Create),
            "CreateSubdirectory(string path)": translated(_subfolder),
            "void Delete()": translated(DirectoryInfo.Delete),
            "void Delete(bool recursive)": translated(DirectoryInfo.Delete),
            "void MoveTo(string destDirName)": translated(DirectoryInfo.MoveTo),
            "GetFiles()": translated(_files),
            "GetFiles(string searchPattern)": translated(_files),
            "GetDirectories()": translated(_folders),
            "GetDirectories(string searchPattern)": translated(_folders),
            "void Refresh()": DirectoryInfo.Refresh,
        },
        statics={"new(string path)": lambda path: DirectoryInfo(os.path.abspath(path))},
        base=OBJECT_MEMBERS,
    ),
)
