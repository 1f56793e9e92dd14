"""Where a session stands: the current folder that relative paths start from, and the stacks of former ones.

The session's location is its own: the current folder of the process stays where it is.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from .values.net_object import NetObject

if TYPE_CHECKING:
    from .session import Session

_REMEMBERED: Final = 20
"""Locations that ``Set-Location -`` can go back to."""


class ProviderInfo(
    NetObject, net_type="System.Management.Automation.ProviderInfo", properties=("Name", "ModuleName", "PSSnapIn", "Home")
):
    """What a drive is a view of: the file system, the environment, variables, functions or aliases."""

    __slots__ = ("Name",)
    ModuleName = "Microsoft.PowerShell.Core"
    PSSnapIn = "Microsoft.PowerShell.Core"

    def __init__(self, name: str) -> None:
        self.Name = name

    @property
    def Home(self) -> str:
        """The user's own folder, for the file system."""
        return os.path.expanduser("~") if self.Name == "FileSystem" else ""

    def __str__(self) -> str:
        return f"{self.ModuleName}\\{self.Name}"


class PSDriveInfo(
    NetObject,
    net_type="System.Management.Automation.PSDriveInfo",
    properties=("Name", "Provider", "Root", "CurrentLocation", "Description"),
):
    """A drive: the name before the colon of a path, and where it begins."""

    __slots__ = ("CurrentLocation", "Name", "Provider", "Root")
    Description = ""

    def __init__(self, name: str, provider: str, root: str = "") -> None:
        self.Name = name
        self.Provider = ProviderInfo(provider)
        self.Root = root
        self.CurrentLocation = ""

    def __str__(self) -> str:
        return self.Name


class PathInfo(
    NetObject, net_type="System.Management.Automation.PathInfo", properties=("Drive", "Provider", "ProviderPath", "Path")
):
    """A path that was resolved; its text is `Path`."""

    __slots__ = ("Drive", "Path", "Provider", "ProviderPath")

    def __init__(self, path: str, provider_path: str, provider: str, drive: PSDriveInfo | None = None) -> None:
        self.Path = path
        self.ProviderPath = provider_path
        self.Provider = ProviderInfo(provider)
        self.Drive = drive

    def __str__(self) -> str:
        return self.Path


class Location:
    """The current location of a session.

    `folder` is that of the file system, an absolute path; it stays while the current drive is another one. `drive` is the name of
    that other drive, empty while the file system is current. `stacks` are the named stacks of Push-Location, `default_stack` the
    name of the one that is used where none is named.
    """

    def __init__(self, session: Session) -> None:
        self.folder = _folder_of_the_process()
        self.drive = ""
        self.stacks: dict[str, list[PathInfo]] = {}
        self.default_stack = ""
        self._before: list[PathInfo] = []
        self._after: list[PathInfo] = []

    @classmethod
    def for_session(cls, session: Session) -> Location:
        """Returns the session's one."""
        return session.service(cls)

    @property
    def current(self) -> PathInfo:
        """The current location, as ``$PWD`` has it."""
        if self.drive:
            return PathInfo(f"{self.drive}:{os.sep}", "", _PROVIDERS[self.drive], PSDriveInfo(self.drive, _PROVIDERS[self.drive]))
        return PathInfo(self.folder, self.folder, "FileSystem", file_system_drive(self.folder))

    def absolute(self, path: str) -> str:
        """Returns a path of the file system without dots, seen from the current folder."""
        if os.sep == "/":
            path = path.replace("\\", "/")
        joined = os.path.normpath(os.path.join(self.folder, path))
        return f"/{joined.lstrip('/')}" if joined.startswith("//") else joined

    def is_within(self, path: str) -> bool:
        """Whether the current folder is a path of the file system, or is in it."""
        return self.folder == path or self.folder.startswith(path.rstrip(os.sep) + os.sep)

    def go(self, target: PathInfo) -> None:
        """Makes a resolved path the current location, and remembers the one before."""
        self._before = [*self._before[1 - _REMEMBERED :], self.current]
        self._after.clear()
        self._enter(target)

    def go_back(self) -> bool:
        """Goes to the location before the last `go`; False where there is none."""
        return self._go_along(self._before, self._after)

    def go_forward(self) -> bool:
        """Undoes the last `go_back`; False where there is nothing to undo."""
        return self._go_along(self._after, self._before)

    def _go_along(self, source: list[PathInfo], other: list[PathInfo]) -> bool:
        if not source:
            return False
        other.append(self.current)
        self._enter(source.pop())
        return True

    def _enter(self, target: PathInfo) -> None:
        if target.Provider.Name == "FileSystem":
            self.folder, self.drive = target.ProviderPath, ""
        else:
            self.drive = target.Drive.Name if target.Drive is not None else ""


_PROVIDERS: Final = {"Env": "Environment", "Variable": "Variable", "Function": "Function", "Alias": "Alias"}
"""The drives besides that of the file system, and what they are views of."""


def file_system_drive(path: str) -> PSDriveInfo:
    """Returns the drive of an absolute path of the file system: ``/``, or a letter on Windows."""
    letter = os.path.splitdrive(path)[0]
    root = letter + os.sep
    return PSDriveInfo(letter.rstrip(":") or root, "FileSystem", root)


def _folder_of_the_process() -> str:
    try:
        return os.getcwd()
    except FileNotFoundError:  # it was removed meanwhile
        return os.sep
