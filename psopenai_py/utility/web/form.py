"""Bodies: fields of a form, in one line or in parts."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote_plus

from ...framework.conversion.text import is_enumerable, to_text
from ...framework.values.file_info import FileInfo


def form_line(fields: Mapping[Any, Any]) -> str:
    """Returns fields as ``name=value&…``, with the signs encoded that an address does not hold."""
    return "&".join(f"{_encoded(name)}={_encoded(value)}" for name, value in fields.items())


def _encoded(value: Any) -> str:
    return "" if value is None else quote_plus(to_text(value), safe="-_.!*()", errors="replace")


def multipart(fields: Mapping[Any, Any]) -> tuple[str, bytes]:
    """Returns the content type and the body of a form in parts: a part for each value, files with their names."""
    boundary = f"----{os.urandom(16).hex()}"
    parts = [part for name, value in fields.items() for part in _parts(to_text(name), value, several=True)]
    body = b"".join(b"--" + boundary.encode() + b"\r\n" + part + b"\r\n" for part in parts)
    return f'multipart/form-data; boundary="{boundary}"', body + b"--" + boundary.encode() + b"--\r\n"


def _parts(name: str, value: Any, *, several: bool) -> Iterator[bytes]:
    if isinstance(value, FileInfo):
        with open(value.FullName, "rb") as file:
            content = file.read()
        fields = (
            "Content-Type: application/octet-stream\r\n"
            f"Content-Disposition: form-data; name={_quoted(name)}; filename={_quoted(value.Name)}"
        )
        yield fields.encode() + b"\r\n\r\n" + content
    elif several and is_enumerable(value) and not isinstance(value, str | Mapping):
        for item in value:
            yield from _parts(name, item, several=False)
    else:
        fields = f"Content-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name={_quoted(name)}"
        yield fields.encode() + b"\r\n\r\n" + to_text(value).encode("utf-8", "replace")


def _quoted(text: str) -> str:
    """Returns a name for a header: in quotes, with the signs encoded that would end it."""
    return '"' + text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A") + '"'
