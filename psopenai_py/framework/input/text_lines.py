"""Takes lines of text out of a stream of bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..errors import InputException


def text_lines(pieces: Iterable[bytes], max_line_bytes: int) -> Iterator[str | InputException]:
    """Yields each line without its end, the last one with or without an end.

    An InputException stands in the place of a line that is no UTF-8, or longer than the limit: that one is not held.
    """
    number = 1
    pending = bytearray()
    too_long = False
    for piece in pieces:
        *ended, rest = piece.split(b"\n")
        for end in ended:
            pending += end
            if not too_long:
                yield _line(pending, number, max_line_bytes)
            pending.clear()
            too_long = False
            number += 1
        if not too_long:
            pending += rest
            if len(pending) > max_line_bytes + 1:  # one more for the \r that may end it
                too_long = True
                yield _line(pending, number, max_line_bytes)
                pending.clear()
    if pending:
        yield _line(pending, number, max_line_bytes)


def _line(data: bytearray, number: int, max_line_bytes: int) -> str | InputException:
    if data.endswith(b"\r"):
        del data[-1:]
    if len(data) > max_line_bytes:
        return InputException(f"Line {number} of the input is longer than {max_line_bytes} bytes and was passed over.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return InputException(f"Line {number} of the input is not UTF-8: {error.reason} at byte {error.start + 1}.")
