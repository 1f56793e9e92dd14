"""The drives of a session, and what a path's beginning says: a provider, a drive, the user's home, or the current location."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from ...framework.location import Location, PathInfo, PSDriveInfo, file_system_drive
from ...language.runtime.lookup import drive_not_found
from .errors import ProviderNotFoundException
from .filesystem import FileSystem

if TYPE_CHECKING:
    from ...framework.session import Session
    from .provider import Provider

_QUALIFIED: Final = re.compile(r"(?!\.[\\/])([^:]+)::(.*)", re.DOTALL)
_ON_A_DRIVE: Final = re.compile(r"(?!\.[\\/])([^:\\/]+):(.*)", re.DOTALL)
_HOME: Final = re.compile(r"~(?=[\\/]|$)")
_TEMP: Final = "temp"


class ItemPath:
    """A path with its provider: `path` is the provider's own, `shown` what a user would write."""

    __slots__ = ("is_qualified", "path", "provider")

    def __init__(self, provider: Provider, path: str, *, is_qualified: bool = False) -> None:
        self.provider = provider
        self.path = path
        self.is_qualified = is_qualified

    @property
    def shown(self) -> str:
        """The path with the drive where it needs one, or with the provider if it came so."""
        if self.is_qualified:
            return f"Microsoft.PowerShell.Core\\{self.provider.name}::{self.path}"
        return self.provider.display(self.path)

    @property
    def info(self) -> PathInfo:
        """The path as an object."""
        drive = file_system_drive(self.path) if not self.provider.drive else PSDriveInfo(self.provider.drive, self.provider.name)
        return PathInfo(self.shown, self.path, self.provider.name, None if self.is_qualified else drive)

    def with_path(self, path: str) -> ItemPath:
        """Returns another path of the same provider."""
        return ItemPath(self.provider, path, is_qualified=self.is_qualified)


class Drives:
    """The providers of a session, each made when it is first asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.location = Location.for_session(session)
        self.file_system = FileSystem(session)
        self._others: dict[str, Provider] = {}

    @classmethod
    def for_session(cls, session: Session) -> Drives:
        """Returns the session's one."""
        return session.service(cls)

    def find(self, path: str) -> ItemPath:
        """Returns what a path means before wildcards are looked at. Raises DriveNotFound and ProviderNotFound."""
        path = _HOME.sub(lambda _: os.path.expanduser("~"), path, count=1)
        qualified = _QUALIFIED.fullmatch(path)
        if qualified:
            provider = self._provider(qualified[1])
            inner = self.location.absolute(qualified[2]) if provider is self.file_system else qualified[2]
            return ItemPath(provider, inner, is_qualified=True)
        on_a_drive = _ON_A_DRIVE.fullmatch(path)
        if on_a_drive:
            return self._on_drive(on_a_drive[1], on_a_drive[2], path)
        if self.location.drive and not path.startswith(("/", "\\")):
            return ItemPath(self._drive(self.location.drive), "" if path in ("", ".") else path)
        return ItemPath(self.file_system, self.location.absolute(path))

    def is_absolute(self, path: str) -> bool:
        """Whether a path names where it begins."""
        return path.startswith(("/", "\\")) or bool(_QUALIFIED.fullmatch(path) or _ON_A_DRIVE.fullmatch(path))

    def _on_drive(self, name: str, rest: str, path: str) -> ItemPath:
        if name.casefold() == _TEMP:
            import tempfile

            return ItemPath(self.file_system, self.location.absolute(tempfile.gettempdir() + "/" + rest.lstrip("\\/")))
        if os.name == "nt" and len(name) == 1:
            return ItemPath(self.file_system, self.location.absolute(path))
        return ItemPath(self._drive(name), rest.lstrip("\\/"))

    def _drive(self, name: str) -> Provider:
        folded = name.casefold()
        known = self._others.get(folded)
        if known is None:
            known = self._others[folded] = _made(folded, self._session, name)
        return known

    def _provider(self, name: str) -> Provider:
        folded = name.rpartition("\\")[2].casefold()
        if folded == "filesystem":
            return self.file_system
        drive = {"environment": "env"}.get(folded, folded)
        if drive not in ("env", "variable", "function", "alias"):
            message = f"Cannot find a provider with the name '{name}'."
            raise ProviderNotFoundException(message, target=name)
        return self._drive(drive)


def qualifier_of(path: str) -> str:
    """Returns the drive or provider that a path names, with its colons; empty where it names none."""
    qualified = _QUALIFIED.fullmatch(path)
    if qualified:
        return f"{qualified[1]}::"
    on_a_drive = _ON_A_DRIVE.fullmatch(path)
    return f"{on_a_drive[1]}:" if on_a_drive else ""


def _made(folded: str, session: Session, name: str) -> Provider:
    match folded:
        case "env":
            from .environment import EnvironmentDrive

            return EnvironmentDrive(session)
        case "variable":
            from .variables import VariableDrive

            return VariableDrive(session)
        case "function":
            from .functions import FunctionDrive

            return FunctionDrive(session)
        case "alias":
            from .aliases import AliasDrive

            return AliasDrive(session)
    raise drive_not_found(name)
