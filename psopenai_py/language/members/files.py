"""``[IO.File]`` and ``[IO.Directory]``."""

from __future__ import annotations

import fnmatch
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC
from typing import Any, Final

from ...framework.conversion.text import to_text
from ...framework.values.collections import Array
from ...framework.values.dates import LOCAL, DateTime
from ...framework.values.types import STRING, NetType
from ..errors import NetException, null_argument
from .converter import byte_array
from .encodings import UTF8, Encoding
from .table import Members

_PLAIN: Final = UTF8.with_mark(False)
_MARKS: Final = (("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"))


def translated(function: Callable[..., Any]) -> Callable[..., Any]:
    """Returns the function with the errors of the system in .NET's classes and words."""

    def called(*arguments: Any) -> Any:
        if arguments and arguments[0] is None:
            raise null_argument("path")
        try:
            return function(*arguments)
        except FileNotFoundError as error:
            raise _missing(error.filename or arguments[0]) from error
        except NotADirectoryError as error:
            raise NetException("System.IO.IOException", f"The directory name is invalid. : '{error.filename}'") from error
        except PermissionError as error:
            path = os.path.abspath(str(error.filename or arguments[0]))
            raise NetException("System.UnauthorizedAccessException", f"Access to the path '{path}' is denied.") from error
        except IsADirectoryError as error:
            path = os.path.abspath(str(error.filename or arguments[0]))
            raise NetException("System.UnauthorizedAccessException", f"Access to the path '{path}' is denied.") from error
        except FileExistsError as error:
            path = os.path.abspath(str(error.filename or arguments[0]))
            raise NetException("System.IO.IOException", f"The file '{path}' already exists.") from error
        except OSError as error:
            raise NetException("System.IO.IOException", f"{error.strerror} : '{arguments[0]}'") from error

    return called


def _missing(path: Any) -> NetException:
    full = os.path.abspath(os.fsdecode(path))
    if os.path.isdir(os.path.dirname(full)):
        return NetException("System.IO.FileNotFoundException", f"Could not find file '{full}'.")
    return NetException("System.IO.DirectoryNotFoundException", f"Could not find a part of the path '{full}'.")


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _text(path: str, encoding: Encoding = _PLAIN) -> str:
    data = _bytes(path)
    for codec, mark in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    return data.decode(encoding.codec, "replace")


def _lines(path: str, encoding: Encoding = _PLAIN) -> list[str]:
    text = _text(path, encoding).replace("\r\n", "\n").replace("\r", "\n")
    return Array(STRING, text.removesuffix("\n").split("\n") if text else [])


def _write(path: str, data: bytes, mode: str = "wb") -> None:
    with open(path, mode) as file:
        file.write(data)


def _encoded(text: str, encoding: Encoding, *, with_mark: bool) -> bytes:
    return (encoding.mark if with_mark else b"") + bytes(encoding.encoded(text))


def _write_text(path: str, text: Any, encoding: Encoding = _PLAIN) -> None:
    _write(path, _encoded(text or "", encoding, with_mark=True))


def _append_text(path: str, text: Any, encoding: Encoding = _PLAIN) -> None:
    is_new = not os.path.exists(path) or os.path.getsize(path) == 0
    _write(path, _encoded(text or "", encoding, with_mark=is_new), "ab")


def _joined(lines: Iterable[Any]) -> str:
    return "".join(f"{to_text(line)}{os.linesep}" for line in lines)


def _copy(source: str, target: str, overwrite: bool = False) -> None:
    if os.path.exists(target) and not overwrite:
        raise NetException("System.IO.IOException", f"The file '{os.path.abspath(target)}' already exists.")
    shutil.copyfile(source, target)


def _move(source: str, target: str, overwrite: bool = False) -> None:
    if os.path.exists(target) and not overwrite:
        raise NetException("System.IO.IOException", "Cannot create a file when that file already exists.")
    os.replace(source, target)


def _delete(path: str) -> None:
    if os.path.exists(path):
        os.remove(path)


def _stamp(path: str, *, utc: bool, created: bool = False) -> DateTime:
    if not os.path.exists(path):
        return DateTime(1601, 1, 1, tzinfo=UTC if utc else LOCAL)
    status = os.stat(path)
    moment = DateTime.from_unix(status.st_ctime if created and os.name == "nt" else status.st_mtime)
    return DateTime.of(moment.astimezone(UTC)) if utc else moment


