"""What the commands for threads share: the object with its messages, and the parts of a body that describe one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..framework.conversion.text import to_text
from ..framework.values.objects import PSObject, get, set_property
from .cmdlet import objects_of
from .objects import typed
from .types import MESSAGE, THREAD

if TYPE_CHECKING:
    from .requests import Api


def thread_object(properties: dict[str, Any], messages: list[PSObject]) -> PSObject:
    """Returns a thread with its messages."""
    thread = typed(properties, THREAD)
    set_property(thread, "Messages", messages)
    return thread


def messages_of(api: Api, thread_id: str, deadline: float | None) -> list[PSObject]:
    """Returns every message of a thread, the oldest first."""
    query = [("limit", "100"), ("order", "asc")]
    pages = api.pages("Threads", thread_id, "messages", query=query, deadline=deadline)
    return [typed(message, MESSAGE) for page in pages for message in objects_of(page)]


def tool_resources(
    code_files: Sequence[str] | None, stores: Sequence[str] | None, search_files: Sequence[str] | None = None
) -> dict[str, Any]:
    """Returns the files that tools may use; a vector store that is named wins over files for a new one."""
    resources: dict[str, Any] = {}
    if code_files:
        resources["code_interpreter"] = {"file_ids": list(code_files)}
    if search_files:
        resources["file_search"] = {"vector_stores": [{"file_ids": list(search_files)}]}
    if stores:
        resources["file_search"] = {"vector_store_ids": list(stores)}
    return resources


def first_messages(given: Iterable[Any]) -> list[dict[str, Any]]:
    """Returns the messages a thread begins with. Text is a user's message; an object gives role, and content or message.

    An object without content is passed over.
    """
    messages = []
    for entry in given:
        message: dict[str, Any] = {"role": "user", "content": entry if isinstance(entry, str) else None}
        role, text, content = (get(entry, name) for name in ("role", "message", "content"))
        if isinstance(role, str) and role:
            message["role"] = role
        if isinstance(text, str) and text:
            message["content"] = text
        if isinstance(content, str | list) and content:
            message["content"] = content
        if message["content"] is not None:
            messages.append(message | _belongings(entry))
    return messages


def more_messages(given: Iterable[Any]) -> list[dict[str, Any]]:
    """Returns messages that a run adds: an object with a role as it is, anything else as a user's text (module-behaviour 12c)."""
    return [
        {"role": to_text(get(entry, "role")), "content": get(entry, "content")} | _belongings(entry)
        if get(entry, "role")
        else {"role": "user", "content": to_text(entry)}
        for entry in given
    ]


def _belongings(entry: Any) -> dict[str, Any]:
    """Returns the attachments and metadata of a message, where it has some."""
    attachments, metadata = get(entry, "attachments"), get(entry, "metadata")
    belongings: dict[str, Any] = {}
    if attachments:
        belongings["attachments"] = attachments if isinstance(attachments, list) else [attachments]
    if isinstance(metadata, Mapping):
        belongings["metadata"] = metadata
    return belongings
