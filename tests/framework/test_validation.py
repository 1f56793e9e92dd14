"""Validators: what they refuse, with which id, and what their declaration may not say (binding.md 9.2 and 9.4)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psopenai_py.framework.errors import ValidationMetadataException
from psopenai_py.framework.validation.base import Validator
from psopenai_py.framework.validation.counts import ValidateCount
from psopenai_py.framework.validation.lengths import ValidateLength
from psopenai_py.framework.validation.not_null import ValidateNotNull, ValidateNotNullOrEmpty, ValidateNotNullOrWhiteSpace
from psopenai_py.framework.validation.patterns import ValidatePattern
from psopenai_py.framework.validation.ranges import ValidateRange, ValidateRangeKind
from psopenai_py.framework.validation.scripts import ValidateScript
from psopenai_py.framework.validation.sets import ValidateSet
from psopenai_py.framework.validation.variable_names import ValidateVariableName
from psopenai_py.framework.values import types
from psopenai_py.framework.values.collections import Hashtable
from psopenai_py.framework.values.dates import TimeSpan
from psopenai_py.framework.values.numbers import UInt32, UInt64
from psopenai_py.framework.values.scalars import ScriptBlock

ACCEPTED: list[tuple[Validator, Any]] = [
    (ValidateSet("A", "B"), "a"),
    (ValidateSet("A", "B"), []),
    (ValidateSet("1", "2"), [1, "2"]),
    (ValidateRange(0, 100), "100"),
    (ValidateRange(0.0, 2.0), 2),
    (ValidateRange("a", "c"), "B"),
    (ValidateRangeKind("Positive"), TimeSpan(1)),
    (ValidateRangeKind("NonPositive"), 0),
    (ValidateLength(2, 5), ["ab", "abcde"]),
    (ValidatePattern("^a"), "Ab"),
    (ValidatePattern("(?<x>a)b"), "cab"),
    (ValidateCount(0, 1), None),
    (ValidateCount(2, 2), "ab"),
    (ValidateNotNull(), []),
    (ValidateNotNullOrEmpty(), " "),
    (ValidateNotNullOrEmpty(), 0),
    (ValidateNotNullOrWhiteSpace(), ["a"]),
    (ValidateScript(lambda value: value > 2), 3),
    (ValidateVariableName(), "+script:a"),
]


@pytest.mark.parametrize(("validator", "value"), ACCEPTED, ids=repr)
def test_accepted(validator: Validator, value: Any) -> None:
    validator(value)


REFUSED: list[tuple[Validator, Any, str, str]] = [
    (ValidateSet("A", "B"), "x", "ValidateSetFailure", 'The argument "x" does not belong to the set "A,B" specified by'),
    (ValidateSet("A", ignore_case=False), "a", "ValidateSetFailure", 'The argument "a" does not belong'),
    (ValidateSet("A", message="Item '{0}' is not in '{1}' {{}}"), 2, "ValidateSetFailure", "Item '2' is not in 'A' {}"),
    (ValidateSet("A"), ["A", "x"], "ValidateSetFailure", 'The argument "x"'),
    (ValidateSet("A"), None, "ArgumentIsEmpty", "The argument is null, empty, or an element"),
    (ValidateSet("A"), [None], "ArgumentIsEmpty", "The argument is null. Provide"),
    (ValidateRange(1, 10), 11, "ValidateRangeTooBig", "The 11 argument is greater than the maximum allowed range of 10."),
    (ValidateRange(1, 10), -1, "ValidateRangeTooSmall", "The -1 argument is less than the minimum allowed range of 1."),
    (ValidateRange(0, 1.5), 2, "ValidateRangeTooBig", "The 2 argument is greater than the maximum allowed range of 1.5."),
    (ValidateRange(1, 10), "one", "ValidationRangeElementType", 'because its type "String" is not the same type (Int32) as'),
    (ValidateRangeKind("Positive"), 0, "ValidateRangePositiveFailure", "its value is not greater than zero."),
    (ValidateRangeKind("Negative"), TimeSpan(0), "ValidateRangeNegativeFailure", "its value is not less than zero."),
    (ValidateRangeKind("NonNegative"), "5", "ValidationRangeElementType", 'its type "String" is not the same type (Int32)'),
    (ValidateLength(2, 5), "a", "ValidateLengthMinLengthFailure", 'greater than or equal to "2"'),
    (ValidateLength(2, 5), "abcdef", "ValidateLengthMaxLengthFailure", 'fewer than or equal to "5" characters'),
    (ValidateLength(1, 1), "\U0001f600", "ValidateLengthMaxLengthFailure", "The character length of the 2 argument"),
    (ValidateLength(2, 5), 123, "ValidateLengthNotString", "cannot be applied to a parameter that is not a string"),
    (ValidatePattern("^a"), "ba", "ValidatePatternFailure", 'The argument "ba" does not match the "^a" pattern.'),
    (ValidatePattern("^a", options="None"), "A", "ValidatePatternFailure", "does not match"),
    (ValidateCount(1, 3), "abcd", "ValidateCountMinMaxFailure", "4 value(s) were provided."),
    (ValidateCount(2, 2), ["a"], "ValidateCountExactFailure", "The parameter requires exactly 2 value(s) - 1 value(s)"),
    (ValidateCount(1, 2), 5, "NotAnArrayParameter", "cannot be applied to a non-array parameter"),
    (ValidateNotNull(), None, "ArgumentIsNull", "The argument is null. Provide"),
    (ValidateNotNull(), ["s", None], "ArgumentIsNull", "The argument has a null value"),
    (ValidateNotNullOrEmpty(), "", "ArgumentIsEmpty", "The argument is null or empty."),
    (ValidateNotNullOrEmpty(), [], "ArgumentIsEmpty", "The argument is null, empty, or an element"),
    (ValidateNotNullOrEmpty(), Hashtable(), "ArgumentIsEmpty", "The argument is null, empty, or an element"),
    (ValidateNotNullOrEmpty(), ["a", ""], "ArgumentCollectionContainsEmpty", "The argument is null, empty, or an element"),
    (ValidateNotNullOrWhiteSpace(), " ", "ArgumentIsEmptyOrWhiteSpace", "consists of only white-space characters."),
    (ValidateNotNullOrWhiteSpace(), ["a", " "], "ArgumentCollectionContainsEmptyOrWhiteSpace", "An element of the argument"),
    (ValidateScript(ScriptBlock("$_ -gt 2", lambda item: [False])), 2, "ValidateScriptFailure", 'The "$_ -gt 2" validation script'),
    (ValidateVariableName(), "env:x", "ArgumentNotValidVariableName", "Cannot validate argument 'env:x' because"),
]


@pytest.mark.parametrize(("validator", "value", "error_id", "text"), REFUSED, ids=repr)
def test_refused(validator: Validator, value: Any, error_id: str, text: str) -> None:
    with pytest.raises(ValidationMetadataException) as caught:
        validator(value)
    assert caught.value.error_id == error_id
    assert text in str(caught.value)


@pytest.mark.parametrize(
    ("minimum", "maximum", "promoted"),
    [
        (1, 10, types.INT),
        (1, 2**40, types.LONG),
        (UInt32(1), UInt32(2), types.UINT32),
        (1, UInt32(2), types.DOUBLE),
        (UInt32(1), UInt64(2), types.UINT64),
        (1, 2.5, types.DOUBLE),
    ],
)
def test_limits_of_two_types_are_promoted(minimum: Any, maximum: Any, promoted: Any) -> None:
    """R9.5."""
    assert ValidateRange(minimum, maximum).type == promoted


def test_a_validators_repr_is_its_documentation() -> None:
    assert repr(ValidateRange(0, 100)) == "ValidateRange(0, 100)"
    assert repr(ValidateSet("a", "b", ignore_case=False)) == "ValidateSet('a', 'b', ignore_case=False)"
    assert ValidateLength(1, 2) == ValidateLength(1, 2) != ValidateCount(1, 2)


@given(st.integers(), st.integers(-5, 5), st.integers(0, 10))
def test_a_range_holds_exactly_what_lies_between_its_limits(value: int, minimum: int, width: int) -> None:
    try:
        ValidateRange(minimum, minimum + width)(value)
        accepted = True
    except ValidationMetadataException:
        accepted = False
    assert accepted == (minimum <= value <= minimum + width)