def _found(path: str, pattern: str, option: int, *, files: bool, folders: bool) -> list[str]:
    names: list[str] = []
    if not os.path.isdir(path):
        raise NetException("System.IO.DirectoryNotFoundException", f"Could not find a part of the path '{os.path.abspath(path)}'.")
    for folder, subfolders, own in os.walk(path):
        for wanted, entries in ((folders, subfolders), (files, own)):
            if wanted:
                names += [os.path.join(folder, name) for name in entries if fnmatch.fnmatch(name, pattern.replace("*.*", "*"))]
        if not option:
            break
    return Array(STRING, names)


def _lists(*, files: bool, folders: bool) -> Callable[..., list[str]]:
    return translated(lambda path, pattern="*", option=0: _found(path, pattern, option, files=files, folders=folders))


def _delete_folder(path: str, recursive: bool = False) -> None:
    if recursive:
        shutil.rmtree(path)
        return
    if os.listdir(path):
        raise NetException("System.IO.IOException", f"Directory not empty : '{os.path.abspath(path)}'")
    os.rmdir(path)


def _create_folder(path: str) -> str:
    os.makedirs(path, exist_ok=True)
    return os.path.abspath(path)


def _signatures(entries: dict[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    return {signature: translated(function) for signature, function in entries.items()}


def _read_bytes(path: str) -> Sequence[Any]:
    return byte_array(_bytes(path))


MEMBERS: Final = (
    Members(
        NetType("System.IO.File", "static"),
        statics={
            **_signatures(
                {
                    "void AppendAllLines(string path, System.Collections.IEnumerable contents)": lambda path, lines: _append_text(
                        path, _joined(lines)
                    ),
                    "void AppendAllText(string path, string contents)": _append_text,
                    "void AppendAllText(string path, string contents, System.Text.Encoding encoding)": _append_text,
                    "void Copy(string sourceFileName, string destFileName)": _copy,
                    "void Copy(string sourceFileName, string destFileName, bool overwrite)": _copy,
                    "void Delete(string path)": _delete,
                    "GetCreationTime(string path)": lambda path: _stamp(path, utc=False, created=True),
                    "GetLastWriteTime(string path)": lambda path: _stamp(path, utc=False),
                    "GetLastWriteTimeUtc(string path)": lambda path: _stamp(path, utc=True),
                    "void Move(string sourceFileName, string destFileName)": _move,
                    "void Move(string sourceFileName, string destFileName, bool overwrite)": _move,
                    "ReadAllBytes(string path)": _read_bytes,
                    "ReadAllLines(string path)": _lines,
                    "ReadAllLines(string path, System.Text.Encoding encoding)": _lines,
                    "ReadAllText(string path)": _text,
                    "ReadAllText(string path, System.Text.Encoding encoding)": _text,
                    "ReadLines(string path)": _lines,
                    "void WriteAllBytes(string path, byte[] bytes)": lambda path, data: _write(path, bytes(data)),
                    "void WriteAllLines(string path, System.Collections.IEnumerable contents)": lambda path, lines: _write_text(
                        path, _joined(lines)
                    ),
                    "void WriteAllLines(string path, System.Collections.IEnumerable contents, System.Text.Encoding encoding)": (
                        lambda path, lines, encoding: _write_text(path, _joined(lines), encoding)
                    ),
                    "void WriteAllText(string path, string contents)": _write_text,
                    "void WriteAllText(string path, string contents, System.Text.Encoding encoding)": _write_text,
                }
            ),
            "Exists(string path)": lambda path: bool(path) and os.path.isfile(path),
        },
    ),
    Members(
        NetType("System.IO.Directory", "static"),
        statics={
            **_signatures(
                {
                    "CreateDirectory(string path)": _create_folder,
                    "void Delete(string path)": _delete_folder,
                    "void Delete(string path, bool recursive)": _delete_folder,
                    "GetLastWriteTime(string path)": lambda path: _stamp(path, utc=False),
                    "void Move(string sourceDirName, string destDirName)": _move,
                    "void SetCurrentDirectory(string path)": os.chdir,
                }
            ),
            **{
                f"{verb}{what}(string path{rest})": _lists(files=what != "Directories", folders=what != "Files")
                for verb in ("Get", "Enumerate")
                for what in ("Files", "Directories", "FileSystemEntries")
                for rest in ("", ", string searchPattern", ", string searchPattern, System.IO.SearchOption searchOption")
            },
            "Exists(string path)": lambda path: bool(path) and os.path.isdir(path),
            "GetCurrentDirectory()": os.getcwd,
            "GetParent(string path)": lambda path: os.path.dirname(os.path.abspath(path)),
        },
    ),
)
