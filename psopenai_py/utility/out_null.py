"""Out-Null."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.nothing import NOTHING
from ..framework.values.types import PSOBJECT


class OutNull(
    Cmdlet,
    name="Out-Null",
    net_type="Microsoft.PowerShell.Commands.OutNullCommand",
    examples=(("New-Thread | Out-Null", "Makes a thread and shows nothing."),),
):
    """Takes objects and does nothing with them."""

    InputObject = Parameter(PSOBJECT, InSet(from_pipeline=True), default=NOTHING, help="The objects, from the pipeline.")

    def taker(self) -> Callable[[Any], None]:
        """Returns what forgets an object."""
        return _forget


def _forget(item: Any) -> None:
    """Takes an object nobody wants."""
