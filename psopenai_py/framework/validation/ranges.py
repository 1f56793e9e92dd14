"""ValidateRange and ValidateRangeKind: values between two limits, or on one side of zero."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final, Literal

from ..conversion.engine import convert
from ..conversion.text import plain_text
from ..errors import PSInvalidCastException
from ..values.dates import DateTime, TimeSpan
from ..values.types import DECIMAL, DOUBLE, INT, LONG, UINT32, UINT64, NetType, type_of
from .base import ElementValidator, declaration_error, null_argument, null_element, out_of_range, refusal

_TYPE_CODES: Final = {
    "System.Boolean": 3, "System.Char": 4, "System.SByte": 5, "System.Byte": 6, "System.Int16": 7, "System.UInt16": 8,
    "System.Int32": 9, "System.UInt32": 10, "System.Int64": 11, "System.UInt64": 12, "System.Single": 13, "System.Double": 14,
    "System.Decimal": 15, "System.DateTime": 16, "System.String": 18,
}  # fmt: skip
"""The framework's order of types; every other type has the code 1."""

_SIGNED: Final = frozenset({5, 7, 9, 11})

Kind = Literal["Positive", "NonNegative", "Negative", "NonPositive"]


class ValidateRange(ElementValidator):
    """The value, converted to the type of the limits, lies between them; both limits belong to the range (R9.5)."""

    __slots__ = ("_high", "_low", "maximum", "minimum", "type")

    def __init__(self, minimum: Any, maximum: Any) -> None:
        super().__init__(minimum, maximum)
        self.type: Final = _type_of_limits(minimum, maximum)
        self.minimum: Final = convert(minimum, self.type)
        self.maximum: Final = convert(maximum, self.type)
        self._low: Final = _order(self.minimum)
        self._high: Final = _order(self.maximum)
        if self._low > self._high:
            raise declaration_error(
                "MaxRangeSmallerThanMinRange",
                "The specified maximum range cannot be accepted because it is less than the specified minimum range. "
                "Update the ValidateRange attribute for the parameter.",
            )

    def check(self, element: Any) -> None:
        """Raises ValidationMetadataException for null, for what is no value of the type, and outside the limits."""
        value = _converted(element, self.type, self.type)
        if _order(value) < self._low:
            low = plain_text(self.minimum)
            raise refusal(
                "ValidateRangeTooSmall",
                f"The {plain_text(value)} argument is less than the minimum allowed range of {low}. "
                f"Supply an argument that is greater than or equal to {low} and then try the command again.",
            )
        if _order(value) > self._high:
            high = plain_text(self.maximum)
            raise refusal(
                "ValidateRangeTooBig",
                f"The {plain_text(value)} argument is greater than the maximum allowed range of {high}. "
                f"Supply an argument that is less than or equal to {high} and then try the command again.",
            )


_KINDS: Final[dict[str, tuple[Callable[[Any], bool], str]]] = {
    "Positive": (lambda value: value > 0, "not greater than zero"),
    "NonNegative": (lambda value: value >= 0, "not greater than or equal to zero"),
    "Negative": (lambda value: value < 0, "not less than zero"),
    "NonPositive": (lambda value: value <= 0, "not less than or equal to zero"),
}


class ValidateRangeKind(ElementValidator):
    """The number or time span lies on the named side of zero."""

    __slots__ = ("kind",)

    def __init__(self, kind: Kind) -> None:
        if kind not in _KINDS:
            raise out_of_range("ValidateRange", "kind", kind)
        super().__init__(kind)
        self.kind: Final = kind

    def check(self, element: Any) -> None:
        """Raises ValidationMetadataException for null, for what is no number, and on the wrong side."""
        value = element
        if not isinstance(element, TimeSpan):
            common = _common_type(INT, _known_type(element))
            value = _converted(element, common, common or INT)
        holds, failure = _KINDS[self.kind]
        if not holds(_order(value)):
            raise refusal(
                f"ValidateRange{self.kind}Failure",
                f'The argument "{plain_text(value)}" cannot be validated because its value is {failure}.',
            )


def _known_type(element: Any) -> NetType[Any]:
    known = type_of(element)
    if known is None:
        raise null_element()
    return known


def _converted(element: Any, target: NetType[Any] | None, named: NetType[Any]) -> Any:
    """Returns the element as the target type; the error of one that is not of it names that type."""
    known = _known_type(element)
    if target is not None:
        try:
            return convert(element, target)
        except PSInvalidCastException:
            pass
    raise refusal(
        "ValidationRangeElementType",
        f'The argument cannot be validated because its type "{known.short_name}" is not the same type ({named.short_name}) as the '
        f"maximum and minimum limits of the parameter. Make sure the argument is of type {named.short_name} and then try the "
        "command again.",
    )


def _type_of_limits(minimum: Any, maximum: Any) -> NetType[Any]:
    """Returns the type both limits share or are promoted to (R9.5)."""
    low, high = type_of(minimum), type_of(maximum)
    if low is None or high is None:
        raise null_argument("ValidateRange", "minRange" if low is None else "maxRange")
    common = low if low == high else _common_type(low, high)
    try:
        if common is not None:
            convert(minimum, common)
            convert(maximum, common)
    except PSInvalidCastException:
        common = None
    if common is None:
        raise declaration_error(
            "MinRangeNotTheSameTypeOfMaxRange",
            f"The specified minimum range ({low.short_name}) cannot be accepted because it is not the same type as the specified "
            f"maximum range ({high.short_name}). Update the ValidateRange attribute for the parameter.",
        )
    if not isinstance(minimum, int | float | Decimal | str | DateTime | TimeSpan):
        raise declaration_error(
            "MinRangeNotIComparable",
            "Cannot accept the MaxRange and MinRange parameter types. "
            "Both parameters must be objects that implement an IComparable interface.",
        )
    return common


def _common_type(one: NetType[Any], other: NetType[Any]) -> NetType[Any] | None:
    codes = _TYPE_CODES.get(one.name, 1), _TYPE_CODES.get(other.name, 1)
    code = max(codes)
    signed = bool(_SIGNED & {*codes})
    if code <= 9:
        return INT
    if code == 10:
        return DOUBLE if signed else UINT32
    if code == 11:
        return LONG
    if code == 12:
        return DOUBLE if signed else UINT64
    if code == 15:
        return DECIMAL
    return DOUBLE if code < 15 else None


def _order(value: Any) -> Any:
    """Returns what the value is compared by: dates and spans by their ticks, texts without case, NaN below all numbers."""
    if isinstance(value, DateTime | TimeSpan):
        return value.ticks
    if isinstance(value, str):
        return value.casefold()
    if isinstance(value, float) and value != value:  # only NaN differs from itself
        return float("-inf")
    return value
