"""Where-Object."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from ..framework.conversion.truth import is_true
from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import ErrorRecord, PowerShellError
from ..framework.validation.not_null import ValidateNotNullOrEmpty
from ..framework.values.nothing import NOTHING, UNBOUND
from ..framework.values.objects import PSObject, find
from ..framework.values.types import OBJECT, PSOBJECT, SCRIPT_BLOCK, STRING, SWITCH
from ..framework.wildcards import has_wildcards, wildcard_matcher
from ..language.members.lookup import get_member
from ..language.operators import binary_operation
from .shared.errors import PSArgumentException, PSInvalidOperationException, ending
from .shared.property_names import property_names
from .shared.script_blocks import condition, is_strict

_SCRIPT: Final = "ScriptBlockSet"
_EQUAL: Final = "EqualSet"
_NOT: Final = "Not"
_WORDS: Final = (
    "Equal", "NotEqual", "GreaterThan", "LessThan", "GreaterOrEqual", "LessOrEqual", "Like", "NotLike", "Match", "NotMatch",
    "Contains", "NotContains", "In", "NotIn",
)  # fmt: skip
_SETS: Final = [name for word in _WORDS for name in (f"{word}Set", f"CaseSensitive{word}Set")] + ["IsSet", "IsNotSet"]
_OPERATORS: Final = (
    "eq", "ne", "gt", "lt", "ge", "le", "like", "notlike", "match", "notmatch", "contains", "notcontains", "in", "notin",
)  # fmt: skip
_OPERATOR_OF_SET: Final = {
    **{f"{word}Set": f"-{operator}" for word, operator in zip(_WORDS, _OPERATORS, strict=True)},
    **{f"CaseSensitive{word}Set": f"-c{operator}" for word, operator in zip(_WORDS, _OPERATORS, strict=True)},
    "IsSet": "-is",
    "IsNotSet": "-isnot",
}


class WhereObject(
    Cmdlet,
    name="Where-Object",
    net_type="Microsoft.PowerShell.Commands.WhereObjectCommand",
    default_set=_EQUAL,
    aliases=("where", "?"),
    examples=(
        ("$Runs | Where-Object { $_.status -eq 'failed' }", "The runs that failed."),
        ("$Runs | Where-Object status -EQ failed", "The same with an operator."),
        ("$Runs | Where-Object completed_at", "The runs that have such a value."),
    ),
):
    """Lets objects pass that meet a condition.

    The condition is a script block, with ``$_`` as the object, or a property with an operator and a value. A property alone lets
    the objects pass whose value counts as true.
    """

    InputObject = Parameter(PSOBJECT, InSet(from_pipeline=True), default=NOTHING, help="The objects, from the pipeline.")
    FilterScript = Parameter(SCRIPT_BLOCK, InSet(_SCRIPT, mandatory=True, position=0), help="The condition.")
    Property = Parameter(
        STRING,
        *[InSet(name, mandatory=True, position=0) for name in [*_SETS, _NOT]],
        validate=[ValidateNotNullOrEmpty()],
        help="Names the property to look at.",
    )
    Value = Parameter(OBJECT, *[InSet(name, position=1) for name in _SETS], default=True, help="What to compare with.")
    EQ = Parameter(SWITCH, InSet("EqualSet"), alias="IEQ", help="The property equals the value.")
    CEQ = Parameter(SWITCH, InSet("CaseSensitiveEqualSet", mandatory=True), help="The same, minding case.")
    NE = Parameter(SWITCH, InSet("NotEqualSet", mandatory=True), alias="INE", help="The property does not equal the value.")
    CNE = Parameter(SWITCH, InSet("CaseSensitiveNotEqualSet", mandatory=True), help="The same, minding case.")
    GT = Parameter(SWITCH, InSet("GreaterThanSet", mandatory=True), alias="IGT", help="The property is greater than the value.")
    CGT = Parameter(SWITCH, InSet("CaseSensitiveGreaterThanSet", mandatory=True), help="The same, minding case.")
    LT = Parameter(SWITCH, InSet("LessThanSet", mandatory=True), alias="ILT", help="The property is less than the value.")
    CLT = Parameter(SWITCH, InSet("CaseSensitiveLessThanSet", mandatory=True), help="The same, minding case.")
    GE = Parameter(
        SWITCH, InSet("GreaterOrEqualSet", mandatory=True), alias="IGE", help="The property is greater than the value or equals it."
    )
    CGE = Parameter(SWITCH, InSet("CaseSensitiveGreaterOrEqualSet", mandatory=True), help="The same, minding case.")
    LE = Parameter(
        SWITCH, InSet("LessOrEqualSet", mandatory=True), alias="ILE", help="The property is less than the value or equals it."
    )
    CLE = Parameter(SWITCH, InSet("CaseSensitiveLessOrEqualSet", mandatory=True), help="The same, minding case.")
    Like = Parameter(SWITCH, InSet("LikeSet", mandatory=True), alias="ILike", help="The property matches the wildcard pattern.")
    CLike = Parameter(SWITCH, InSet("CaseSensitiveLikeSet", mandatory=True), help="The same, minding case.")
    NotLike = Parameter(
        SWITCH, InSet("NotLikeSet", mandatory=True), alias="INotLike", help="The property does not match the wildcard pattern."
    )
    CNotLike = Parameter(SWITCH, InSet("CaseSensitiveNotLikeSet", mandatory=True), help="The same, minding case.")
    Match = Parameter(
        SWITCH, InSet("MatchSet", mandatory=True), alias="IMatch", help="The property matches the regular expression."
    )
    CMatch = Parameter(SWITCH, InSet("CaseSensitiveMatchSet", mandatory=True), help="The same, minding case.")
    NotMatch = Parameter(
        SWITCH, InSet("NotMatchSet", mandatory=True), alias="INotMatch", help="The property does not match the regular expression."
    )
    CNotMatch = Parameter(SWITCH, InSet("CaseSensitiveNotMatchSet", mandatory=True), help="The same, minding case.")
    Contains = Parameter(SWITCH, InSet("ContainsSet", mandatory=True), alias="IContains", help="The property contains the value.")
    CContains = Parameter(SWITCH, InSet("CaseSensitiveContainsSet", mandatory=True), help="The same, minding case.")
    NotContains = Parameter(
        SWITCH, InSet("NotContainsSet", mandatory=True), alias="INotContains", help="The property does not contain the value."
    )
    CNotContains = Parameter(SWITCH, InSet("CaseSensitiveNotContainsSet", mandatory=True), help="The same, minding case.")
    In = Parameter(SWITCH, InSet("InSet", mandatory=True), alias="IIn", help="The property is one of the values.")
    CIn = Parameter(SWITCH, InSet("CaseSensitiveInSet", mandatory=True), help="The same, minding case.")
    NotIn = Parameter(SWITCH, InSet("NotInSet", mandatory=True), alias="INotIn", help="The property is none of the values.")
    CNotIn = Parameter(SWITCH, InSet("CaseSensitiveNotInSet", mandatory=True), help="The same, minding case.")
    Is = Parameter(SWITCH, InSet("IsSet", mandatory=True), help="The property is of the type.")
    IsNot = Parameter(SWITCH, InSet("IsNotSet", mandatory=True), help="The property is not of the type.")
    Not = Parameter(SWITCH, InSet(_NOT, mandatory=True), help="The property is missing or counts as false.")

    def begin(self) -> None:
        """Prepares the test."""
        if self.parameter_set == _SCRIPT:
            self._holds = condition(self, self.FilterScript)
            return
        self._operator, self._operation, self._value = self._comparison()
        self._has_wildcards = has_wildcards(self.Property)
        self._holds = self._compares

    def _comparison(self) -> tuple[str, Callable[[Any, Any], Any], Any]:
        """Returns the operator that is asked for, how it works, and its right side."""
        chosen = self.parameter_set
        if chosen == _NOT:
            return _NOT, lambda left, _: not is_true(left), None
        if chosen == _EQUAL and not self.EQ:
            return "", lambda left, _: is_true(left), None
        operator = _OPERATOR_OF_SET[chosen]
        value = self.Value
        if operator in ("-is", "-isnot") and isinstance(value, str):
            value = value[1:-1] if value.startswith("[") and value.endswith("]") and len(value) > 2 else value
        return operator, binary_operation(operator), value

    def process(self) -> None:
        """Lets an object pass if it meets the condition."""
        self._pass(self.InputObject)

    def taker(self) -> Callable[[Any], None]:
        """Returns what lets an object pass."""
        if self.parameter_set != _SCRIPT:
            return self._pass
        holds, write = self._holds, self._invocation.writer()

        def let_pass(item: Any) -> None:
            if item is not NOTHING and holds(item):
                write(item)

        return let_pass

    def _pass(self, item: Any) -> None:
        if item is not NOTHING and self._holds(item):
            self.write_object(item)

    def _compares(self, item: Any) -> bool:
        self._check_given()
        value = self._value_of(item)
        if value is UNBOUND:
            return False
        try:
            return is_true(self._operation(value, self._value))
        except PowerShellError as error:
            message = f"The operator '{self._operator}' failed: {error}."
            failed = PSInvalidOperationException(message, error_id="OperatorFailed")
            self.write_error(ErrorRecord(failed, failed.error_id, failed.category, item))
            return False

    def _check_given(self) -> None:
        has_value, has_operator = "Value" in self.bound, bool(self._operator)
        if has_operator and self._operator != _NOT and not has_value:
            raise ending(
                PSArgumentException(
                    "The specified operator requires both the -Property and -Value parameters. Provide values for both parameters, "
                    "and then try the command again.",
                    error_id="ValueNotSpecifiedForWhereObject",
                )
            )
        if has_value and not has_operator:
            raise ending(
                PSArgumentException(
                    "An operator is required to compare the two specified values. Include a valid operator in the command, and "
                    "then try the command again. For example, Get-Process | Where-Object -Property Name -eq Idle",
                    error_id="OperatorNotSpecified",
                )
            )

    def _value_of(self, item: Any) -> Any:
        """Returns the property of an object, null where it has none; `UNBOUND`, with an error, where the name is ambiguous."""
        name = self.Property
        if item is None:
            return self._absent("Cannot operate on a 'null' input object.", "InputObjectIsNull", item)
        if isinstance(item, Mapping) and name in item:
            return item[name]
        if self._has_wildcards:
            matches = [known for known in property_names(item) if wildcard_matcher(name)(known)]
            if len(matches) > 1:
                self._write_ambiguous(item, matches)
                return UNBOUND
            name = matches[0] if matches else name
        value = find(item, name) if type(item) is PSObject else get_member(item, name)
        if value is UNBOUND:
            return self._absent(f'The input name "{name}" cannot be resolved to a property.', "PropertyNotFound", item)
        return value

    def _absent(self, message: str, error_id: str, item: Any) -> Any:
        """Returns null for a value that there is not; where that is strict, `UNBOUND`, with an error."""
        if not is_strict(self.session):
            return None
        error = PSArgumentException(message, error_id=error_id)
        self.write_error(ErrorRecord(error, error_id, error.category, item))
        return UNBOUND

    def _write_ambiguous(self, item: Any, matches: list[str]) -> None:
        message = (
            f'Input name "{self.Property}" is ambiguous. It can be resolved to multiple matched members. '
            f"Possible matches include: {' '.join(matches)}."
        )
        error = PSArgumentException(message, error_id="AmbiguousPropertyName")
        self.write_error(ErrorRecord(error, error.error_id, error.category, item))
