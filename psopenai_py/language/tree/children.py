"""The nodes right below a node, in the order the engine visits them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from .definitions import (
    Attribute,
    FunctionDefinition,
    FunctionMember,
    NamedArgument,
    NamedBlock,
    ParamBlock,
    Parameter,
    PropertyMember,
    ScriptBlock,
    TypeDefinition,
    UsingStatement,
)
from .expressions import (
    ArrayExpression,
    ArrayLiteral,
    Attributed,
    BaseConstructorCall,
    Binary,
    Cast,
    ErrorExpression,
    ExpandableString,
    Hashtable,
    Index,
    InvokeMember,
    Member,
    Parenthesis,
    ScriptBlockExpression,
    SubExpression,
    Ternary,
    Unary,
    Using,
)
from .loops import DoUntil, DoWhile, For, ForEach, Switch, While
from .node import Node
from .statements import (
    Assignment,
    Break,
    Catch,
    Command,
    CommandExpression,
    CommandParameter,
    Continue,
    Data,
    ErrorStatement,
    Exit,
    If,
    Pipeline,
    PipelineChain,
    Redirection,
    Return,
    StatementBlock,
    Throw,
    Trap,
    Try,
    WorkflowBlock,
)

BELOW: Final[dict[type[Node], Callable[[Any], Iterable[Node | None]]]] = {
    ScriptBlock: lambda n: (
        *n.using_statements,
        n.param_block,
        n.dynamic_param_block,
        n.begin_block,
        n.process_block,
        n.end_block,
        n.clean_block,
    ),
    ParamBlock: lambda n: (*n.attributes, *n.parameters),
    Parameter: lambda n: (*n.attributes, n.name, n.default),
    Attribute: lambda n: (*n.positional, *n.named),
    NamedArgument: lambda n: (n.argument,),
    NamedBlock: lambda n: (*n.traps, *n.statements),
    StatementBlock: lambda n: (*n.traps, *n.statements),
    UsingStatement: lambda n: (n.name, n.module, n.alias),
    FunctionDefinition: lambda n: (*(n.parameters or ()), n.body),
    TypeDefinition: lambda n: (*n.attributes, *n.members),
    PropertyMember: lambda n: (*n.attributes, n.initial),
    FunctionMember: lambda n: (*n.attributes, *n.parameters, n.body),
    If: lambda n: (*(part for clause in n.clauses for part in clause), n.otherwise),
    Data: lambda n: (n.body,),
    ForEach: lambda n: (n.variable, n.condition, n.body),
    For: lambda n: (n.initializer, n.condition, n.iterator, n.body),
    While: lambda n: (n.condition, n.body),
    DoWhile: lambda n: (n.condition, n.body),
    DoUntil: lambda n: (n.condition, n.body),
    Switch: lambda n: (n.condition, *(part for clause in n.clauses for part in clause), n.default),
    Try: lambda n: (n.body, *n.catches, n.finally_),
    Catch: lambda n: (n.body,),
    Trap: lambda n: (n.body,),
    Break: lambda n: (n.label,),
    Continue: lambda n: (n.label,),
    Return: lambda n: (n.pipeline,),
    Exit: lambda n: (n.pipeline,),
    Throw: lambda n: (n.pipeline,),
    WorkflowBlock: lambda n: (n.body,),
    PipelineChain: lambda n: (n.left, n.right),
    Pipeline: lambda n: n.elements,
    Command: lambda n: (*n.elements, *n.redirections),
    CommandExpression: lambda n: (n.expression, *n.redirections),
    CommandParameter: lambda n: (n.argument,),
    Redirection: lambda n: (n.target,),
    Assignment: lambda n: (n.target, n.value),
    ErrorStatement: lambda n: n.nested,
    ErrorExpression: lambda n: n.nested,
    Unary: lambda n: (n.operand,),
    Binary: lambda n: (n.left, n.right),
    Ternary: lambda n: (n.condition, n.when_true, n.when_false),
    Cast: lambda n: (n.operand,),
    Attributed: lambda n: (n.attribute, n.operand),
    ArrayLiteral: lambda n: n.elements,
    ArrayExpression: lambda n: (n.body,),
    SubExpression: lambda n: (n.body,),
    Parenthesis: lambda n: (n.pipeline,),
    Hashtable: lambda n: (part for entry in n.entries for part in entry),
    ScriptBlockExpression: lambda n: (n.block,),
    ExpandableString: lambda n: (part for part in n.parts if isinstance(part, Node)),
    Member: lambda n: (n.target, n.member),
    InvokeMember: lambda n: (n.target, n.member, *n.arguments),
    BaseConstructorCall: lambda n: n.arguments,
    Index: lambda n: (n.target, n.index),
    Using: lambda n: (n.expression,),
}


def children(node: Node) -> list[Node]:
    """Returns the nodes right below a node, in the order the engine visits them; names of types are none."""
    find = BELOW.get(type(node))
    if find is None:
        return []
    below = find(node)
    return list(filter(None, below))
