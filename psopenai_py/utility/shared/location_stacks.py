"""The stacks of Push-Location and Pop-Location, and going to a place."""

from __future__ import annotations

import os
from collections.abc import Sequence

from ...framework.location import Location, PathInfo
from ...framework.session import Session
from ..providers.errors import path_not_found
from ..providers.resolving import NO_FILTERS, resolve
from .errors import PSArgumentException


class PathInfoStack(list[PathInfo]):
    """System.Management.Automation.PathInfoStack: former locations, the last one first."""

    __slots__ = ("Name",)
    net_type = "System.Management.Automation.PathInfoStack"

    def __init__(self, name: str, locations: Sequence[PathInfo]) -> None:
        super().__init__(reversed(locations))
        self.Name = name


def stack_named(location: Location, name: str | None) -> list[PathInfo]:
    """Returns a stack, of no name the default one; the default one is made. Raises PSArgumentException for an unknown name."""
    wanted = (name or location.default_stack).casefold()
    if wanted not in location.stacks and name:
        message = f"Cannot find location stack '{name}'. It does not exist or it is not a container. (Parameter 'stackName')"
        raise PSArgumentException(message)
    return location.stacks.setdefault(wanted, [])


def destination(session: Session, path: str, *, literal: bool) -> PathInfo:
    """Returns the folder that a path leads to. Raises PathNotFound where it leads to none, PSArgumentException for several."""
    found = resolve(session, path, NO_FILTERS, literal=literal)
    folders = [item for item in found if item.provider.is_container(item.path)]
    if not folders:
        raise path_not_found(path)
    if len(folders) > 1:
        message = (
            f"Cannot set the location because path '{path}' resolved to multiple containers. You can only set the location to a "
            "single container at a time. (Parameter 'path')"
        )
        raise PSArgumentException(message)
    if folders[0].provider.keeps_folders:
        os.listdir(folders[0].path)  # a folder that may not be read is no place to be
    return folders[0].info
