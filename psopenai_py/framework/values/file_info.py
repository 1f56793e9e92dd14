"""Files and folders as objects: System.IO.FileInfo and System.IO.DirectoryInfo, with what the engine's provider adds to them."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Any, Final

from .dates import DateTime
from .enums import FileAttributes
from .file_facts import group_of, in_utc, is_read_only, moment_of, owner_of, seconds_of
from .net_object import NetObject
from .numbers import Int64

if TYPE_CHECKING:
    from ..location import ProviderInfo, PSDriveInfo

PROVIDER_PREFIX: Final = "Microsoft.PowerShell.Core\\FileSystem::"
"""What stands before a path of the file system in PSPath."""
_POSIX: Final = os.name == "posix"
_ADDED: Final = (
    "PSPath",
    "PSParentPath",
    "PSChildName",
    "PSDrive",
    "PSProvider",
    "PSIsContainer",
    "Mode",
    "BaseName",
    "LinkType",
    "Target",
)
_OF_POSIX: Final = ("UnixMode", "User", "Group", "Size") if _POSIX else ()
_SHARED: Final = (
    "FullName", "Extension", "Name", "Exists", "CreationTime", "CreationTimeUtc", "LastAccessTime", "LastAccessTimeUtc",
    "LastWriteTime", "LastWriteTimeUtc", "LinkTarget", "Attributes",
)  # fmt: skip


class FileSystemInfo(NetObject, net_type="System.IO.FileSystemInfo", properties=_SHARED):
    """Base of both. Facts are read once, at the first look, until `Refresh`; its text is the full path."""

    __slots__ = ("FullName", "_status")

    def __init__(self, path: str) -> None:
        self.FullName = path
        self._status: os.stat_result | bool | None = False

    @property
    def status(self) -> os.stat_result | None:
        """What the system says of the item, of a link about the link itself; None where there is no item."""
        if self._status is False:
            try:
                self._status = os.lstat(self.FullName)
            except OSError:
                self._status = None
        return self._status if self._status is not True else None

    def Refresh(self) -> None:
        """Has the facts read anew."""
        self._status = False

    def put(self, name: str, value: Any) -> bool:
        """Sets a property that can be set; False for any other."""
        descriptor = getattr(type(self), self._spellings.get(name.casefold(), ""), None)
        if not isinstance(descriptor, property) or descriptor.fset is None:
            return False
        return super().put(name, value)

    @property
    def Name(self) -> str:
        """The last part of the path."""
        return os.path.basename(self.FullName.rstrip("/\\")) or self.FullName

    @property
    def Extension(self) -> str:
        """What follows the last dot of the name, with the dot; empty where there is none or nothing follows it."""
        _, dot, after = self.Name.rpartition(".")
        return f".{after}" if dot and after else ""

    @property
    def Exists(self) -> bool:
        """Whether there is such an item, of the right kind."""
        return self.status is not None

    @property
    def Attributes(self) -> FileAttributes:
        """The attributes; on POSIX systems those that .NET deduces. -1 where there is no item."""
        status = self.status
        if status is None:
            return FileAttributes(-1)
        if not _POSIX:
            return FileAttributes(getattr(status, "st_file_attributes", 0))
        found = FileAttributes.None_
        if stat.S_ISLNK(status.st_mode):
            found |= FileAttributes.ReparsePoint
        if os.path.isdir(self.FullName):
            found |= FileAttributes.Directory
        if self.Name.startswith("."):
            found |= FileAttributes.Hidden
        if is_read_only(status):
            found |= FileAttributes.ReadOnly
        return found or FileAttributes.Normal

    @property
    def PSPath(self) -> str:
        """The path with the provider's name."""
        return PROVIDER_PREFIX + self.FullName

    @property
    def PSParentPath(self) -> str:
        """The parent's path with the provider's name."""
        return PROVIDER_PREFIX + os.path.dirname(self.FullName)

    @property
    def PSChildName(self) -> str:
        """The name."""
        return self.Name

    @property
    def PSDrive(self) -> PSDriveInfo:
        """The drive it is on."""
        from ..location import file_system_drive

        return file_system_drive(self.FullName)

    @property
    def PSProvider(self) -> ProviderInfo:
        """The provider of the file system."""
        return self.PSDrive.Provider

    @property
    def Mode(self) -> str:
        """Five signs: d or l or -, then a, r, h and s where they apply."""
        attributes = self.Attributes
        kinds = (
            (FileAttributes.Archive, "a"),
            (FileAttributes.ReadOnly, "r"),
            (FileAttributes.Hidden, "h"),
            (FileAttributes.System, "s"),
        )
        first = "l" if self.LinkType else "d" if attributes & FileAttributes.Directory else "-"
        return first + "".join(sign if attributes & kind else "-" for kind, sign in kinds)

    @property
    def LinkTarget(self) -> str | None:
        """Where a symbolic link leads, None for anything else."""
        status = self.status
        return os.readlink(self.FullName) if status is not None and stat.S_ISLNK(status.st_mode) else None

    @property
    def Target(self) -> str | None:
        """The same as LinkTarget."""
        return self.LinkTarget

    @property
    def LinkType(self) -> str | None:
        """``SymbolicLink`` or ``HardLink``, None for an item that is neither."""
        status = self.status
        if status is None:
            return None
        if stat.S_ISLNK(status.st_mode):
            return "SymbolicLink"
        return "HardLink" if stat.S_ISREG(status.st_mode) and status.st_nlink > 1 else None

    @property
    def LastWriteTime(self) -> DateTime:
        """When the content was changed last, in local time; can be set."""
        return moment_of(self.status, "st_mtime_ns")

    @LastWriteTime.setter
    def LastWriteTime(self, value: Any) -> None:
        self._set_times(written=seconds_of(value))

    @property
    def LastAccessTime(self) -> DateTime:
        """When it was read last, in local time; can be set."""
        return moment_of(self.status, "st_atime_ns")

    @LastAccessTime.setter
    def LastAccessTime(self, value: Any) -> None:
        self._set_times(read=seconds_of(value))

    @property
    def CreationTime(self) -> DateTime:
        """When it was made, in local time; where the system does not tell, the earliest change it knows of."""
        status = self.status
        if status is not None and _POSIX and not hasattr(status, "st_birthtime"):
            return moment_of(status, "st_mtime_ns" if status.st_mtime_ns <= status.st_ctime_ns else "st_ctime_ns")
        return moment_of(status, "st_birthtime_ns" if hasattr(status, "st_birthtime_ns") else "st_ctime_ns")

    @property
    def LastWriteTimeUtc(self) -> DateTime:
        """LastWriteTime in UTC."""
        return in_utc(self.LastWriteTime)

    @property
    def LastAccessTimeUtc(self) -> DateTime:
        """LastAccessTime in UTC."""
        return in_utc(self.LastAccessTime)

    @property
    def CreationTimeUtc(self) -> DateTime:
        """CreationTime in UTC."""
        return in_utc(self.CreationTime)

    @property
    def UnixMode(self) -> str:
        """The modes as ls shows them."""
        status = self.status
        return "" if status is None else stat.filemode(status.st_mode)

    @property
    def User(self) -> str:
        """The owner's name, or number where it has none."""
        return owner_of(self.status)

    @property
    def Group(self) -> str:
        """The group's name, or number where it has none."""
        return group_of(self.status)

    @property
    def Size(self) -> int:
        """Bytes, as the system counts them for any kind of item."""
        return Int64(self.status.st_size if self.status else 0)

    def _set_times(self, *, written: float | None = None, read: float | None = None) -> None:
        status = os.stat(self.FullName)
        os.utime(self.FullName, (status.st_atime if read is None else read, status.st_mtime if written is None else written))
        self.Refresh()

    def __str__(self) -> str:
        return self.FullName


