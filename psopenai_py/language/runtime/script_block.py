"""Script blocks as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ...framework.values.nothing import NOTHING, UNBOUND
from ...framework.values.scalars import ScriptBlock
from ...framework.variables import Scope
from .code import Code, parse_code
from .frame import Frame, Write, ignore
from .interpreter import Interpreter

if TYPE_CHECKING:
    from ...framework.session import Session

_ITEM = "_"


class CodeBlock(ScriptBlock):
    """A script block of the language; `captured` is the scope of variables that GetNewClosure took with it."""

    __slots__ = ("captured", "code", "session")

    def __init__(self, code: Code, session: Session | None = None, captured: Scope | None = None) -> None:
        super().__init__("", self._output_for)
        self.code = code
        self.session = session
        self.captured = captured

    @property
    def text(self) -> str:
        """What stands inside the braces."""
        return self.code.text

    @text.setter
    def text(self, value: str) -> None:
        """The text is that of the code."""

    @classmethod
    def parse(cls, text: str, session: Session | None = None) -> CodeBlock:
        """Returns a text as a script block. Raises ParseException where it is no script."""
        return cls(parse_code(text), session)

    def call(self, *arguments: object, item: object = NOTHING) -> list[object]:
        """Returns what the block writes for arguments (Invoke); `item` is ``$_``."""
        if self.session is None:
            return self._cannot_run(item)
        output: list[Any] = []
        self.run(self.session, output.append, item=item, args=arguments)
        return output

    def evaluate(self, item: object) -> list[object]:
        """Returns what the block writes for an item; an error of one of its statements is raised."""
        if self.session is None:
            return self._cannot_run(item)
        interpreter = Interpreter.for_session(self.session)
        outer, interpreter.propagates = interpreter.propagates, True
        output: list[Any] = []
        try:
            self.run(self.session, output.append, item=item, input=[item])
        finally:
            interpreter.propagates = outer
        return output

    def with_closure(self) -> CodeBlock:
        """Returns the same code with the variables that the current scope holds now (GetNewClosure)."""
        if self.session is None:
            return self
        scope = self.session.variables
        captured = Scope(scope.outermost, is_script=True)
        captured.values.update(scope.values)
        return CodeBlock(self.code, self.session, captured)

    def run(
        self,
        session: Session,
        write: Write,
        *,
        item: Any = NOTHING,
        args: Sequence[Any] = (),
        input: Iterable[Any] | None = None,  # noqa: A002  # ``$input``
        new_scope: bool = True,
    ) -> None:
        """Runs the block and gives each object it writes to `write` at once.

        `item` is ``$_``, `args` are bound to the parameters, what is left is ``$args``. Without a new scope the block shares the
        variables of the current one. Raises the errors that leave the block.
        """
        takes_nothing = input is None and not args and not self.code.parameters
        if takes_nothing and not new_scope and self.captured is None and self.code.is_plain:
            self._run_here(session, write, item)
            return
        from .invocation import run_block

        run_block(self, session, write, item=item, args=args, input=input, new_scope=new_scope)

    def _run_here(self, session: Session, write: Write, item: Any) -> None:
        interpreter = Interpreter.for_session(session)
        if self.code.node.using_statements:
            self.code.use_namespaces(interpreter)
        interpreter.enter()
        try:
            self.runner(session, write)(item)
        finally:
            interpreter.leave()

    def runner(self, session: Session, write: Write) -> Callable[[Any], None]:
        """Returns what runs the block for one item after the other in the current scope."""
        interpreter = Interpreter.for_session(session)
        scope = session.variables
        body = self.code.block("process" if self.code.has_process else "end")
        if body is None and self.code.is_plain and not self.code.parameters:
            return ignore
        if self.captured is not None or not self.code.is_plain or self.code.parameters or body is None:
            return lambda item: self.run(session, write, item=item, input=[item], new_scope=False)
        frame = Frame(interpreter, scope, session.streams or interpreter.streams, self.code.source)
        values = scope.values

        def run(item: Any) -> None:
            before = values.get(_ITEM, UNBOUND)
            if item is not NOTHING:
                values[_ITEM] = item
            try:
                body(frame, write)
            finally:
                if before is UNBOUND:
                    values.pop(_ITEM, None)
                else:
                    values[_ITEM] = before

        return run

    def _output_for(self, item: Any) -> list[Any]:
        """Returns what the block writes for an item, in a scope of its own."""
        if self.session is None:
            return self._cannot_run(item)
        output: list[Any] = []
        self.run(self.session, output.append, item=item)
        return output


def created(session: Session, text: Any) -> CodeBlock:
    """Returns what ``[scriptblock]::Create`` makes of a text. Raises MethodInvocationException where it is no script."""
    from ...framework.conversion.text import to_text
    from ...framework.errors import ParseException
    from ..errors import MethodInvocationException

    try:
        return CodeBlock.parse(to_text(text), session)
    except ParseException as error:
        raise MethodInvocationException.of("Create", 1, error) from error
