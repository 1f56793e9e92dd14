"""ValidateCount: the number of elements."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from typing import Any, Final

from ..values.nothing import NOTHING
from ..values.objects import PSObject
from ..values.scalars import Char
from .base import Validator, check_limits, refusal


class ValidateCount(Validator):
    """The collection has at least `minimum` and at most `maximum` elements; null has none, a text has its characters."""

    __slots__ = ("maximum", "minimum")

    def __init__(self, minimum: int, maximum: int) -> None:
        check_limits(
            "ValidateCount",
            minimum,
            maximum,
            "ValidateRangeMaxLengthSmallerThanMinLength",
            "The specified maximum number of arguments for a parameter is fewer than the specified minimum number of "
            "arguments. Update the ValidateCount attribute for the parameter.",
        )
        super().__init__(minimum, maximum)
        self.minimum: Final = minimum
        self.maximum: Final = maximum

    def __call__(self, value: Any) -> None:
        """Raises ValidationMetadataException for what cannot be counted and for a count outside the limits."""
        count = _count(value)
        if self.minimum == self.maximum != count:
            raise refusal(
                "ValidateCountExactFailure",
                f"The parameter requires exactly {self.maximum} value(s) - {count} value(s) were provided.",
            )
        if not self.minimum <= count <= self.maximum:
            raise refusal(
                "ValidateCountMinMaxFailure",
                f"The parameter requires at least {self.minimum} value(s) and no more than {self.maximum} value(s) - "
                f"{count} value(s) were provided.",
            )


def _count(value: Any) -> int:
    if value is None or value is NOTHING:
        return 0
    if isinstance(value, Sized) and not isinstance(value, PSObject | Char):
        return len(value)
    if isinstance(value, Iterable) and not isinstance(value, PSObject | Char):
        return sum(1 for _ in value)
    raise refusal(
        "NotAnArrayParameter",
        "The ValidateCount attribute cannot be applied to a non-array parameter. "
        "Either remove the attribute from the parameter or make the parameter an array parameter.",
    )
