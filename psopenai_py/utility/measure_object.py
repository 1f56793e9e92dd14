"""Measure-Object."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

from ..framework.conversion.text import to_text
from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import ErrorRecord
from ..framework.validation.not_null import ValidateNotNullOrEmpty
from ..framework.values.nothing import NOTHING
from ..framework.values.types import PSOBJECT, SWITCH, array_of
from .shared.errors import PSArgumentException, PSInvalidOperationException
from .shared.expression_type import PROPERTY_EXPRESSION
from .shared.measures import GenericMeasureInfo, GenericObjectMeasureInfo, Statistics, TextMeasureInfo, as_double
from .shared.property_expressions import read
from .shared.script_blocks import is_strict

_GENERIC = "GenericMeasure"
_TEXT = "TextMeasure"
_THIS = "$_"


class MeasureObject(
    Cmdlet,
    name="Measure-Object",
    net_type="Microsoft.PowerShell.Commands.MeasureObjectCommand",
    default_set=_GENERIC,
    aliases="measure",
    examples=(
        ("$Runs | Measure-Object", "How many runs there are."),
        ("$Runs.usage | Measure-Object total_tokens -Sum -Maximum", "All tokens, and the most of one run."),
        ("Get-Content notes.txt | Measure-Object -Line -Word", "The lines and words of a file."),
    ),
):
    """Counts objects, and computes sums, averages, extremes, or the lines, words and characters of texts.

    Null input does not count. Sums and averages are doubles. One object is written for each property.
    """

    InputObject = Parameter(PSOBJECT, InSet(from_pipeline=True), default=NOTHING, help="The objects, from the pipeline.")
    Property = Parameter(
        array_of(PROPERTY_EXPRESSION),
        InSet(position=0),
        validate=[ValidateNotNullOrEmpty()],
        help="Names the properties to measure, with wildcards, or computes values.",
    )
    StandardDeviation = Parameter(SWITCH, InSet(_GENERIC), help="Computes the standard deviation.")
    Sum = Parameter(SWITCH, InSet(_GENERIC), help="Computes the sum.")
    AllStats = Parameter(SWITCH, InSet(_GENERIC), help="Computes all of them.")
    Average = Parameter(SWITCH, InSet(_GENERIC), help="Computes the average.")
    Maximum = Parameter(SWITCH, InSet(_GENERIC), help="Finds the greatest value.")
    Minimum = Parameter(SWITCH, InSet(_GENERIC), help="Finds the least value.")
    Line = Parameter(SWITCH, InSet(_TEXT), help="Counts lines.")
    Word = Parameter(SWITCH, InSet(_TEXT), help="Counts words.")
    Character = Parameter(SWITCH, InSet(_TEXT), help="Counts characters.")
    IgnoreWhiteSpace = Parameter(SWITCH, InSet(_TEXT), help="Does not count blanks as characters.")

    def begin(self) -> None:
        """Sees what is asked for."""
        everything = bool(self.AllStats)
        self._wants_sum = everything or bool(self.Sum)
        self._wants_average = everything or bool(self.Average)
        self._wants_deviation = everything or bool(self.StandardDeviation)
        self._wants_numbers = self._wants_sum or self._wants_average or self._wants_deviation
        self._wants_maximum = everything or bool(self.Maximum)
        self._wants_minimum = everything or bool(self.Minimum)
        self._wants_text = bool(self.Line or self.Word or self.Character)
        self._properties = self.bound.get("Property")
        self._statistics: dict[str, tuple[str, Statistics]] = {}
        self._all_numeric = True
        self._count = 0

    def process(self) -> None:
        """Takes an object into account."""
        self._take(self.InputObject)

    def taker(self) -> Callable[[Any], None]:
        """Returns what takes an object into account."""
        return self._take

    def _take(self, item: Any) -> None:
        if item is None or item is NOTHING:
            return
        self._count += 1
        if self._properties is None:
            self._measure(_THIS, item)
        else:
            self._measure_properties(item)

    def _measure_properties(self, item: Any) -> None:
        measured: set[str] = set()
        for expression in self._properties or ():
            resolved = expression.resolve(item)
            if not resolved and not expression.has_wildcards:
                self._statistics_of(expression.text)
            for name in resolved:
                if name.casefold() not in measured:
                    measured.add(name.casefold())
                    self._measure(name, expression.evaluate(item).value if expression.script else read(item, name))

    def _statistics_of(self, name: str) -> Statistics:
        known = self._statistics.get(name.casefold())
        if known is None:
            known = self._statistics[name.casefold()] = (name, Statistics())
        return known[1]

    def _measure(self, name: str, value: Any) -> None:
        statistics = self._statistics_of(name)
        statistics.count += 1
        if self._wants_text:
            statistics.add_text("" if value is None else to_text(value), ignore_white_space=bool(self.IgnoreWhiteSpace))
        if self._wants_numbers:
            number = as_double(value)
            if number is None:
                self._all_numeric = False
                error = PSInvalidOperationException(f'Input object "{to_text(value)}" is not numeric.')
                self.write_error(ErrorRecord(error, "NonNumericInputObject", "InvalidType", value))
                return
            statistics.add_number(number, variance=self._wants_deviation)
        if self._wants_minimum:
            statistics.add_minimum(value)
        if self._wants_maximum:
            statistics.add_maximum(value)

    def end(self) -> Iterator[Any]:
        """Writes the results, one for each property that any object had."""
        if not self._count and self._properties is None:
            self._statistics_of(_THIS)
        for name, statistics in self._statistics.values():
            if statistics.count or self._properties is None:
                yield self._result(None if self._properties is None else name, statistics)
            elif is_strict(self.session):
                self._write_missing(name)

    def _write_missing(self, name: str) -> None:
        error = PSArgumentException(
            f'Cannot process argument because the value of argument "{name}" is not valid. Change the value of the "{name}" '
            f"argument and run the operation again. (Parameter '{name}')"
        )
        kind = "Text" if self.parameter_set == _TEXT else "Generic"
        record = ErrorRecord(error, f"{kind}MeasurePropertyNotFound", "ObjectNotFound")
        record.details = f'The property "{name}" cannot be found in the input for any objects.'
        self.write_error(record)

    def _result(self, name: str | None, statistics: Statistics) -> Any:
        if self.parameter_set == _TEXT:
            return TextMeasureInfo(
                statistics.lines if self.Line else None,
                statistics.words if self.Word else None,
                statistics.characters if self.Character else None,
                name,
            )
        numeric = all(value is None or as_double(value) is not None for value in (statistics.minimum, statistics.maximum))
        make = GenericMeasureInfo if numeric else GenericObjectMeasureInfo
        maximum, minimum = [
            as_double(value) if numeric and value is not None else value for value in (statistics.maximum, statistics.minimum)
        ]
        counts = self._all_numeric
        average = statistics.sum / statistics.count if counts and self._wants_average and statistics.count else None
        total = statistics.sum if counts and self._wants_sum else None
        deviation = math.sqrt(statistics.variance) if counts and self._wants_deviation and numeric else None
        return make(statistics.count, average, total, maximum, minimum, deviation, name)
