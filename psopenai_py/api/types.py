"""The types of the module's objects, as data: string form, default columns, dates, and the API's own names for them.

A property listed under `dates` holds a Unix time in a reply and a local date afterwards (module-behaviour 10).
"""

from __future__ import annotations

from typing import NamedTuple

from ..framework.values.objects import TypeName

_RUN_DATES = ("created_at", "expires_at", "started_at", "cancelled_at", "failed_at", "completed_at")


class ObjectType(NamedTuple):
    """One type: what the API calls it in ``object``, its dates, its default columns, and whether its text is its id."""

    name: str
    kinds: tuple[str, ...] = ()
    dates: tuple[str, ...] = ("created_at",)
    display: tuple[str, ...] = ()
    text_is_id: bool = True


ASSISTANT = ObjectType("PSOpenAI.Assistant", ("assistant",))
THREAD = ObjectType("PSOpenAI.Thread", ("thread",))
MESSAGE = ObjectType("PSOpenAI.Thread.Message", ("thread.message",))
RUN = ObjectType("PSOpenAI.Thread.Run", ("thread.run",), _RUN_DATES)
RUN_STEP = ObjectType(
    "PSOpenAI.Thread.Run.Step", ("thread.run.step",), ("created_at", "expired_at", "cancelled_at", "failed_at", "completed_at")
)
CHAT_COMPLETION = ObjectType("PSOpenAI.Chat.Completion", ("chat.completion",), ("created",))
CHAT_MESSAGE = ObjectType("PSOpenAI.Chat.Completion.Message", dates=())
RESPONSE = ObjectType("PSOpenAI.Response", ("response",))
RESPONSE_MESSAGE = ObjectType("PSOpenAI.Response.Message", dates=())
RESPONSE_COMPACTION = ObjectType("PSOpenAI.Response.Compaction", ("response.compaction",), text_is_id=False)
CONVERSATION = ObjectType("PSOpenAI.Conversation", ("conversation",))
CONVERSATION_ITEM = ObjectType("PSOpenAI.Conversation.Item", dates=())
VECTOR_STORE = ObjectType("PSOpenAI.VectorStore", ("vector_store",), ("created_at", "expires_at", "last_active_at"))
VECTOR_STORE_FILE = ObjectType("PSOpenAI.VectorStore.File", ("vector_store.file",))
VECTOR_STORE_FILE_BATCH = ObjectType(
    "PSOpenAI.VectorStore.FileBatch", ("vector_store.file_batch", "vector_store.files_batch")
)  # the API itself spells it both ways
TEXT_COMPLETION = ObjectType("PSOpenAI.Text.Completion", ("text_completion",), ("created",))
MODERATION = ObjectType("PSOpenAI.Moderation", dates=())
BATCH = ObjectType(
    "PSOpenAI.Batch",
    ("batch",),
    (
        "created_at", "in_progress_at", "expires_at", "finalizing_at", "started_at", "cancelled_at", "failed_at", "expired_at",
        "cancelling_at", "completed_at",
    ),
)  # fmt: skip
BATCH_INPUT = ObjectType("PSOpenAI.Batch.Input", dates=(), display=("custom_id", "method", "url", "body"), text_is_id=False)
BATCH_OUTPUT = ObjectType("PSOpenAI.Batch.Output", dates=(), display=("custom_id", "id", "response", "error"), text_is_id=False)
CONTAINER = ObjectType("PSOpenAI.Container", ("container",), ("created_at", "last_active_at"))
CONTAINER_FILE = ObjectType("PSOpenAI.Container.File", ("container.file",))
FILE = ObjectType("PSOpenAI.File", ("file",))
IMAGE = ObjectType("PSOpenAI.Image", dates=("created", "created_at"), text_is_id=False)
VIDEO = ObjectType("PSOpenAI.Video.Job", ("video",), _RUN_DATES)
MODEL = ObjectType("PSOpenAI.Model", ("model",), ("created", "created_at", "updated_at"), ("id", "owned_by", "created"))

TYPES = (
    ASSISTANT, THREAD, MESSAGE, RUN, RUN_STEP, CHAT_COMPLETION, CHAT_MESSAGE, RESPONSE, RESPONSE_MESSAGE, RESPONSE_COMPACTION,
    CONVERSATION, CONVERSATION_ITEM, VECTOR_STORE, VECTOR_STORE_FILE, VECTOR_STORE_FILE_BATCH, TEXT_COMPLETION, MODERATION, BATCH,
    BATCH_INPUT, BATCH_OUTPUT, CONTAINER, CONTAINER_FILE, FILE, IMAGE, VIDEO, MODEL,
)  # fmt: skip

TYPE_NAMES: dict[str, TypeName] = {
    known.name: TypeName(known.name, text_property="id" if known.text_is_id else None, display=known.display) for known in TYPES
}
"""Each type name with what is known of its display."""

OBJECT_KINDS: dict[str, str] = {kind: known.name for known in TYPES for kind in known.kinds}
"""The API's own ``object`` values, and the type each one names."""
