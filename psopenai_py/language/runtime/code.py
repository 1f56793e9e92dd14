"""The code of a script block: its tree, compiled at the first run, shared by all values made of the same text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from .. import tree
from ..errors import UnsupportedTypeException
from .flow import ReturnSignal
from .frame import Execute, Frame, Write

if TYPE_CHECKING:
    from ..compiling.compiler import Compiler
    from ..parsing.parser import Parsed
    from ..parsing.source import Source
    from .interpreter import Interpreter
    from .parameters import Signature


_LONGEST_KEPT = 1 << 20
"""Signs of a text whose tree is kept for the next time it is run."""


class Code:
    """The blocks of a script block, and its parameters, which for a function may stand in front of the body."""

    __slots__ = ("_blocks", "_compiler", "_signature", "is_filter", "is_method", "node", "parameters", "source")

    def __init__(
        self,
        source: Source,
        node: tree.ScriptBlock,
        parameters: tuple[tree.Parameter, ...] | None = None,
        *,
        is_filter: bool = False,
        is_method: bool = False,
    ) -> None:
        self.source = source
        self.node = node
        block = node.param_block
        self.parameters = parameters if parameters is not None else block.parameters if block is not None else ()
        self.is_filter = is_filter
        self.is_method = is_method
        self._blocks: dict[str, Execute | None] = {}
        self._compiler: Compiler | None = None
        self._signature: Signature | None = None

    @property
    def text(self) -> str:
        """What stands inside the braces."""
        return self.source.text[self.node.body_start : self.node.body_end]

    @property
    def compiler(self) -> Compiler:
        """Compiles the parts of this code."""
        if self._compiler is None:
            from ..compiling.compiler import Compiler

            self._compiler = Compiler(self.source)
            self._compiler.is_method = self.is_method
        return self._compiler

    @property
    def attributes(self) -> tuple[tree.Attribute, ...]:
        """The attributes in front of the param block."""
        return self.node.param_block.attributes if self.node.param_block is not None else ()

    def signature(self, frame: Frame) -> Signature:
        """Returns what is bound to a call of this code; made once, at the first call."""
        if self._signature is None:
            from .parameters import Signature

            self._signature = Signature(self, frame)
        return self._signature

    def block(self, name: str) -> Execute | None:
        """Returns the begin, process, end or clean block, compiled; None where there is none."""
        try:
            return self._blocks[name]
        except KeyError:
            node: tree.NamedBlock | None = getattr(self.node, f"{name}_block")
            made = self._blocks[name] = None if node is None else _body(self.compiler, node)
            return made

    def use_namespaces(self, interpreter: Interpreter) -> None:
        """Makes the types of the namespaces known that the text uses. Raises what says that modules and assemblies are not."""
        for statement in self.node.using_statements:
            name = statement.name.value if statement.name is not None else ""
            if statement.kind != "namespace" or statement.alias is not None:
                line, column = self.source.line_and_column(statement.start)
                error = UnsupportedTypeException(f"'using {statement.kind}' at line {line}, column {column} is not supported.")
                error.terminating = True
                raise error
            if name not in interpreter.namespaces:
                interpreter.namespaces.append(name)

    @property
    def is_script(self) -> bool:
        """Whether this is a whole text, not what stands in braces."""
        return self.node.start == 0 and self.node.end == len(self.source.text) and self.node.body_start == 0

    @property
    def has_process(self) -> bool:
        """Whether there is a process block."""
        return self.node.process_block is not None

    @property
    def calls_base_constructor(self) -> bool:
        """Whether this is a constructor that says how the base class constructs."""
        block = self.node.end_block
        first = block.statements[0] if block is not None and block.statements else None
        return isinstance(first, tree.CommandExpression) and isinstance(first.expression, tree.BaseConstructorCall)

    @property
    def is_plain(self) -> bool:
        """Whether there is only an end block."""
        node = self.node
        return node.begin_block is None and node.process_block is None and node.clean_block is None


def _body(compiler: Compiler, node: tree.NamedBlock) -> Execute | None:
    """Compiles a block; a return as its last statement needs no signal, unless it returns from a method."""
    statements = node.statements
    if not statements:
        return None
    last = statements[-1]
    if isinstance(last, tree.Return) and not node.traps and not compiler.is_method:
        statements = (*statements[:-1], last.pipeline) if _can_stand_for(last) and last.pipeline else statements
    body = compiler.statements(statements, node.traps)
    if not compiler.has_return:
        return body

    def run(frame: Frame, write: Write) -> None:
        try:
            body(frame, write)
        except ReturnSignal as signal:
            signal.release(write)

    return run


def _can_stand_for(node: tree.Return) -> bool:
    return isinstance(node.pipeline, tree.Pipeline)


def parse_code(text: str, file: str | None = None) -> Code:
    """Returns the code of a text. Raises ParseException with all that is wrong with it."""
    parsed = parsed_text(text, file)
    if parsed.errors:
        from .parse_failure import parse_failure

        raise parse_failure(parsed)
    return Code(parsed.source, parsed.script)


def parsed_text(text: str, file: str | None = None) -> Parsed:
    """Returns what a text is parsed to; a text is parsed once in a process, while it is used now and then."""
    return _kept(text, file) if len(text) <= _LONGEST_KEPT else _kept.__wrapped__(text, file)


@lru_cache(maxsize=64)
def _kept(text: str, file: str | None) -> Parsed:
    from ..parsing.parser import parse

    return parse(text, file)
