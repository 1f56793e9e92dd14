"""`ApiCmdlet`: the base of every command that speaks to the API."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from ..framework.declaration.cmdlet import Cmdlet
from .connection import connect
from .parameters import Paging
from .requests import Api, Extras, Query, has_next


class ApiCmdlet(Cmdlet):
    """A command with the parameters of `Limits`, `Connection` and `Additional`, and the API behind them.

    The key and the base are looked up once, when the command begins; without a key it ends there.
    """

    def begin(self) -> None:
        """Finds out where requests go. Raises CredentialException where no key is found."""
        _ = self.api

    @cached_property
    def api(self) -> Api:
        """The API as this invocation uses it: made of its parameters, the context and what stands behind them."""
        bound = self.bound
        extra = [bound.get(name) for name in ("AdditionalQuery", "AdditionalHeaders", "AdditionalBody")]
        extras = Extras(*extra, debug=self.shows_debug)
        return Api(self.session, connect(self.session, bound, self.write_verbose), extras, self)

    def listed(self, paging: Paging, endpoint: str, *segments: str, query: Query = ()) -> Iterator[dict[str, Any]]:
        """Yields the objects of a list, page by page as -Limit, -All and -Order say (module-behaviour 9).

        Warns where the service has more, unless -Limit says how many are wanted.
        """
        pairs = [("limit", str(100 if paging.All else paging.Limit)), ("order", paging.Order)]
        pairs += [(name, value) for name, value in (("after", paging.After), ("before", paging.Before)) if value]
        every = bool(paging.All)
        for page in self.api.pages(endpoint, *segments, query=[*pairs, *query], deadline=self.api.deadline(), every=every):
            yield from objects_of(page)
            if page.get("has_more") and not (every and has_next(page)) and "Limit" not in self.bound:
                self.write_warning("The service has more objects than were fetched: -All fetches every one, -Limit that many.")


def objects_of(page: dict[str, Any]) -> list[dict[str, Any]]:
    """Returns the objects of a list, or the one object that a reply is."""
    data = page.get("data")
    if page.get("object") == "list" and isinstance(data, list):
        return [entry for entry in data if isinstance(entry, dict)]
    return [page]
