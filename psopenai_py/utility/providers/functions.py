"""The drive ``function:``: the functions that scripts defined, as far as they are seen from the current scope."""

from __future__ import annotations

from typing import Any

from ...framework.conversion.text import to_text
from ...framework.variables import Scope
from ...language.runtime.command_info import FunctionInfo
from ...language.runtime.commands import define_function, find_function
from ...language.runtime.frame import Frame
from ...language.runtime.interpreter import Interpreter
from ...language.runtime.script_block import CodeBlock
from .flat import FlatDrive


class FunctionDrive(FlatDrive):
    """Names and script blocks."""

    name = "Function"
    drive = "Function"

    def names(self) -> list[str]:
        """Returns the names of the functions, the nearest scope's first."""
        found: dict[str, str] = {}
        scope: Scope | None = self.session.variables
        while scope is not None:
            for folded, command in (scope.functions or {}).items():
                found.setdefault(folded, command.name)
            scope = scope.parent
        return list(found.values())

    def lookup(self, name: str) -> FunctionInfo | None:
        """Returns a function, None where there is none."""
        found = find_function(self.session.variables, name.casefold())
        return None if found is None else FunctionInfo(found)

    def value(self, name: str) -> Any:
        """Returns the script block of a function."""
        found = find_function(self.session.variables, name.casefold())
        return None if found is None else found.block

    def store(self, name: str, value: Any) -> None:
        """Defines a function in the current scope; null removes it."""
        if value is None:
            self.discard(name, force=True)
            return
        block = value if isinstance(value, CodeBlock) else CodeBlock.parse(to_text(value), self.session)
        interpreter = Interpreter.for_session(self.session)
        define_function(Frame(interpreter, self.session.variables, interpreter.streams, block.code.source), name, block)

    def discard(self, name: str, *, force: bool) -> None:
        """Removes a function from the nearest scope that has it."""
        folded = name.casefold()
        scope: Scope | None = self.session.variables
        while scope is not None:
            if scope.functions is not None and scope.functions.pop(folded, None) is not None:
                Interpreter.for_session(self.session).define(folded)
                return
            scope = scope.parent
