"""Traps: what a block does with the errors of its statements, wherever in the block the trap stands."""

from __future__ import annotations

from collections.abc import Sequence

from ...framework.errors import PowerShellError
from ...framework.streams.preferences import SILENTLY_CONTINUE, STOP
from ...framework.values.enums import ActionPreference
from ...framework.variables import Scope
from .. import tree
from ..runtime.exception_types import find_handler
from ..runtime.flow import BreakSignal, ContinueSignal
from ..runtime.frame import Evaluate, Execute, Frame, Write
from ..runtime.reporting import error_preference
from .compiler import Compiler
from .conversions import resolver
from .statement_lists import plain_list


class Traps:
    """The traps of one block."""

    def __init__(self, traps: Sequence[tuple[Evaluate | None, Execute]]) -> None:
        self._traps = traps

    def handle(self, frame: Frame, error: PowerShellError, write: Write) -> ActionPreference:
        """Runs the trap for an error and returns what is to become of the error: Stop where no trap takes it."""
        names = [[find(frame).name.lower()] if find is not None else [] for find, _ in self._traps]
        chosen = find_handler(error, names)
        if chosen is None:
            return STOP
        session, outer = frame.interpreter.session, frame.scope
        scope = Scope(outer)
        scope.values["_"] = error.record
        session.variables, frame.scope, frame.values = scope, scope, scope.values
        handling, frame.interpreter.handling = frame.interpreter.handling, error
        traps, frame.traps = frame.traps, []  # an error in a trap is not for the traps around it
        try:
            self._traps[chosen][1](frame, write)
        except ContinueSignal:
            return SILENTLY_CONTINUE
        except BreakSignal:
            return STOP
        finally:
            frame.traps = traps
            frame.interpreter.handling = handling
            session.variables, frame.scope, frame.values = outer, outer, outer.values
        return error_preference(frame)


def with_traps(compiler: Compiler, nodes: Sequence[tree.Statement], traps: Sequence[tree.Trap]) -> Execute:
    """Compiles a block with traps: errors inside it, also those of functions it calls, come to them."""
    compiler.trap_depth += 1
    body = plain_list(compiler, nodes)
    compiler.trap_depth -= 1
    known = Traps([(resolver(trap.type) if trap.type is not None else None, compiler.block(trap.body)) for trap in traps])

    def run(frame: Frame, write: Write) -> None:
        outer = frame.interpreter.propagates
        frame.interpreter.propagates = True
        frame.traps.append(known)
        try:
            body(frame, write)
        finally:
            frame.interpreter.propagates = outer
            frame.traps.pop()

    return run
