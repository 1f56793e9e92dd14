"""The members of System.TimeSpan and System.Diagnostics.Stopwatch."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

from ...framework.conversion.dates import parse_span
from ...framework.values.dates import TICKS_PER_SECOND, TimeSpan
from ...framework.values.net_object import NetObject
from ...framework.values.numbers import Int64
from ...framework.values.types import TIMESPAN, NetType
from ..errors import NetException, argument_error, bad_format, overflow
from ..formats.timespans import format_span
from ..operators.implicit import span_of
from .objects import COMPARABLE, OBJECT_MEMBERS
from .overloads import Cell
from .table import Members

_SIZES: Final = {
    "Days": 86_400 * TICKS_PER_SECOND, "Hours": 3600 * TICKS_PER_SECOND, "Minutes": 60 * TICKS_PER_SECOND,
    "Seconds": TICKS_PER_SECOND, "Milliseconds": 10_000,
}  # fmt: skip


def _from(size: int) -> Callable[[float], TimeSpan]:
    def made(value: float) -> TimeSpan:
        if value != value:  # only NaN differs from itself
            raise argument_error("TimeSpan does not accept floating point Not-a-Number values.")
        if abs(value) == float("inf"):
            raise overflow("TimeSpan overflowed because the duration is too long.")
        return span_of(int(value * size))

    return made


def _constant(size: int) -> Callable[[], Int64]:
    return lambda: Int64(size)


def _new(*parts: int) -> TimeSpan:
    if len(parts) == 1:
        return span_of(int(parts[0]))
    days, hours, minutes, seconds, milliseconds = {
        3: (0, *parts, 0), 4: (*parts, 0), 5: parts,
    }[len(parts)]  # fmt: skip
    return span_of((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * TICKS_PER_SECOND + milliseconds * 10_000)


def _parse(text: str, *_: Any) -> TimeSpan:
    try:
        return parse_span(text)
    except ValueError as error:
        if "could not be parsed" in str(error):
            raise overflow(str(error)) from None
        raise bad_format(str(error)) from None


def _try_parse(text: str, cell: Cell) -> bool:
    try:
        cell.value = _parse(text or "")
    except NetException:
        cell.value = TimeSpan(0)
        return False
    return True


def _compare(one: TimeSpan, two: TimeSpan) -> int:
    return (one.ticks > two.ticks) - (one.ticks < two.ticks)


class Stopwatch(
    NetObject, net_type="System.Diagnostics.Stopwatch", properties=("IsRunning", "Elapsed", "ElapsedMilliseconds", "ElapsedTicks")
):
    """System.Diagnostics.Stopwatch: measures how long something takes."""

    __slots__ = ("_elapsed", "_since")

    def __init__(self) -> None:
        self._elapsed = 0
        self._since: int | None = None

    def start(self) -> Stopwatch:
        """Starts measuring, where it does not yet."""
        if self._since is None:
            self._since = time.perf_counter_ns()
        return self

    def stop(self) -> None:
        """Stops measuring."""
        self._elapsed, self._since = self.nanoseconds, None

    def reset(self) -> None:
        """Stops and forgets what was measured."""
        self._elapsed, self._since = 0, None

    def restart(self) -> None:
        """Measures anew."""
        self.reset()
        self.start()

    @property
    def nanoseconds(self) -> int:
        """What was measured so far."""
        return self._elapsed + (0 if self._since is None else time.perf_counter_ns() - self._since)

    @property
    def IsRunning(self) -> bool:
        """Whether it measures."""
        return self._since is not None

    @property
    def Elapsed(self) -> TimeSpan:
        """What was measured so far."""
        return TimeSpan.from_ticks(self.nanoseconds // 100)

    @property
    def ElapsedMilliseconds(self) -> int:
        """What was measured so far, in milliseconds."""
        return self.nanoseconds // 1_000_000

    @property
    def ElapsedTicks(self) -> int:
        """What was measured so far, in nanoseconds."""
        return self.nanoseconds


MEMBERS: Final = (
    Members(
        TIMESPAN,
        properties={
            "long Ticks": None,
            "int Days": None,
            "int Hours": None,
            "int Milliseconds": None,
            "int Microseconds": lambda span: abs(span.ticks) // 10 % 1000,
            "int Minutes": None,
            "int Seconds": None,
            "double TotalDays": None,
            "double TotalHours": None,
            "double TotalMilliseconds": None,
            "double TotalMinutes": None,
            "double TotalSeconds": None,
        },
        methods={
            "Add(timespan ts)": lambda span, other: span_of(span.ticks + other.ticks),
            "CompareTo(timespan value)": _compare,
            "Divide(double divisor)": lambda span, divisor: span_of(round(span.ticks / divisor)),
            "Duration()": lambda span: span_of(abs(span.ticks)),
            "Equals(timespan obj)": lambda span, other: span.ticks == other.ticks,
            "Multiply(double factor)": lambda span, factor: span_of(round(span.ticks * factor)),
            "Negate()": lambda span: span_of(-span.ticks),
            "Subtract(timespan ts)": lambda span, other: span_of(span.ticks - other.ticks),
            "ToString()": format_span,
            "ToString(string format)": lambda span, form: format_span(span, form or ""),
            "ToString(string format, cultureinfo formatProvider)": lambda span, form, culture: format_span(span, form or ""),
        },
        statics={
            "new(long ticks)": _new,
            "new(int hours, int minutes, int seconds)": _new,
            "new(int days, int hours, int minutes, int seconds)": _new,
            "new(int days, int hours, int minutes, int seconds, int milliseconds)": _new,
            "Compare(timespan t1, timespan t2)": _compare,
            **{f"From{name}(double value)": _from(size) for name, size in _SIZES.items()},
            "FromTicks(long value)": span_of,
            "Parse(string s)": _parse,
            "Parse(string s, cultureinfo formatProvider)": _parse,
            "TryParse(string s, ref object result)": _try_parse,
        },
        static_properties={
            "MaxValue": lambda: TimeSpan.from_ticks(2**63 - 1),
            "MinValue": lambda: TimeSpan.from_ticks(-(2**63)),
            "Zero": lambda: TimeSpan(0),
            **{f"TicksPer{name[:-1]}": _constant(size) for name, size in _SIZES.items()},
        },
        base=COMPARABLE,
    ),
    Members(
        NetType("System.Diagnostics.Stopwatch", "foreign", Stopwatch),
        methods={
            "void Reset()": Stopwatch.reset,
            "void Restart()": Stopwatch.restart,
            "void Start()": Stopwatch.start,
            "void Stop()": Stopwatch.stop,
        },
        statics={
            "new()": Stopwatch,
            "StartNew()": lambda: Stopwatch().start(),
            "GetTimestamp()": time.perf_counter_ns,
        },
        static_properties={"Frequency": lambda: 1_000_000_000, "IsHighResolution": lambda: True},
        base=OBJECT_MEMBERS,
    ),
)
