"""The addresses that an answer's Link field names, by relation."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urljoin

from ...framework.http.messages import Request, Response

_LINK: Final = re.compile(r'<(?P<url>.*?)>;\s*rel=(?:"(?P<quoted>.*?)"|(?P<plain>[^,;]*))')


def links_of(request: Request, response: Response) -> dict[str, str]:
    """Returns absolute addresses by relation, such as ``next``; of several with one relation the first."""
    found: dict[str, str] = {}
    for match in _LINK.finditer(response.headers.get("link") or ""):
        relation = match["quoted"] if match["quoted"] is not None else match["plain"]
        if match["url"] and relation:
            found.setdefault(relation.casefold(), urljoin(request.url, match["url"]))
    return found
