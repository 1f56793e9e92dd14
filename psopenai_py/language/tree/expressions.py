"""Expressions of the syntax tree, named as the engine's classes without their ending Ast.

Operators are in lower case with a plain dash. The explicit ``i`` forms are written as the plain ones (``-ieq`` is ``-eq``), the
``c`` forms stay (``-ceq``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ...framework.values.literals import Number
from .node import Expression, Node, Statement

if TYPE_CHECKING:
    from .definitions import Attribute, ScriptBlock
    from .statements import StatementBlock

StringKind = Literal["bare", "single", "double", "single_here", "double_here"]
"""How a text is written: as a bare word of a command or name, in quotes, or as a here-string."""


class TypeName(Node):
    """The name of a type, as it stands between brackets.

    `arguments` are the types in the brackets of a generic type. An array has a `rank` (1 for ``[]``, 2 for ``[,]``) and an
    `element`; its `name`, `arguments` and `assembly` are those of the innermost element. `str()` gives the whole name.
    """

    __slots__ = ("arguments", "assembly", "element", "name", "rank")

    def __init__(
        self,
        start: int,
        end: int,
        name: str,
        arguments: tuple[TypeName, ...] = (),
        rank: int = 0,
        assembly: str | None = None,
        element: TypeName | None = None,
    ) -> None:
        super().__init__(start, end)
        self.name = name
        self.arguments = arguments
        self.rank = rank
        self.assembly = assembly
        self.element = element

    def __str__(self) -> str:
        if self.element is not None:
            return f"{self.element}[{',' * (self.rank - 1)}]"
        shown = self.name
        if self.arguments:
            shown += f"[{','.join(f'[{one}]' if one.assembly else str(one) for one in self.arguments)}]"
        return f"{shown}, {self.assembly}" if self.assembly else shown


class Constant(Expression):
    """A number; `text` is how it is written."""

    __slots__ = ("text", "value")

    def __init__(self, start: int, end: int, value: Number, text: str) -> None:
        super().__init__(start, end)
        self.value = value
        self.text = text


class String(Expression):
    """A text without anything to expand."""

    __slots__ = ("kind", "value")

    def __init__(self, start: int, end: int, value: str, kind: StringKind) -> None:
        super().__init__(start, end)
        self.value = value
        self.kind = kind


class ExpandableString(Expression):
    """A text with variables and subexpressions in it; `parts` are in their order, literal text is `str`."""

    __slots__ = ("kind", "parts")

    def __init__(self, start: int, end: int, parts: tuple[str | Expression, ...], kind: StringKind) -> None:
        super().__init__(start, end)
        self.parts = parts
        self.kind = kind


class Variable(Expression):
    """A variable, or a splatted one.

    `scope` is "" or, in lower case, what stands before the colon: ``global``, ``local``, ``script``, ``private``, ``using``,
    ``variable``, or a drive such as ``env``. `name` has its own spelling, without the scope.
    """

    __slots__ = ("name", "scope", "splatted")

    def __init__(self, start: int, end: int, name: str, scope: str = "", splatted: bool = False) -> None:
        super().__init__(start, end)
        self.name = name
        self.scope = scope
        self.splatted = splatted


class TypeLiteral(Expression):
    """A type as a value: ``[int]``."""

    __slots__ = ("type",)

    def __init__(self, start: int, end: int, type_: TypeName) -> None:
        super().__init__(start, end)
        self.type = type_


class Unary(Expression):
    """An operator with one operand; `postfix` where it stands after it (``$i++``)."""

    __slots__ = ("operand", "operator", "postfix")

    def __init__(self, start: int, end: int, operator: str, operand: Expression, postfix: bool = False) -> None:
        super().__init__(start, end)
        self.operator = operator
        self.operand = operand
        self.postfix = postfix


class Binary(Expression):
    """An operator with two operands; `operator_start` and `operator_end` are its place."""

    __slots__ = ("left", "operator", "operator_end", "operator_start", "right")

    def __init__(
        self,
        start: int,
        end: int,
        operator: str,
        left: Expression,
        right: Expression,
        operator_start: int = 0,
        operator_end: int = 0,
    ) -> None:
        super().__init__(start, end)
        self.operator = operator
        self.left = left
        self.right = right
        self.operator_start = operator_start
        self.operator_end = operator_end


class Ternary(Expression):
    """``condition ? when_true : when_false``."""

    __slots__ = ("condition", "when_false", "when_true")

    def __init__(self, start: int, end: int, condition: Expression, when_true: Expression, when_false: Expression) -> None:
        super().__init__(start, end)
        self.condition = condition
        self.when_true = when_true
        self.when_false = when_false


class Cast(Expression):
    """A type in front of an expression: ``[int]'5'``. `type_start` and `type_end` are the place of the brackets."""

    __slots__ = ("operand", "type", "type_end", "type_start")

    def __init__(self, start: int, end: int, type_: TypeName, operand: Expression, type_start: int = 0, type_end: int = 0) -> None:
        super().__init__(start, end)
        self.type = type_
        self.operand = operand
        self.type_start = type_start
        self.type_end = type_end


class Attributed(Expression):
    """An attribute in front of an expression: ``[ValidateRange(1, 5)]$x``."""

    __slots__ = ("attribute", "operand")

    def __init__(self, start: int, end: int, attribute: Attribute, operand: Expression) -> None:
        super().__init__(start, end)
        self.attribute = attribute
        self.operand = operand


class ArrayLiteral(Expression):
    """Values with commas between them, or one after a comma."""

    __slots__ = ("elements",)

    def __init__(self, start: int, end: int, elements: tuple[Expression, ...]) -> None:
        super().__init__(start, end)
        self.elements = elements


class ArrayExpression(Expression):
    """``@( … )``."""

    __slots__ = ("body",)

    def __init__(self, start: int, end: int, body: StatementBlock) -> None:
        super().__init__(start, end)
        self.body = body


class SubExpression(Expression):
    """``$( … )``."""

    __slots__ = ("body",)

    def __init__(self, start: int, end: int, body: StatementBlock) -> None:
        super().__init__(start, end)
        self.body = body


class Parenthesis(Expression):
    """``( … )``: a pipeline, a chain of pipelines or an assignment."""

    __slots__ = ("pipeline",)

    def __init__(self, start: int, end: int, pipeline: Statement) -> None:
        super().__init__(start, end)
        self.pipeline = pipeline


class Hashtable(Expression):
    """``@{ … }``: pairs of key and value. A bare key is a `String`; a value is a statement."""

    __slots__ = ("entries",)

    def __init__(self, start: int, end: int, entries: tuple[tuple[Expression, Statement], ...]) -> None:
        super().__init__(start, end)
        self.entries = entries


class ScriptBlockExpression(Expression):
    """``{ … }`` as a value."""

    __slots__ = ("block",)

    def __init__(self, start: int, end: int, block: ScriptBlock) -> None:
        super().__init__(start, end)
        self.block = block


class Member(Expression):
    """``target.member``, ``target::member`` (`static`), ``target?.member`` (`null_conditional`). A bare name is a `String`."""

    __slots__ = ("member", "null_conditional", "static", "target")

    def __init__(
        self,
        start: int,
        end: int,
        target: Expression,
        member: Expression,
        static: bool = False,
        null_conditional: bool = False,
    ) -> None:
        super().__init__(start, end)
        self.target = target
        self.member = member
        self.static = static
        self.null_conditional = null_conditional


class InvokeMember(Expression):
    """``target.member(arguments)``; `type_arguments` are those of ``target.member[type](…)``."""

    __slots__ = ("arguments", "member", "null_conditional", "static", "target", "type_arguments")

    def __init__(
        self,
        start: int,
        end: int,
        target: Expression,
        member: Expression,
        arguments: tuple[Expression, ...] = (),
        static: bool = False,
        null_conditional: bool = False,
        type_arguments: tuple[TypeName, ...] = (),
    ) -> None:
        super().__init__(start, end)
        self.target = target
        self.member = member
        self.arguments = arguments
        self.static = static
        self.null_conditional = null_conditional
        self.type_arguments = type_arguments


class BaseConstructorCall(Expression):
    """``: base(arguments)`` after the parameters of a constructor."""

    __slots__ = ("arguments",)

    def __init__(self, start: int, end: int, arguments: tuple[Expression, ...]) -> None:
        super().__init__(start, end)
        self.arguments = arguments


class Index(Expression):
    """``target[index]``, ``target?[index]`` (`null_conditional`)."""

    __slots__ = ("index", "null_conditional", "target")

    def __init__(self, start: int, end: int, target: Expression, index: Expression, null_conditional: bool = False) -> None:
        super().__init__(start, end)
        self.target = target
        self.index = index
        self.null_conditional = null_conditional


class Using(Expression):
    """``$using:name``: a value of whoever sends the script block away. `expression` is the variable, its scope ``using``."""

    __slots__ = ("expression",)

    def __init__(self, start: int, end: int, expression: Expression) -> None:
        super().__init__(start, end)
        self.expression = expression


class ErrorExpression(Expression):
    """What stands in a tree for an expression that the text lacks; a text without errors has none."""

    __slots__ = ("nested",)

    def __init__(self, start: int, end: int, nested: tuple[Node, ...] = ()) -> None:
        super().__init__(start, end)
        self.nested = nested
