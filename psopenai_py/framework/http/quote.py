"""A few words of an answer that is not what it should be, for messages: enough to recognise who sent it."""

from __future__ import annotations

import re
from collections.abc import Callable

from .messages import Response

_LONGEST = 160
_LONGEST_LOOK = 16_384
"""Bytes that are looked at: secrets are searched before anything is cut, so that none is shown in part."""
_UNSEEN = re.compile(r"<(script|style|svg)\b.*?(</\1\s*>|\Z)|<!--.*?(-->|\Z)|<[^<>]*(>|\Z)", re.DOTALL | re.IGNORECASE)


def quoted(response: Response, safe: Callable[[str], str], longest: int = _LONGEST) -> str:
    """Returns the beginning of the body in one line, without the markup of HTML; `safe` masks secrets. Empty for an empty body."""
    text = safe(response.content[:_LONGEST_LOOK].decode("utf-8", "replace"))
    if "html" in response.content_type or text.lstrip()[:1] == "<":
        from html import unescape

        text = unescape(_UNSEEN.sub(" ", text))
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rstrip()}…"
