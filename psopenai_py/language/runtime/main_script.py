"""The script that a process was started for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from .activation import Activation
from .flow import ExitSignal
from .functions import ScriptCmdlet, ScriptCommand

if TYPE_CHECKING:
    from .interpreter import Interpreter
    from .script_block import CodeBlock


class MainScript(ScriptCommand):
    """A script file, or a text with arguments, as the one command of a run, in the scope of the session.

    `exit` in it ends the run. `input` is what ``$input`` gives, read when the script asks for it.
    """

    def __init__(
        self,
        name: str,
        block: CodeBlock,
        interpreter: Interpreter,
        *,
        path: str | None,
        input: Iterable[Any] | None,  # noqa: A002  # ``$input``
    ) -> None:
        super().__init__(name, block, interpreter, kind="ExternalScript" if path else "Script", dot_sourced=True, path=path)
        self.input = input

    def create(self) -> Any:
        """Returns a fresh call."""
        return _MainCall(self, self.input)


class _MainCall(ScriptCmdlet):
    def __init__(self, command: ScriptCommand, input: Iterable[Any] | None) -> None:  # noqa: A002
        super().__init__(command)
        self._input = input

    def _activated(self) -> Activation:
        made = super()._activated()
        made.scope.automatic = made.facts  # the outermost scope has none of its own
        if self._input is not None:
            made.collected = self._input
        return made

    def _until_exit(self, run: Callable[[], None]) -> None:
        """Runs a block; the status of ``exit`` goes to whoever runs the script."""
        super()._until_exit(run)
        if self._exited:
            raise ExitSignal(self._command.interpreter.last_exit_code or 0)
