"""A table whose columns are fixed by its first row, so that rows are shown as they come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from .cells import Clean, cell_text, cut, escaped, padded, width

_GAP: Final = " "
_LEAST: Final = 10
_LEAST_NUMBER: Final = 8


class Table:
    """Lays out rows for a terminal of `columns` columns. Numbers stand to the right; the other columns share what is left."""

    def __init__(self, headers: Sequence[str], first: Sequence[Any], columns: int, clean: Clean = escaped) -> None:
        self._clean = clean
        self._headers = [cut(clean(header), columns) for header in headers]
        self._right = [isinstance(value, int | float) and not isinstance(value, bool) for value in first]
        self._widths = _widths(self._headers, first, columns)

    def heading(self) -> Iterator[str]:
        """Yields the header line and the line below it."""
        yield self._line(self._headers)
        yield self._line(["-" * min(width(header), size) for header, size in zip(self._headers, self._widths, strict=False)])

    def row(self, values: Sequence[Any]) -> str:
        """Returns one row."""
        return self._line([self._clean(cell_text(value)) for value in values])

    def _line(self, texts: Sequence[str]) -> str:
        shown = [
            padded(cut(text, size), size, right=right) for text, size, right in zip(texts, self._widths, self._right, strict=False)
        ]
        return _GAP.join(shown).rstrip()


def _widths(headers: Sequence[str], first: Sequence[Any], columns: int) -> list[int]:
    """Returns a width for each column that has room; those without are left out at the end, as the engine does."""
    fitting = max(1, min(len(headers), (columns + len(_GAP)) // (_LEAST + len(_GAP))))
    exact = [
        max(width(header), width(cell_text(value)), _LEAST_NUMBER) if isinstance(value, int | float | date) else 0
        for header, value in zip(headers[:fitting], first, strict=False)
    ]
    room = columns - len(_GAP) * (fitting - 1)
    shared = exact.count(0)
    left = room - sum(exact)
    if left < shared * _LEAST:
        return [max(1, room // fitting)] * fitting
    share, more = divmod(left, shared) if shared else (0, 0)
    widths = []
    for size in exact:
        widths.append(size or share + (1 if more > 0 else 0))
        more -= 0 if size else 1
    return widths
