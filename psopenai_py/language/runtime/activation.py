"""One call of a script block: its scope, its frame, and the running of its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...framework.streams.streams import Streams
from ...framework.values.nothing import NOTHING
from ...framework.variables import Scope
from .code import Code
from .frame import Frame, Write
from .interpreter import Interpreter

if TYPE_CHECKING:
    from .call_facts import CallFacts

_PREFERENCES = {
    "Verbose": "VerbosePreference",
    "Debug": "DebugPreference",
    "ErrorAction": "ErrorActionPreference",
    "WarningAction": "WarningPreference",
    "InformationAction": "InformationPreference",
    "ProgressAction": "ProgressPreference",
    "WhatIf": "WhatIfPreference",
    "Confirm": "ConfirmPreference",
}


class Activation:
    """A running script block. `scope` is its own, or the caller's for a block that is dot-sourced."""

    __slots__ = ("code", "collected", "facts", "frame", "has_run", "interpreter", "scope")

    def __init__(self, interpreter: Interpreter, code: Code, scope: Scope, streams: Streams, facts: CallFacts) -> None:
        self.interpreter = interpreter
        self.code = code
        self.scope = scope
        self.frame = Frame(interpreter, scope, streams, code.source)
        self.facts = facts
        self.has_run = False
        self.collected: Any = []  # what ``$input`` gives where there is no process block
        facts.scope = scope
        if code.node.using_statements:
            code.use_namespaces(interpreter)
        if scope.automatic is None and scope.parent is not None:
            scope.automatic = facts

    def adopt_parameters(self, bound: dict[str, Any]) -> None:
        """Gives the parameters their rules as variables, and makes preferences of the common parameters that were given."""
        signature = self.code.signature(self.frame)
        if signature.rules:
            self.scope.rules = {**(self.scope.rules or {}), **signature.rules}
        if signature.spellings:
            self.scope.spellings = {**signature.spellings, **(self.scope.spellings or {})}
        if not signature.is_advanced or not bound:
            return
        for parameter, variable in _PREFERENCES.items():
            if parameter in bound:
                self.scope[variable] = _preference(parameter, bound[parameter])

    def run(self, name: str, write: Write) -> None:
        """Runs one of the blocks in the scope of the call."""
        body = self.code.block(name)
        if body is None:
            return
        self.has_run = True
        session = self.interpreter.session
        outer = session.variables
        session.variables = self.scope
        self.interpreter.enter()
        try:
            body(self.frame, write)
        finally:
            self.interpreter.leave()
            session.variables = outer
            if self.scope.functions is not None:
                self.interpreter.generation += 1  # functions of the scope are not seen any more

    def take(self, item: Any, write: Write) -> None:
        """Takes an input object: runs the process block for it, or keeps it for ``$input`` where there is none."""
        values = self.scope.values
        if self.code.has_process:
            if item is not NOTHING:
                values["_"] = item
            values["input"] = iter(()) if item is NOTHING else iter((item,))
            self.run("process", write)
        elif item is not NOTHING:
            self.collected.append(item)

    def end(self, write: Write) -> None:
        """Runs the end block; ``$input`` is what was kept for it."""
        self.scope.values["input"] = iter(self.collected)
        self.run("end", write)


def _preference(parameter: str, value: Any) -> Any:
    from ...framework.values.enums import ActionPreference, ConfirmImpact

    if parameter in ("Verbose", "Debug"):
        return ActionPreference.Continue if value else ActionPreference.SilentlyContinue
    if parameter == "WhatIf":
        return value
    if parameter == "Confirm":
        return ConfirmImpact.Low if value else ConfirmImpact.None_
    return value
