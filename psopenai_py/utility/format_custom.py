"""Format-Custom."""

from __future__ import annotations

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.formatting.views import LIST
from ..framework.validation.not_null import ValidateNotNullOrEmpty
from ..framework.validation.ranges import ValidateRange
from ..framework.values.types import INT, OBJECT_ARRAY
from .shared.format_parameters import FormatCmdlet


class FormatCustom(
    FormatCmdlet,
    name="Format-Custom",
    net_type="Microsoft.PowerShell.Commands.FormatCustomCommand",
    aliases="fc",
    examples=(("$Run | Format-Custom", "Everything of a run."),),
):
    """Shows objects with everything in them; for now as lists."""

    Property = Parameter(
        OBJECT_ARRAY, InSet(position=0), validate=[ValidateNotNullOrEmpty()], help="The properties, with wildcards, or computed."
    )
    Depth = Parameter(INT, validate=[ValidateRange(1, 2**31 - 1)], default=5, help="Accepted.")

    shape = LIST
