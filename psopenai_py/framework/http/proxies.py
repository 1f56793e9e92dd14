"""Which proxy a request goes through, as the usual variables say: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, in any case."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from .errors import InvalidRequest

_SCHEMES = ("http", "https", "socks5", "socks5h")
_DEFAULT_PORTS = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}


class ProxyAddress(NamedTuple):
    """A proxy. Its credentials stand apart from its address, so that messages show none."""

    scheme: str
    host: str
    port: int
    credentials: tuple[str, str] | None = None

    @property
    def url(self) -> str:
        """The address without credentials."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


def proxy_for(url: str) -> ProxyAddress | None:
    """Returns the proxy for an address, None for none. Raises InvalidRequest for one that cannot be used.

    Windows and macOS have settings of their own for it; they count where the variables are not set.
    """
    from urllib.request import getproxies, proxy_bypass

    parts = urlsplit(url)
    named = getproxies()
    proxy = named.get(parts.scheme) or named.get("all")
    if not proxy or proxy_bypass(parts.netloc.rpartition("@")[2]):
        return None
    return _parsed(proxy if "://" in proxy else f"http://{proxy}", parts.scheme)


def _parsed(proxy: str, scheme: str) -> ProxyAddress:
    try:
        parts = urlsplit(proxy)
        port = parts.port or _DEFAULT_PORTS.get(parts.scheme)
    except ValueError:
        port = None
    if port is None or parts.scheme not in _SCHEMES or not parts.hostname:
        raise InvalidRequest(
            f"The proxy that the environment names for {scheme} cannot be used: it must be an address such as http://host:8080 "
            f"({', '.join(_SCHEMES)})."
        )
    credentials = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    return ProxyAddress(parts.scheme, parts.hostname, port, credentials)
