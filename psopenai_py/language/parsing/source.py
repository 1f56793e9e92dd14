"""A source text and the places in it."""

from __future__ import annotations

from bisect import bisect_right


class Source:
    """A text, and the file it comes from if there is one."""

    __slots__ = ("_line_starts", "file", "text")

    def __init__(self, text: str, file: str | None = None) -> None:
        self.text = text
        self.file = file
        self._line_starts: list[int] | None = None

    def _starts(self) -> list[int]:
        if self._line_starts is None:
            text = self.text
            starts = [0]
            at = text.find("\n")
            if "\r" not in text:
                while at >= 0:
                    starts.append(at + 1)
                    at = text.find("\n", at + 1)
            else:
                length = len(text)
                for index, char in enumerate(text):
                    if char == "\n" or (char == "\r" and not (index + 1 < length and text[index + 1] == "\n")):
                        starts.append(index + 1)
            self._line_starts = starts
        return self._line_starts

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Returns the line and the column of an offset, both counted from 1, columns in units of UTF-16."""
        starts = self._starts()
        line = bisect_right(starts, offset)
        start = starts[line - 1]
        before = self.text[start:offset]
        column = offset - start + 1
        return line, column if before.isascii() else column + sum(char > "\uffff" for char in before)

    def line(self, number: int) -> str:
        """Returns the text of a line, counted from 1, without its end."""
        starts = self._starts()
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")
