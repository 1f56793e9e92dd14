"""The errors of a request to the API, as one tree, and how a server's answer becomes one of them.

HttpStatusError
└── APIRequestException                 any other status, 5xx among them
    ├── BadRequestException             400
    ├── ContentFilteredException        400, the content filter refused it
    ├── UnauthorizedException           401
    ├── PermissionDeniedException       403
    ├── NotFoundException               404
    ├── ConflictException               409
    ├── UnprocessableEntityException    422
    └── RateLimitExceededException      429
        └── QuotaLimitExceededException 429, and waiting does not help

Requests that got no answer raise the other branches of HttpException (framework.http.errors). Whatever the class, the id is
``PSOpenAI.APIRequest.`` and the exception's name (deviations.md 9), and the target is the request, as method and address, where
nothing better is known: a wait for a run puts the run's id there.
"""

from __future__ import annotations

from typing import Any

from ..framework.credentials.masks import redacted
from ..framework.errors import ErrorRecord, JsonException, PowerShellError, net_name
from ..framework.http.errors import (
    CertificateRefused,
    ConnectionFailed,
    HttpException,
    HttpStatusError,
    InvalidRequest,
    TimeoutExpired,
)
from ..framework.http.messages import Headers, Request, Response
from ..framework.http.quote import quoted
from ..framework.http.retry import asks_for_retry
from ..framework.json_text import parse
from ..framework.values.objects import get
from .endpoints import is_assistants_era

ERROR_ID = "PSOpenAI.APIRequest"
_LONGEST_QUOTE = 2000

_ADVICE = (
    (
        CertificateRefused,
        "Check the address, which -ApiBase or OPENAI_API_BASE names; the system's trust store must know who signs for it.",
    ),
    (ConnectionFailed, "Check the network and the address, which -ApiBase or OPENAI_API_BASE names; -MaxRetryCount tries again."),
    (TimeoutExpired, "-TimeoutSec gives it longer."),
)
"""What to do where no answer came: the first that fits."""

ASSISTANTS_HINT = (
    "OpenAI ended the Assistants API on 2026-08-26. Azure AI Foundry's classic agents speak it until 2027-03-31, and self-hosted "
    "servers do: -ApiBase names one."
)


class APIRequestException(HttpStatusError):
    """The API answered with an error. `Type`, `Code` and `Param` are the server's own words for it, `Content` the whole body.

    The message is `summary`, what happened, and behind it an advice, by default that of the class.
    """

    net_type = "APIRequestException"
    advice = "Try again later, or let -MaxRetryCount do it."

    def __init__(self, summary: str, response: Response, content: Any = None, advice: str | None = None) -> None:
        super().__init__(f"{summary} {advice or self.advice}", response)
        self.summary = summary
        self.error_id = f"{ERROR_ID}.{type(self).__name__}"
        error = get(content, "error")
        code = get(error, "code")
        self.Content = content
        self.Response = response
        self.Type = _text(get(error, "type"))
        self.Param = _text(get(error, "param"))
        self.Code = str(code) if isinstance(code, int) and not isinstance(code, bool) else _text(code)

    @property
    def record(self) -> ErrorRecord:
        """The record; its details are the message (module-behaviour 8.7)."""
        if self._record is None:
            self._record = ErrorRecord(self, self.error_id, self.category, self.target, details=str(self))
        return self._record

    @property
    def StatusCode(self) -> int:
        """The status code."""
        return self.status


class BadRequestException(APIRequestException):
    """400: the request is not as the API wants it."""

    net_type = "BadRequestException"
    advice = "Check the parameters."


class ContentFilteredException(APIRequestException):
    """400: the content filter refused the request."""

    net_type = "ContentFilteredException"
    advice = "Change the content: the service's filter refuses it."


class UnauthorizedException(APIRequestException):
    """401: the key is missing, wrong or expired."""

    net_type = "UnauthorizedException"
    advice = "Check the key; -Verbose says where it came from."


class PermissionDeniedException(APIRequestException):
    """403: the key may not do this."""

    net_type = "PermissionDeniedException"
    advice = "The key is known but may not do this: check its project, organization and rights."


class NotFoundException(APIRequestException):
    """404: no such object or route."""

    net_type = "NotFoundException"
    advice = "Check the address and the id, and that the key's project owns it."


class ConflictException(APIRequestException):
    """409: the object is in another state than the request supposes."""

    net_type = "ConflictException"
    advice = "The object changed meanwhile: look at its state and try again."


class UnprocessableEntityException(APIRequestException):
    """422: the request is well formed and makes no sense to the API."""

    net_type = "UnprocessableEntityException"
    advice = "Check the parameters."


class RateLimitExceededException(APIRequestException):
    """429: too many requests."""

    net_type = "RateLimitExceededException"
    advice = "Send fewer requests, or let -MaxRetryCount wait and try again."


