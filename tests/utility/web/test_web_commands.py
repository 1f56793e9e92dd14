"""Invoke-RestMethod and Invoke-WebRequest against a server on loopback."""

from __future__ import annotations

import json

import pytest

from psopenai_py import Pipeline
from psopenai_py.framework.errors import PowerShellError
from psopenai_py.framework.location import Location
from psopenai_py.framework.registry import Registry
from psopenai_py.framework.session import Session
from psopenai_py.framework.values.collections import Array, Hashtable, OrderedDictionary
from psopenai_py.framework.values.file_info import FileInfo
from psopenai_py.framework.values.numbers import Byte, Int64
from psopenai_py.framework.values.scalars import SecureString, Uri, XmlDocument
from psopenai_py.framework.values.types import BYTE
from psopenai_py.utility.invoke_restmethod import InvokeRestMethod
from psopenai_py.utility.invoke_webrequest import InvokeWebRequest
from psopenai_py.utility.web.status import HttpStatusCode

_JSON = {"content-type": "application/json"}


@pytest.fixture
def web(server, tmp_path):
    """Runs one of the two commands with an address of the server."""
    registry = Registry(entry_points=False)
    registry.add(InvokeRestMethod)
    registry.add(InvokeWebRequest)
    with Session(registry, environ={}) as session:
        Location.for_session(session).folder = str(tmp_path)

        def run(name, path="/x", **named):
            return list(Pipeline(name, f"{server.url}{path}", session=session, **named))

        run.session = session
        yield run


def _load(server, **reply):
    server.load({"GET /*": [reply], "POST /*": [reply], "PUT /*": [reply], "DELETE /*": [reply]})


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ({"json": {"a": 1}}, {"a": Int64(1)}),
        ({"text": "plain", "headers": {"content-type": "text/plain"}}, "plain"),
        ({"text": "12", "headers": {"content-type": "text/plain"}}, Int64(12)),
        ({"text": ""}, ""),
        ({"text": "<a>b</a>", "headers": {"content-type": "application/xml"}}, XmlDocument("<a>b</a>")),
        ({"base64": "6Q==", "headers": {"content-type": "text/plain; charset=iso-8859-1"}}, "é"),
        ({"text": "no json", "headers": _JSON}, "no json"),
    ],
)
def test_an_answer_is_what_its_body_says(server, web, reply, expected):
    _load(server, **reply)
    [found] = web("Invoke-RestMethod")
    assert (dict(found) if isinstance(expected, dict) else found) == expected


def test_a_feed_is_its_entries(server, web):
    _load(server, text="<rss><channel><item><title>a</title></item><item><title>b</title></item></channel></rss>")
    assert [entry.find("title") for entry in web("Invoke-RestMethod")] == ["a", "b"]


def test_an_array_is_one_object(server, web):
    _load(server, json=[1, 2])
    assert web("Invoke-RestMethod") == [[1, 2]]


def test_a_table_is_the_query_of_a_get_and_a_form_otherwise(server, web):
    _load(server, json={})
    fields = OrderedDictionary({"a b": "1&2", "c": None})
    web("Invoke-RestMethod", "/x?first=1", Body=fields)
    web("Invoke-RestMethod", Method="Post", Body=fields)
    got, posted = server.log
    assert got.query == [("first", "1"), ("a b", "1&2"), ("c", "")]
    assert (posted.body, posted.headers["content-type"]) == (b"a+b=1%262&c=", "application/x-www-form-urlencoded")


@pytest.mark.parametrize(
    ("named", "body"),
    [
        ({"Body": '{"é": 1}', "ContentType": "application/json"}, '{"é": 1}'.encode()),
        ({"Body": "é", "ContentType": "text/plain; charset=iso-8859-1"}, b"\xe9"),
        ({"Body": Array(BYTE, [Byte(0), Byte(255)])}, b"\0\xff"),
        ({}, b""),
    ],
)
def test_bodies(server, web, named, body):
    _load(server, json={})
    web("Invoke-RestMethod", Method="Put", **named)
    assert server.log[0].body == body


def test_a_file_as_body_and_for_the_answer(server, web, tmp_path):
    _load(server, text="answer", headers={"content-type": "text/plain"})
    (tmp_path / "in.bin").write_bytes(b"\1\2")
    assert web("Invoke-WebRequest", Method="Post", InFile="in.bin", OutFile="out.txt") == []
    assert server.log[0].body == b"\1\2"
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "answer"
    [answer] = web("Invoke-WebRequest", "/name.txt", OutFile=".", PassThru=True)
    assert (answer.Content, (tmp_path / "name.txt").exists()) == ("answer", True)


def test_a_form_in_parts(server, web, tmp_path):
    _load(server, json={})
    (tmp_path / "f.txt").write_text("content", encoding="utf-8")
    web("Invoke-RestMethod", Method="Post", Form=OrderedDictionary({"n": ["1", "2"], "f": FileInfo(str(tmp_path / "f.txt"))}))
    request = server.log[0]
    assert request.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert request.body.count(b'name="n"') == 2
    assert b'name="f"; filename="f.txt"\r\n\r\ncontent\r\n' in request.body


def test_headers_and_tokens(server, web):
    _load(server, json={})
    web(
        "Invoke-RestMethod",
        Headers=Hashtable({"X-One": 1}),
        Authentication="Bearer",
        Token=SecureString("secret"),
        AllowUnencryptedAuthentication=True,
        UserAgent="me",
    )
    headers = server.log[0].headers
    assert (headers["x-one"], headers["authorization"], headers["user-agent"]) == ("1", "Bearer secret", "me")


