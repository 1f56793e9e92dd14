"""Invoke-Command."""

from __future__ import annotations

from typing import Any

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.validation.not_null import ValidateNotNull
from ..framework.values.nothing import NOTHING
from ..framework.values.types import OBJECT_ARRAY, PSOBJECT, SCRIPT_BLOCK, STRING_ARRAY, SWITCH
from .shared.errors import NotSupportedException, ending
from .shared.script_blocks import run_once

_HERE = "InProcess"
_THERE = "ComputerName"


class InvokeCommand(
    Cmdlet,
    name="Invoke-Command",
    net_type="Microsoft.PowerShell.Commands.InvokeCommandCommand",
    default_set=_HERE,
    aliases="icm",
    examples=(("Invoke-Command { $args -join ',' } -ArgumentList 1, 2", "Runs a script block with arguments."),),
):
    """Runs a script block in this session. Other computers are not supported."""

    ScriptBlock = Parameter(
        SCRIPT_BLOCK,
        InSet(_HERE, mandatory=True, position=0),
        InSet(_THERE, mandatory=True, position=1),
        alias="Command",
        validate=[ValidateNotNull()],
        help="The script block.",
    )
    NoNewScope = Parameter(SWITCH, InSet(_HERE), help="Runs it in the scope of the caller.")
    ComputerName = Parameter(STRING_ARRAY, InSet(_THERE, mandatory=True, position=0), alias="Cn", help="Not supported.")
    InputObject = Parameter(PSOBJECT, InSet(from_pipeline=True), default=NOTHING, help="The objects for ``$input``.")
    ArgumentList = Parameter(OBJECT_ARRAY, alias="Args", help="The arguments of the script block.")

    def begin(self) -> None:
        """Refuses other computers."""
        if self.parameter_set == _THERE:
            raise ending(
                NotSupportedException("Invoke-Command runs script blocks in this session only.", error_id="RemotingNotSupported")
            )
        self._input: list[Any] = []

    def process(self) -> None:
        """Keeps an object for ``$input``."""
        if "InputObject" in self.bound:
            self._input.append(self.InputObject)

    def end(self) -> None:
        """Runs the block."""
        run_once(self, self.ScriptBlock, args=self.ArgumentList or (), objects=self._input, new_scope=not self.NoNewScope)
