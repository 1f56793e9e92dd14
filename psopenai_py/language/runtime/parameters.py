"""The signature of a script block: its parameters as the binder knows them."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import TYPE_CHECKING, Any

from ...framework.conversion.engine import convert
from ...framework.conversion.script import variable_converter_for
from ...framework.conversion.text import to_text
from ...framework.conversion.truth import is_true
from ...framework.declaration.compiler import build_metadata
from ...framework.declaration.metadata import CommandMetadata, ParameterMetadata
from ...framework.declaration.parameter import DefaultExpression, InSet, Validator
from ...framework.values.nothing import NOTHING, UNDECLARED
from ...framework.values.types import INT, OBJECT, SWITCH
from ...framework.variables import VariableRules
from .. import tree
from ..errors import UnsupportedTypeException
from .attributes import Arguments, arguments_of, attribute_name, flag, validator_of
from .casting import find_type
from .frame import Evaluate, Frame

if TYPE_CHECKING:
    from .code import Code
    from .values import ParameterValues


class ScriptDefault(DefaultExpression):
    """The default of a script's parameter: evaluated in the scope of the call."""

    def __init__(self, evaluate: Evaluate) -> None:
        self.compiled = evaluate

    def evaluate(self, values: MutableMapping[str, Any]) -> Any:
        """Returns the default for the call whose values these are."""
        target: ParameterValues = values  # type: ignore[assignment]  # a script's parameters are always bound to these
        frame = target.frame
        session = frame.interpreter.session
        outer, session.variables = session.variables, frame.scope
        try:
            value = self.compiled(frame)
        finally:
            session.variables = outer
        return None if value is NOTHING else value


class Signature:
    """What a call of a script block binds: metadata, and the rules that its parameters keep as variables.

    `is_advanced`: it has CmdletBinding or a Parameter attribute, and so the common parameters.
    """

    def __init__(self, code: Code, frame: Frame) -> None:
        self._frame = frame
        self._code = code
        self._refuse_dynamic_parameters()
        self.binding = self._cmdlet_binding()
        declared = [attribute_name(one) for p in code.parameters for one in p.attributes if isinstance(one, tree.Attribute)]
        self.is_advanced = self.binding is not None or "parameter" in declared
        self.rules: dict[str, VariableRules] = {}
        self.spellings = {name.casefold(): name for name in (p.name.name for p in code.parameters) if name != name.casefold()}
        self.parameters = [self._parameter(node) for node in code.parameters]
        self._metadata: dict[str, CommandMetadata] = {}

    def _refuse_dynamic_parameters(self) -> None:
        block = self._code.node.dynamic_param_block
        if block is not None and block.statements and not self._code.is_script:
            line, column = self._code.source.line_and_column(block.start)
            error = UnsupportedTypeException(f"A dynamicparam block, as at line {line}, column {column}, is not supported.")
            error.terminating = True
            raise error

    def metadata(self, name: str) -> CommandMetadata:
        """Returns the record of a command of that name with this signature."""
        known = self._metadata.get(name)
        if known is None:
            if self._metadata:  # the records of parameters belong to one command
                self.parameters = [self._parameter(node) for node in self._code.parameters]
            known = self._metadata[name] = self._build(name)
        return known

    def _build(self, name: str) -> CommandMetadata:
        _, named = self.binding or ([], {})
        default_set = named.get("defaultparametersetname")
        return build_metadata(
            name,
            self.parameters,
            default_set=to_text(default_set) if default_set is not None else None,
            positional_binding=is_true(named.get("positionalbinding", True)),
            supports_should_process=flag(named, "supportsshouldprocess"),
            confirm_impact=to_text(named.get("confirmimpact", "Medium")),
            simple=not self.is_advanced,
        )

    def _cmdlet_binding(self) -> Arguments | None:
        for attribute in self._code.attributes:
            if attribute_name(attribute) == "cmdletbinding":
                return arguments_of(self._code.compiler, self._frame, attribute)
        return None

    def _parameter(self, node: tree.Parameter) -> ParameterMetadata:
        types = [find_type(self._frame.interpreter, one.type) for one in node.attributes if isinstance(one, tree.TypeConstraint)]
        facts = _Facts()
        for attribute in node.attributes:
            if isinstance(attribute, tree.Attribute):
                facts.read(self._code, self._frame, attribute)
        converters = [known for known in types if known is not SWITCH] if types else None
        declared = types[-1] if types else OBJECT
        default: Any = UNDECLARED
        if node.default is not None:
            default = ScriptDefault(self._code.compiler.expression(node.default))
        name = node.name.name
        if types or facts.validators:
            self.rules[name.casefold()] = VariableRules([variable_converter_for(known) for known in types], facts.validators)
        return ParameterMetadata(
            name,
            declared,
            facts.sets,
            aliases=facts.aliases,
            default=default,
            validators=facts.validators,
            converters=types if converters is not None else None,
            type_name=facts.type_name,
            allow_null=facts.allow_null,
            allow_empty_string=facts.allow_empty_string,
            allow_empty_collection=facts.allow_empty_collection,
            completions=facts.completions,
            dont_show=facts.dont_show,
            obsolete=facts.obsolete,
            help=facts.help,
        )