def test_secrets_are_not_sent_in_the_clear(server, web):
    with pytest.raises(PowerShellError, match="cannot protect plain text secrets") as caught:
        web("Invoke-RestMethod", Authentication="Bearer", Token=SecureString("secret"))
    assert caught.value.record.error_id == "WebCmdletAllowUnencryptedAuthenticationRequiredException"
    assert server.log == []


def test_a_status_of_400_or_more_ends_the_command(server, web):
    _load(server, status=404, json={"error": "none"})
    with pytest.raises(PowerShellError) as caught:
        web("Invoke-RestMethod")
    record = caught.value.record
    assert record.fully_qualified_error_id == "WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand"
    assert str(caught.value) == "Response status code does not indicate success: 404 (Not Found)."
    assert json.loads(record.details) == {"error": "none"}
    assert caught.value.Response.StatusCode is HttpStatusCode.NotFound


def test_a_status_can_be_taken_as_it_is(server, web):
    _load(server, status=404, json={"error": "none"})
    [found] = web("Invoke-RestMethod", SkipHttpErrorCheck=True, StatusCodeVariable="code", ResponseHeadersVariable="fields")
    assert (found.error, web.session.variables["code"]) == ("none", 404)
    assert web.session.variables["fields"]["Content-Type"] == ["application/json"]


def test_no_answer_at_all_has_the_same_id(web, server):
    url = server.url
    server.__exit__(None, None, None)
    with pytest.raises(PowerShellError) as caught:
        web("Invoke-RestMethod")
    assert caught.value.record.error_id == "WebCmdletWebResponseException"
    assert caught.value.record.target.RequestUri == Uri(f"{url}/x")


def test_an_answer_that_takes_too_long(server, web):
    _load(server, delay=30, json={})
    with pytest.raises(PowerShellError) as caught:
        web("Invoke-RestMethod", TimeoutSec=1)
    assert caught.value.record.error_id == "ConnectionTimeoutReached"


def test_redirects_are_followed_without_credentials(server, web):
    server.load({"POST /x": [{"redirect": "/y"}], "GET /y": [{"json": {"at": "y"}}]})
    [found] = web("Invoke-RestMethod", Method="Post", Body="b", Headers=Hashtable({"Authorization": "k", "X-Kept": "1"}))
    assert found.at == "y"
    second = server.log[1]
    assert (second.body, "authorization" in second.headers, second.headers["x-kept"]) == (b"", False, "1")


def test_redirects_may_be_left(server, web):
    server.load({"GET /x": [{"redirect": "/y"}]})
    with pytest.raises(PowerShellError, match="302"):
        web("Invoke-RestMethod", MaximumRedirection=0)
    assert [request.path for request in server.log] == ["/x"]


def test_a_failed_request_is_sent_again_as_often_as_asked(server, web):
    server.load({"GET /x": [{"status": 503}, {"status": 429, "headers": {"retry-after": "0"}}, {"json": {"n": 3}}]})
    waits: list[float] = []
    web.session.sleep = waits.append
    [found] = web("Invoke-RestMethod", MaximumRetryCount=2, RetryIntervalSec=7)
    assert (found.n, waits) == (3, [7, 0])


def test_linked_pages_are_followed(server, web):
    server.load({
        "GET /x": [{"json": {"n": 1}, "headers": {"link": '</y>; rel="next"'}}],
        "GET /y": [{"json": {"n": 2}}],
    })  # fmt: skip
    assert [page.n for page in web("Invoke-RestMethod", FollowRelLink=True)] == [1, 2]


def test_a_whole_answer(server, web):
    _load(server, text='<a href="/l">t</a><img src=i.png>', headers={"content-type": "text/html; charset=utf-8", "x-y": "z"})
    [answer] = web("Invoke-WebRequest")
    assert (answer.StatusCode, answer.StatusDescription, answer.Headers["X-Y"]) == (200, "OK", ["z"])
    assert (answer.Links[0].href, answer.Images[0].src) == ("/l", "i.png")
    assert answer.RawContent.startswith("HTTP/1.1 200 OK\n")


def test_a_body_that_is_no_text_is_bytes(server, web):
    _load(server, base64="AP8=", headers={"content-type": "application/octet-stream"})
    [answer] = web("Invoke-WebRequest")
    assert (list(answer.Content), answer.net_type) == ([0, 255], "Microsoft.PowerShell.Commands.WebResponseObject")


def test_a_download_goes_on_where_it_ended(server, web, tmp_path):
    (tmp_path / "out.bin").write_bytes(b"ab")
    server.load({"GET /x": [{"status": 206, "text": "cd"}, {"status": 416, "headers": {"content-range": "bytes */4"}}]})
    web("Invoke-WebRequest", OutFile="out.bin", Resume=True)
    assert server.log[0].headers["range"] == "bytes=2-"
    web("Invoke-WebRequest", OutFile="out.bin", Resume=True)
    assert (tmp_path / "out.bin").read_bytes() == b"abcd"


@pytest.mark.parametrize(
    ("named", "error_id"),
    [
        ({"Body": "a", "InFile": "f"}, "WebCmdletBodyConflictException"),
        ({"Body": "a", "Form": Hashtable({"a": 1})}, "WebCmdletBodyFormConflictException"),
        ({"InFile": "nosuch"}, "PathNotFound"),
        ({"PassThru": True}, "WebCmdletOutFileMissingException"),
        ({"Authentication": "Basic"}, "WebCmdletAuthenticationCredentialNotSuppliedException"),
        ({"SkipCertificateCheck": True}, "NotSupported"),
        ({"Body": "a", "Method": "Post", "ContentType": "text/plain; charset=bogus"}, "WebCmdletContentTypeException"),
    ],
)
def test_what_does_not_go_together(server, web, named, error_id):
    with pytest.raises(PowerShellError) as caught:
        web("Invoke-WebRequest", **named)
    assert caught.value.record.error_id == error_id
    assert server.log == []
