"""Statements of the syntax tree, named as the engine's classes without their endings Ast and StatementAst."""

from __future__ import annotations

from typing import Literal

from .expressions import TypeName
from .node import Expression, Node, Statement


class StatementBlock(Node):
    """Statements in braces or parentheses, and the traps among them."""

    __slots__ = ("statements", "traps")

    def __init__(self, start: int, end: int, statements: tuple[Statement, ...], traps: tuple[Trap, ...] = ()) -> None:
        super().__init__(start, end)
        self.statements = statements
        self.traps = traps


class Redirection(Node):
    """``2>file``, ``2>>file`` (`append`) or ``2>&1`` (`merge_into`). `stream` is 1 to 6, or ``*`` for all of them."""

    __slots__ = ("append", "merge_into", "stream", "target")

    def __init__(
        self,
        start: int,
        end: int,
        stream: int | Literal["*"],
        merge_into: int | None = None,
        target: Expression | None = None,
        append: bool = False,
    ) -> None:
        super().__init__(start, end)
        self.stream = stream
        self.merge_into = merge_into
        self.target = target
        self.append = append


class CommandParameter(Node):
    """``-Name`` or ``-Name:argument``; `name` is without dash and colon, `text` is as it is written, with them."""

    __slots__ = ("argument", "name", "text")

    def __init__(self, start: int, end: int, name: str, argument: Expression | None, text: str) -> None:
        super().__init__(start, end)
        self.name = name
        self.argument = argument
        self.text = text


class CommandElement(Statement):
    """One stage of a pipeline: a `Command` or a `CommandExpression`."""

    __slots__ = ("redirections",)

    def __init__(self, start: int, end: int, redirections: tuple[Redirection, ...] = ()) -> None:
        super().__init__(start, end)
        self.redirections = redirections


class CommandExpression(CommandElement):
    """An expression that stands where a command may stand."""

    __slots__ = ("expression",)

    def __init__(self, start: int, end: int, expression: Expression, redirections: tuple[Redirection, ...] = ()) -> None:
        super().__init__(start, end, redirections)
        self.expression = expression


class Command(CommandElement):
    """A command and what is given to it.

    `elements` begins with the command's name or the expression that gives it; then come arguments and parameters in their order.
    `invocation` is the operator in front, ``&`` or ``.``, or "".
    """

    __slots__ = ("elements", "invocation")

    def __init__(
        self,
        start: int,
        end: int,
        elements: tuple[Expression | CommandParameter, ...],
        invocation: Literal["", "&", "."] = "",
        redirections: tuple[Redirection, ...] = (),
    ) -> None:
        super().__init__(start, end, redirections)
        self.elements = elements
        self.invocation = invocation


class Pipeline(Statement):
    """Stages with bars between them; `background` where an ampersand ends it."""

    __slots__ = ("background", "elements")

    def __init__(self, start: int, end: int, elements: tuple[CommandElement, ...], background: bool = False) -> None:
        super().__init__(start, end)
        self.elements = elements
        self.background = background


class PipelineChain(Statement):
    """``left && right`` or ``left || right``; `left` may be a chain itself."""

    __slots__ = ("background", "left", "operator", "right")

    def __init__(
        self,
        start: int,
        end: int,
        left: Statement,
        right: Statement,
        operator: Literal["&&", "||"],
        background: bool = False,
    ) -> None:
        super().__init__(start, end)
        self.left = left
        self.right = right
        self.operator = operator
        self.background = background


class Assignment(Statement):
    """``target = value``; `operator` is one of ``= += -= *= /= %= ??=``. `operator_start` and `operator_end` are its place."""

    __slots__ = ("operator", "operator_end", "operator_start", "target", "value")

    def __init__(
        self,
        start: int,
        end: int,
        target: Expression,
        operator: str,
        value: Statement,
        operator_start: int = 0,
        operator_end: int = 0,
    ) -> None:
        super().__init__(start, end)
        self.target = target
        self.operator = operator
        self.value = value
        self.operator_start = operator_start
        self.operator_end = operator_end


class If(Statement):
    """``if … elseif … else …``; `clauses` are pairs of condition and body."""

    __slots__ = ("clauses", "otherwise")

    def __init__(
        self,
        start: int,
        end: int,
        clauses: tuple[tuple[Statement, StatementBlock], ...],
        otherwise: StatementBlock | None = None,
    ) -> None:
        super().__init__(start, end)
        self.clauses = clauses
        self.otherwise = otherwise


class Catch(Node):
    """``catch [type], [type] { … }``; without types it catches all."""

    __slots__ = ("body", "types")

    def __init__(self, start: int, end: int, types: tuple[TypeName, ...], body: StatementBlock) -> None:
        super().__init__(start, end)
        self.types = types
        self.body = body


class Try(Statement):
    """``try { … } catch { … } finally { … }``."""

    __slots__ = ("body", "catches", "finally_")

    def __init__(
        self,
        start: int,
        end: int,
        body: StatementBlock,
        catches: tuple[Catch, ...],
        finally_: StatementBlock | None = None,
    ) -> None:
        super().__init__(start, end)
        self.body = body
        self.catches = catches
        self.finally_ = finally_


class Trap(Statement):
    """``trap [type] { … }``."""

    __slots__ = ("body", "type")

    def __init__(self, start: int, end: int, type_: TypeName | None, body: StatementBlock) -> None:
        super().__init__(start, end)
        self.type = type_
        self.body = body


class Break(Statement):
    """``break label``; the label is an expression, a bare word a `String`."""

    __slots__ = ("label",)

    def __init__(self, start: int, end: int, label: Expression | None = None) -> None:
        super().__init__(start, end)
        self.label = label


class Continue(Statement):
    """``continue label``; the label is an expression, a bare word a `String`."""

    __slots__ = ("label",)

    def __init__(self, start: int, end: int, label: Expression | None = None) -> None:
        super().__init__(start, end)
        self.label = label


class Return(Statement):
    """``return pipeline``."""

    __slots__ = ("pipeline",)

    def __init__(self, start: int, end: int, pipeline: Statement | None = None) -> None:
        super().__init__(start, end)
        self.pipeline = pipeline


class Exit(Statement):
    """``exit pipeline``."""

    __slots__ = ("pipeline",)

    def __init__(self, start: int, end: int, pipeline: Statement | None = None) -> None:
        super().__init__(start, end)
        self.pipeline = pipeline


class Throw(Statement):
    """``throw pipeline``."""

    __slots__ = ("pipeline",)

    def __init__(self, start: int, end: int, pipeline: Statement | None = None) -> None:
        super().__init__(start, end)
        self.pipeline = pipeline


class Data(Statement):
    """``data variable -SupportedCommand commands { … }``."""

    __slots__ = ("body", "commands", "variable")

    def __init__(self, start: int, end: int, variable: str | None, commands: tuple[Expression, ...], body: StatementBlock) -> None:
        super().__init__(start, end)
        self.variable = variable
        self.commands = commands
        self.body = body


class WorkflowBlock(Statement):
    """``parallel { … }`` or ``sequence { … }``: always an error, as there are no workflows."""

    __slots__ = ("body", "keyword")

    def __init__(self, start: int, end: int, keyword: str, body: StatementBlock) -> None:
        super().__init__(start, end)
        self.keyword = keyword
        self.body = body


class ErrorStatement(Statement):
    """What stands in a tree for a statement that is not complete; a text without errors has none."""

    __slots__ = ("nested",)

    def __init__(self, start: int, end: int, nested: tuple[Node, ...] = ()) -> None:
        super().__init__(start, end)
        self.nested = nested
