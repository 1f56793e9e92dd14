"""Requests of one invocation: built, sent, retried, read, and told about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from .. import __version__
from ..framework.conversion.text import to_text
from ..framework.credentials.masks import redacted, secrets_among
from ..framework.errors import JsonException
from ..framework.http.errors import HttpException, MalformedReply
from ..framework.http.exchange import Exchange, transport_of
from ..framework.http.messages import Headers, Request, Response
from ..framework.http.quote import quoted
from ..framework.http.url import with_query
from ..framework.json_text import dump, parse_raw
from ..framework.values.collections import Hashtable
from ..framework.values.objects import PSObject, items
from .endpoints import ENDPOINTS
from .errors import APIRequestException, ArgumentException, error_of, with_api_id

if TYPE_CHECKING:
    from ..framework.session import Session
    from ..framework.streams.records import ProgressRecord
    from .connection import ApiConnection

Query = Sequence[tuple[str, str]]
_LONGEST_QUOTE = 80


class Report(Protocol):
    """Where the messages of a request go: a cmdlet, or a worker thread's letterbox."""

    def write_warning(self, message: str) -> None:
        """Writes a warning."""

    def write_verbose(self, message: str) -> None:
        """Writes a verbose message."""

    def write_debug(self, message: str) -> None:
        """Writes a debug message."""

    def write_progress(self, record: ProgressRecord) -> None:
        """Shows how far something has come."""


class Extras:
    """What a user adds to every request of an invocation. `debug` asks the service for its own debug output.

    `secrets` are the credentials among the headers and the query, which must not be shown.
    """

    __slots__ = ("_body", "debug", "headers", "query", "secrets")

    def __init__(
        self,
        query: Mapping[Any, Any] | None = None,
        headers: Mapping[Any, Any] | None = None,
        body: Any = None,
        *,
        debug: bool = False,
    ) -> None:
        self.query = [(to_text(name), to_text(value)) for name, value in (query or {}).items()]
        self.headers = {to_text(name): to_text(value) for name, value in (headers or {}).items()}
        self.secrets = secrets_among([*self.headers.items(), *self.query])
        self._body = body
        self.debug = debug

    def entries(self) -> dict[str, Any]:
        """Returns what is added to a body. Raises ArgumentException for what is no dictionary, object or JSON text of one."""
        return _entries(self._body)