class _Facts:
    """What the attributes of a parameter say."""

    def __init__(self) -> None:
        self.sets: list[InSet] = []
        self.aliases: list[str] = []
        self.validators: list[Validator] = []
        self.completions: list[str] = []
        self.type_name: str | None = None
        self.allow_null = False
        self.allow_empty_string = False
        self.allow_empty_collection = False
        self.dont_show = False
        self.obsolete: str | None = None
        self.help = ""

    def read(self, code: Code, frame: Frame, attribute: tree.Attribute) -> None:
        """Reads one attribute."""
        name = attribute_name(attribute)
        validator = validator_of(code.compiler, frame, attribute)
        if validator is not None:
            self.validators.append(validator)
            return
        positional, named = arguments_of(code.compiler, frame, attribute)
        read = _READERS.get(name)
        if read is not None:
            read(self, positional, named)


def _parameter_attribute(facts: _Facts, positional: list[Any], named: dict[str, Any]) -> None:
    position = named.get("position")
    number: int | None = None if position is None else convert(position, INT)
    set_name = named.get("parametersetname")
    facts.sets.append(
        InSet(
            None if set_name is None else to_text(set_name),
            mandatory=flag(named, "mandatory"),
            position=None if number is None or number < 0 else number,
            from_pipeline=flag(named, "valuefrompipeline"),
            by_property_name=flag(named, "valuefrompipelinebypropertyname"),
            from_remaining=flag(named, "valuefromremainingarguments"),
            dont_show=flag(named, "dontshow"),
        )
    )
    facts.dont_show = facts.dont_show or flag(named, "dontshow")
    if named.get("helpmessage"):
        facts.help = to_text(named["helpmessage"])


def _alias(facts: _Facts, positional: list[Any], named: dict[str, Any]) -> None:
    for value in positional:
        facts.aliases += [to_text(one) for one in value] if isinstance(value, list) else [to_text(value)]


def _completions(facts: _Facts, positional: list[Any], named: dict[str, Any]) -> None:
    facts.completions += [to_text(value) for value in positional if isinstance(value, str)]


def _obsolete(facts: _Facts, positional: list[Any], named: dict[str, Any]) -> None:
    facts.obsolete = to_text(positional[0]) if positional else ""


def _type_name(facts: _Facts, positional: list[Any], named: dict[str, Any]) -> None:
    facts.type_name = to_text(positional[0]) if positional else None


def _setter(attribute: str) -> Callable[[_Facts, list[Any], dict[str, Any]], None]:
    return lambda facts, positional, named: setattr(facts, attribute, True)


_READERS: dict[str, Callable[[_Facts, list[Any], dict[str, Any]], None]] = {
    "parameter": _parameter_attribute,
    "alias": _alias,
    "argumentcompletions": _completions,
    "obsolete": _obsolete,
    "pstypename": _type_name,
    "allownull": _setter("allow_null"),
    "allowemptystring": _setter("allow_empty_string"),
    "allowemptycollection": _setter("allow_empty_collection"),
}
