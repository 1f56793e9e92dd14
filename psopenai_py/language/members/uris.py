"""The members of System.Uri, and the escaping of texts for addresses and pages."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import SplitResult, quote, unquote, unquote_plus, urljoin, urlsplit

from ...framework.conversion.text import uri_text
from ...framework.values.collections import Array
from ...framework.values.scalars import Uri
from ...framework.values.types import STRING, URI, NetType
from ..errors import NetException, null_argument
from .objects import OBJECT_MEMBERS
from .table import Members

_PORTS: Final = {"http": 80, "https": 443, "ftp": 21, "ws": 80, "wss": 443}
_UNRESERVED: Final = "-._~"
_RESERVED: Final = ":/?#[]@!$&'()*+,;=" + _UNRESERVED


def _absolute(value: Uri) -> SplitResult:
    if not value.is_absolute:
        raise NetException("System.InvalidOperationException", "This operation is not supported for a relative URI.")
    return urlsplit(uri_text(value))


def _read(part: Callable[[SplitResult], Any]) -> Callable[[Uri], Any]:
    return lambda value: part(_absolute(value)) if value.is_absolute else None


def _escaped(text: str) -> str:
    return quote(text, safe=_RESERVED + "%")


def _port(address: SplitResult) -> int:
    return address.port or _PORTS.get(address.scheme, -1)


def _segments(address: SplitResult) -> list[str]:
    parts = _escaped(address.path).split("/")
    pieces = [f"{part}/" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
    return Array(STRING, pieces)


def _authority(address: SplitResult) -> str:
    return address.netloc.rpartition("@")[2]


def _new(text: str | None, *_: Any) -> Uri:
    if text is None:
        raise null_argument("uriString")
    made = Uri(text)
    if not made.is_absolute:
        reason = "Invalid URI: The URI is empty." if not text else "Invalid URI: The format of the URI could not be determined."
        raise NetException("System.UriFormatException", reason)
    return made


def _of_base(base: Uri, relative: str) -> Uri:
    return Uri(urljoin(uri_text(base), str(relative)))


def _try_create(text: str | None, kind: int, cell: Any) -> bool:
    made = Uri(text or "")
    fits = bool(text) and (kind == 0 or made.is_absolute == (kind == 1))
    cell.value = made if fits else None
    return fits


def _file_path(address: SplitResult) -> str:
    return unquote(address.path)


def _full(value: Uri) -> str:
    address = _absolute(value)
    return _escaped(address.geturl())


def _url_encode(text: str | None) -> str | None:
    return None if text is None else quote(text, safe="-_.!*()").replace("%20", "+")


def _web_encode(text: str | None) -> str | None:
    """HttpUtility writes its digits in lower case."""
    import re

    encoded = _url_encode(text)
    return None if encoded is None else re.sub("%[0-9A-F]{2}", lambda found: found[0].lower(), encoded)


def _html_encode(text: str | None) -> str | None:
    return None if text is None else html.escape(text).replace("&#x27;", "&#39;")


_ENCODING: Final[dict[str, Callable[..., Any]]] = {
    "HtmlDecode(string value)": lambda text: None if text is None else html.unescape(text),
    "HtmlEncode(string value)": _html_encode,
    "UrlDecode(string encodedValue)": lambda text: None if text is None else unquote_plus(text),
}

MEMBERS: Final = (
    Members(
        URI,
        properties={
            "string AbsolutePath": _read(lambda address: _escaped(address.path)),
            "string AbsoluteUri": lambda value: _full(value) if value.is_absolute else None,
            "string LocalPath": _read(_file_path),
            "string Authority": _read(_authority),
            "System.UriHostNameType HostNameType": _read(lambda address: "Dns"),
            "bool IsDefaultPort": _read(lambda address: _port(address) == _PORTS.get(address.scheme, -1)),
            "bool IsFile": _read(lambda address: address.scheme == "file"),
            "bool IsLoopback": _read(lambda address: (address.hostname or "") in ("localhost", "127.0.0.1", "::1", "")),
            "string PathAndQuery": _read(
                lambda address: _escaped(address.path) + (f"?{_escaped(address.query)}" if address.query else "")
            ),
            "string[] Segments": _read(_segments),
            "bool IsUnc": _read(lambda address: False),
            "string Host": _read(lambda address: address.hostname or ""),
            "int Port": _read(_port),
            "string Query": _read(lambda address: f"?{_escaped(address.query)}" if address.query else ""),
            "string Fragment": _read(lambda address: f"#{_escaped(address.fragment)}" if address.fragment else ""),
            "string Scheme": _read(lambda address: address.scheme),
            "string OriginalString": None,
            "string DnsSafeHost": _read(lambda address: address.hostname or ""),
            "bool IsAbsoluteUri": None,
            "bool UserEscaped": lambda value: False,
            "string UserInfo": _read(lambda address: address.netloc.rpartition("@")[0]),
        },
        methods={
            "Equals(object comparand)": lambda value, other: isinstance(other, Uri) and uri_text(value) == uri_text(other),
            "IsBaseOf(uri uri)": lambda value, other: uri_text(other).startswith(uri_text(value).rpartition("/")[0]),
            "MakeRelativeUri(uri uri)": lambda value, other: Uri(
                uri_text(other).removeprefix(uri_text(value).rpartition("/")[0] + "/")
            ),
            "ToString()": uri_text,
        },
        statics={
            "new(string uriString)": _new,
            "new(string uriString, System.UriKind uriKind)": lambda text, kind: Uri(text),
            "new(uri baseUri, string relativeUri)": _of_base,
            "EscapeDataString(string stringToEscape)": lambda text: quote(text, safe=_UNRESERVED),
            "EscapeUriString(string stringToEscape)": _escaped,
            "IsWellFormedUriString(string uriString, System.UriKind uriKind)": lambda text, kind: (
                " " not in (text or " ") and (kind == 0 or Uri(text).is_absolute == (kind == 1))
            ),
            "TryCreate(string uriString, System.UriKind uriKind, ref object result)": _try_create,
            "UnescapeDataString(string stringToUnescape)": unquote,
        },
        static_properties={"UriSchemeHttp": lambda: "http", "UriSchemeHttps": lambda: "https", "UriSchemeFile": lambda: "file"},
        base=OBJECT_MEMBERS,
    ),
    Members(
        NetType("System.Net.WebUtility", "static"),
        statics={**_ENCODING, "UrlEncode(string value)": _url_encode},
    ),
    Members(
        NetType("System.Web.HttpUtility", "static"),
        statics={**_ENCODING, "UrlEncode(string str)": _web_encode},
    ),
)
