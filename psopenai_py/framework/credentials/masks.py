"""How a secret is shown: enough to tell it from another one, never enough to use it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

MASK = "*" * 15
_SHOWN_IN_FRONT = 3
_SHOWN_AT_END = 2
_LEAST_HIDDEN = 6
_TELLING = ("auth", "key", "token", "secret", "password", "cookie", "credential", "signature")
_TELLING_ALONE = ("code", "sig", "pass", "pwd")


def masked(secret: str, prefixes: Iterable[str] = ()) -> str:
    """Returns the prefix the secret begins with, three more characters, a mask, and the last two.

    `prefixes` are public beginnings, the longest first. A secret too short to hide at least six characters is all mask.
    """
    secret = secret.strip()
    front = _SHOWN_IN_FRONT + next((len(prefix) for prefix in prefixes if secret.startswith(prefix)), 0)
    if len(secret) < front + _LEAST_HIDDEN + _SHOWN_AT_END:
        return MASK
    return f"{secret[:front]}{MASK}{secret[-_SHOWN_AT_END:]}"


def redacted(text: str, secrets: Iterable[str]) -> str:
    """Returns the text with every occurrence of the secrets masked: for texts that others wrote.

    A secret counts as it is, as an address has it, and as JSON may have it.
    """
    plain = {secret.strip() for secret in secrets} - {""}
    forms = (
        plain | {quote(secret, safe="", errors="replace") for secret in plain} | {secret.replace("/", r"\/") for secret in plain}
    )
    for form in sorted(forms, key=len, reverse=True):
        text = text.replace(form, MASK)
    return text


def secrets_among(pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Returns what must not be shown of header fields or query pairs: values whose names say that they are credentials.

    Of ``Bearer abc`` that is ``abc``; of a value with several parts, such as a cookie's, each part that is long enough to be one.
    """
    found: list[str] = []
    for name, value in pairs:
        folded = name.lower()
        if folded in _TELLING_ALONE or any(word in folded for word in _TELLING):
            scheme, _, rest = value.strip().partition(" ")
            secret = rest.strip() if rest and scheme.isalpha() else value.strip()
            found += [secret, *(part for part in re.split(r"[\s;,=]+", secret) if len(part) >= _LEAST_HIDDEN)]
    return tuple(found)
