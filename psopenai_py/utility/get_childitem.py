"""Get-ChildItem."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import PowerShellError
from ..framework.values.enums import FileAttributes
from ..framework.values.file_info import FileSystemInfo
from ..framework.values.types import STRING, STRING_ARRAY, SWITCH, UINT32
from ..framework.wildcards import has_wildcards
from .providers.drives import Drives, ItemPath
from .providers.errors import io_error, path_not_found
from .providers.resolving import NO_FILTERS, Filters, resolve, unescaped
from .shared.file_attributes import ATTRIBUTES
from .shared.item_cmdlet import ItemCmdlet
from .shared.path_text import leaf_of

_WITHOUT_END = 2**32 - 1


class GetChildItem(
    ItemCmdlet,
    name="Get-ChildItem",
    default_set="Items",
    net_type="Microsoft.PowerShell.Commands.GetChildItemCommand",
    aliases=("gci", "dir"),
    examples=(
        ("Get-ChildItem *.json", "The files that match."),
        ("Get-ChildItem -Recurse -Filter *.md | ForEach-Object FullName", "The paths of files at any depth."),
    ),
):
    """Gets what is in folders: files and folders as objects, folders first; hidden ones with -Force."""

    Path = Parameter(
        STRING_ARRAY,
        InSet("Items", position=0, from_pipeline=True, by_property_name=True),
        help="The folders, or paths with wildcards; the current location by default.",
    )
    LiteralPath = Parameter(
        STRING_ARRAY,
        InSet("LiteralItems", mandatory=True, by_property_name=True),
        alias=("PSPath", "LP"),
        help="The folders, without wildcards.",
    )
    Filter = Parameter(STRING, InSet(position=1), help="Only names that match these wildcards of the file system.")
    Include = Parameter(STRING_ARRAY, help="Only names that match one of these wildcards.")
    Exclude = Parameter(STRING_ARRAY, help="No names that match one of these wildcards.")
    Recurse = Parameter(SWITCH, alias=("s", "r"), help="Also what is in the folders found.")
    Depth = Parameter(UINT32, default=_WITHOUT_END, help="How many folders deep; implies -Recurse.")
    Force = Parameter(SWITCH, help="Also hidden items.")
    Name = Parameter(SWITCH, help="The names as texts, as seen from the folder.")
    Attributes = Parameter(ATTRIBUTES, help="Only items with these attributes: Directory+Hidden, !ReadOnly.")
    FollowSymlink = Parameter(SWITCH, help="Also looks into folders that links lead to.")
    Directory = Parameter(SWITCH, alias="ad", help="Only folders.")
    File = Parameter(SWITCH, alias="af", help="Only files.")
    Hidden = Parameter(SWITCH, alias=("ah", "h"), help="Only hidden items.")
    ReadOnly = Parameter(SWITCH, alias="ar", help="Only items that are read-only.")
    System = Parameter(SWITCH, alias="as", help="Only items of the system.")

    def process(self) -> Iterator[Any]:
        """Lists each path."""
        self._recurses = bool(self.Recurse) or "Depth" in self.bound
        self._sees_hidden = self.forced or bool(self.Hidden) or (self.Attributes is not None and self.Attributes.names_hidden)
        self._visited: set[str] = set()
        for path in self.paths or [""]:
            try:
                yield from self._names(path) if self.Name else self._list(path)
            except PowerShellError as error:
                if error.terminating:
                    raise
                self.write_error(error)

    # Objects

    def _list(self, path: str) -> Iterator[Any]:
        filters = self.filters
        if self.is_literal or not (self._recurses or has_wildcards(path) or filters):
            item = self._exact(path)
            yield from self._matching(item, filters, self.Depth) if filters else self._inside_or_itself(item)
            return
        if self._recurses and not path.endswith(("/", "\\")):
            path, filters = self._pattern_as_filter(path, filters)
        is_plain = not has_wildcards(path)
        for item in resolve(self.session, path, self._outer(filters)):
            if filters or (self._recurses and not is_plain):
                yield from self._matching(item, filters, self.Depth)
            elif is_plain or self._recurses:
                yield from self._inside_or_itself(item)
            elif self._admits(item):
                yield item.provider.item(item.path)

    def _outer(self, filters: Filters) -> Filters:
        """Returns the filters for the paths themselves: with -Recurse they are for what is inside."""
        return Filters(hidden=filters.hidden) if self._recurses else filters

    def _pattern_as_filter(self, path: str, filters: Filters) -> tuple[str, Filters]:
        """Returns the folder of a path that is none itself; the last part is looked for at any depth."""
        last = leaf_of(path) if path else ""
        above = path[: len(path) - len(last)]
        if last == "*" and (self.File or self.Directory):
            path = above
        if not filters.include and path and not self._is_container(path):
            include = () if last == "*" else (last,)
            return above, Filters(include, filters.exclude, filters.filter, hidden=filters.hidden)
        return path, filters

    def _is_container(self, path: str) -> bool:
        try:
            found = resolve(self.session, path, NO_FILTERS)
        except PowerShellError:
            return False
        return bool(found) and all(item.provider.is_container(item.path) for item in found)

    def _exact(self, path: str) -> ItemPath:
        item = Drives.for_session(self.session).find(path if self.is_literal else unescaped(path))
        if not item.provider.exists(item.path):
            raise path_not_found(item.path)
        return item

    def _inside_or_itself(self, item: ItemPath) -> Iterator[Any]:
        if item.provider.is_container(item.path):
            yield from self._inside(item, self.Depth)
        elif self._admits(item):
            yield item.provider.item(item.path)

    def _inside(self, folder: ItemPath, depth: int) -> Iterator[Any]:
        """Yields what is in a folder, then what is in the folders in it."""
        names = self._children(folder, self.filters.filter)
        for name in names:
            inner = folder.with_path(folder.provider.join(folder.path, name))
            if self._admits(inner):
                yield inner.provider.item(inner.path)
        if self._recurses and depth > 0:
            for name in self._children(folder, None) if self.filters.filter else names:
                inner = folder.with_path(folder.provider.join(folder.path, name))
                if self._enters(inner):
                    yield from self._inside(inner, depth - 1)

    def _matching(self, item: ItemPath, filters: Filters, depth: int) -> Iterator[Any]:
        """Yields what passes -Include and -Exclude in a folder, at any depth with -Recurse; else the item itself if it passes."""
        provider = item.provider
        if not provider.is_container(item.path):
            if filters.admit(provider.child_name(item.path)) and self._admits(item):
                yield provider.item(item.path)
            return
        wanted = set(self._children(item, filters.filter))
        for name in self._children(item, None):
            inner = item.with_path(provider.join(item.path, name))
            if name in wanted and filters.admit(name) and self._admits(inner):
                yield provider.item(inner.path)
            if self._recurses and depth > 0 and self._enters(inner):
                yield from self._matching(inner, filters, depth - 1)

    # Names

    def _names(self, path: str) -> Iterator[str]:
        filters = self.filters
        if self.is_literal or not (has_wildcards(path) or filters):
            folder = self._exact(path)
            if folder.provider.is_container(folder.path):
                yield from self._names_in(folder, "", filters, self.Depth)
            else:
                yield folder.provider.child_name(folder.path)
            return
        for item in resolve(self.session, path, Filters(hidden=filters.hidden)):
            if (not has_wildcards(path) or self._recurses) and item.provider.is_container(item.path):
                yield from self._names_in(item, "", filters, self.Depth)
            elif filters.admit(item.provider.child_name(item.path)):
                yield item.provider.child_name(item.path)

    def _names_in(self, folder: ItemPath, before: str, filters: Filters, depth: int) -> Iterator[str]:
        provider = folder.provider
        for name in self._children(folder, filters.filter):
            if filters.admit(name) and self._admits(folder.with_path(provider.join(folder.path, name))):
                yield before + name
        if self._recurses and depth > 0:
            for name in self._children(folder, None):
                inner = folder.with_path(provider.join(folder.path, name))
                if self._enters(inner):
                    yield from self._names_in(inner, before + name + os.sep, filters, depth - 1)

    # What is looked at

    def _children(self, folder: ItemPath, only: str | None) -> list[str]:
        """Returns the names in a folder; one that cannot be read is written as an error."""
        try:
            return folder.provider.child_names(folder.path, only, hidden=self._sees_hidden)
        except OSError as error:
            self.write_error(io_error(error, folder.path, "Dir", category="ReadError"))
            return []

    def _admits(self, item: ItemPath) -> bool:
        """Whether an item has the attributes that are asked for."""
        if not item.provider.keeps_folders:
            return True
        found = item.provider.item(item.path)
        attributes = found.Attributes if isinstance(found, FileSystemInfo) else FileAttributes.Normal
        if self.Attributes is not None and not self.Attributes.admits(attributes):
            return False
        wanted = (
            (self.Directory, FileAttributes.Directory),
            (self.Hidden, FileAttributes.Hidden),
            (self.ReadOnly, FileAttributes.ReadOnly),
            (self.System, FileAttributes.System),
        )
        if any(switch and not attributes & flag for switch, flag in wanted):
            return False
        return not (self.File and attributes & FileAttributes.Directory)

    def _enters(self, item: ItemPath) -> bool:
        """Whether to look into an item: a folder, and a link to one only where links are followed, each folder once."""
        if not item.provider.is_container(item.path):
            return False
        if not self.FollowSymlink:
            return not os.path.islink(item.path)
        real = os.path.realpath(item.path)
        if real in self._visited:
            self.write_warning(f"Skip already-visited directory {item.path}.")
            return False
        self._visited.add(real)
        return True
