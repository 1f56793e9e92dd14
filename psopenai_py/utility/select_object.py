"""Select-Object."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import StopUpstream
from ..framework.validation.ranges import ValidateRange
from ..framework.values.nothing import NOTHING
from ..framework.values.types import INT, OBJECT_ARRAY, PSOBJECT, STRING, STRING_ARRAY, SWITCH, array_of
from .shared.property_selection import Selection, Unique

_DEFAULT = "DefaultParameter"
_SKIP_LAST = "SkipLastParameter"
_INDEX = "IndexParameter"
_NOT_NEGATIVE = ValidateRange(0, 2**31 - 1)


class SelectObject(
    Cmdlet,
    name="Select-Object",
    net_type="Microsoft.PowerShell.Commands.SelectObjectCommand",
    default_set=_DEFAULT,
    aliases="select",
    examples=(
        ("$Runs | Select-Object id, status", "Two properties of each run."),
        ("$Runs | Select-Object -First 1 -ExpandProperty id", "The id of the first run."),
        ("$Runs | Select-Object @{Name = 'when'; Expression = { $_.created_at.Year }}", "A property that is computed."),
    ),
):
    """Selects objects, or properties of objects.

    With -Property each object becomes a new one that has these properties only. With -First or -Index the commands before are
    ended as soon as nothing more is wanted from them, unless -Wait is given.
    """

    InputObject = Parameter(PSOBJECT, InSet(from_pipeline=True), default=NOTHING, help="The objects, from the pipeline.")
    Property = Parameter(
        OBJECT_ARRAY,
        InSet(_DEFAULT, position=0),
        InSet(_SKIP_LAST, position=0),
        help="Names the properties, with wildcards, or computes them: script blocks, and hashtables with Name and Expression.",
    )
    ExcludeProperty = Parameter(
        STRING_ARRAY, InSet(_DEFAULT), InSet(_SKIP_LAST), help="Leaves out properties; alone, it takes all others."
    )
    ExpandProperty = Parameter(STRING, InSet(_DEFAULT), InSet(_SKIP_LAST), help="Writes the values of this property.")
    Unique = Parameter(SWITCH, help="Leaves out objects that equal one that came before.")
    CaseInsensitive = Parameter(SWITCH, help="Makes -Unique ignore case.")
    Last = Parameter(INT, InSet(_DEFAULT), validate=[_NOT_NEGATIVE], help="Writes so many of the last objects.")
    First = Parameter(INT, InSet(_DEFAULT), validate=[_NOT_NEGATIVE], help="Writes so many of the first objects.")
    Skip = Parameter(
        INT,
        InSet(_DEFAULT),
        InSet(_SKIP_LAST),
        validate=[_NOT_NEGATIVE],
        help="Passes over so many objects; with -Last at the end.",
    )
    SkipLast = Parameter(INT, InSet(_SKIP_LAST), validate=[_NOT_NEGATIVE], help="Leaves out so many of the last objects.")
    Wait = Parameter(SWITCH, InSet(_DEFAULT), InSet(_INDEX), help="Lets the commands before go on to their end.")
    Index = Parameter(array_of(INT), InSet(_INDEX), validate=[_NOT_NEGATIVE], help="Selects objects by their number, from 0.")
    SkipIndex = Parameter(
        array_of(INT), InSet("SkipIndexParameter"), validate=[_NOT_NEGATIVE], help="Leaves out objects by their number, from 0."
    )

    def begin(self) -> None:
        """Reads what to select."""
        self._selection = Selection(
            self, self.bound.get("Property"), self.bound.get("ExcludeProperty"), self.bound.get("ExpandProperty")
        )
        self._unique = Unique(ignore_case=bool(self.CaseInsensitive)) if self.Unique else None
        self._take = self._by_place()

    def _by_place(self) -> Callable[[Any], None]:
        """Returns what takes an object, by its place among the objects."""
        if self.parameter_set == _INDEX:
            return _Indices(self.Index, self.Wait, self._write, self._enough).take
        if self.parameter_set == "SkipIndexParameter":
            return _SkippedIndices(self.SkipIndex, self._write).take
        limited = "First" in self.bound or "Last" in self.bound
        self._queue = _Queue(self.First, self.Last, self.Skip, self.SkipLast, limited)
        if limited or self.Skip or self.SkipLast:
            return self._from_queue
        return self._write

    def process(self) -> None:
        """Writes what is selected of an object."""
        self._accept(self.InputObject)

    def taker(self) -> Callable[[Any], None]:
        """Returns what writes what is selected of an object."""
        return self._accept

    def _accept(self, item: Any) -> None:
        if item is not None and item is not NOTHING:
            self._take(item)

    def _from_queue(self, item: Any) -> None:
        queue = self._queue
        queue.append(item)
        streamed = queue.stream()
        if streamed is not None:
            self._write(streamed)
        if queue.is_served and not self.Wait:
            self._enough()

    def _write(self, item: Any) -> None:
        for made, notes in self._selection.of(item):
            if self._unique is None:
                self.write_object(made)
            else:
                self._unique.add(made, notes)

    def _enough(self) -> NoReturn:
        for item in self.end():  # before the commands in front learn of it
            self.write_object(item)
        self._unique = None
        raise StopUpstream(self._invocation)

    def end(self) -> Iterator[Any]:
        """Writes the last objects, or those that are unique."""
        if self.parameter_set == _DEFAULT:
            for item in self._queue.rest():
                self._write(item)
        if self._unique is not None:
            yield from self._unique.items()


class _Queue:
    """Decides which objects are wanted by how many came: some go on at once, some wait for the end."""

    def __init__(self, first: int, last: int, skip: int, skip_last: int, limited: bool) -> None:
        self._first, self._last, self._skip, self._skip_last = first, last, skip, skip_last
        self._to_skip = skip
        self._limited = limited
        self._streamed = 0
        self._waiting: deque[Any] = deque()

    @property
    def is_served(self) -> bool:
        """Whether all the objects of -First came, and no others are asked for."""
        return self._limited and not self._last and self._first != 0 and self._streamed >= self._first

    def append(self, item: Any) -> None:
        """Takes an object; the oldest one goes where no more are wanted."""
        most = self._last + self._skip if not self._first else self._last
        if self._last and len(self._waiting) >= most:
            self._waiting.popleft()
        self._waiting.append(item)

    def stream(self) -> Any:
        """Returns the object that goes on now, or None."""
        waiting = self._waiting
        if self._to_skip:
            if not self._last or self._first:
                waiting.popleft()
                self._to_skip -= 1
            return None
        if self._skip_last:
            return waiting.popleft() if len(waiting) > self._skip_last else None
        if not self._limited or self._streamed < self._first:
            self._streamed += 1
            return waiting.popleft()
        if not self._last:
            waiting.popleft()
        return None

    def rest(self) -> Iterator[Any]:
        """Yields the objects of -Last, without those that -Skip passes over at the end."""
        kept = 0 if self._first else self._skip
        while len(self._waiting) > kept:
            yield self._waiting.popleft()


class _Indices:
    """Takes the objects with certain numbers."""

    def __init__(self, wanted: list[int], wait: Any, write: Callable[[Any], None], enough: Callable[[], NoReturn]) -> None:
        self._wanted = set(wanted)
        self._last = max(wanted, default=-1)
        self._wait = wait
        self._write = write
        self._enough = enough
        self._number = -1

    def take(self, item: Any) -> None:
        """Passes the object on if its number is wanted; ends the pipeline after the last one."""
        self._number += 1
        if self._number in self._wanted:
            self._write(item)
        if self._number >= self._last and not self._wait:
            self._enough()


class _SkippedIndices:
    """Takes the objects without certain numbers."""

    def __init__(self, unwanted: list[int], write: Callable[[Any], None]) -> None:
        self._unwanted = set(unwanted)
        self._write = write
        self._number = -1

    def take(self, item: Any) -> None:
        """Passes the object on unless its number is one to skip."""
        self._number += 1
        if self._number not in self._unwanted:
            self._write(item)
