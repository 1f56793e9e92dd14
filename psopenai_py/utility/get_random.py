"""Get-Random."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random, SystemRandom
from typing import TYPE_CHECKING, Any

from ..framework.conversion.engine import convert
from ..framework.conversion.text import to_text
from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.validation.not_null import ValidateNotNull
from ..framework.validation.ranges import ValidateRange
from ..framework.values.numbers import INT32_MAX, INT32_MIN, INT64_MAX, Int64, fits_int64
from ..framework.values.types import DOUBLE, INT, OBJECT, OBJECT_ARRAY, SWITCH, nullable
from .shared.errors import ArgumentException, ending

if TYPE_CHECKING:
    from ..framework.session import Session

_NUMBER, _LIST, _SHUFFLE = "RandomNumberParameterSet", "RandomListItemParameterSet", "ShuffleParameterSet"


class _Chance:
    """The session's source of random numbers: one that -SetSeed makes repeat itself, else the system's."""

    def __init__(self, session: Session) -> None:
        self.source: Random = SystemRandom()


class GetRandom(
    Cmdlet,
    name="Get-Random",
    net_type="Microsoft.PowerShell.Commands.GetRandomCommand",
    default_set=_NUMBER,
    examples=(
        ("Get-Random -Maximum 6", "A number from 0 to 5."),
        ("$Threads | Get-Random -Count 3", "Three of the threads."),
    ),
):
    """Gets random numbers, or some objects of a list by chance."""

    SetSeed = Parameter(
        nullable(INT),
        InSet(_NUMBER),
        InSet(_LIST),
        InSet(_SHUFFLE),
        validate=[ValidateNotNull()],
        help="Makes what follows repeat itself; the numbers are not those of the engine.",
    )
    Maximum = Parameter(OBJECT, InSet(_NUMBER, position=0), help="The numbers are less than this.")
    Minimum = Parameter(OBJECT, InSet(_NUMBER), help="The numbers are not less than this.")
    InputObject = Parameter(
        OBJECT_ARRAY,
        InSet(_LIST, mandatory=True, position=0, from_pipeline=True),
        InSet(_SHUFFLE, mandatory=True, position=0, from_pipeline=True),
        allow_null=True,
        help="The objects to choose from.",
    )
    Count = Parameter(
        INT,
        InSet(_NUMBER),
        InSet(_LIST),
        validate=[ValidateRange(1, INT32_MAX)],
        default=1,
        help="How many; one, if it is not given.",
    )
    Shuffle = Parameter(SWITCH, InSet(_SHUFFLE, mandatory=True), help="Writes all the objects in random order.")

    def begin(self) -> Iterator[Any]:
        """Writes the numbers, if numbers are asked for."""
        chance = self.session.service(_Chance)
        if self.bound.get("SetSeed") is not None:
            chance.source = Random(self.SetSeed)  # noqa: S311  # it is to repeat itself
        self._source = chance.source
        self._items: list[Any] = []
        maximum = self.bound.get("Maximum")
        self._chooses = (
            self.parameter_set != _NUMBER
            or isinstance(maximum, list)
            or (self.invocation.expecting_input and maximum is None and self.bound.get("Minimum") is None)
        )
        if isinstance(maximum, list):
            self._items = list(maximum)
        if not self._chooses:
            yield from self._numbers(maximum, self.bound.get("Minimum"))

    def _numbers(self, maximum: Any, minimum: Any) -> Iterator[Any]:
        low, high = _operand(minimum), _operand(maximum)
        whole = all(bound is None or isinstance(bound, int) for bound in (low, high))
        if not whole:
            first, end = 0.0 if low is None else float(low), 1.7976931348623157e308 if high is None else float(high)
            self._check(first, end)
            for _ in range(self.Count):
                yield min(self._source.uniform(first, end), end)
            return
        is_long = any(bound is not None and not INT32_MIN <= bound <= INT32_MAX for bound in (low, high)) or Int64 in (
            type(low),
            type(high),
        )
        first = 0 if low is None else int(low)
        end = (INT64_MAX if is_long else INT32_MAX) if high is None else int(high)
        self._check(first, end)
        for _ in range(self.Count):
            number = self._source.randrange(first, end)
            yield Int64(number) if is_long else number

    def _check(self, minimum: Any, maximum: Any) -> None:
        if minimum >= maximum:
            message = (
                f"The Minimum value ({to_text(minimum)}) cannot be greater than or equal to the Maximum value ({to_text(maximum)})."
            )
            raise ending(ArgumentException(message, error_id="MinGreaterThanOrEqualMax", category="InvalidArgument"))

    def process(self) -> None:
        """Keeps objects to choose from."""
        if self._chooses and self.parameter_set != _NUMBER:
            self._items += [None] if self.InputObject is None else self.InputObject

    def end(self) -> Iterator[Any]:
        """Writes the chosen objects."""
        if self._chooses:
            count = len(self._items) if self.parameter_set == _SHUFFLE else min(self.Count, len(self._items))
            yield from self._source.sample(self._items, count)


def _operand(value: Any) -> Any:
    """Returns a bound as a number: integers that Int64 holds as they are, all others as doubles."""
    if value is None:
        return None
    if isinstance(value, int) and fits_int64(value):
        return value
    number: float = convert(value, DOUBLE)
    if isinstance(value, str) and number.is_integer() and "." not in value and "e" not in value.casefold():
        return int(number)
    return number
