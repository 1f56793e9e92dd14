"""How a secret is shown: enough to tell it from another one, never enough to use it."""

from __future__ import annotations

from collections.abc import Iterable

MASK = "*" * 15
_SHOWN_IN_FRONT = 3
_SHOWN_AT_END = 2
_LEAST_HIDDEN = 6


def masked(secret: str, prefixes: Iterable[str] = ()) -> str:
    """Returns the prefix the secret begins with, three more characters, a mask, and the last two (module-behaviour 4).

    `prefixes` are public beginnings, the longest first. A secret too short to hide at least six characters is all mask.
    """
    secret = secret.strip()
    front = _SHOWN_IN_FRONT + next((len(prefix) for prefix in prefixes if secret.startswith(prefix)), 0)
    if len(secret) < front + _LEAST_HIDDEN + _SHOWN_AT_END:
        return MASK
    return f"{secret[:front]}{MASK}{secret[-_SHOWN_AT_END:]}"


def redacted(text: str, secrets: Iterable[str]) -> str:
    """Returns the text with every occurrence of the secrets masked: for texts that others wrote."""
    for secret in secrets:
        if secret.strip():
            text = text.replace(secret.strip(), MASK)
    return text
