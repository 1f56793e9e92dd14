"""Classes that scripts define. What they derive from is another class of a script, or a class of exceptions."""

from __future__ import annotations

import re
from typing import Any, Final

from ...framework.values.nothing import NOTHING
from ...framework.values.types import NetType
from .. import tree
from ..errors import RuntimeException, UnsupportedTypeException
from ..parsing.errors import ErrorList
from ..runtime.attributes import validator_of
from ..runtime.casting import find_type
from ..runtime.classes import Property, ScriptClass
from ..runtime.code import Code
from ..runtime.frame import Evaluate, Frame
from ..runtime.methods import Method
from .compiler import Compiler

_INTERFACE: Final = re.compile(r"[Ss]ystem\.|I[A-Z]\w*$")
_SEALED: Final = frozenset({"string", "array", "version", "uri", "regex", "scriptblock", "securestring", "enum", "type"})


def declared(compiler: Compiler, node: tree.TypeDefinition, frame: Frame, errors: ErrorList) -> ScriptClass:
    """Returns a class without its members."""
    return ScriptClass(node.name, frame.interpreter, compiler.source, _base(compiler, node, frame, errors))


def complete(compiler: Compiler, node: tree.TypeDefinition, known: NetType[Any], frame: Frame, errors: ErrorList) -> None:
    """Gives a class its members."""
    assert isinstance(known, ScriptClass)
    for member in node.members:
        if isinstance(member, tree.FunctionMember):
            _add_method(compiler, member, known, frame, errors)
        elif member.name.casefold() in known.properties:
            errors.add("MemberAlreadyDefined", member.start, member.end, member.name)
        else:
            known.properties[member.name.casefold()] = _property(compiler, member, frame)
    if isinstance(known.base, ScriptClass) and not known.constructors and not _has_default_constructor(known.base):
        errors.add("BaseClassNoDefaultCtor", node.start, node.end, known.base.name)


def _base(compiler: Compiler, node: tree.TypeDefinition, frame: Frame, errors: ErrorList) -> NetType[Any] | None:
    if not node.bases:
        return None
    found = _resolved(compiler, node, node.bases[0], frame)
    if found.is_value_type or found.family in _SEALED:
        errors.add("SealedBaseClass", node.bases[0].start, node.bases[0].end, found.short_name)
        return None
    if isinstance(found, ScriptClass) or (found.python is not None and issubclass(found.python, BaseException)):
        if len(node.bases) == 1:
            return found
        found = _resolved(compiler, node, node.bases[1], frame)
        if isinstance(found, ScriptClass):
            errors.add("InterfaceNameExpected", node.bases[1].start, node.bases[1].end, found.name)
            return None
    elif found.name == "System.Object" and len(node.bases) == 1:
        return None
    raise _unsupported(compiler, node, found.name)


def _resolved(compiler: Compiler, node: tree.TypeDefinition, name: tree.TypeName, frame: Frame) -> NetType[Any]:
    """Returns what a class derives from. Raises UnsupportedTypeException for a type of .NET that is not known here."""
    try:
        return find_type(frame.interpreter, name)
    except RuntimeException as error:
        if error.error_id != "TypeNotFound" or not _INTERFACE.match(name.name):
            raise
        raise _unsupported(compiler, node, str(name)) from error


def _unsupported(compiler: Compiler, node: tree.TypeDefinition, base: str) -> UnsupportedTypeException:
    line, column = compiler.source.line_and_column(node.start)
    error = UnsupportedTypeException(
        f"The class {node.name} at line {line}, column {column} derives from [{base}], which is not supported: "
        "the base of a class has to be another class of the script or an exception."
    )
    error.terminating = error.stops = True
    return error


def _has_default_constructor(known: ScriptClass) -> bool:
    return not known.constructors or any(not method.parameters for method in known.constructors)


def _property(compiler: Compiler, node: tree.PropertyMember, frame: Frame) -> Property:
    validators = [made for one in node.attributes if (made := validator_of(compiler, frame, one)) is not None]
    initial = None if node.initial is None else compiler.expression(node.initial)
    type_ = _type(node.type, frame)
    return Property(node.name, type_, initial, validators, is_static=node.is_static, is_hidden=node.is_hidden)


def _add_method(compiler: Compiler, node: tree.FunctionMember, known: ScriptClass, frame: Frame, errors: ErrorList) -> None:
    code = Code(compiler.source, node.body, is_method=True)
    parameters = [(parameter.name.name, _type(parameter.type, frame)) for parameter in node.parameters]
    method = Method(
        node.name, code, parameters, _type(node.return_type, frame), is_static=node.is_static, is_hidden=node.is_hidden
    )  # fmt: skip
    is_constructor = node.name.casefold() == known.name.casefold()
    if is_constructor and node.is_static:
        known.static_constructor = method
        return
    group = known.constructors if is_constructor else known.methods
    if any(other.name.casefold() == node.name.casefold() and other.types == method.types for other in group):
        errors.add("MemberAlreadyDefined", node.name_start, node.name_end, node.name)
    group.append(method)


def _type(name: tree.TypeName | None, frame: Frame) -> NetType[Any] | None:
    return None if name is None else find_type(frame.interpreter, name)


def base_constructor(compiler: Compiler, node: tree.BaseConstructorCall) -> Evaluate:
    """Compiles ``: base(arguments)``."""
    arguments = [compiler.expression(argument) for argument in node.arguments]

    def evaluate(frame: Frame) -> Any:
        if frame.method is not None:
            frame.method.owner.construct_base(frame.values["this"], [argument(frame) for argument in arguments])
        return NOTHING

    return evaluate
