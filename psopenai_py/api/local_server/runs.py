"""How a run of the local server lives: each look at it takes it one status further.

Without a script a run goes through queued, in_progress and completed. The metadata entry ``local_statuses``, such as
``queued,in_progress,failed``, scripts another way; its last status stays.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from .errors import a_list, a_text, an_object, bad_request
from .store import Properties, Store

SCRIPT = "local_statuses"
_USUAL = ("queued", "in_progress", "completed")
_STATUSES = ("queued", "in_progress", "requires_action", "cancelling", "cancelled", "failed", "completed", "incomplete", "expired")
_ENDED = ("cancelled", "failed", "completed", "incomplete", "expired")
_DATES = {"in_progress": "started_at", "completed": "completed_at", "failed": "failed_at", "cancelled": "cancelled_at"}
_AHEAD = "_ahead"
"""The property, never shown, with the statuses that are still to come."""
_LIFETIME = 600


def start(store: Store, thread_id: str, body: Mapping[str, Any]) -> Properties:
    """Returns a new run in its first status. Raises ApiError for an unknown assistant or a bad script."""
    assistant_id = body.get("assistant_id")
    if not isinstance(assistant_id, str):
        raise bad_request("Missing required parameter: 'assistant_id'.", "assistant_id")
    assistant = store.get("assistant", assistant_id)
    metadata = an_object(body, "metadata")
    statuses = _script(metadata)
    run = store.make(
        "thread.run",
        {
            "thread_id": thread_id,
            "assistant_id": assistant_id,
            "status": statuses[0],
            "started_at": None,
            "expires_at": int(time.time()) + _LIFETIME,
            "cancelled_at": None,
            "failed_at": None,
            "completed_at": None,
            "last_error": None,
            "incomplete_details": None,
            "required_action": None,
            "model": a_text(body, "model") or assistant["model"],
            "instructions": a_text(body, "instructions") or assistant["instructions"],
            "tools": a_list(body, "tools") or assistant["tools"],
            "metadata": metadata,
            "usage": None,
            _AHEAD: list(statuses[1:]),
        },
    )
    _enter(store, run, statuses[0])
    return run


def look_at(store: Store, run: Properties) -> Properties:
    """Returns the run as it is now, and lets it go on for the next look."""
    seen = shown(run)
    if run[_AHEAD]:
        _enter(store, run, run[_AHEAD].pop(0))
    return seen


def cancel(run: Properties) -> Properties:
    """Returns the run on its way to being cancelled. Raises ApiError where it has ended already."""
    if run["status"] in (*_ENDED, "cancelling"):
        raise bad_request(f"Cannot cancel run with status '{run['status']}'.")
    run["status"] = "cancelling"
    run[_AHEAD] = ["cancelled"]
    return shown(run)


def submit(run: Properties) -> Properties:
    """Returns the run after its tool outputs came. Raises ApiError where it did not ask for any."""
    if run["status"] != "requires_action":
        raise bad_request(f"Runs in status '{run['status']}' do not accept tool outputs.")
    run["status"] = "queued"
    run["required_action"] = None
    run[_AHEAD] = run[_AHEAD] or list(_USUAL[1:])
    return shown(run)


def shown(run: Properties) -> Properties:
    """Returns what the API shows of a run."""
    return {name: value for name, value in run.items() if name != _AHEAD}


def _script(metadata: Mapping[str, Any]) -> tuple[str, ...]:
    text = metadata.get(SCRIPT)
    if not text:
        return _USUAL
    statuses = tuple(status.strip() for status in str(text).split(","))
    unknown = next((status for status in statuses if status not in _STATUSES), None)
    if unknown is not None:
        raise bad_request(f"'{unknown}' is no status of a run.", f"metadata.{SCRIPT}")
    return statuses


def _enter(store: Store, run: Properties, status: str) -> None:
    run["status"] = status
    if status in _DATES:
        run[_DATES[status]] = int(time.time())
    if status in _ENDED:
        run["expires_at"] = None
    if status == "completed":
        _complete(store, run)
    elif status == "failed":
        run["last_error"] = {"code": "server_error", "message": "The run failed, as its script says."}
    elif status == "incomplete":
        run["incomplete_details"] = {"reason": "max_completion_tokens"}
    elif status == "requires_action":
        call = {"id": f"call_{run['id']}", "type": "function", "function": {"name": "local_function", "arguments": "{}"}}
        run["required_action"] = {"type": "submit_tool_outputs", "submit_tool_outputs": {"tool_calls": [call]}}


def _complete(store: Store, run: Properties) -> None:
    """Writes the answer into the thread, and the step that wrote it."""
    asked = [m for m in store.having("thread.message", thread_id=run["thread_id"]) if m["role"] == "user"]
    text = f"You wrote: {text_of(asked[-1])}" if asked else "There is no message to answer."
    belongs = {"thread_id": run["thread_id"], "assistant_id": run["assistant_id"], "run_id": run["id"]}
    answer = store.make(
        "thread.message", {**belongs, "role": "assistant", "content": [text_part(text)], "attachments": [], "metadata": {}}
    )
    store.make(
        "thread.run.step",
        {
            **belongs,
            "type": "message_creation",
            "status": "completed",
            "completed_at": answer["created_at"],
            "cancelled_at": None,
            "failed_at": None,
            "expired_at": None,
            "last_error": None,
            "step_details": {"type": "message_creation", "message_creation": {"message_id": answer["id"]}},
        },
    )
    words = len(text.split())
    run["usage"] = {"prompt_tokens": words, "completion_tokens": words, "total_tokens": 2 * words}


def text_part(text: str) -> Properties:
    """Returns a text as a part of a message's content."""
    return {"type": "text", "text": {"value": text, "annotations": []}}


def text_of(message: Properties) -> str:
    """Returns the texts of a message, joined."""
    return " ".join(part["text"]["value"] for part in message["content"] if part.get("type") == "text")
