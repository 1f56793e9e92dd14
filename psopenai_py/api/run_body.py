"""Parts of the body that starts a run: tools, the form of the answer, images (module-behaviour 12c)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..framework.errors import JsonException
from ..framework.http.url import absolute_url, is_http_url
from ..framework.json_text import parse_raw
from ..framework.values.objects import get, has_type
from .errors import ArgumentException
from .objects import text_of
from .types import FILE

_SERVICE_CHOOSES = ("none", "auto", "required")


def tools(functions: Sequence[Mapping[Any, Any]] | None, *, code_interpreter: bool, file_search: bool) -> list[dict[str, Any]]:
    """Returns the tools of a run. Raises ArgumentException for a function without a name."""
    made: list[dict[str, Any]] = [{"type": "code_interpreter"}] if code_interpreter else []
    if file_search:
        made.append({"type": "file_search"})
    for function in functions or ():
        if not get(function, "name"):
            raise ArgumentException("Each of the -Functions needs a name.", target=function)
        keys = ("name", "description", "parameters")
        made.append({"type": "function", "function": {key: get(function, key) for key in keys}})
    return made


def tool_choice(choice: str, function: str) -> str | dict[str, Any]:
    """Returns the choice of a tool: a word for the service's own choices, else an object. Raises ArgumentException."""
    if choice in _SERVICE_CHOOSES:
        return choice
    if choice != "function":
        return {"type": choice}
    if not (function or "").strip():
        raise ArgumentException("-ToolChoice function needs -ToolChoiceFunctionName.")
    return {"type": choice, "function": {"name": function}}


def response_format(wanted: str, schema: str) -> dict[str, Any]:
    """Returns the pair for the form of the answer; none where the assistant's own form is to stay. Raises ArgumentException."""
    folded = wanted.lower()
    if folded in ("default", "raw_response"):
        return {}
    if folded == "auto":
        return {"response_format": "auto"}
    form: dict[str, Any] = {"type": folded}
    if folded == "json_schema":
        form["json_schema"] = _schema(schema)
    return {"response_format": form}


def content_of(text: str, images: Iterable[Any], detail: str) -> str | list[dict[str, Any]]:
    """Returns a message's content: its text, or, with images, a list of parts. Raises ArgumentException for what is no image."""
    pictures = [_image(image, detail) for image in images]
    return [{"type": "text", "text": text}, *pictures] if pictures else text


def _schema(text: str) -> Any:
    if not text:
        raise ArgumentException("-ResponseFormat json_schema needs -JsonSchema.")
    try:
        return parse_raw(text)
    except JsonException as error:
        raise ArgumentException(f"-JsonSchema is not JSON: {error}") from None


def _image(image: Any, detail: str) -> dict[str, Any]:
    if has_type(image, FILE.name):
        return {"type": "image_file", "image_file": {"file_id": text_of(image, "id"), "detail": detail}}
    if not isinstance(image, str):
        raise ArgumentException("An image is the address or the id of a file, or a file object.", target=image)
    if is_http_url(image):
        return {"type": "image_url", "image_url": {"url": absolute_url(image), "detail": detail}}
    return {"type": "image_file", "image_file": {"file_id": image, "detail": detail}}
