"""A list: one line for each property of an object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from .cells import Clean, cell_text, escaped, padded, width


def list_lines(entries: Sequence[tuple[str, Any]], clean: Clean = escaped) -> Iterator[str]:
    """Yields ``name : value`` for each entry, the names in one column; further lines of a value stand below its first."""
    labels = [clean(name) for name, _ in entries]
    column = max(map(width, labels), default=0)
    for label, (_, value) in zip(labels, entries, strict=True):
        first, *further = clean(cell_text(value)).split("\n")
        yield f"{padded(label, column)} : {first}".rstrip()
        for line in further:
            yield " " * (column + 3) + line
