"""Requests and responses as plain records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .url import without_query


class Headers:
    """Header fields; names are compared without regard to case, the first spelling is kept, the last value counts."""

    __slots__ = ("_fields",)

    def __init__(self, fields: Iterable[tuple[str, str]] = ()) -> None:
        self._fields: dict[str, tuple[str, str]] = {}
        for name, value in fields:
            self[name] = value

    def __setitem__(self, name: str, value: str) -> None:
        folded = name.lower()
        known = self._fields.get(folded)
        self._fields[folded] = (known[0] if known else name, value)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._fields

    def get(self, name: str) -> str | None:
        """Returns the value of a field, or None."""
        field = self._fields.get(name.lower())
        return field[1] if field else None

    def items(self) -> list[tuple[str, str]]:
        """Returns the fields in order."""
        return list(self._fields.values())

    def update(self, fields: Mapping[str, str]) -> None:
        """Sets several fields."""
        for name, value in fields.items():
            self[name] = value

    def __repr__(self) -> str:
        return f"<Headers {', '.join(name for name, _ in self._fields.values())}>"


class Request:
    """What is to be sent. `url` is absolute and encoded; `content` is None where there is no body.

    Its text never shows the headers: credentials are among them.
    """

    __slots__ = ("content", "headers", "method", "url")

    def __init__(self, method: str, url: str, headers: Headers | None = None, content: bytes | None = None) -> None:
        self.method = method
        self.url = url
        self.headers = headers or Headers()
        self.content = content

    @property
    def place(self) -> str:
        """Method and address without the query, for messages."""
        return f"{self.method} {without_query(self.url)}"

    def __repr__(self) -> str:
        return f"<Request {self.place}>"


class Response:
    """What came back, read to its end; `content` is decoded from its transfer and content codings."""

    __slots__ = ("content", "headers", "reason", "status")

    def __init__(self, status: int, reason: str, headers: Headers, content: bytes) -> None:
        self.status = status
        self.reason = reason
        self.headers = headers
        self.content = content

    @property
    def content_type(self) -> str:
        """The media type without parameters, in lower case; empty where none was sent."""
        return (self.headers.get("content-type") or "").partition(";")[0].strip().lower()

    def __repr__(self) -> str:
        return f"<Response {self.status} {self.reason}, {len(self.content)} bytes>"
