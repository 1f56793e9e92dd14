"""Out-String."""

from __future__ import annotations

import os
from collections.abc import Iterator

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.validation.ranges import ValidateRange
from ..framework.values.types import INT, SWITCH
from .shared.display import Display, DisplayCmdlet


class OutString(
    DisplayCmdlet,
    name="Out-String",
    net_type="Microsoft.PowerShell.Commands.OutStringCommand",
    default_set="NoNewLineFormatting",
    outputs="System.String",
    examples=(("$Text = $Runs | Out-String", "What would be shown, as one text."),),
):
    """Writes what would be shown of objects as one text, or line by line with -Stream."""

    Stream = Parameter(SWITCH, InSet("StreamFormatting"), help="Writes each line on its own.")
    Width = Parameter(INT, validate=[ValidateRange(2, 2**31 - 1)], default=120, help="The columns of a line.")
    NoNewline = Parameter(SWITCH, InSet("NoNewLineFormatting"), help="Leaves out the line ends.")

    def begin(self) -> None:
        """Shows nothing yet."""
        self._display = Display(self.Width)
        self._lines: list[str] = []

    def process(self) -> Iterator[str]:
        """Shows an object."""
        if self.given():
            yield from self._shown(self._display.lines(self.InputObject))

    def end(self) -> Iterator[str]:
        """Writes the text."""
        yield from self._shown(self._display.end())
        if not self.Stream:
            yield "".join([line if self.NoNewline else line + os.linesep for line in self._lines])

    def _shown(self, lines: Iterator[str]) -> Iterator[str]:
        if self.Stream:
            yield from lines
        else:
            self._lines += lines
