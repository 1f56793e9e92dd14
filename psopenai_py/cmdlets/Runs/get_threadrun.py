"""Get-ThreadRun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...api.cmdlet import ApiCmdlet
from ...api.objects import typed
from ...api.parameters import Additional, Connection, Limits, Paging
from ...api.runs import ids_of, written
from ...api.types import RUN
from ...framework.declaration.parameter import Include, InSet, Parameter
from ...framework.validation.not_null import ValidateNotNullOrEmpty
from ...framework.values.types import OBJECT, STRING, SWITCH


class GetThreadRun(
    ApiCmdlet,
    name="Get-ThreadRun",
    default_set="List",
    outputs="PSOpenAI.Thread.Run",
    examples=(
        ("Get-ThreadRun -ThreadId thread_abc -RunId run_abc", "Gets one run."),
        ("$Thread | Get-ThreadRun -All", "Gets every run of a thread."),
    ),
):
    """Gets one run of a thread, or lists its runs.

    Without -RunId the runs of each thread are listed, the oldest first.
    """

    ThreadId = Parameter(
        STRING,
        InSet("Get_Id", mandatory=True, position=0, from_pipeline=True, by_property_name=True),
        InSet("List", mandatory=True, position=0, from_pipeline=True, by_property_name=True),
        validate=[ValidateNotNullOrEmpty()],
        alias=("InputObject", "thread_id"),
        help="The id of the thread, or the thread itself.",
    )
    RunId = Parameter(
        STRING,
        InSet("Get_Id", mandatory=True, position=1, by_property_name=True),
        validate=[ValidateNotNullOrEmpty()],
        alias="run_id",
        help="The id of the run.",
    )
    Run = Parameter(
        OBJECT,
        InSet("Get_ThreadRun", mandatory=True, position=0, from_pipeline=True),
        type_name="PSOpenAI.Thread.Run",
        help="A run, to be fetched once more.",
    )
    paging = Include(Paging)
    limits = Include(Limits)
    connection = Include(Connection)
    Primitive = Parameter(SWITCH, InSet(dont_show=True), help="Makes no difference here.")
    additional = Include(Additional)

    def process(self) -> Iterator[Any]:
        """Gets the run, or the runs of one thread."""
        if self.parameter_set == "List":
            replies = self.listed(self.paging, "Runs", self.ThreadId)
        else:
            thread, run = ids_of(self.Run, self.ThreadId, self.RunId)
            replies = iter([self.api.get("Runs", thread, run, deadline=self.api.deadline())])
        for reply in replies:
            yield from written(self, typed(reply, RUN))
