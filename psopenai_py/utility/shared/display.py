"""Objects as the lines a terminal would show, for the commands that turn them into text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ...framework.declaration.cmdlet import Cmdlet
from ...framework.declaration.parameter import InSet, Parameter
from ...framework.formatting.formatter import Formatter
from ...framework.streams.records import InformationRecord
from ...framework.values.net_object import NetObject
from ...framework.values.nothing import NOTHING
from ...framework.values.types import PSOBJECT

WIDTH: Final = 120
"""Columns of a text that nobody gave a width."""


class FormattedLines(NetObject, net_type="Microsoft.PowerShell.Commands.Internal.Format.FormatEntryData", properties=("Lines",)):
    """Lines that a Format command made: shown as they are."""

    __slots__ = ("Lines",)

    def __init__(self, lines: list[str]) -> None:
        self.Lines = lines

    def __str__(self) -> str:
        return "\n".join(self.Lines)


class Display:
    """The lines of one object after the other, in `columns` columns."""

    def __init__(self, columns: int | None = None, shape: str | None = None) -> None:
        self._formatter = Formatter(columns or WIDTH, shape, escape=False)

    def lines(self, value: Any) -> Iterator[str]:
        """Yields the lines of an object."""
        if isinstance(value, FormattedLines):
            yield from value.Lines
        else:
            yield from self._formatter.lines(value)

    def end(self) -> Iterator[str]:
        """Yields the lines that close the whole."""
        return self._formatter.end()


class DisplayCmdlet(Cmdlet):
    """Base of the commands that show objects."""

    InputObject = Parameter(PSOBJECT, InSet(from_pipeline=True), default=NOTHING, help="The objects, from the pipeline.")

    def given(self) -> bool:
        """Whether there is an object to show."""
        return "InputObject" in self.bound


class HostCmdlet(DisplayCmdlet):
    """Base of the commands that show objects to whoever sits there, and write nothing to the output."""

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
