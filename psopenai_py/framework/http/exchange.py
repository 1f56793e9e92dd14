"""One request from start to usable answer: redirects within the origin, retries, and a deadline over everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urljoin

from .errors import HttpException, HttpStatusError, InvalidRequest, RedirectRefused, TimeoutExpired
from .messages import Headers, Request, Response
from .retry import delay_before, is_worth_retrying
from .url import origin

if TYPE_CHECKING:
    from ..session import Session
    from .transport import Transport

MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_KEEPS_METHOD = (307, 308)


class Sends(Protocol):
    """What sends a request: `Transport`, or a test's own."""

    def send(self, request: Request, deadline: float | None = None) -> Response:
        """Returns the answer to one request."""


def transport_of(session: Session) -> Transport:
    """Returns the session's transport; the setting ``max_body_bytes`` bounds a body."""
    from ..settings import Settings
    from .transport import DEFAULT_LIMIT, Transport

    return Transport(session.now, limit=session.service(Settings.for_session).number("max_body_bytes", DEFAULT_LIMIT))


class Exchange:
    """Sends requests as one user wants them sent.

    `as_error` makes the error of an answer with a status of 400 or more. `retries` is how often a request is sent again;
    `on_retry` is told the error and the delay in seconds before each retry. `sleep` and `now` are the session's.
    """

    def __init__(
        self,
        transport: Sends,
        *,
        now: Callable[[], float],
        sleep: Callable[[float], None],
        as_error: Callable[[Request, Response], HttpStatusError],
        retries: int = 0,
        on_retry: Callable[[HttpException, float], None] | None = None,
    ) -> None:
        self._transport = transport
        self._now = now
        self._sleep = sleep
        self._as_error = as_error
        self._retries = retries
        self._on_retry = on_retry

    def send(self, request: Request, deadline: float | None = None) -> Response:
        """Returns an answer with a status below 400. Raises HttpException; no wait goes beyond the deadline."""
        retry = 0
        while True:
            try:
                return self._send_once(request, deadline)
            except HttpException as error:
                if retry >= self._retries or not is_worth_retrying(error):
                    raise
                self._wait(error, delay_before(error, retry), deadline)
                retry += 1

    def _wait(self, error: HttpException, delay: float, deadline: float | None) -> None:
        if deadline is not None and self._now() + delay >= deadline:
            raise TimeoutExpired(
                f"The time is up before the next attempt, which is due in {delay:.3g} s. The last one: {error}"
            ) from error
        if self._on_retry:
            self._on_retry(error, delay)
        self._sleep(delay)

    def _send_once(self, request: Request, deadline: float | None) -> Response:
        for _ in range(MOST_REDIRECTS + 1):
            response = self._transport.send(request, deadline)
            location = response.headers.get("location")
            if response.status in _REDIRECTS:
                if not location:
                    raise RedirectRefused(f"{request.place} was redirected ({response.status}) without an address to go to.")
                request = redirected(request, response.status, location)
                continue
            if response.status >= 300:
                raise self._as_error(request, response)
            return response
        raise RedirectRefused(f"{request.place} was redirected more than {MOST_REDIRECTS} times.")


def redirected(request: Request, status: int, location: str) -> Request:
    """Returns the request that follows a redirect. Raises RedirectRefused for another origin: credentials stay at home."""
    try:
        url = urljoin(request.url, location)
        target = origin(url)
    except (ValueError, InvalidRequest):
        raise RedirectRefused(f"{request.place} was redirected to something that is no address.") from None
    if target != origin(request.url):
        scheme, host, port = target
        raise RedirectRefused(
            f"{request.place} was redirected to {scheme}://{host}:{port}, another origin. The request is not sent there: "
            "its credentials belong to the first one. If the new place is right, name it as the base address."
        )
    if status in _KEEPS_METHOD or request.method in ("GET", "HEAD"):
        return Request(request.method, url, request.headers, request.content)
    headers = Headers(field for field in request.headers.items() if field[0].lower() != "content-type")
    return Request("GET", url, headers)
