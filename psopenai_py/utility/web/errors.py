"""What can go wrong with a request, with the engine's ids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ...framework.errors import PowerShellError, ValidationMetadataException
from ...framework.http.errors import HttpException, HttpStatusError, TimeoutExpired
from ...framework.http.messages import Request, Response
from ..shared.errors import ending
from .content import is_json, is_xml, text_of
from .messages import HttpRequestMessage, HttpResponseMessage

if TYPE_CHECKING:
    from .status import HttpStatusCode

_ID = "WebCmdletWebResponseException"


class HttpResponseException(HttpStatusError):
    """The server answered with a status that is no success; ``.Response`` is its answer."""

    net_type = "Microsoft.PowerShell.Commands.HttpResponseException"
    error_id = _ID
    category = "InvalidOperation"
    terminating = True

    def __init__(self, request: Request, response: Response) -> None:
        message = f"Response status code does not indicate success: {response.status} ({response.reason})."
        super().__init__(message, response)
        self.target = HttpRequestMessage(request)
        self.Response = HttpResponseMessage(request, response)
        details = _details(response)
        if details:
            self.record.details = details

    @property
    def StatusCode(self) -> HttpStatusCode | int:
        """The status."""
        return self.Response.StatusCode


class HttpRequestException(PowerShellError):
    """No answer came."""

    net_type = "System.Net.Http.HttpRequestException"
    error_id = _ID
    category = "InvalidOperation"
    terminating = True


class TaskCanceledException(PowerShellError):
    """No answer came in time."""

    net_type = "System.Threading.Tasks.TaskCanceledException"
    error_id = "ConnectionTimeoutReached"
    category = "OperationTimeout"
    terminating = True


def failure(error: HttpException, request: Request, seconds: int) -> PowerShellError:
    """Returns the error of a request without an answer; `seconds` is the limit it had."""
    made: PowerShellError
    if isinstance(error, TimeoutExpired):
        made = TaskCanceledException(
            f"The request was canceled due to the configured HttpClient.Timeout of {seconds} seconds elapsing."
        )
    else:
        made = HttpRequestException(str(error), target=HttpRequestMessage(request))
    made.exit_status = error.exit_status
    return made


def refused(message: str, error_id: str, target: Any = None) -> ValidationMetadataException:
    """Returns the error of parameters that do not go together; it ends the command."""
    return ending(ValidationMetadataException(message, error_id=error_id, category="InvalidArgument", target=target))


def _details(response: Response) -> str:
    """Returns the body of an error as it is shown: JSON indented, of other markup the text."""
    text = text_of(response)
    if is_json(response.content_type):
        shown = _indented_json(text)
        if shown is not None:
            return f"\n{shown}"
    if is_xml(response.content_type):
        return f"\n{text}"
    return re.sub("<[^>]*>", "", text)


def _indented_json(text: str) -> str | None:
    import json

    try:
        return json.dumps(json.loads(text), indent=2, ensure_ascii=False)
    except ValueError:
        return None
