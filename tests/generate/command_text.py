"""A command line as text: what a person would type to say the same as the items of a case."""

from __future__ import annotations

import re
from typing import Any

from psopenai_py.framework.characters import SINGLE_QUOTES

_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_LEAST_NUMBER = -(2**31)  # smaller ones in size need a minus that is part of the number


def command_text(invoke: list[dict[str, Any]]) -> str | None:
    """Returns the items as text, None where one of them has no constant text."""
    words: list[str] = []
    for item in invoke:
        if "p" in item and not _NAME.fullmatch(item["p"]):
            return None
        name = f"-{item['p']}" if "p" in item else ""
        if "v" not in item:
            words.append(name)
            continue
        value = value_text(item["v"])
        if value is None:
            return None
        words.append(f"{name}:{value}" if name else value)
    return " ".join(words)


def value_text(value: Any) -> str | None:
    """Returns the constant that means a case value, None where there is none."""
    match value:
        case None:
            return "$null"
        case bool():
            return "$true" if value else "$false"
        case int():
            return f"({value})" if value > _LEAST_NUMBER else None
        case float():
            return f"({value!r})"
        case str():
            return "'" + "".join(char * 2 if char in SINGLE_QUOTES else char for char in value) + "'"
        case list():
            return _list_text(value)
        case {"$": "long", "value": number}:
            return f"({number}L)"
        case {"$": "hashtable", "value": entries}:
            pairs = [(value_text(key), value_text(entry)) for key, entry in entries.items()]
            return None if any(entry is None for _, entry in pairs) else "@{" + "; ".join(f"{k}={v}" for k, v in pairs) + "}"
    return None


def _list_text(items: list[Any]) -> str | None:
    texts = [value_text(item) for item in items]
    if None in texts:
        return None
    alone = "," if len(items) == 1 else ""
    return f"@({alone}{','.join(text for text in texts if text is not None)})"
