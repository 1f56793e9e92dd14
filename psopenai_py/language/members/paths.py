"""``[IO.Path]``."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Sequence
from typing import Any, Final

from ...framework.values.collections import Array
from ...framework.values.scalars import Char
from ...framework.values.types import CHAR, NetType
from ..errors import null_argument
from .table import Members

_SEPARATORS: Final = "\\/" if os.name == "nt" else "/"
_INVALID_NAME: Final = '"<>|:*?\\/\0' if os.name == "nt" else "\0/"
_INVALID_PATH: Final = "|\0" if os.name == "nt" else "\0"
_RANDOM_SIGNS: Final = "abcdefghijklmnopqrstuvwxyz012345"


def _given(path: str | None, name: str = "path") -> str:
    if path is None:
        raise null_argument(name)
    return path


def _combined(paths: Sequence[str]) -> str:
    result = ""
    for path in paths:
        if not _given(path, "paths"):
            continue
        if not result or _is_rooted(path):
            result = path
        else:
            result = result + path if result[-1] in _SEPARATORS else f"{result}{os.sep}{path}"
    return result


def _joined(paths: Sequence[str]) -> str:
    result = ""
    for path in paths:
        if path:
            separate = result and result[-1] not in _SEPARATORS and path[0] not in _SEPARATORS
            result = f"{result}{os.sep}{path}" if separate else result + path
    return result


def _is_rooted(path: str | None) -> bool:
    return bool(path) and (path[0] in _SEPARATORS or (os.name == "nt" and path[1:2] == ":"))  # type: ignore[index]  # not empty


def _name(path: str | None) -> str | None:
    if path is None:
        return None
    return path[max(path.rfind(separator) for separator in _SEPARATORS) + 1 :]


def _extension(path: str | None) -> str | None:
    name = _name(path)
    if name is None:
        return None
    _, point, extension = name.rpartition(".")
    return f".{extension}" if point and extension else ""


def _without_extension(path: str | None) -> str | None:
    name = _name(path)
    return None if name is None else name.rpartition(".")[0] if "." in name else name


def _with_extension(path: str | None, extension: str | None) -> str | None:
    if path is None:
        return None
    own = _extension(path)
    stem = path[: len(path) - len(own)] if own else path.removesuffix(".")
    if extension is None:
        return stem
    return f"{stem}{extension}" if extension.startswith(".") else f"{stem}.{extension}"


def _directory(path: str | None) -> str | None:
    """Returns the folder part: null of a root, an empty text of a bare name."""
    if not path or path.rstrip(_SEPARATORS) == "":
        return None
    end = max(path.rfind(separator) for separator in _SEPARATORS)
    if end < 0:
        return ""
    return path[:end].rstrip(_SEPARATORS) or path[: end + 1][:1]


def _root(path: str | None) -> str | None:
    if path is None:
        return None
    drive, _ = os.path.splitdrive(path)
    rest = path[len(drive) : len(drive) + 1]
    return drive + (os.sep if rest and rest in _SEPARATORS else "")


def _full(path: str, base: str | None = None) -> str:
    joined = os.path.join(base, _given(path)) if base else _given(path)
    made = os.path.abspath(joined)
    return made + os.sep if joined[-1:] in _SEPARATORS and joined and made[-1] not in _SEPARATORS else made


def _temporary_file() -> str:
    handle, path = tempfile.mkstemp(prefix="tmp", suffix=".tmp")
    os.close(handle)
    return path


def _random_name() -> str:
    signs = [secrets.choice(_RANDOM_SIGNS) for _ in range(11)]
    return f"{''.join(signs[:8])}.{''.join(signs[8:])}"


def _signs(text: str) -> list[Char]:
    return Array(CHAR, map(Char, text))


def _temporary_folder() -> str:
    return os.path.join(tempfile.gettempdir(), "")


_PATH_METHODS: Final[dict[str, Any]] = {
    "ChangeExtension(string path, string extension)": _with_extension,
    "Combine(string path1, string path2)": lambda *paths: _combined(paths),
    "Combine(string path1, string path2, string path3)": lambda *paths: _combined(paths),
    "Combine(string path1, string path2, string path3, string path4)": lambda *paths: _combined(paths),
    "Combine(params string[] paths)": _combined,
    "EndsInDirectorySeparator(string path)": lambda path: bool(path) and path[-1] in _SEPARATORS,
    "Exists(string path)": lambda path: bool(path) and os.path.exists(path),
    "GetDirectoryName(string path)": _directory,
    "GetExtension(string path)": _extension,
    "GetFileName(string path)": _name,
    "GetFileNameWithoutExtension(string path)": _without_extension,
    "GetFullPath(string path)": _full,
    "GetFullPath(string path, string basePath)": _full,
    "GetInvalidFileNameChars()": lambda: _signs(_INVALID_NAME),
    "GetInvalidPathChars()": lambda: _signs(_INVALID_PATH),
    "GetPathRoot(string path)": _root,
    "GetRandomFileName()": _random_name,
    "GetRelativePath(string relativeTo, string path)": lambda base, path: os.path.relpath(path, base),
    "GetTempFileName()": _temporary_file,
    "GetTempPath()": _temporary_folder,
    "HasExtension(string path)": lambda path: bool(_extension(path)),
    "IsPathFullyQualified(string path)": lambda path: _is_rooted(path) and (os.name != "nt" or os.path.isabs(path)),
    "IsPathRooted(string path)": _is_rooted,
    "Join(string path1, string path2)": lambda *paths: _joined(paths),
    "Join(string path1, string path2, string path3)": lambda *paths: _joined(paths),
    "Join(params string[] paths)": _joined,
    "TrimEndingDirectorySeparator(string path)": lambda path: path[:-1] if len(path) > 1 and path[-1] in _SEPARATORS else path,
}

MEMBERS: Final = (
    Members(
        NetType("System.IO.Path", "static"),
        statics=_PATH_METHODS,
        static_properties={
            "AltDirectorySeparatorChar": lambda: Char("/"),
            "DirectorySeparatorChar": lambda: Char(os.sep),
            "PathSeparator": lambda: Char(os.pathsep),
            "VolumeSeparatorChar": lambda: Char(":" if os.name == "nt" else "/"),
        },
    ),
)
