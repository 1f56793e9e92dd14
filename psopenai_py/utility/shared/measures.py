"""What Measure-Object computes and writes."""

from __future__ import annotations

from typing import Any

from ...framework.conversion.engine import convert
from ...framework.conversion.text import to_text
from ...framework.errors import PSInvalidCastException
from ...framework.values.net_object import NetObject
from ...framework.values.scalars import utf16_length
from ...framework.values.types import DOUBLE, type_of
from .object_comparison import compare_objects


class GenericMeasureInfo(
    NetObject,
    net_type="Microsoft.PowerShell.Commands.GenericMeasureInfo",
    properties=("Count", "Average", "Sum", "Maximum", "Minimum", "StandardDeviation", "Property"),
):
    """Count and statistics of numbers; what was not asked for is null."""

    __slots__ = ("Average", "Count", "Maximum", "Minimum", "Property", "StandardDeviation", "Sum")

    def __init__(
        self,
        count: int,
        average: float | None,
        total: float | None,
        maximum: Any,
        minimum: Any,
        deviation: float | None,
        name: str | None,
    ) -> None:
        self.Count = count
        self.Average = average
        self.Sum = total
        self.Maximum = maximum
        self.Minimum = minimum
        self.StandardDeviation = deviation
        self.Property = name


class GenericObjectMeasureInfo(GenericMeasureInfo, net_type="Microsoft.PowerShell.Commands.GenericObjectMeasureInfo"):
    """The same where the extremes are no numbers."""

    __slots__ = ()


class TextMeasureInfo(
    NetObject,
    net_type="Microsoft.PowerShell.Commands.TextMeasureInfo",
    properties=("Lines", "Words", "Characters", "Property"),
):
    """The counts of texts; what was not asked for is null."""

    __slots__ = ("Characters", "Lines", "Property", "Words")

    def __init__(self, lines: int | None, words: int | None, characters: int | None, name: str | None) -> None:
        self.Lines = lines
        self.Words = words
        self.Characters = characters
        self.Property = name


class Statistics:
    """What is known of one property so far."""

    __slots__ = ("characters", "count", "lines", "maximum", "minimum", "sum", "variance", "words")

    def __init__(self) -> None:
        self.count = 0
        self.sum = 0.0
        self.variance = 0.0
        self.maximum: Any = None
        self.minimum: Any = None
        self.lines = 0
        self.words = 0
        self.characters = 0

    def add_number(self, number: float, *, variance: bool) -> None:
        """Adds to the sum, and to the variance of a sample; `count` has the number already."""
        before = self.sum
        self.sum += number
        if variance and self.count > 1:
            mean = before / (self.count - 1)
            self.variance = self.variance * (self.count - 2) / (self.count - 1) + (number - mean) ** 2 / self.count

    def add_minimum(self, value: Any) -> None:
        """Keeps the value if it is less than the least one so far."""
        if self.minimum is None or _compare(self.minimum, value) > 0:
            self.minimum = value

    def add_maximum(self, value: Any) -> None:
        """Keeps the value if it is greater than the greatest one so far."""
        if self.maximum is None or _compare(self.maximum, value) < 0:
            self.maximum = value

    def add_text(self, text: str, *, ignore_white_space: bool) -> None:
        """Counts the lines, words and characters of a text; a last line without an end counts."""
        self.characters += utf16_length("".join(text.split()) if ignore_white_space else text)
        self.words += len(text.split())
        self.lines += text.count("\n") + bool(text and not text.endswith("\n"))


def as_double(value: Any) -> float | None:
    """Returns a value as a double, or None where it does not convert."""
    if type(value) is int or type(value) is float:
        return float(value)
    try:
        number: float = convert(value, DOUBLE)
    except PSInvalidCastException:
        return None
    return number


def _compare(known: Any, value: Any) -> int:
    """Compares as numbers where both are, as texts where they are of different types; case counts."""
    left, right = _numeric(known), _numeric(value)
    if left is not None and right is not None and type_of(left) != type_of(right):
        left, right = to_text(left), to_text(right)
    return compare_objects(left, right, ignore_case=False)


def _numeric(value: Any) -> Any:
    number = None if value is None else as_double(value)
    return value if number is None else number
