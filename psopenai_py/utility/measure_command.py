"""Measure-Command."""

from __future__ import annotations

import time
from collections.abc import Iterator

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.dates import TimeSpan
from ..framework.values.nothing import NOTHING
from ..framework.values.types import PSOBJECT, SCRIPT_BLOCK
from .shared.script_blocks import run_once


class MeasureCommand(
    Cmdlet,
    name="Measure-Command",
    net_type="Microsoft.PowerShell.Commands.MeasureCommandCommand",
    outputs="System.TimeSpan",
    examples=(("Measure-Command { Wait-ThreadRun $Run }", "How long the run takes."),),
):
    """Runs a script block and writes how long it took; what it wrote is dropped."""

    InputObject = Parameter(PSOBJECT, InSet(from_pipeline=True), default=NOTHING, help="Objects for ``$_``, from the pipeline.")
    Expression = Parameter(SCRIPT_BLOCK, InSet(mandatory=True, position=0), help="The script block.")

    def begin(self) -> None:
        """Sets the clock to zero."""
        self._spent = 0

    def process(self) -> None:
        """Runs the block for one object."""
        started = time.perf_counter_ns()
        run_once(self, self.Expression, _drop, item=self.InputObject if "InputObject" in self.bound else NOTHING)
        self._spent += time.perf_counter_ns() - started

    def end(self) -> Iterator[TimeSpan]:
        """Writes the time that all the runs took."""
        yield TimeSpan.from_ticks(self._spent // 100)


def _drop(value: object) -> None:
    """Takes output nobody wants."""
