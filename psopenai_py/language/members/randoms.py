"""System.Random."""

from __future__ import annotations

import random
from typing import Any, Final

from ...framework.values.net_object import NetObject
from ...framework.values.numbers import Byte, Int64
from ...framework.values.types import NetType
from ..errors import out_of_range
from .objects import OBJECT_MEMBERS
from .table import Members


class Random(NetObject, net_type="System.Random"):
    """System.Random: numbers by chance; the same seed gives the same numbers, though not .NET's."""

    __slots__ = ("source",)

    def __init__(self, seed: int | None = None) -> None:
        self.source = random.Random(seed)  # noqa: S311  # no secret depends on it


def _next(value: Random, low: int = 0, high: int = 2**31 - 1) -> int:
    if low > high:
        raise out_of_range("'minValue' cannot be greater than maxValue.", "minValue")
    return low if low == high else value.source.randrange(low, high)


def _up_to(value: Random, high: int) -> int:
    if high < 0:
        raise out_of_range(f"maxValue ('{high}') must be a non-negative value.", "maxValue", high)
    return _next(value, 0, high)


def _fill(value: Random, data: list[Any]) -> None:
    data[:] = [Byte(value.source.randrange(256)) for _ in data]


MEMBERS: Final = (
    Members(
        NetType("System.Random", "foreign", Random),
        methods={
            "Next()": _next,
            "Next(int maxValue)": _up_to,
            "Next(int minValue, int maxValue)": _next,
            "NextInt64()": lambda value: Int64(value.source.randrange(2**63 - 1)),
            "NextInt64(long minValue, long maxValue)": lambda value, low, high: Int64(_next(value, low, high)),
            "void NextBytes(byte[] buffer)": _fill,
            "NextDouble()": lambda value: value.source.random(),
            "NextSingle()": lambda value: value.source.random(),
            "void Shuffle(array values)": lambda value, items: value.source.shuffle(items),
        },
        statics={"new()": Random, "new(int Seed)": Random},
        static_properties={"Shared": Random},
        base=OBJECT_MEMBERS,
    ),
)
