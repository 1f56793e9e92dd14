"""Assignments: ``=`` and its compound forms, to variables, members, elements, and several targets at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...framework.conversion.script import variable_converter_for
from ...framework.values.nothing import NOTHING
from ...framework.variables import VariableRules, not_writable
from .. import tree
from ..errors import RuntimeException
from ..operators import binary_operation
from ..runtime.automatic import PREFERENCES, READ_ONLY
from ..runtime.casting import cast
from ..runtime.enumeration import elements_of
from ..runtime.frame import Evaluate, Execute, Frame, Write
from ..runtime.lookup import write_drive
from ..runtime.texts import sum_of
from .compiler import Compiler
from .conversions import resolver
from .fast_assignments import fast_assignment
from .places import Place, element_place, member_place
from .variables import folded_name, is_local

Assign = Callable[[Frame, Any], None]
"""Gives a value to a target."""


def assignment(compiler: Compiler, node: tree.Assignment) -> Execute:
    """Compiles an assignment as a statement, which writes nothing."""
    fast = fast_assignment(compiler, node)
    if fast is not None:
        return fast
    evaluate = assigned_value(compiler, node)

    def run(frame: Frame, write: Write) -> None:
        evaluate(frame)

    return run


def parenthesis(compiler: Compiler, node: tree.Parenthesis) -> Evaluate:
    """Compiles ``( … )``: the value of what is inside, which for an assignment is what was assigned."""
    return compiler.value_of(node.pipeline)


def assigned_value(compiler: Compiler, node: tree.Assignment) -> Evaluate:
    """Compiles an assignment whose value is wanted."""
    value_of = compiler.value_of(node.value)
    target = node.target
    if node.operator == "=" and isinstance(target, tree.Member | tree.Index):
        find = placed(compiler, target)

        def set_in(frame: Frame) -> Any:
            put = find(frame)[1]
            value = value_of(frame)
            put(None if value is NOTHING else value)
            return value

        return set_in
    if node.operator == "=":
        assign = assigner(compiler, target)

        def set_value(frame: Frame) -> Any:
            value = value_of(frame)
            assign(frame, value)
            return value

        return set_value
    place = placed(compiler, target)
    if node.operator == "??=":

        def set_if_null(frame: Frame) -> Any:
            read, put = place(frame)
            value = read()
            if value is None or value is NOTHING:
                value = value_of(frame)
                put(value)
            return value

        return set_if_null
    operation = None if node.operator == "+=" else binary_operation(node.operator[:-1])

    def change(frame: Frame) -> Any:
        read, put = place(frame)
        left = read()
        right = value_of(frame)
        left, right = None if left is NOTHING else left, None if right is NOTHING else right
        value = sum_of(frame.scope, left, right) if operation is None else operation(left, right)
        put(value)
        return value

    return change


def assigner(compiler: Compiler, target: tree.Expression) -> Assign:
    """Returns what assigns to a target."""
    match target:
        case tree.Variable():
            return _variable_assigner(target)
        case tree.Cast() | tree.Attributed():
            return _typed_assigner(compiler, target)
        case tree.ArrayLiteral():
            return _several(compiler, target.elements)
        case tree.Parenthesis(pipeline=tree.Pipeline(elements=(tree.CommandExpression(expression=inner),))):
            return assigner(compiler, inner)
        case tree.Member() | tree.Index():
            place = placed(compiler, target)

            def assign(frame: Frame, value: Any) -> None:
                place(frame)[1](None if value is NOTHING else value)

            return assign
    read = compiler.expression(target)

    def refuse(frame: Frame, value: Any) -> None:
        read(frame)
        raise RuntimeException("The assignment expression is not valid.", error_id="InvalidLeftHandSide")

    return refuse


def _variable_assigner(node: tree.Variable) -> Assign:
    folded, name = folded_name(node), node.name
    scope = node.scope.lower()
    if folded == "null":
        return lambda frame, value: None
    if folded in READ_ONLY and scope in ("", "variable", "global", "script", "local", "private"):

        def refuse(frame: Frame, value: Any) -> None:
            raise not_writable(name)

        return refuse
    if folded == "psdefaultparametervalues":
        return _set_default_parameter_values
    if folded in PREFERENCES:
        return _preference_assigner(folded, name, scope)
    if scope in ("", "variable", "local"):

        def assign(frame: Frame, value: Any) -> None:
            frame.scope.put(folded, name, value)

        return assign
    if scope in ("global", "script", "private"):
        return _scoped_assigner(folded, name, scope)
    return lambda frame, value: write_drive(frame, scope, name, value)


def _scoped_assigner(folded: str, name: str, scope: str) -> Assign:
    def assign(frame: Frame, value: Any) -> None:
        holder = frame.scope.named(scope)
        assert holder is not None  # the three scopes always are there
        if scope == "private":
            holder.declare(name, value, VariableRules(options=frozenset({"Private"})))
        else:
            holder.put(folded, name, value)

    return assign


def _preference_assigner(folded: str, name: str, scope: str) -> Assign:
    """Compiles the assignment to a preference variable, which has a type in every scope."""
    rules = VariableRules([variable_converter_for(PREFERENCES[folded])])

    def assign(frame: Frame, value: Any) -> None:
        holder = frame.scope.named(scope)
        (frame.scope if holder is None else holder).put(folded, name, rules.admitted(name, value))

    return assign


def _set_default_parameter_values(frame: Frame, value: Any) -> None:
    from ..runtime.default_values import set_default_values

    set_default_values(frame.interpreter.session, value)


def _typed_assigner(compiler: Compiler, node: tree.Cast | tree.Attributed) -> Assign:
    """Compiles the assignment to ``[int]$x`` or ``[ValidateRange(1, 5)]$x``: the variable keeps its types and validators."""
    from ..runtime.attributes import validator_of

    types: list[Evaluate] = []
    attributes: list[tree.Attribute] = []
    target: tree.Expression = node
    while isinstance(target, tree.Cast | tree.Attributed):
        if isinstance(target, tree.Cast):
            types.insert(0, resolver(target.type))
        else:
            attributes.insert(0, target.attribute)
        target = target.operand
    if not isinstance(target, tree.Variable) or not is_local(target):
        return _converting_assigner(types, assigner(compiler, target))
    name = target.name

    def declare(frame: Frame, value: Any) -> None:
        converters = [variable_converter_for(find(frame)) for find in types]
        validators = [made for one in attributes if (made := validator_of(compiler, frame, one)) is not None]
        frame.scope.declare(name, value, VariableRules(converters, validators))

    return declare


def _converting_assigner(types: list[Evaluate], assign: Assign) -> Assign:
    def assign_converted(frame: Frame, value: Any) -> None:
        for find in types:
            value = cast(frame, value, find(frame))
        assign(frame, value)

    return assign_converted


def _several(compiler: Compiler, targets: tuple[tree.Expression, ...]) -> Assign:
    """Compiles ``$a, $b = …``: each target gets an element, the last one what is left."""
    assigners = [assigner(compiler, target) for target in targets]
    last = len(assigners) - 1

    def assign_each(frame: Frame, value: Any) -> None:
        found = elements_of(value)
        for place, assign in enumerate(assigners):
            if place < last:
                assign(frame, found[place] if place < len(found) else None)
            else:
                rest = found[place:]
                assign(frame, rest[0] if len(rest) == 1 else rest or None)

    return assign_each


def placed(compiler: Compiler, target: tree.Expression) -> Place:
    """Returns what finds a target to be read and set: its object and index are evaluated once."""
    if isinstance(target, tree.Member):
        return member_place(compiler, target)
    if isinstance(target, tree.Index):
        return element_place(compiler, target)
    if isinstance(target, tree.Parenthesis):
        match target.pipeline:
            case tree.Pipeline(elements=(tree.CommandExpression(expression=inner),)):
                return placed(compiler, inner)
    inner_target: tree.Expression = target
    while isinstance(inner_target, tree.Cast | tree.Attributed):
        inner_target = inner_target.operand
    read = compiler.expression(inner_target)
    assign = assigner(compiler, target)

    def place(frame: Frame) -> tuple[Callable[[], Any], Callable[[Any], None]]:
        return (lambda: read(frame)), (lambda value: assign(frame, value))

    return place
