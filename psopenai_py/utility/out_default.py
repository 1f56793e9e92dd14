"""Out-Default."""

from __future__ import annotations

from collections.abc import Iterator

from ..framework.declaration.parameter import Parameter
from ..framework.streams.records import InformationRecord
from ..framework.values.types import SWITCH
from .shared.display import Display, DisplayCmdlet


class OutDefault(
    DisplayCmdlet,
    name="Out-Default",
    net_type="Microsoft.PowerShell.Commands.OutDefaultCommand",
    examples=(("Get-Thread $Id | Out-Default", "Shows a thread as the end of every pipeline does."),),
):
    """Shows objects as the end of every pipeline does."""

    Transcript = Parameter(SWITCH, help="Accepted; nothing waits for a key.")

    def begin(self) -> None:
        """Shows nothing yet."""
        self._display = Display()

    def process(self) -> None:
        """Shows an object."""
        if self.given():
            self._show(self._display.lines(self.InputObject))

    def end(self) -> None:
        """Shows what closes the last table."""
        self._show(self._display.end())

    def _show(self, lines: Iterator[str]) -> None:
        for line in lines:
            self.write_information(InformationRecord(line, ("PSHOST",)))
