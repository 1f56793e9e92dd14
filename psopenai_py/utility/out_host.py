"""Out-Host."""

from __future__ import annotations

from collections.abc import Iterator

from ..framework.declaration.parameter import Parameter
from ..framework.streams.records import InformationRecord
from ..framework.values.types import SWITCH
from .shared.display import Display, DisplayCmdlet


class OutHost(
    DisplayCmdlet,
    name="Out-Host",
    net_type="Microsoft.PowerShell.Commands.OutHostCommand",
    aliases="oh",
    examples=(("Get-Thread $Id | Out-Host", "Shows a thread and writes nothing to the output."),),
):
    """Shows objects, and writes nothing to the output."""

    Paging = Parameter(SWITCH, help="Accepted; nothing waits for a key.")

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
