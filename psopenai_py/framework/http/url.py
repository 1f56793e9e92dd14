"""Addresses: built from encoded parts, and compared by origin."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl, quote, urlsplit, urlunsplit

from .errors import InvalidRequest

_DEFAULT_PORTS = {"http": 80, "https": 443}


def encoded_segment(text: str) -> str:
    """Returns one segment of a path, percent-encoded: UTF-8, upper-case hex, ``%20`` for a blank.

    The result is never encoded again. Raises InvalidRequest for an empty text, ``.`` and ``..``, which would name another path.
    """
    if text in ("", ".", ".."):
        raise InvalidRequest(f"'{text}' cannot be part of an address: it would name another resource.", target=text)
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        raise InvalidRequest("An id contains half of a surrogate pair, which no address can hold.", target=text) from None


def encoded_query(pairs: Iterable[tuple[str, str]]) -> str:
    """Returns a query string; a name that occurs more than once stays so."""
    return "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs)


def joined(base: str, path: str, query: Iterable[tuple[str, str]] = ()) -> str:
    """Returns `base` with an encoded path and a query added; a query of the base stays in front, its fragment is dropped."""
    parts = urlsplit(base)
    whole_query = "&".join(part for part in (parts.query, encoded_query(query)) if part)
    return urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/") + path, whole_query, ""))


def with_query(url: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Returns the address with pairs added at the end of its query."""
    added = encoded_query(pairs)
    return f"{url}{'&' if '?' in url else '?'}{added}" if added else url


def query_of(url: str) -> list[tuple[str, str]]:
    """Returns the pairs of an address's query, decoded."""
    return parse_qsl(urlsplit(url).query, keep_blank_values=True)


def without_query(url: str) -> str:
    """Returns the address up to its query: what may be shown of it, since credentials may stand behind."""
    return url.partition("?")[0].partition("#")[0]


def origin(url: str) -> tuple[str, str, int | None]:
    """Returns scheme, host and port: what credentials belong to. Raises InvalidRequest for an address that has none."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise InvalidRequest(f"'{without_query(url)}' is not an address: {error}.") from None
    return parts.scheme.lower(), (parts.hostname or "").lower(), port or _DEFAULT_PORTS.get(parts.scheme.lower())


def is_http_url(url: str) -> bool:
    """Whether the text is an absolute http or https address with a host and without user information."""
    try:
        parts = urlsplit(url)
        has_host = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    return parts.scheme.lower() in _DEFAULT_PORTS and has_host and "@" not in parts.netloc and not any(c.isspace() for c in url)


def absolute_url(url: str) -> str:
    """Returns an absolute address in its normal form: host in lower case, a path, and no character that an address cannot hold."""
    parts = urlsplit(url)
    safe = "%/:@!$&'()*+,;=~?"
    return urlunsplit(
        (
            parts.scheme.lower(),
            parts.netloc.lower(),
            quote(parts.path, safe=safe) or "/",
            quote(parts.query, safe=safe),
            parts.fragment,
        )
    )
