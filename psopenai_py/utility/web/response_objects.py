"""What Invoke-WebRequest writes."""

from __future__ import annotations

import re
from typing import Any, Final

from ...framework.http.messages import Request, Response
from ...framework.values.collections import Array, Hashtable
from ...framework.values.net_object import NetObject
from ...framework.values.numbers import Byte, Int64
from ...framework.values.objects import PSObject
from ...framework.values.types import BYTE
from .content import charset_of, text_of
from .links import links_of
from .messages import HttpResponseMessage, headers_of
from .status import status_code

_FLAGS: Final = re.IGNORECASE | re.DOTALL
_IMAGE: Final = re.compile(r"<img\s[^>]*?>", _FLAGS)
_INPUT: Final = re.compile(r"<input\s+[^>]*(?:/?>|>.*?</input>)", _FLAGS)
_LINK: Final = re.compile(r"<a\s+[^>]*(?:/>|>.*?</a>)", _FLAGS)
_TAG: Final = re.compile(r"<\w+((?:\s+[^\"'>/=\s]+(?:\s*=\s*(?:\".*?\"|'.*?'|[^'\">\s]+)?)?)+\s*|\s*)/?>", _FLAGS)
_ATTRIBUTE: Final = re.compile(r"\s([^\"'>/=\s]+)(?:\s*=\s*(?:\"(.*?)\"|'(.*?)'|([^'\">\s]+)))?", _FLAGS)
_PROPERTIES: Final = ("StatusCode", "StatusDescription", "Content", "RawContent", "Headers", "RawContentLength", "RelationLink")


class WebResponseObject(
    NetObject,
    net_type="Microsoft.PowerShell.Commands.WebResponseObject",
    properties=(*_PROPERTIES, "OutFile", "BaseResponse"),
):
    """An answer whose body is no text: `Content` is its bytes."""

    __slots__ = ("OutFile", "_request", "_response")

    def __init__(self, request: Request, response: Response, out_file: str | None) -> None:
        self._request = request
        self._response = response
        self.OutFile = out_file

    @property
    def StatusCode(self) -> int:
        """The status."""
        return self._response.status

    @property
    def StatusDescription(self) -> str:
        """The name of the status."""
        return str(status_code(self._response.status))

    @property
    def Headers(self) -> Hashtable:
        """The header fields by name, each with its values."""
        return headers_of(self._response)

    @property
    def Content(self) -> Any:
        """The body."""
        return Array(BYTE, map(Byte, self._response.content))

    @property
    def RawContent(self) -> str:
        """The answer as it came, from its first line on."""
        fields = "".join(f"{name}: {value}\n" for name, value in self._response.headers.items())
        return f"HTTP/1.1 {self._response.status} {self.StatusDescription}\n{fields}\n{self._shown()}"

    def _shown(self) -> str:
        return "".join(chr(byte) if 32 <= byte < 127 or byte in (9, 10, 13) else "." for byte in self._response.content)

    @property
    def RawContentLength(self) -> int:
        """Bytes of the body."""
        return Int64(len(self._response.content))

    @property
    def RelationLink(self) -> Hashtable:
        """The addresses that the Link field names, by relation."""
        return Hashtable(links_of(self._request, self._response))

    @property
    def BaseResponse(self) -> HttpResponseMessage:
        """The answer."""
        return HttpResponseMessage(self._request, self._response)

    def __str__(self) -> str:
        return self._shown()


class BasicHtmlWebResponseObject(
    WebResponseObject,
    net_type="Microsoft.PowerShell.Commands.BasicHtmlWebResponseObject",
    properties=(*_PROPERTIES, "Encoding", "Images", "InputFields", "Links", "OutFile", "BaseResponse"),
):
    """An answer whose body is text."""

    __slots__ = ()

    @property
    def Content(self) -> str:
        """The body as text."""
        return text_of(self._response)

    def _shown(self) -> str:
        return self.Content

    @property
    def Encoding(self) -> str:
        """The name of the encoding that the header says; utf-8 where it says none."""
        return charset_of(self._response.headers.get("content-type")) or "utf-8"

    @property
    def Images(self) -> list[PSObject]:
        """The images of a page, with their attributes."""
        return _elements(_IMAGE, "IMG", self.Content)

    @property
    def InputFields(self) -> list[PSObject]:
        """The fields of a page, with their attributes."""
        return _elements(_INPUT, "INPUT", self.Content)

    @property
    def Links(self) -> list[PSObject]:
        """The links of a page, with their attributes."""
        return _elements(_LINK, "A", self.Content)


def _elements(pattern: re.Pattern[str], tag: str, text: str) -> list[PSObject]:
    return [_element(found[0], tag) for found in pattern.finditer(text)]


def _element(html: str, tag: str) -> PSObject:
    properties: dict[str, Any] = {"outerHTML": html, "tagName": tag}
    opening = _TAG.match(html)
    for name, double, single, plain in _ATTRIBUTE.findall(opening[1] if opening else ""):
        properties[name] = double or single or plain or None
    return PSObject(properties)
