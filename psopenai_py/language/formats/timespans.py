"""Time spans by a standard or custom format string."""

from __future__ import annotations

import re
from typing import Final

from ...framework.values.dates import TICKS_PER_SECOND, TimeSpan
from ..errors import bad_format

_TOKENS: Final = re.compile(
    r"(?P<letters>d{1,8}|h{1,2}|m{1,2}|s{1,2}|f{1,7}|F{1,7})|\\(?P<escaped>.)|(?P<quote>['\"])(?P<quoted>.*?)(?P=quote)|%(?P<single>[dhmsfF])",
    re.DOTALL,
)


def format_span(value: TimeSpan, form: str = "") -> str:
    """Returns the span by a format: ``c``, ``g``, ``G`` or a custom pattern. Raises FormatException for any other letter."""
    if form in ("", "c", "t", "T"):
        return str(value)
    ticks = abs(value.ticks)
    days, rest = divmod(ticks, 86_400 * TICKS_PER_SECOND)
    hours, rest = divmod(rest, 3600 * TICKS_PER_SECOND)
    minutes, rest = divmod(rest, 60 * TICKS_PER_SECOND)
    seconds, fraction = divmod(rest, TICKS_PER_SECOND)
    sign = "-" if value.ticks < 0 else ""
    if form == "G":
        return f"{sign}{days}:{hours:02}:{minutes:02}:{seconds:02}.{fraction:07}"
    if form == "g":
        tail = f".{fraction:07}".rstrip("0") if fraction else ""
        return f"{sign}{f'{days}:' if days else ''}{hours}:{minutes:02}:{seconds:02}{tail}"
    if len(form) == 1:
        raise _refused()
    return _custom(form, {"d": days, "h": hours, "m": minutes, "s": seconds}, f"{fraction:07}")


def _custom(form: str, parts: dict[str, int], fraction: str) -> str:
    out: list[str] = []
    place = 0
    while place < len(form):
        match = _TOKENS.match(form, place)
        if match is None:
            raise _refused()
        letters = match["letters"] or match["single"]
        if letters is None:
            out.append(match["escaped"] if match["quoted"] is None else match["quoted"])
        elif letters[0] in "fF":
            digits = fraction[: len(letters)]
            out.append(digits.rstrip("0") if letters[0] == "F" else digits)
        else:
            out.append(f"{parts[letters[0]]:0{len(letters)}}")
        place = match.end()
    return "".join(out)


def _refused() -> Exception:
    return bad_format("Input string was not in a correct format.")