class QuotaLimitExceededException(RateLimitExceededException):
    """429: the quota is used up; the same request fails until it is raised."""

    net_type = "QuotaLimitExceededException"
    advice = "Waiting does not help: check the plan and its billing."
    is_final = True


_BY_STATUS: dict[int, type[APIRequestException]] = {
    400: BadRequestException,
    401: UnauthorizedException,
    403: PermissionDeniedException,
    404: NotFoundException,
    409: ConflictException,
    422: UnprocessableEntityException,
    429: RateLimitExceededException,
}


def error_of(request: Request, response: Response, service: str, secrets: tuple[str, ...] = ()) -> APIRequestException:
    """Returns the error that an answer means; the server's words are in it, secrets that it repeats are masked."""
    response = _without_secrets(response, secrets)
    content = _parsed(response)
    said = get(content, "error")
    detail = said if isinstance(said, str) else _text(get(said, "message")) or ""
    kind = _class_of(response.status, said, detail)

    def safe(text: str) -> str:
        return redacted(text, secrets)

    words = safe(detail)[:_LONGEST_QUOTE].rstrip() or quoted(response, safe)
    what = safe(f"{service} answered {request.place} with {response.status} ({response.reason or 'no reason'})")
    summary = f"{what}: {words.rstrip('.')}." if words else f"{what}."
    error = kind(summary, response, content, _advice(kind, request, response))
    error.target = safe(request.place)
    return error


def with_api_id(error: HttpException, secrets: tuple[str, ...] = (), place: str | None = None) -> HttpException:
    """Returns a transport's error under the module's id, ``PSOpenAI.APIRequest.`` and its .NET class, and with an advice.

    A request that was never sent keeps its own id. Secrets that the message repeats, with a server's words, are masked. `place`
    is the request, as its target.
    """
    if isinstance(error, APIRequestException):
        return error
    if error.target is None and place is not None:
        error.target = redacted(place, secrets)
    if not isinstance(error, InvalidRequest):
        error.error_id = f"{ERROR_ID}.{net_name(error).rpartition('.')[2]}"
        advice = next((advice for kind, advice in _ADVICE if isinstance(error, kind)), "")
        error.args = (redacted(f"{error} {advice}".rstrip(), secrets),)
    return error


def time_is_up(what: str, seconds: float) -> HttpException:
    """Returns the error of a wait that took too long."""
    return with_api_id(TimeoutExpired(f"{what} did not end within {seconds:g} s."))


class ArgumentException(PowerShellError):
    """A command cannot work with the values it was given; costs the current input only."""

    net_type = "System.ArgumentException"
    error_id = "System.ArgumentException"
    category = "InvalidArgument"


class InvalidOperationException(PowerShellError):
    """An object is in no state for what a command should do with it; costs the current input only."""

    net_type = "System.InvalidOperationException"
    error_id = "System.InvalidOperationException"
    category = "InvalidOperation"


class NotSupportedException(PowerShellError):
    """A parameter is known and not available yet."""

    net_type = "System.NotSupportedException"
    error_id = "System.NotSupportedException"
    category = "NotImplemented"


def _class_of(status: int, said: Any, message: str) -> type[APIRequestException]:
    kind = _BY_STATUS.get(status, APIRequestException)
    code = str(get(said, "code") or "").lower()
    if kind is BadRequestException and code == "content_filter":
        return ContentFilteredException
    # One rule for the class and for the retry: whichever of its words names the quota.
    if kind is RateLimitExceededException and any(
        "quota" in word.lower() for word in (code, str(get(said, "type") or ""), message)
    ):
        return QuotaLimitExceededException
    return kind


def _advice(kind: type[APIRequestException], request: Request, response: Response) -> str | None:
    """Returns the advice for an answer; None where that of the class fits."""
    if response.status == 404 and is_assistants_era(request.url):
        return ASSISTANTS_HINT
    if kind is not APIRequestException:
        return None
    if response.status < 500:
        return "Check the address: the API itself hardly answers so, a proxy or gateway in between may."
    return "The service says that trying again does not help." if asks_for_retry(response.headers) is False else None


def _without_secrets(response: Response, secrets: tuple[str, ...]) -> Response:
    """Returns the answer as an error may keep it: whoever shows the error shows the answer."""
    headers = Headers((name, redacted(value, secrets)) for name, value in response.headers.items())
    text = response.content.decode("utf-8", "surrogateescape")
    content = redacted(text, secrets).encode("utf-8", "surrogateescape")
    return Response(response.status, redacted(response.reason, secrets), headers, content)


def _parsed(response: Response) -> Any:
    try:
        return parse(response.content)
    except JsonException:
        return None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
