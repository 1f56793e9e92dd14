"""Paths as texts: joining them and taking them apart, whether they lead to something or not."""

from __future__ import annotations

import os

from ..providers.drives import qualifier_of
from .errors import PSArgumentException, ending


def normalized(path: str) -> str:
    """Returns a path with the system's own separator."""
    return path.replace("\\" if os.sep == "/" else "/", os.sep)


def joined(path: str, child: str | None) -> str:
    """Returns path and child with one separator between them; an empty child gives the path with a separator at its end."""
    path, child = normalized(path), normalized(child or "")
    if not path:
        return child
    if child.startswith(os.sep):
        child = child[1:] if path.endswith(os.sep) or len(child) == 1 else child
        return path + child if path.endswith(os.sep) or child.startswith(os.sep) else path + os.sep + child
    return path + child if path.endswith(os.sep) else path + os.sep + child


def parent_of(path: str) -> str:
    """Returns all but the last part of a path. Raises PSArgumentException for a root, which has no parent."""
    qualifier = qualifier_of(path)
    rest = normalized(path[len(qualifier) :])
    trimmed = rest.rstrip(os.sep)
    if not trimmed:
        if qualifier:
            return ""
        raise ending(
            PSArgumentException(
                'Cannot process argument because the value of argument "path" is not valid. '
                'Change the value of the "path" argument and run the operation again.'
            )
        )
    last = trimmed.rfind(os.sep)
    above = "" if last == -1 else trimmed[: last or 1]
    return qualifier + above if above or not qualifier else qualifier + os.sep


def leaf_of(path: str) -> str:
    """Returns the last part of a path; of a root the root itself."""
    rest = normalized(path[len(qualifier_of(path)) :])
    trimmed = rest.rstrip(os.sep)
    return trimmed.rpartition(os.sep)[2] if trimmed else rest or normalized(path)


def base_of(name: str) -> str:
    """Returns a name without what follows its last dot."""
    return name.rpartition(".")[0] if "." in name else name


def extension_of(name: str) -> str:
    """Returns the last dot of a name and what follows it; empty where nothing does."""
    _, dot, after = name.rpartition(".")
    return f".{after}" if dot and after else ""
