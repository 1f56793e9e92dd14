"""From a path with wildcards to the items it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...framework.wildcards import has_wildcards, wildcard_matcher
from .drives import Drives, ItemPath
from .errors import path_not_found

if TYPE_CHECKING:
    from ...framework.session import Session
    from .provider import Provider


class Filters:
    """What a name has to pass besides the path: -Include and -Exclude, and -Filter, which the provider itself applies.

    `hidden`: hidden items are found by wildcards, too.
    """

    __slots__ = ("exclude", "filter", "hidden", "include")

    def __init__(
        self,
        include: Sequence[str] | None = None,
        exclude: Sequence[str] | None = None,
        filter: str | None = None,  # noqa: A002  # the engine's word
        *,
        hidden: bool = False,
    ) -> None:
        self.include = tuple(include or ())
        self.exclude = tuple(exclude or ())
        self.filter = filter or None
        self.hidden = hidden

    def __bool__(self) -> bool:
        return bool(self.include or self.exclude)

    def admit(self, name: str) -> bool:
        """Whether a name passes -Include and -Exclude."""
        if self.include and not any(wildcard_matcher(pattern)(name) for pattern in self.include):
            return False
        return not self.excludes(name)

    def excludes(self, name: str) -> bool:
        """Whether -Exclude names it."""
        return any(wildcard_matcher(pattern)(name) for pattern in self.exclude)


NO_FILTERS = Filters()


def unescaped(path: str) -> str:
    """Returns the path that a pattern without wildcards stands for: backticks only mark what follows them."""
    return re.sub("`(.)", r"\1", path, flags=re.DOTALL)


def resolve(
    session: Session, path: str, filters: Filters = NO_FILTERS, *, literal: bool = False, missing: bool = False
) -> list[ItemPath]:
    """Returns the items that a path means, none for wildcards that match nothing.

    `literal`: the path has no wildcards. Raises PathNotFound where there is no such item, unless `missing` asks for its path.
    """
    found = Drives.for_session(session).find(path)
    if literal or not (filters or has_wildcards(path)):
        exact = found.with_path(found.path if literal else unescaped(found.path))
        if not missing and not exact.provider.exists(exact.path):
            raise path_not_found(exact.shown)
        return [exact]
    return [found.with_path(match) for match in _matches(found.provider, found.path, filters)]


def _matches(provider: Provider, path: str, filters: Filters) -> list[str]:
    root, parts = _split(provider, path)
    paths = [root]
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        step = _by_wildcard if has_wildcards(part) else _by_name
        paths = [match for above in paths for match in step(provider, above, part, filters if last else _inner(filters))]
    return paths


def _inner(filters: Filters) -> Filters:
    """Returns the filters as they apply to the folders on the way."""
    return Filters(hidden=filters.hidden)


def _split(provider: Provider, path: str) -> tuple[str, list[str]]:
    if not provider.keeps_folders:
        return "", [path]
    start = len(path) - len(path.lstrip("\\/")) if path[1:2] != ":" else 3
    return path[:start], [part for part in re.split(r"[\\/]" if start == 3 else "/", path[start:]) if part]


def _by_name(provider: Provider, above: str, part: str, filters: Filters) -> list[str]:
    name = unescaped(part)
    path = provider.join(above, name)
    return [path] if filters.admit(name) and provider.exists(path) else []


def _by_wildcard(provider: Provider, above: str, part: str, filters: Filters) -> list[str]:
    if not provider.is_container(above):
        return []
    matches = wildcard_matcher(part)
    try:
        names = provider.child_names(above, filters.filter, hidden=filters.hidden)
    except OSError:  # a folder on the way that may not be read has no matches
        return []
    return [provider.join(above, name) for name in names if matches(name) and filters.admit(name)]
