"""Invoke-Expression."""

from __future__ import annotations

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import STRING
from .shared.script_blocks import parsed, run_once


class InvokeExpression(
    Cmdlet,
    name="Invoke-Expression",
    net_type="Microsoft.PowerShell.Commands.InvokeExpressionCommand",
    aliases="iex",
    examples=(("Invoke-Expression '1 + 1'", "Runs a text as a script."),),
):
    """Runs a text as a script, in the scope of the caller. Never give it a text that somebody else wrote."""

    Command = Parameter(STRING, InSet(mandatory=True, position=0, from_pipeline=True), help="The text.")

    def process(self) -> None:
        """Runs one text."""
        run_once(self, parsed(self, self.Command))
