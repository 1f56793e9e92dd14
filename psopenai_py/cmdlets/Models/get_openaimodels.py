"""Get-OpenAIModels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...api.cmdlet import ApiCmdlet, objects_of
from ...api.objects import local_dates, typed
from ...api.parameters import Additional, Connection, Limits
from ...api.types import MODEL
from ...framework.declaration.parameter import Include, InSet, Parameter
from ...framework.values.objects import from_json
from ...framework.values.types import STRING


class GetOpenAIModels(
    ApiCmdlet,
    name="Get-OpenAIModels",
    outputs="PSOpenAI.Model",
    examples=(
        ("Get-OpenAIModels", "Lists the models that the key may use."),
        ("Get-OpenAIModels -Name gpt-4o", "Gets one model."),
    ),
):
    """Gets the models that the key may use, or one of them."""

    Name = Parameter(
        STRING, InSet(position=0, from_pipeline=True), alias=("ID", "Model"), help="The id of a model. Without it, all are listed."
    )
    limits = Include(Limits)
    connection = Include(Connection)
    additional = Include(Additional)

    def process(self) -> Iterator[Any]:
        """Gets one model, or all of them."""
        segments = [self.Name] if self.Name else []
        reply = self.api.get("Models", *segments, deadline=self.api.deadline())
        for model in objects_of(reply):
            if self.api.connection.is_azure:  # the module gives objects of Azure no type (module-behaviour 5b.7)
                local_dates(model, MODEL.dates)
                yield from_json(model)
            else:
                yield typed(model, MODEL)
