"""Invoke-RestMethod."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from ..framework.declaration.parameter import Parameter
from ..framework.errors import PowerShellError
from ..framework.http.messages import Request, Response
from ..framework.validation.ranges import ValidateRange
from ..framework.values.types import INT, STRING, SWITCH
from .web.cmdlet import WebCmdlet
from .web.content import is_json, text_of
from .web.messages import headers_of

_FEED: Final = re.compile(r"<(rss|feed)\b", re.IGNORECASE)
_LOOKED_AT: Final = 1024
"""Characters in which a text says that it is a feed."""


class InvokeRestMethod(
    WebCmdlet,
    name="Invoke-RestMethod",
    default_set="StandardMethod",
    net_type="Microsoft.PowerShell.Commands.InvokeRestMethodCommand",
    aliases=("irm",),
    examples=(
        ("Invoke-RestMethod https://api.example.com/items", "The items as objects."),
        (
            "Invoke-RestMethod $uri -Method Post -ContentType application/json -Body (@{ name = 'x' } | ConvertTo-Json)",
            "Sends JSON.",
        ),
    ),
):
    """Sends a request and writes what the answer says as objects.

    JSON becomes objects, a feed its entries, other XML a document, anything else text. An answer with a status of 400 or more is
    an error that ends the command.
    """

    FollowRelLink = Parameter(SWITCH, alias="FL", help="Goes on with the pages that the answer links as next.")
    MaximumFollowRelLink = Parameter(
        INT, alias="ML", default=2**31 - 1, validate=[ValidateRange(1, 2**31 - 1)], help="How many pages."
    )
    ResponseHeadersVariable = Parameter(STRING, alias="RHV", help="The name of a variable for the header fields of the answer.")
    StatusCodeVariable = Parameter(STRING, help="The name of a variable for the status of the answer.")

    def begin(self) -> None:
        """Counts pages from here."""
        self._pages = 0

    def answered(self, request: Request, response: Response) -> Iterator[Any]:
        """Writes what the answer says."""
        if self.writes:
            text = text_of(response)
            entries = _entries(text)
            if entries:
                yield from entries
            else:
                yield _meaning(text, response.content_type)
        self.save(request, response)
        if self.StatusCodeVariable:
            self.session.variables[self.StatusCodeVariable] = response.status
        if self.ResponseHeadersVariable:
            self.session.variables[self.ResponseHeadersVariable] = headers_of(response)

    def next_address(self, request: Request, response: Response) -> str | None:
        """Returns the next page, as long as pages are to be followed."""
        self._pages += 1
        if not self.FollowRelLink or self._pages >= self.MaximumFollowRelLink:
            return None
        from .web.links import links_of

        following = links_of(request, response).get("next")
        if following is not None:
            self.write_verbose(f"Following rel link {following}")
        return following


def _meaning(text: str, media_type: str) -> Any:
    """Returns a body as what it is: the kind that the header names is tried first, then the other; text where neither fits."""
    readers = (_json, _xml) if is_json(media_type) else (_xml, _json)
    for read in readers:
        try:
            return read(text)
        except (PowerShellError, ValueError):
            continue
    return text


def _json(text: str) -> Any:
    from .json.date_kinds import JsonDateKind
    from .json.objects import convert_from_json

    if not text.strip():
        raise ValueError("nothing is no JSON")
    return convert_from_json(text, as_hashtable=False, depth=1024, kind=JsonDateKind.Default)


def _xml(text: str) -> Any:
    from ..framework.conversion.engine import convert
    from ..framework.values.types import XML

    return convert(text, XML)


def _entries(text: str) -> list[Any]:
    """Returns the entries of a feed, none for any other text."""
    if not _FEED.search(text[:_LOOKED_AT]):
        return []
    from xml.etree import ElementTree  # the text becomes a document first, which refuses entities of its own

    from ..language.members.xml_nodes import XmlElement

    try:
        _xml(text)
    except PowerShellError:
        return []
    root = ElementTree.fromstring(text)  # noqa: S314
    return [XmlElement(node) for node in root.iter() if str(node.tag).rpartition("}")[2].lower() in ("item", "entry")]
