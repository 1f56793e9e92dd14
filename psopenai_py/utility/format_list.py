"""Format-List."""

from __future__ import annotations

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.formatting.views import LIST
from ..framework.values.types import OBJECT_ARRAY
from .shared.format_parameters import FormatCmdlet


class FormatList(
    FormatCmdlet,
    name="Format-List",
    net_type="Microsoft.PowerShell.Commands.FormatListCommand",
    aliases="fl",
    examples=(("$Run | Format-List id, status", "Two properties, each on a line."),),
):
    """Shows objects as lists, one line for each property."""

    Property = Parameter(OBJECT_ARRAY, InSet(position=0), help="The properties, with wildcards, or computed.")

    shape = LIST
