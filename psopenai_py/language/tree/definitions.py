"""Definitions of the syntax tree: script blocks with their parameters, functions, types."""

from __future__ import annotations

from typing import Literal

from .expressions import Hashtable, String, TypeName, Variable
from .node import Expression, Node, Statement
from .statements import Trap


class NamedArgument(Node):
    """``Name=argument`` in an attribute; without an argument (`is_omitted`) its value is true and `argument` None."""

    __slots__ = ("argument", "name")

    def __init__(self, start: int, end: int, name: str, argument: Expression | None) -> None:
        super().__init__(start, end)
        self.name = name
        self.argument = argument

    @property
    def is_omitted(self) -> bool:
        """Whether only the name is written."""
        return self.argument is None


class Attribute(Node):
    """``[Name(positional, Name=argument)]``."""

    __slots__ = ("named", "positional", "type_name")

    def __init__(
        self,
        start: int,
        end: int,
        type_name: TypeName,
        positional: tuple[Expression, ...],
        named: tuple[NamedArgument, ...],
    ) -> None:
        super().__init__(start, end)
        self.type_name = type_name
        self.positional = positional
        self.named = named


class TypeConstraint(Node):
    """``[type]`` in front of a parameter, a property or an expression."""

    __slots__ = ("type",)

    def __init__(self, start: int, end: int, type_: TypeName) -> None:
        super().__init__(start, end)
        self.type = type_


class Parameter(Node):
    """A parameter; `attributes` are in the order they are written, types among them."""

    __slots__ = ("attributes", "default", "name")

    def __init__(
        self,
        start: int,
        end: int,
        name: Variable,
        attributes: tuple[Attribute | TypeConstraint, ...],
        default: Expression | None = None,
    ) -> None:
        super().__init__(start, end)
        self.name = name
        self.attributes = attributes
        self.default = default

    @property
    def type(self) -> TypeName | None:
        """The type that is written last, which is the parameter's type."""
        types = [one.type for one in self.attributes if isinstance(one, TypeConstraint)]
        return types[-1] if types else None


class ParamBlock(Node):
    """``param( … )`` with the attributes in front of it."""

    __slots__ = ("attributes", "parameters")

    def __init__(self, start: int, end: int, attributes: tuple[Attribute, ...], parameters: tuple[Parameter, ...]) -> None:
        super().__init__(start, end)
        self.attributes = attributes
        self.parameters = parameters


class NamedBlock(Node):
    """``begin``, ``process``, ``end``, ``clean`` or ``dynamicparam`` of a script block; `unnamed` where its name is not written."""

    __slots__ = ("name", "statements", "traps", "unnamed")

    def __init__(
        self,
        start: int,
        end: int,
        name: str,
        statements: tuple[Statement, ...],
        traps: tuple[Trap, ...] = (),
        unnamed: bool = False,
    ) -> None:
        super().__init__(start, end)
        self.name = name
        self.statements = statements
        self.traps = traps
        self.unnamed = unnamed


class UsingStatement(Statement):
    """``using namespace name`` and its kin; a module may be given by a `Hashtable` instead of a name."""

    __slots__ = ("alias", "kind", "module", "name")

    def __init__(
        self,
        start: int,
        end: int,
        kind: Literal["assembly", "command", "module", "namespace", "type"],
        name: String | None,
        alias: String | None = None,
        module: Hashtable | None = None,
    ) -> None:
        super().__init__(start, end)
        self.kind = kind
        self.name = name
        self.alias = alias
        self.module = module


class RequiredModule:
    """A module that ``#requires -Modules`` names; versions are texts, None where none is asked for."""

    __slots__ = ("guid", "maximum_version", "name", "required_version", "version")

    def __init__(
        self,
        name: str,
        version: str | None = None,
        required_version: str | None = None,
        maximum_version: str | None = None,
        guid: str | None = None,
    ) -> None:
        self.name = name
        self.version = version
        self.required_version = required_version
        self.maximum_version = maximum_version
        self.guid = guid


class Requirements:
    """What the ``#requires`` lines of a script ask for."""

    __slots__ = ("editions", "modules", "needs_administrator", "shell_id", "version")

    def __init__(
        self,
        version: str | None = None,
        editions: tuple[str, ...] = (),
        modules: tuple[RequiredModule, ...] = (),
        shell_id: str | None = None,
        needs_administrator: bool = False,
    ) -> None:
        self.version = version
        self.editions = editions
        self.modules = modules
        self.shell_id = shell_id
        self.needs_administrator = needs_administrator


