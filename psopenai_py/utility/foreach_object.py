"""ForEach-Object."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.validation.not_null import ValidateNotNullOrEmpty
from ..framework.validation.ranges import ValidateRange
from ..framework.values.nothing import NOTHING
from ..framework.values.scalars import ScriptBlock
from ..framework.values.types import INT, OBJECT_ARRAY, PSOBJECT, SCRIPT_BLOCK, STRING, SWITCH, array_of
from .shared.errors import InvalidOperationException, NotSupportedException, PSArgumentException, ending
from .shared.member_call import MemberCall
from .shared.parallel import Parallel
from .shared.script_blocks import run_once, runner

_BLOCKS = "ScriptBlockSet"
_MEMBER = "PropertyAndMethodSet"
_PARALLEL = "ParallelParameterSet"
_NOT_IN_PARALLEL = ("ErrorAction", "WarningAction", "InformationAction", "ProgressAction", "PipelineVariable")


class ForEachObject(
    Cmdlet,
    name="ForEach-Object",
    net_type="Microsoft.PowerShell.Commands.ForEachObjectCommand",
    default_set=_BLOCKS,
    supports_should_process=True,
    confirm_impact="Low",
    aliases=("foreach", "%"),
    examples=(
        ("1..3 | ForEach-Object { $_ * 2 }", "Doubles each number."),
        ("$Runs | ForEach-Object id", "The id of each run."),
        ("$Runs | ForEach-Object -Parallel { Wait-ThreadRun $_ } -ThrottleLimit 4", "Waits for four runs at a time."),
    ),
):
    """Does something with each input object.

    Runs script blocks with ``$_`` as the object; the first of several runs before the input and the last of three or more after
    it. Or reads a property, or calls a method, of each object. -Parallel runs the block on threads; its variables are its own.
    """

    InputObject = Parameter(
        PSOBJECT,
        InSet(_BLOCKS, from_pipeline=True),
        InSet(_MEMBER, from_pipeline=True),
        InSet(_PARALLEL, from_pipeline=True),
        default=NOTHING,
        help="The objects, from the pipeline.",
    )
    Begin = Parameter(SCRIPT_BLOCK, InSet(_BLOCKS), help="Runs before the first object.")
    Process = Parameter(
        array_of(SCRIPT_BLOCK),
        InSet(_BLOCKS, mandatory=True, position=0),
        allow_null=True,
        allow_empty_collection=True,
        help="Runs for each object.",
    )
    End = Parameter(SCRIPT_BLOCK, InSet(_BLOCKS), help="Runs after the last object.")
    RemainingScripts = Parameter(
        array_of(SCRIPT_BLOCK),
        InSet(_BLOCKS, from_remaining=True),
        allow_null=True,
        allow_empty_collection=True,
        help="More script blocks.",
    )
    MemberName = Parameter(
        STRING, InSet(_MEMBER, mandatory=True, position=0), validate=[ValidateNotNullOrEmpty()], help="Names a property or method."
    )
    ArgumentList = Parameter(OBJECT_ARRAY, InSet(_MEMBER, from_remaining=True), alias="Args", help="The arguments of the method.")
    Parallel = Parameter(SCRIPT_BLOCK, InSet(_PARALLEL, mandatory=True), help="Runs for several objects at once.")
    ThrottleLimit = Parameter(
        INT, InSet(_PARALLEL), validate=[ValidateRange(1, 2**31 - 1)], default=5, help="How many run at the same time."
    )
    TimeoutSeconds = Parameter(
        INT, InSet(_PARALLEL), validate=[ValidateRange(0, 2147483)], help="Ends what still runs after so many seconds; 0 never."
    )
    AsJob = Parameter(SWITCH, InSet(_PARALLEL), help="Not supported: there are no jobs here.")
    UseNewRunspace = Parameter(SWITCH, InSet(_PARALLEL), help="Accepted; each run has variables of its own in any case.")

    def begin(self) -> None:
        """Puts the blocks in their places and runs the one that comes before the input."""
        self._each: Callable[[Any], None] | None = None
        self._parallel: Parallel | None = None
        if self.parameter_set == _MEMBER:
            self._each = MemberCall(self, self.MemberName, self.ArgumentList or []).run
        elif self.parameter_set == _PARALLEL:
            self._begin_parallel()
        else:
            self._begin_blocks()

    def _begin_blocks(self) -> None:
        if self.bound.get("WhatIf") or self.bound.get("Confirm"):
            raise ending(
                InvalidOperationException(
                    "The -WhatIf and -Confirm parameters are not supported for script blocks.",
                    error_id="NoShouldProcessForScriptBlockSet",
                )
            )
        blocks: list[ScriptBlock | None] = [self.Begin] if "Begin" in self.bound else []
        for given in ("Process", "RemainingScripts"):
            if given in self.bound:
                value = self.bound[given]
                blocks += [None] if value is None else value
        self._last: ScriptBlock | None = self.bound.get("End")
        if "End" not in self.bound and len(blocks) > 2:
            self._last = blocks.pop()
        first = blocks.pop(0) if len(blocks) > 1 else None
        runners = [runner(self, block) for block in blocks if block is not None]
        self._each = runners[0] if len(runners) == 1 else _in_turn(runners)
        if first is not None:
            run_once(self, first)

    def _begin_parallel(self) -> None:
        if any(name in self.bound for name in _NOT_IN_PARALLEL):
            raise ending(
                NotSupportedException(
                    "The following common parameters are not currently supported in the Parallel parameter set:\n"
                    "ErrorAction, WarningAction, InformationAction, PipelineVariable",
                    error_id="ParallelCommonParametersNotSupported",
                )
            )
        if self.AsJob:
            raise ending(NotSupportedException("-AsJob is not supported: there are no jobs here.", error_id="JobsNotSupported"))
        self._parallel = Parallel(self, self.Parallel, self.ThrottleLimit, self.TimeoutSeconds)

    def process(self) -> Iterator[Any] | None:
        """Does it for one object."""
        if self._parallel is not None:
            return self._start(self.InputObject)
        if self._each is not None:
            self._each(self.InputObject)
        return None

    def taker(self) -> Callable[[Any], None] | None:
        """Returns what is done for one object."""
        return self._each

    def _start(self, item: Any) -> Iterator[Any]:
        assert self._parallel is not None
        if isinstance(item, ScriptBlock):
            message = (
                "A ForEach-Object -Parallel piped input object cannot be a script block. Passed-in script block variables are not "
                "supported with ForEach-Object -Parallel, and can result in undefined behavior."
            )
            self.write_error(
                PSArgumentException(message, error_id="ParallelPipedInputObjectCannotBeScriptBlock", category="InvalidType")
            )
            return
        yield from self._parallel.add(item)

    def end(self) -> Iterator[Any] | None:
        """Runs the block that comes after the input, or waits for what runs at once."""
        if self._parallel is not None:
            return self._parallel.rest()
        if self.parameter_set == _BLOCKS and self._last is not None:
            run_once(self, self._last)
        return None

    def clean(self) -> None:
        """Ends what still runs."""
        if self._parallel is not None:
            self._parallel.close()


def _in_turn(runners: list[Callable[[Any], None]]) -> Callable[[Any], None]:
    def run_all(item: Any) -> None:
        for run in runners:
            run(item)

    return run_all