class FileInfo(
    FileSystemInfo,
    net_type="System.IO.FileInfo",
    properties=(*_ADDED, *_OF_POSIX, "Length", "DirectoryName", "Directory", "IsReadOnly", *_SHARED),
):
    """A file, whether it exists or not."""

    __slots__ = ()
    PSIsContainer = False

    @property
    def BaseName(self) -> str:
        """The name without its extension."""
        return self.Name[: len(self.Name) - len(self.Extension)] if self.Extension else self.Name

    @property
    def Length(self) -> int:
        """Bytes."""
        return self.Size

    @property
    def DirectoryName(self) -> str:
        """The path of the folder."""
        return os.path.dirname(self.FullName)

    @property
    def Directory(self) -> DirectoryInfo:
        """The folder."""
        return DirectoryInfo(self.DirectoryName)

    @property
    def Exists(self) -> bool:
        """Whether there is such a file."""
        return self.status is not None and not os.path.isdir(self.FullName)

    @property
    def IsReadOnly(self) -> bool:
        """Whether the modes forbid writing; can be set."""
        return bool(self.Attributes & FileAttributes.ReadOnly)

    @IsReadOnly.setter
    def IsReadOnly(self, value: Any) -> None:
        mode = os.stat(self.FullName).st_mode
        writable = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
        os.chmod(self.FullName, mode & ~writable if value else mode | stat.S_IWUSR)
        self.Refresh()

    def Delete(self) -> None:
        """Removes the file, where there is one."""
        if self.Exists:
            os.unlink(self.FullName)
        self.Refresh()

    def MoveTo(self, destination: str, overwrite: bool = False) -> None:
        """Moves the file. Raises FileExistsError where there is one already, unless it is to be overwritten."""
        if not overwrite and os.path.lexists(destination):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), destination)
        import shutil

        self.FullName = shutil.move(self.FullName, os.path.abspath(destination))
        self.Refresh()

    def CopyTo(self, destination: str, overwrite: bool = False) -> FileInfo:
        """Copies the file and returns the copy. Raises FileExistsError as `MoveTo` does."""
        if not overwrite and os.path.lexists(destination):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), destination)
        import shutil

        return FileInfo(shutil.copy2(self.FullName, os.path.abspath(destination)))