class ScriptBlock(Node):
    """A script, or what stands in braces. A body without named blocks is the end block, in a filter the process block.

    `body_start` and `body_end` are the place of what stands inside the braces.
    """

    __slots__ = (
        "begin_block",
        "body_end",
        "body_start",
        "clean_block",
        "dynamic_param_block",
        "end_block",
        "param_block",
        "process_block",
        "requirements",
        "using_statements",
    )

    def __init__(
        self,
        start: int,
        end: int,
        *,
        body_start: int | None = None,
        body_end: int | None = None,
        param_block: ParamBlock | None = None,
        using_statements: tuple[UsingStatement, ...] = (),
        begin_block: NamedBlock | None = None,
        process_block: NamedBlock | None = None,
        end_block: NamedBlock | None = None,
        clean_block: NamedBlock | None = None,
        dynamic_param_block: NamedBlock | None = None,
    ) -> None:
        super().__init__(start, end)
        self.body_start = start if body_start is None else body_start
        self.body_end = end if body_end is None else body_end
        self.param_block = param_block
        self.using_statements = using_statements
        self.begin_block = begin_block
        self.process_block = process_block
        self.end_block = end_block
        self.clean_block = clean_block
        self.dynamic_param_block = dynamic_param_block
        self.requirements: Requirements | None = None


class FunctionDefinition(Statement):
    """``function name(parameters) { … }`` or a filter.

    `parameters` are those in front of the body, None where there are none; others are in the body's param block. `scope` is "" or,
    in lower case, what stands before the colon of the name.
    """

    __slots__ = ("body", "is_filter", "is_workflow", "name", "parameters", "scope")

    def __init__(
        self,
        start: int,
        end: int,
        name: str,
        body: ScriptBlock,
        parameters: tuple[Parameter, ...] | None = None,
        is_filter: bool = False,
        is_workflow: bool = False,
        scope: str = "",
    ) -> None:
        super().__init__(start, end)
        self.name = name
        self.body = body
        self.parameters = parameters
        self.is_filter = is_filter
        self.is_workflow = is_workflow
        self.scope = scope


class PropertyMember(Node):
    """A property of a class, or a value of an enumeration; `initial` is what it is set to."""

    __slots__ = ("attributes", "initial", "is_hidden", "is_static", "name", "type")

    def __init__(
        self,
        start: int,
        end: int,
        name: str,
        type_: TypeName | None = None,
        attributes: tuple[Attribute, ...] = (),
        initial: Expression | None = None,
        is_static: bool = False,
        is_hidden: bool = False,
    ) -> None:
        super().__init__(start, end)
        self.name = name
        self.type = type_
        self.attributes = attributes
        self.initial = initial
        self.is_static = is_static
        self.is_hidden = is_hidden


class FunctionMember(Node):
    """A method of a class, or a constructor, which has the name of its class. `name_start` and `name_end` are the name's place."""

    __slots__ = ("attributes", "body", "is_hidden", "is_static", "name", "name_end", "name_start", "parameters", "return_type")

    def __init__(
        self,
        start: int,
        end: int,
        name: str,
        parameters: tuple[Parameter, ...],
        body: ScriptBlock,
        return_type: TypeName | None = None,
        attributes: tuple[Attribute, ...] = (),
        is_static: bool = False,
        is_hidden: bool = False,
        name_start: int = 0,
        name_end: int = 0,
    ) -> None:
        super().__init__(start, end)
        self.name = name
        self.parameters = parameters
        self.body = body
        self.return_type = return_type
        self.attributes = attributes
        self.is_static = is_static
        self.is_hidden = is_hidden
        self.name_start = name_start
        self.name_end = name_end


class TypeDefinition(Statement):
    """``class name : bases { … }`` or ``enum name : base { … }``."""

    __slots__ = ("attributes", "bases", "kind", "members", "name")

    def __init__(
        self,
        start: int,
        end: int,
        name: str,
        kind: Literal["class", "enum", "interface"],
        members: tuple[PropertyMember | FunctionMember, ...],
        bases: tuple[TypeName, ...] = (),
        attributes: tuple[Attribute, ...] = (),
    ) -> None:
        super().__init__(start, end)
        self.name = name
        self.kind = kind
        self.members = members
        self.bases = bases
        self.attributes = attributes
