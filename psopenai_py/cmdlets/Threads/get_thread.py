"""Get-Thread."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...api.cmdlet import ApiCmdlet, objects_of
from ...api.parameters import Additional, Connection, Limits
from ...api.threads import messages_of, thread_object
from ...framework.declaration.parameter import Include, InSet, Parameter
from ...framework.validation.not_null import ValidateNotNullOrEmpty
from ...framework.values.types import STRING, SWITCH


class GetThread(
    ApiCmdlet,
    name="Get-Thread",
    outputs="PSOpenAI.Thread",
    examples=(("Get-Thread -ThreadId thread_abc", "Gets a thread with all its messages."),),
):
    """Gets a thread with its messages.

    The property Messages holds all of them, the oldest first.
    """

    ThreadId = Parameter(
        STRING,
        InSet(mandatory=True, position=0, from_pipeline=True, by_property_name=True),
        validate=[ValidateNotNullOrEmpty()],
        alias=("InputObject", "Thread", "thread_id"),
        help="The id of the thread, or the thread itself.",
    )
    limits = Include(Limits)
    connection = Include(Connection)
    Primitive = Parameter(SWITCH, InSet(dont_show=True), help="Leaves the messages out.")
    additional = Include(Additional)

    def process(self) -> Iterator[Any]:
        """Gets one thread."""
        deadline = self.api.deadline()
        for reply in objects_of(self.api.get("Threads", self.ThreadId, deadline=deadline)):
            messages = [] if self.Primitive else messages_of(self.api, str(reply.get("id") or self.ThreadId), deadline)
            yield thread_object(reply, messages)
