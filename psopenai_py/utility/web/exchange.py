"""Sending: the request that the parameters ask for, with redirects and retries."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin, urlsplit

from ... import __version__
from ...framework.conversion.text import to_text
from ...framework.http.errors import HttpException, InvalidRequest, MalformedReply
from ...framework.http.exchange import transport_of
from ...framework.http.messages import Headers, Request, Response
from ...framework.values.collections import Array
from ...framework.values.types import BYTE
from ..providers.errors import io_error
from ..shared.errors import InvalidOperationException, ending
from .content import charset_of, codec_named
from .errors import HttpResponseException, failure, refused
from .form import form_line, multipart
from .messages import HttpRequestMessage

if TYPE_CHECKING:
    from .cmdlet import WebCmdlet

_REDIRECTS: Final = (300, 301, 302, 303, 307, 308)
_MOST_REDIRECTS: Final = 50
_USER_AGENT: Final = f"psopenai-py/{__version__}"


class Sending:
    """The requests of one call."""

    def __init__(self, cmdlet: WebCmdlet) -> None:
        self._cmdlet = cmdlet
        self._seconds = cmdlet.ConnectionTimeoutSeconds or cmdlet.OperationTimeoutSeconds
        self._transport = cmdlet.session.service(transport_of)

    def run(self, address: str | None = None) -> tuple[Request, Response]:
        """Sends the request, to another address if one is given. Raises an error that ends the command for any failure."""
        cmdlet = self._cmdlet
        request = self._request(address)
        response = self._sent(request)
        retries = cmdlet.MaximumRetryCount
        while retries > 0 and (response.status == 304 or 400 <= response.status <= 599):
            self._wait(response)
            retries -= 1
            response = self._sent(request)
        request, response = self._redirected(request, response)
        if not cmdlet.SkipHttpErrorCheck and not 200 <= response.status < 300 and not self._is_complete(response):
            raise HttpResponseException(request, response)
        if cmdlet.MaximumRedirection == 0 and response.status in _REDIRECTS:
            message = (
                "The maximum redirection count has been exceeded. To increase the number of redirections allowed, supply a higher "
                "value to the -MaximumRedirection parameter."
            )
            error = InvalidOperationException("Operation is not valid due to the current state of the object.")
            error.error_id, error.target = "MaximumRedirectExceeded", HttpRequestMessage(request)
            error.record.details = message
            cmdlet.write_error(error)
        return request, response

    def _sent(self, request: Request) -> Response:
        cmdlet = self._cmdlet
        deadline = cmdlet.session.now() + self._seconds if self._seconds else None
        cmdlet.write_verbose(_described(request))
        try:
            response = self._transport.send(request, deadline)
        except (InvalidRequest, MalformedReply) as error:
            raise ending(error) from None
        except HttpException as error:
            raise failure(error, request, self._seconds) from None
        cmdlet.write_verbose(f"WebResponse: {response.status} {response.reason}")
        return response

    def _wait(self, response: Response) -> None:
        seconds = self._cmdlet.RetryIntervalSec
        after = response.headers.get("retry-after") if response.status == 429 else None
        if after is not None and after.strip().isdigit():
            seconds = int(after)
        self._cmdlet.write_verbose(
            f"Retrying after interval of {seconds} seconds. Status code for previous attempt: {response.reason}"
        )
        self._cmdlet.session.sleep(seconds)

    def _redirected(self, request: Request, response: Response) -> tuple[Request, Response]:
        cmdlet = self._cmdlet
        left = _MOST_REDIRECTS if cmdlet.MaximumRedirection < 0 else cmdlet.MaximumRedirection
        while left > 0 and response.status in _REDIRECTS and response.headers.get("location"):
            target = urljoin(request.url, response.headers.get("location") or "")
            if request.url.startswith("https:") and target.startswith("http:") and not cmdlet.AllowInsecureRedirect:
                error = InvalidOperationException("Operation is not valid due to the current state of the object.")
                error.error_id, error.target = "InsecureRedirection", HttpRequestMessage(request)
                raise ending(
                    error,
                    "Cannot follow an insecure redirection by default. Reissue the command specifying the -AllowInsecureRedirect "
                    "switch. ",
                )
            request = self._following(request, response.status, target)
            response = self._sent(request)
            left -= 1
        return request, response

    def _following(self, request: Request, status: int, target: str) -> Request:
        """Returns the request after a redirect: a Post becomes a Get where the status says so, and credentials stay behind."""
        cmdlet = self._cmdlet
        becomes_get = request.method == "POST" if status in (300, 301, 302) else status == 303 and request.method != "HEAD"
        becomes_get = becomes_get and not cmdlet.PreserveHttpMethodOnRedirect
        left_out = {"content-type"} if becomes_get else set()
        if not cmdlet.PreserveAuthorizationOnRedirect:
            left_out.add("authorization")
        headers = Headers((name, value) for name, value in request.headers.items() if name.lower() not in left_out)
        return Request("GET" if becomes_get else request.method, target, headers, None if becomes_get else request.content)

    def _request(self, address: str | None) -> Request:
        cmdlet = self._cmdlet
        method = cmdlet.CustomMethod.upper() if cmdlet.CustomMethod else str(cmdlet.Method).upper()
        method = "GET" if method == "DEFAULT" else method
        url = address or _absolute(str(cmdlet.Uri))
        body = cmdlet.Body
        if isinstance(body, Mapping) and method == "GET":
            url += ("&" if urlsplit(url).query else "?") + form_line(body)
            body = None
        headers = self._headers(followed=address is not None)
        content = self._content(method, body, headers)
        return Request(method, url, headers, content)

    def _headers(self, *, followed: bool) -> Headers:
        cmdlet = self._cmdlet
        headers = Headers([("User-Agent", cmdlet.UserAgent or _USER_AGENT)])
        for name, value in (cmdlet.Headers or {}).items():
            if value is not None:
                headers[to_text(name)] = to_text(value)
        authorization = self._authorization()
        if authorization:
            headers["Authorization"] = authorization
        if cmdlet.DisableKeepAlive:
            headers["Connection"] = "close"
        if cmdlet.Resume:
            path = cmdlet.out_path(Request("GET", str(cmdlet.Uri)))
            headers["Range"] = f"bytes={os.path.getsize(path) if os.path.isfile(path) else 0}-"
        if followed and not cmdlet.PreserveAuthorizationOnRedirect:
            return Headers((name, value) for name, value in headers.items() if name.lower() != "authorization")
        return headers

    def _authorization(self) -> str | None:
        cmdlet = self._cmdlet
        kind = str(cmdlet.Authentication)
        if kind == "Basic":
            import base64

            credential: Any = cmdlet.Credential
            password = credential.Password
            text = f"{credential.UserName}:{password.reveal() if hasattr(password, 'reveal') else to_text(password)}"
            return f"Basic {base64.b64encode(text.encode()).decode()}"
        return f"Bearer {cmdlet.Token.reveal()}" if kind in ("Bearer", "OAuth") else None

    def _content(self, method: str, body: Any, headers: Headers) -> bytes | None:
        """Returns the body, and sets its media type."""
        cmdlet = self._cmdlet
        if cmdlet.ContentType is not None:
            headers["Content-Type"] = cmdlet.ContentType
        elif method == "POST" and not headers.get("content-type"):
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if cmdlet.Form is not None:
            kind, content = multipart(cmdlet.Form)
            headers["Content-Type"] = kind
            return content
        if cmdlet.InFile is not None:
            return self._file(cmdlet.InFile)
        if body is None:
            return None if method == "GET" and cmdlet.ContentType is None else b""
        if isinstance(body, bytes) or (isinstance(body, Array) and body.element_type == BYTE):
            return bytes(body)
        return self._encoded(form_line(body) if isinstance(body, Mapping) else _as_text(body), headers)

    def _encoded(self, text: str, headers: Headers) -> bytes:
        kind = headers.get("content-type")
        named = charset_of(kind)
        codec = codec_named(named) if named else "utf-8"
        if codec is None:
            message = (
                "The cmdlet cannot run because the -ContentType parameter is not a valid Content-Type header. Specify a valid "
                "Content-Type for -ContentType, then retry. To suppress header validation, supply the -SkipHeaderValidation "
                "parameter."
            )
            raise refused(message, "WebCmdletContentTypeException", kind)
        return text.encode(codec, "replace")

    def _file(self, name: str) -> bytes:
        path = self._cmdlet.location.absolute(os.path.expanduser(name))
        try:
            with open(path, "rb") as file:
                return file.read()
        except OSError as error:
            raise ending(io_error(error, path, "WebCmdletInFile")) from None

    def _is_complete(self, response: Response) -> bool:
        """Whether a range was refused because the file already has everything."""
        if not self._cmdlet.Resume or response.status != 416:
            return False
        size = (response.headers.get("content-range") or "").rpartition("/")[2]
        return size == (self._request(None).headers.get("range") or "").removeprefix("bytes=").removesuffix("-")


def _as_text(body: Any) -> str:
    outer: str | None = getattr(body, "outer_xml", None)
    return to_text(body) if outer is None else outer


def _absolute(address: str) -> str:
    from ...framework.http.url import absolute_url

    return absolute_url(address if "://" in address else f"http://{address}")


def _described(request: Request) -> str:
    parts = [f"WebRequest: v1.1 {request.place}"]
    query = urlsplit(request.url).query
    if query:
        parts.append(f"with query length {len(query)}")
    kind = (request.headers.get("content-type") or "").partition(";")[0]
    if kind and request.content is not None:
        parts.append(f"with {kind} payload with body size {len(request.content):,} bytes")
    return " ".join(parts)