class Api:
    """The API, as one invocation uses it. Ids are given as they are; the address builder encodes them.

    `deadline` is a moment of the session's clock that bounds retries and waits too. Every method raises HttpException: one of
    api.errors for an answer that is an error, another branch where there was none.
    """

    def __init__(
        self,
        session: Session,
        connection: ApiConnection,
        extras: Extras,
        report: Report,
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        self.connection = connection
        self.report = report
        self.now = session.now
        self.sleep = sleep or session.sleep
        self._session = session
        self._extras = extras
        self._secrets = connection.secrets + extras.secrets

    def elsewhere(self, report: Report, sleep: Callable[[float], None]) -> Api:
        """Returns the same API for another thread: its messages go to `report`, its pauses are `sleep`."""
        return Api(self._session, self.connection, self._extras, report, sleep)

    def deadline(self) -> float | None:
        """Returns the moment at which -TimeoutSec, beginning now, is over; None for no limit."""
        return self.now() + self.connection.timeout if self.connection.timeout > 0 else None

    def get(self, endpoint: str, *segments: str, query: Query = (), deadline: float | None = None) -> dict[str, Any]:
        """Returns the JSON object that a GET is answered with."""
        return self.json("GET", endpoint, segments, query=query, deadline=deadline)

    def post(
        self, endpoint: str, *segments: str, body: Mapping[str, Any] | None = None, query: Query = (), deadline: float | None = None
    ) -> dict[str, Any]:
        """Returns the JSON object that a POST is answered with."""
        return self.json("POST", endpoint, segments, query=query, body=body, deadline=deadline)

    def pages(
        self, endpoint: str, *segments: str, query: Query = (), deadline: float | None = None, every: bool = True
    ) -> Iterator[dict[str, Any]]:
        """Yields the pages of a list, one after the other: the first one, or, with `every`, all of them.

        Raises MalformedReply where a page ends with an object that an earlier one ended with: such a list has no end.
        """
        pairs = list(query)
        asked = {value for name, value in pairs if name == "after"}
        while True:
            page = self.get(endpoint, *segments, query=pairs, deadline=deadline)
            yield page
            if not (every and has_next(page)):
                return
            last = page["last_id"]
            if last in asked:
                raise with_api_id(
                    MalformedReply(f"The list of {endpoint} has no end: a second page says that it ends with {last}.", target=last),
                    self._secrets,
                )
            asked.add(last)
            pairs = [*(pair for pair in pairs if pair[0] != "after"), ("after", last)]

    def json(
        self,
        method: str,
        endpoint: str,
        segments: Sequence[str] = (),
        *,
        query: Query = (),
        body: Mapping[str, Any] | None = None,
        deadline: float | None = None,
    ) -> dict[str, Any]:
        """Returns the JSON object that a request is answered with, as plain Python values. MalformedReply for anything else."""
        request = self._request(method, endpoint, segments, query, body)
        response = self._send(request, deadline)
        if not response.content.strip():
            raise self._malformed(request, response, "it is empty")
        try:
            value = parse_raw(response.content)
        except JsonException as error:
            raise self._malformed(request, response, str(error)) from None
        if not isinstance(value, dict):
            raise self._malformed(request, response, "it is no JSON object")
        return value

    def text(
        self,
        method: str,
        endpoint: str,
        segments: Sequence[str] = (),
        *,
        query: Query = (),
        body: Mapping[str, Any] | None = None,
        deadline: float | None = None,
    ) -> str:
        """Returns the body of the answer as text."""
        response = self._send(self._request(method, endpoint, segments, query, body), deadline)
        return response.content.decode("utf-8", "replace")

    def _request(
        self, method: str, endpoint: str, segments: Sequence[str], query: Query, body: Mapping[str, Any] | None
    ) -> Request:
        url = with_query(self.connection.url(endpoint, tuple(segments)), [*query, *self._extras.query])
        headers = Headers([("User-Agent", f"psopenai-py/{__version__}"), ("Accept", "application/json")])
        beta = ENDPOINTS[endpoint].beta
        if beta:
            headers["OpenAI-Beta"] = beta
        if self._extras.debug:
            headers["OpenAI-Debug"] = "true"
        content = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            content = dump(dict(Hashtable([*body.items(), *self._extras.entries().items()])))
        headers.update(self._extras.headers)
        self.connection.authenticate(headers)
        return Request(method, url, headers, content)

    def _send(self, request: Request, deadline: float | None) -> Response:
        connection = self.connection
        self.report.write_verbose(self._safe(request.place))
        if self._extras.debug and request.content:
            self.report.write_debug(self._safe(f"Request body: {request.content.decode('utf-8', 'replace')}"))
        exchange = Exchange(
            self._session.service(transport_of),
            now=self.now,
            sleep=self.sleep,
            as_error=lambda sent, answer: error_of(sent, answer, connection.service, self._secrets),
            retries=connection.retries,
            on_retry=self._tell_retry,
        )
        try:
            response = exchange.send(request, deadline)
        except HttpException as error:
            with_api_id(error, self._secrets, request.place)
            raise
        identity = response.headers.get("x-request-id")
        took = response.headers.get("openai-processing-ms")
        details = [f"{response.status} {response.reason}", f"{len(response.content)} bytes"]
        details += [f"request id {identity}"] if identity else []
        details += [f"{took} ms at the service"] if took else []
        self.report.write_verbose(self._safe(f"{connection.service} answered: {', '.join(details)}."))
        if self._extras.debug:
            self.report.write_debug(self._safe(f"Answer: {response.content.decode('utf-8', 'replace')}"))
        return response

    def _tell_retry(self, error: HttpException, delay: float) -> None:
        summary = error.summary if isinstance(error, APIRequestException) else error
        self.report.write_warning(self._safe(f"{summary} The request is sent again in {delay:.3g} s."))

    def _malformed(self, request: Request, response: Response, what: str) -> HttpException:
        came = quoted(response, self._safe, _LONGEST_QUOTE)
        kind = response.content_type or "no content type"
        beginning = f", beginning with '{came}'" if came else ""
        return with_api_id(
            MalformedReply(
                f"The answer to {request.place} cannot be read: {what} ({kind}, {len(response.content)} bytes{beginning}). Check "
                "that the address, which -ApiBase or OPENAI_API_BASE names, is that of the API itself."
            ),
            self._secrets,
            request.place,
        )

    def _safe(self, text: str) -> str:
        return redacted(text, self._secrets)


def has_next(page: Mapping[str, Any]) -> bool:
    """Whether a page of a list says that there is another, and which one."""
    return bool(page.get("has_more")) and isinstance(page.get("last_id"), str) and bool(page["last_id"])


def _entries(body: Any) -> dict[str, Any]:
    """Returns -AdditionalBody as pairs: a dictionary, an object, or JSON text of one. Raises ArgumentException otherwise."""
    if body is None:
        return {}
    if isinstance(body, str):
        try:
            body = parse_raw(body)
        except JsonException as error:
            raise ArgumentException(f"-AdditionalBody is text, and not JSON: {error}") from None
    if isinstance(body, PSObject):
        return dict(items(body))
    if isinstance(body, Mapping):
        return {to_text(name): value for name, value in body.items()}
    raise ArgumentException("-AdditionalBody is neither a dictionary, nor an object, nor the JSON text of one.")
