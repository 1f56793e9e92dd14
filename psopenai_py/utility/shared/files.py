"""Files by the names scripts give them: from the current location, with wildcards, in an encoding."""

from __future__ import annotations

import glob
import os
from typing import Final

from ...framework.errors import PowerShellError
from ...framework.location import Location
from ...framework.session import Session
from ...framework.values.types import NetType
from ...framework.wildcards import has_wildcards
from .errors import DirectoryNotFoundException, FileNotFoundException, IOException, UnauthorizedAccessException

_PROVIDER: Final = "filesystem::"


def absolute(session: Session, name: str) -> str:
    """Returns the full path of a file name, seen from the session's current folder."""
    head, mark, rest = name.rpartition("::")
    if mark and head.casefold().endswith(_PROVIDER[:-2]):
        name = rest
    return Location.for_session(session).absolute(os.path.expanduser(name))


def matching(session: Session, name: str, *, literal: bool = False) -> list[str]:
    """Returns the full paths that a name with wildcards stands for, in order; the path itself where it has none."""
    path = absolute(session, name)
    return sorted(glob.glob(path), key=str.casefold) if not literal and has_wildcards(name) else [path]


class Encoding:
    """How text is written to a file: the codec, and the mark in front of it."""

    net_type = "System.Text.Encoding"
    __slots__ = ("codec", "mark", "name")

    def __init__(self, name: str, codec: str, mark: bytes = b"") -> None:
        self.name = name
        self.codec = codec
        self.mark = mark

    def encode(self, text: str) -> bytes:
        """Returns the bytes of a text; signs that the encoding does not have become question marks."""
        return text.encode(self.codec, "replace")

    def __str__(self) -> str:
        return self.name


UTF8: Final = Encoding("utf8NoBOM", "utf-8")
_ENCODINGS: Final = {
    "ascii": Encoding("ascii", "ascii"),
    "ansi": Encoding("ansi", "latin-1"),
    "bigendianunicode": Encoding("bigendianunicode", "utf-16-be", b"\xfe\xff"),
    "default": UTF8,
    "bigendianutf32": Encoding("bigendianutf32", "utf-32-be", b"\0\0\xfe\xff"),
    "oem": Encoding("oem", "utf-8"),
    "string": Encoding("string", "utf-16-le", b"\xff\xfe"),
    "unicode": Encoding("unicode", "utf-16-le", b"\xff\xfe"),
    "unknown": Encoding("unknown", "utf-16-le", b"\xff\xfe"),
    "utf7": Encoding("utf7", "utf-7"),
    "utf8": UTF8,
    "utf8bom": Encoding("utf8BOM", "utf-8", b"\xef\xbb\xbf"),
    "utf8nobom": UTF8,
    "utf32": Encoding("utf32", "utf-32-le", b"\xff\xfe\0\0"),
}


ENCODING: Final[NetType[Encoding]] = NetType(Encoding.net_type, "foreign", Encoding)


def known_encoding(name: str) -> Encoding | None:
    """Returns the encoding of one of the engine's own names, found without regard to case; None for any other name."""
    return _ENCODINGS.get(name.casefold())


def decoded(data: bytes, encoding: Encoding | None = None) -> str:
    """Returns the text of a file: by the mark it begins with, else in the encoding given, else in UTF-8."""
    for mark, codec in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be"),
                        (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):  # fmt: skip
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    return data.decode((encoding or UTF8).codec, "replace")


def file_error(error: OSError, path: str, error_id: str = "FileOpenFailure") -> PowerShellError:
    """Returns what went wrong with a file as the engine's error."""
    made: PowerShellError
    if isinstance(error, FileNotFoundError) and not os.path.isdir(os.path.dirname(path)):
        message = f"Could not find a part of the path '{path}'."
        made = DirectoryNotFoundException(message, error_id=error_id, category="OpenError")
    elif isinstance(error, FileNotFoundError):
        made = FileNotFoundException(f"Could not find file '{path}'.", error_id=error_id)
    elif isinstance(error, PermissionError | IsADirectoryError):
        made = UnauthorizedAccessException(f"Access to the path '{path}' is denied.", error_id=error_id)
    else:
        made = IOException(f"{error.strerror or error} : '{path}'", error_id=error_id)
    return made
