"""A stream of objects as lines of text: the first object fixes the shape, later ones follow it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..conversion.text import to_text
from .cells import Clean, escaped
from .list import list_lines
from .table import Table
from .views import LIST, TABLE, TEXT, View, entries_of, rows_of, view_of

_DEEPEST: Final = 50
"""How many lists inside each other are shown element by element."""


class Formatter:
    """Formats objects one by one for a terminal of `columns` columns. `shape` asks for a table or a list.

    `escape` says that the lines go to a terminal, which control signs could steer.
    """

    def __init__(self, columns: int, shape: str | None = None, *, escape: bool = True) -> None:
        self._columns = columns
        self._clean: Clean = escaped if escape else str
        self._asked = shape
        self._view: View | None = None
        self._table: Table | None = None

    def lines(self, value: Any, depth: int = 0) -> Iterator[str]:
        """Yields the lines of one object; null has none. Lists inside lists are shown element by element, down to some depth."""
        if value is None:
            return
        if isinstance(value, list | tuple):
            if depth < _DEEPEST:
                for item in value:
                    yield from self.lines(item, depth + 1)
            else:  # it may contain itself
                yield from self._clean(to_text(value)).split("\n")
            return
        view = view_of(value, self._asked)
        if view.shape == TEXT:
            yield from self._clean(to_text(value)).split("\n")
            return
        if self._view is None:
            yield ""
        if (self._view is not None and self._view.shape == LIST) or view.shape == LIST:
            self._view = View(LIST, view.columns)
            self._table = None
            yield from list_lines(entries_of(value), self._clean)
            yield ""
        else:
            yield from self._rows(value, view)

    def end(self) -> Iterator[str]:
        """Yields what closes the last table."""
        if self._table is not None:
            yield ""

    def _rows(self, value: Any, view: View) -> Iterator[str]:
        rows = rows_of(value, view)
        if not rows:
            return
        if self._table is None or self._view is None or self._view.columns != view.columns:
            if self._table is not None:
                yield ""
            self._view = View(TABLE, view.columns)
            self._table = Table(view.columns, rows[0], self._columns, self._clean)
            yield from self._table.heading()
        for row in rows:
            yield self._table.row(row)
