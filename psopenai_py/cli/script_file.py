"""The text of a script file."""

from __future__ import annotations

import codecs
import os
from typing import Final

from ..framework.errors import PowerShellError
from .host_parameters import UsageError, no_script

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ADVICE: Final = "Save it as UTF-8, or as UTF-16 with a byte order mark."


class ScriptFileException(PowerShellError):
    """A script file that cannot be read as text."""

    net_type = "System.IO.IOException"
    error_id = "UnreadableScript"
    category = "ReadError"
    terminating = True


def path_of(word: str) -> str:
    """Returns the full path of the script that a word names. Raises UsageError where no file of that name is."""
    path = os.path.abspath(os.path.expanduser(word))
    if "\0" in word or not os.path.isfile(path):
        raise UsageError(no_script(word))
    return path


def read_script(path: str) -> str:
    """Returns the text of a file: UTF-8 with or without a byte order mark, or UTF-16 with one. Line ends stay as they are.

    Raises ScriptFileException for a file that cannot be read, is in another encoding, or is no text.
    """
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise ScriptFileException(f"The script '{path}' cannot be read: {error.strerror or error}.", target=path) from error
    mark, encoding = next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        name = encoding[:6].upper()
        raise ScriptFileException(f"The script '{path}' is no {name} text (line {line}). {_ADVICE}", target=path) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise ScriptFileException(f"The script '{path}' is no text: line {line} holds a NUL. {_ADVICE}", target=path)
    return text
