"""The routes: from a request to what the store does with it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

from ...framework.testing.server import ReceivedRequest, Reply
from . import runs
from .errors import ApiError, a_list, a_text, an_object, bad_request
from .store import Properties, Store, page

Query = Mapping[str, str]
Action = Callable[..., Properties]

ASSISTANT_ID = "asst_local"
MODEL = "local-model"
_MODEL_MADE = 1_700_000_000
"""Unix time: the one model is as old on every server."""


class LocalApi:
    """Answers the routes of models, assistants, threads, messages, runs and steps. Any key will do; none is refused with 401."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._store = store = Store()
        self._make_assistant({"name": "Local assistant", "instructions": "Repeats what you write."}, identity=ASSISTANT_ID)
        self._actions: dict[tuple[str, str], Action] = {
            ("GET", "models"): lambda query, body: {"object": "list", "data": [_model(MODEL)]},
            ("GET", "models/*"): lambda query, body, model: _model(model),
            ("GET", "assistants"): lambda query, body: page(store.having("assistant"), query),
            ("POST", "assistants"): lambda query, body: self._make_assistant(body),
            ("GET", "assistants/*"): lambda query, body, assistant: store.get("assistant", assistant),
            ("DELETE", "assistants/*"): lambda query, body, assistant: store.remove("assistant", assistant),
            ("POST", "threads"): lambda query, body: self._make_thread(body),
            ("POST", "threads/runs"): self._make_thread_and_run,  # before the route that it would also fit
            ("GET", "threads/*"): lambda query, body, thread: store.get("thread", thread),
            ("POST", "threads/*"): self._change_thread,
            ("DELETE", "threads/*"): lambda query, body, thread: store.remove("thread", thread),
            ("GET", "threads/*/messages"): self._list_messages,
            ("POST", "threads/*/messages"): self._add_message,
            ("GET", "threads/*/messages/*"): lambda query, body, thread, m: store.get("thread.message", m, thread_id=thread),
            ("DELETE", "threads/*/messages/*"): lambda query, body, thread, m: store.remove("thread.message", m, thread_id=thread),
            ("GET", "threads/*/runs"): self._list_runs,
            ("POST", "threads/*/runs"): self._start_run,
            ("GET", "threads/*/runs/*"): lambda query, body, thread, run: runs.look_at(store, self._run(thread, run)),
            ("POST", "threads/*/runs/*/cancel"): lambda query, body, thread, run: runs.cancel(self._run(thread, run)),
            ("POST", "threads/*/runs/*/submit_tool_outputs"): lambda query, body, thread, run: runs.submit(self._run(thread, run)),
            ("GET", "threads/*/runs/*/steps"): self._list_steps,
            ("GET", "threads/*/runs/*/steps/*"): self._get_step,
        }

    def answer(self, request: ReceivedRequest) -> Reply:
        """Returns the reply to a request, as the API would word it."""
        try:
            if not _has_key(request):
                raise ApiError(401, "You didn't provide an API key.", code="invalid_api_key")
            action, identities = self._find(request)
            with self._lock:
                return {"json": action(dict(request.query), _body(request), *identities)}
        except ApiError as error:
            return error.reply()

    def _find(self, request: ReceivedRequest) -> tuple[Action, list[str]]:
        words = [unquote(word) for word in request.path.strip("/").split("/")]
        words = words[1:] if words[0] == "v1" else words
        for (method, pattern), action in self._actions.items():
            parts = pattern.split("/")
            if method != request.method or len(parts) != len(words):
                continue
            pairs = list(zip(parts, words, strict=True))
            if all(part in ("*", word) for part, word in pairs):
                return action, [word for part, word in pairs if part == "*"]
        raise ApiError(404, f"Invalid URL ({request.method} {request.path})")

    def _make_assistant(self, body: Properties, identity: str | None = None) -> Properties:
        told: Properties = {name: a_text(body, name) for name in ("name", "description", "instructions")}
        told |= {"model": a_text(body, "model") or MODEL, "tools": a_list(body, "tools")}
        return self._store.make("assistant", {**body, **told, "metadata": an_object(body, "metadata")}, identity)

    def _make_thread(self, body: Properties) -> Properties:
        messages = a_list(body, "messages")
        thread = self._store.make("thread", {name: an_object(body, name) for name in ("metadata", "tool_resources")})
        for message in messages:
            self._add_message({}, message, thread["id"])
        return thread

    def _change_thread(self, query: Query, body: Properties, thread: str) -> Properties:
        found = self._store.get("thread", thread)
        found.update({name: an_object(body, name) for name in ("metadata", "tool_resources") if name in body})
        return found

    def _add_message(self, query: Query, body: Properties, thread: str) -> Properties:
        self._store.get("thread", thread)
        content = body.get("content")
        if not content or not isinstance(content, str | list):
            raise bad_request("Missing required parameter: 'content'.", "content")
        if body.get("role") not in ("user", "assistant"):
            raise bad_request("'role' is not one of ['user', 'assistant'].", "role")
        return self._store.make(
            "thread.message",
            {
                "thread_id": thread,
                "assistant_id": None,
                "run_id": None,
                "role": body["role"],
                "content": [runs.text_part(content)] if isinstance(content, str) else [_part(part) for part in content],
                "attachments": a_list(body, "attachments"),
                "metadata": an_object(body, "metadata"),
            },
        )

    def _list_messages(self, query: Query, body: Properties, thread: str) -> Properties:
        self._store.get("thread", thread)
        of_run = {"run_id": query["run_id"]} if query.get("run_id") else {}
        return page(self._store.having("thread.message", thread_id=thread, **of_run), query)

    def _make_thread_and_run(self, query: Query, body: Properties) -> Properties:
        self._store.get("assistant", str(body.get("assistant_id")))
        thread = self._make_thread(an_object(body, "thread"))
        return runs.shown(runs.start(self._store, thread["id"], body))

    def _start_run(self, query: Query, body: Properties, thread: str) -> Properties:
        self._store.get("thread", thread)
        for message in a_list(body, "additional_messages"):
            self._add_message(query, message, thread)
        return runs.shown(runs.start(self._store, thread, body))

    def _list_runs(self, query: Query, body: Properties, thread: str) -> Properties:
        self._store.get("thread", thread)
        return page(self._store.having("thread.run", thread_id=thread), query, runs.shown)

    def _run(self, thread: str, run: str) -> Properties:
        return self._store.get("thread.run", run, thread_id=thread)

    def _list_steps(self, query: Query, body: Properties, thread: str, run: str) -> Properties:
        self._run(thread, run)
        return page(self._store.having("thread.run.step", run_id=run), query)

    def _get_step(self, query: Query, body: Properties, thread: str, run: str, step: str) -> Properties:
        self._run(thread, run)
        return self._store.get("thread.run.step", step, run_id=run)


