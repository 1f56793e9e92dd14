"""What an answer's body is: its kind, and its text."""

from __future__ import annotations

import codecs
import re
from typing import Final

from ...framework.http.messages import Response

_JSON: Final = frozenset(
    {
        "application/json",
        "text/json",
        "application/x-javascript",
        "text/x-javascript",
        "application/javascript",
        "text/javascript",
    }
)
_XML: Final = frozenset({"application/xml", "application/xml-external-parsed-entity", "application/xml-dtd"})
_CHARSET: Final = re.compile(r"charset\s*=\s*\"?([^\s\";]+)", re.IGNORECASE)
_DECLARED: Final = (
    re.compile(r"<meta\s.*[^.><]*charset\s*=\s*[\"'\n]?([A-Za-z].[^\s\"'\n<>]*)[\s\"'\n>]", re.IGNORECASE | re.DOTALL),
    re.compile(r"<\?xml\s.*[^.><]*encoding\s*=\s*[\"'\n]?([A-Za-z].[^\s\"'\n<>]*)[\s\"'\n>]", re.IGNORECASE | re.DOTALL),
)
_LOOKED_AT: Final = 1024
"""Characters in which a document may say its encoding."""


def is_json(media_type: str) -> bool:
    """Whether a media type is one of JSON's."""
    return media_type in _JSON


def is_xml(media_type: str) -> bool:
    """Whether a media type is one of XML's."""
    return media_type in _XML or media_type.endswith("+xml")


def is_text(media_type: str) -> bool:
    """Whether a media type is text."""
    return media_type.startswith("text/") or is_xml(media_type) or is_json(media_type)


def codec_named(name: str | None) -> str | None:
    """Returns the codec of a character set, None for one that is unknown."""
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        return None


def charset_of(content_type: str | None) -> str | None:
    """Returns the character set that a Content-Type names."""
    found = _CHARSET.search(content_type or "")
    return found[1] if found else None


def text_of(response: Response) -> str:
    """Returns the body as text: in the encoding that the header names, else in the one it declares itself, else in UTF-8."""
    codec = codec_named(charset_of(response.headers.get("content-type")))
    if codec is not None:
        return _decoded(response.content, codec)
    text = _decoded(response.content, "utf-8")
    for pattern in _DECLARED:
        found = pattern.search(text[:_LOOKED_AT])
        if found:
            declared = codec_named(found[1])
            return text if declared is None else _decoded(response.content, declared)
    return text


def _decoded(data: bytes, codec: str) -> str:
    for mark, own in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[len(mark) :].decode(own, "replace")
    return data.decode(codec, "replace")
