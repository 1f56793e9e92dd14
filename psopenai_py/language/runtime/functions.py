"""Functions, filters, scripts and called script blocks as commands of the framework."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import TYPE_CHECKING, Any

from ...framework.conversion.text import to_text
from ...framework.declaration.cmdlet import Cmdlet
from ...framework.declaration.metadata import CommandMetadata
from ...framework.errors import PowerShellError
from ...framework.registry import Command
from ...framework.variables import Scope
from .activation import Activation
from .attributes import arguments_of, attribute_name
from .call_facts import CallFacts
from .flow import ExitSignal
from .frame import Frame, ignore
from .interpreter import Interpreter
from .leaving import leaving
from .script_block import CodeBlock
from .values import ParameterValues

if TYPE_CHECKING:
    from ...framework.pipeline.stage import Stage
    from ..parsing.source import Source
    from ..tree import Node


class ScriptCommand(Command):
    """A script block under a name, or under none. `kind` is the engine's CommandType.

    `dot_sourced`: it runs in the scope of its caller. `path` is the file of a script.
    """

    def __init__(
        self,
        name: str,
        block: CodeBlock,
        interpreter: Interpreter,
        *,
        kind: str = "Function",
        dot_sourced: bool = False,
        path: str | None = None,
        aliases: tuple[str, ...] = (),
    ) -> None:
        super().__init__(name, _no_class, aliases=aliases)
        self.block = block
        self.kind = kind
        self.dot_sourced = dot_sourced
        self.path = path
        self.interpreter = interpreter
        self.place: tuple[Source, Node] | None = None
        self.invocation_name = name

    @property
    def metadata(self) -> CommandMetadata:
        """The record made of the param block."""
        if self._metadata is None:
            self._metadata = self.block.code.signature(self._frame()).metadata(self.name)
        return self._metadata

    @property
    def obsolete(self) -> str | None:
        """What the function's Obsolete attribute says, None where it has none."""
        for attribute in self.block.code.attributes:
            if attribute_name(attribute) == "obsolete":
                positional, _ = arguments_of(self.block.code.compiler, self._frame(), attribute)
                return to_text(positional[0]) if positional else ""
        return None

    def _frame(self) -> Frame:
        interpreter = self.interpreter
        return Frame(interpreter, interpreter.session.variables, interpreter.streams, self.block.code.source)

    def create(self) -> Any:
        """Returns a fresh call."""
        return ScriptCmdlet(self)

    def called(self, place: tuple[Source, Node] | None, invocation_name: str) -> ScriptCommand:
        """Returns the command as it is called at a place under a name."""
        made = ScriptCommand(
            self.name,
            self.block,
            self.interpreter,
            kind=self.kind,
            dot_sourced=self.dot_sourced,
            path=self.path,
            aliases=self.aliases,
        )
        made._metadata = self._metadata
        made.place = place
        made.invocation_name = invocation_name
        return made


def _no_class() -> type[Cmdlet]:
    raise NotImplementedError  # a script has no class


class ScriptCmdlet(Cmdlet):
    """One call of a script command."""

    _invocation: Stage

    def __init__(self, command: ScriptCommand) -> None:
        self._command = command
        self._call: Activation | None = None
        self._exited = False

    @property
    def call(self) -> Activation:
        """The running block; it is made when the binder first asks where to write."""
        if self._call is None:
            self._call = self._activated()
        return self._call

    def _activated(self) -> Activation:
        command, stage = self._command, self._invocation
        session = stage.session
        captured = command.block.captured
        outer = session.variables if captured is None else captured
        scope = outer if command.dot_sourced else Scope(outer, is_script=command.path is not None)
        facts = CallFacts(command, command.block.code.source, stage, is_advanced=not command.metadata.simple)
        facts.place, facts.invocation_name = command.place, command.invocation_name
        return Activation(command.interpreter, command.block.code, scope, stage.streams, facts)

    @property
    def binding_target(self) -> MutableMapping[str, Any]:
        """The scope of the call."""
        return ParameterValues(self.call.frame)

    def begin(self) -> None:
        """Runs the begin block; an obsolete function says so before."""
        obsolete = self._command.obsolete
        if obsolete is not None:
            self._invocation.write_warning(f"The command '{self._command.name}' is obsolete. {obsolete}")
        self.call.adopt_parameters(self._invocation.bound)
        self._until_exit(lambda: self.call.run("begin", self._invocation.write_object))

    def process(self) -> None:
        """Runs the process block for the current object, or keeps the object for ``$input``."""
        self.call.facts.refresh()
        self._until_exit(lambda: self.call.take(self._invocation.current, self._invocation.write_object))

    def end(self) -> None:
        """Runs the end block."""
        self._until_exit(lambda: self.call.end(self._invocation.write_object))

    def _until_exit(self, run: Callable[[], None]) -> None:
        """Runs a block; ``exit`` in a script file ends the file and leaves its status in ``$LASTEXITCODE``."""
        if self._exited:
            return
        try:
            run()
        except ExitSignal as signal:
            if self._command.path is None:
                raise
            self._exited = True
            self._command.interpreter.last_exit_code = signal.code
            self._invocation.streams.failed = signal.code != 0
        except PowerShellError as error:
            left = leaving(error, self._command.name)
            within = self._invocation.streams.within
            if within is not None:
                within.collect_error(left)
            raise left from left.__cause__

    def clean(self) -> None:
        """Runs the clean block, if another one has run; its output goes nowhere, and no ``try`` around the call sees its errors."""
        interpreter = self._command.interpreter
        outer, interpreter.propagates = interpreter.propagates, False
        try:
            if self.call.has_run:
                self.call.run("clean", ignore)
        except PowerShellError as error:
            left = leaving(error, self._command.name)
            raise left from left.__cause__
        finally:
            interpreter.propagates = outer
