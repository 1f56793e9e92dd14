"""How the module's own values are shown: a key and an organization masked, an address without the credentials in it."""

from __future__ import annotations

from typing import Final

from ..framework.credentials.masks import MASK, masked
from ..framework.http.url import without_query

_KEY_PREFIXES: Final = ("sk-proj-", "sk-")
_ORGANIZATION_PREFIXES: Final = ("org-",)


def shown_key(key: str) -> str:
    """Returns an API key masked, with its public beginning."""
    return masked(key, _KEY_PREFIXES)


def shown_organization(organization: str) -> str:
    """Returns the id of an organization masked, with its public beginning."""
    return masked(organization, _ORGANIZATION_PREFIXES)


def shown_base(base: str) -> str:
    """Returns an address without its query and with user name and password masked, whether it is one or not."""
    _, at, host = base.rpartition("@")
    return without_query(f"{MASK}@{host}" if at else base)