def _model(name: str) -> Properties:
    """Returns the one model there is. Raises ApiError 404 for any other name."""
    if name != MODEL:
        raise ApiError(404, f"The model '{name}' does not exist or you do not have access to it.", code="model_not_found")
    return {"id": MODEL, "object": "model", "created": _MODEL_MADE, "owned_by": "local"}


def _has_key(request: ReceivedRequest) -> bool:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return bool(scheme.lower() == "bearer" and token.strip()) or bool(request.headers.get("api-key", "").strip())


def _body(request: ReceivedRequest) -> Properties:
    try:
        body: Any = request.json()
    except (ValueError, RecursionError) as error:
        raise bad_request(f"We could not parse the JSON body of your request: {error}.") from None
    if body is None:
        return {}
    if not isinstance(body, dict):
        raise bad_request("The body is not a JSON object.")
    return body


def _part(part: Any) -> Properties:
    """Returns a part of a message's content as the API gives it back: a text that came plain is wrapped."""
    if not isinstance(part, dict) or not isinstance(part.get("type"), str):
        raise bad_request("A part of 'content' is no object with a type.", "content")
    if part["type"] != "text":
        return part
    text = part.get("text")
    if isinstance(text, dict):
        text = text.get("value")
    if not isinstance(text, str):
        raise bad_request("A part of 'content' has no text.", "content")
    return runs.text_part(text)
