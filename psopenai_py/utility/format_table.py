"""Format-Table."""

from __future__ import annotations

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.formatting.views import TABLE
from ..framework.values.types import OBJECT_ARRAY, SWITCH
from .shared.format_parameters import FormatCmdlet


class FormatTable(
    FormatCmdlet,
    name="Format-Table",
    net_type="Microsoft.PowerShell.Commands.FormatTableCommand",
    aliases="ft",
    examples=(("$Runs | Format-Table id, status", "A table of two columns."),),
):
    """Shows objects as a table, one row for each."""

    Property = Parameter(OBJECT_ARRAY, InSet(position=0), help="The columns: properties, with wildcards, or computed.")
    AutoSize = Parameter(SWITCH, help="Accepted.")
    RepeatHeader = Parameter(SWITCH, help="Accepted.")
    HideTableHeaders = Parameter(SWITCH, help="Accepted.")
    Wrap = Parameter(SWITCH, help="Accepted.")

    shape = TABLE