class DirectoryInfo(
    FileSystemInfo,
    net_type="System.IO.DirectoryInfo",
    properties=(*_ADDED, *_OF_POSIX, "Parent", "Root", *_SHARED),
):
    """A folder, whether it exists or not."""

    __slots__ = ()
    PSIsContainer = True

    @property
    def BaseName(self) -> str:
        """The whole name: a folder's has no extension."""
        return self.Name

    @property
    def Parent(self) -> DirectoryInfo | None:
        """The folder it is in; None for a root."""
        above = os.path.dirname(self.FullName.rstrip("/\\") or self.FullName)
        return None if above == self.FullName else DirectoryInfo(above)

    @property
    def Root(self) -> DirectoryInfo:
        """The root of its file system."""
        return DirectoryInfo(os.path.splitdrive(self.FullName)[0] + os.sep)

    @property
    def Exists(self) -> bool:
        """Whether there is such a folder."""
        return os.path.isdir(self.FullName)

    def Create(self) -> None:
        """Makes the folder and those it is in, where they are missing."""
        os.makedirs(self.FullName, exist_ok=True)
        self.Refresh()

    def Delete(self, recursive: bool = False) -> None:
        """Removes the folder; one with content only if `recursive`."""
        import shutil

        shutil.rmtree(self.FullName) if recursive else os.rmdir(self.FullName)
        self.Refresh()

    def MoveTo(self, destination: str) -> None:
        """Moves the folder to a path that is not taken."""
        os.rename(self.FullName, destination)
        self.FullName = os.path.abspath(destination)
        self.Refresh()

    def GetFiles(self) -> list[FileInfo]:
        """Returns the files in it."""
        return [FileInfo(entry.path) for entry in os.scandir(self.FullName) if not entry.is_dir()]

    def GetDirectories(self) -> list[DirectoryInfo]:
        """Returns the folders in it."""
        return [DirectoryInfo(entry.path) for entry in os.scandir(self.FullName) if entry.is_dir()]


def file_system_item(path: str) -> FileInfo | DirectoryInfo | None:
    """Returns the file or folder at a path, None where there is neither."""
    if os.path.isdir(path):
        return DirectoryInfo(path)
    return FileInfo(path) if os.path.lexists(path) else None
