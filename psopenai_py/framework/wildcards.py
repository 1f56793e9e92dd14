"""The engine's wildcards: ``*``, ``?``, ``[a-z]``, with the backtick as the escape character."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache


def has_wildcards(text: str) -> bool:
    """Whether the text has a wildcard character that is not escaped."""
    return re.search(r"[*?\[\]]", re.sub("`.", "", text, flags=re.DOTALL)) is not None


@lru_cache(maxsize=256)
def wildcard_matcher(pattern: str, *, ignore_case: bool = True) -> Callable[[str], object]:
    """Returns a function that is true for the texts the pattern matches as a whole.

    ValueError for a range that runs backwards, such as ``[z-a]``.
    """
    return re.compile(_translated(pattern), re.DOTALL | (re.IGNORECASE if ignore_case else re.NOFLAG)).fullmatch


def _translated(pattern: str) -> str:
    parts: list[str] = []
    for escaped, any_text, any_char, group, other in re.findall(r"`(.)|(\*)|(\?)|\[([^\]]+)\]|(.)", pattern, re.DOTALL):
        if any_text:
            parts.append(".*")
        elif any_char:
            parts.append(".")
        elif group:
            parts.append(f"[{_members(group)}]")
        else:
            parts.append(re.escape(escaped or other))
    return "".join(parts)


def _members(group: str) -> str:
    """Returns the signs and ranges of a pair of brackets as a regular expression has them."""
    parts: list[str] = []
    for first, last, single in re.findall(r"(.)-(.)|(.)", group, re.DOTALL):
        if first > last:
            raise ValueError(f"The range {first}-{last} runs backwards.")
        parts.append(re.escape(single) if single else f"{re.escape(first)}-{re.escape(last)}")
    return "".join(parts)
