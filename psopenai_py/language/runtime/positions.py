"""A place in a script as the engine prints it: ``At line:1 char:5`` and the line with a mark under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..parsing.source import Source

_WIDTH = 69


def position_message(source: Source, start: int, end: int) -> str:
    """Returns the place of a part of the text; a long line is cut around it."""
    line, column = source.line_and_column(start)
    end_line, end_column = source.line_and_column(end)
    text = source.line(line)
    length = (end_column - column) if end_line == line else len(text) - column + 1
    offset = column - 1
    before, after = "", ""
    if len(text) > _WIDTH:
        cut = max(0, offset - _WIDTH // 2) if offset + length > _WIDTH else 0
        before = "..." if cut else ""
        after = "..." if len(text) - cut > _WIDTH else ""
        text = text[cut : cut + _WIDTH]
        offset -= cut
    shown = "".join(char if char == "\t" else " " for char in text[:offset]).ljust(offset)  # a mistake may lie past the end
    mark = " " * (4 if before else 0) + shown + "~" * max(1, length)
    head = f"At {source.file}:{line} char:{column}" if source.file else f"At line:{line} char:{column}"
    return f"{head}\n+ {before + ' ' if before else ''}{text}{' ' + after if after else ''}\n+ {mark}"
