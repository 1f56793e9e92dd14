"""New-Thread."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...api.cmdlet import ApiCmdlet
from ...api.parameters import Additional, Connection, Limits
from ...api.threads import first_messages, thread_object, tool_resources
from ...framework.declaration.parameter import Include, InSet, Parameter
from ...framework.validation.counts import ValidateCount
from ...framework.validation.not_null import ValidateNotNullOrEmpty
from ...framework.values.objects import get
from ...framework.values.types import DICTIONARY, OBJECT_ARRAY, STRING, STRING_ARRAY


class NewThread(
    ApiCmdlet,
    name="New-Thread",
    outputs="PSOpenAI.Thread",
    examples=(
        ("New-Thread", "Makes an empty thread."),
        ("New-Thread -VectorStoresForFileSearch vs_abc -MetaData @{ topic = 'billing' }", "Makes one that can search files."),
    ),
):
    """Makes a thread.

    It is empty; Start-ThreadRun runs an assistant on it.
    """

    ThreadId = Parameter(
        STRING,
        InSet(dont_show=True, from_pipeline=True, by_property_name=True),
        validate=[ValidateNotNullOrEmpty()],
        alias="Thread",
        help="The id of a thread to be changed instead.",
    )
    Messages = Parameter(OBJECT_ARRAY, InSet(dont_show=True), help="First messages: texts, or objects with role and content.")
    FileIdsForCodeInterpreter = Parameter(
        STRING_ARRAY, validate=[ValidateCount(0, 20)], help="The ids of files that the code interpreter may read."
    )
    VectorStoresForFileSearch = Parameter(
        STRING_ARRAY, validate=[ValidateCount(1, 1)], help="The id of the vector store that is searched."
    )
    FileIdsForFileSearch = Parameter(
        STRING_ARRAY, validate=[ValidateCount(0, 10000)], help="The ids of files that a new vector store is made of."
    )
    MetaData = Parameter(DICTIONARY, help="Up to 16 pairs of text kept with the thread.")
    limits = Include(Limits)
    connection = Include(Connection)
    additional = Include(Additional)

    def process(self) -> Iterator[Any]:
        """Makes or changes one thread."""
        body: dict[str, Any] = {}
        resources = tool_resources(self.FileIdsForCodeInterpreter, self.VectorStoresForFileSearch, self.FileIdsForFileSearch)
        if resources:
            body["tool_resources"] = resources
        if "MetaData" in self.bound:
            body["metadata"] = self.MetaData
        if self.Messages:
            body["messages"] = first_messages(self.Messages)
        segments = (self.ThreadId,) if self.ThreadId else ()
        thread = thread_object(self.api.post("Threads", *segments, body=body, deadline=self.api.deadline()), [])
        self.write_verbose(f"The thread {get(thread, 'id')} was {'changed' if segments else 'made'}.")
        yield thread
