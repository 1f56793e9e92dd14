"""Dates by a standard or custom format string, in the invariant culture."""

from __future__ import annotations

import re
from datetime import UTC, timedelta
from typing import Final

from ...framework.values.dates import LOCAL, TICKS_PER_SECOND, DateTime
from ..errors import bad_format

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

STANDARD: Final[dict[str, str]] = {
    "d": "MM/dd/yyyy", "D": "dddd, dd MMMM yyyy", "f": "dddd, dd MMMM yyyy HH:mm", "F": "dddd, dd MMMM yyyy HH:mm:ss",
    "g": "MM/dd/yyyy HH:mm", "G": "MM/dd/yyyy HH:mm:ss", "m": "MMMM dd", "M": "MMMM dd",
    "r": "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'", "R": "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
    "s": "yyyy'-'MM'-'dd'T'HH':'mm':'ss", "t": "HH:mm", "T": "HH:mm:ss", "u": "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
    "U": "dddd, dd MMMM yyyy HH:mm:ss", "y": "yyyy MMMM", "Y": "yyyy MMMM",
    "o": "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK", "O": "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK",
}  # fmt: skip
"""The pattern that each standard letter stands for."""

TOKENS: Final = re.compile(
    r"(?P<letters>d+|f+|F+|g+|h+|H+|K|m+|M+|s+|t+|y+|z+)|\\(?P<escaped>.)|(?P<quote>['\"])(?P<quoted>.*?)(?P=quote)|%(?P<single>.)"
    r"|(?P<other>.)",
    re.DOTALL,
)


def pattern_of(form: str) -> str:
    """Returns the custom pattern of a format: that of a standard letter, else the format itself. FormatException for others."""
    if len(form) == 1:
        if form not in STANDARD:
            raise _refused()
        return STANDARD[form]
    return form or STANDARD["G"]


def format_date(value: DateTime, form: str = "") -> str:
    """Returns the date by a format; ``U`` is the date in UTC. Raises FormatException for a letter that no date has."""
    if form == "U":
        zoned = value if value.tzinfo is not None else value.replace(tzinfo=LOCAL)
        value = DateTime.of(zoned.astimezone(UTC), value.tick)
    return format_pattern(value, pattern_of(form))


def format_pattern(value: DateTime, pattern: str) -> str:
    """Returns the date by a custom pattern."""
    out: list[str] = []
    for match in TOKENS.finditer(pattern):
        letters, single = match["letters"], match["single"]
        if letters is None and single is not None:
            letters = single if single in "dfFghHKmMstyz" else None
            if letters is None:
                raise _refused()
        if letters is not None:
            if letters[0] == "F" and out and out[-1].endswith(".") and not _fraction(value, letters):
                out[-1] = out[-1][:-1]
            out.append(_part(value, letters))
        elif match["quoted"] is not None:
            out.append(match["quoted"])
        else:
            out.append(match["escaped"] or match["other"])
            if match["other"] in ("'", '"', "\\", "%"):
                raise _refused()
    return "".join(out)


def _refused() -> Exception:
    return bad_format("Input string was not in a correct format.")


def _fraction(value: DateTime, letters: str) -> str:
    if len(letters) > 7:
        raise _refused()
    digits = f"{value.ticks % TICKS_PER_SECOND:07}"[: len(letters)]
    return digits.rstrip("0") if letters[0] == "F" else digits


def _part(value: DateTime, letters: str) -> str:
    """Returns one part of the date, padded to the number of its letters."""
    letter, count = letters[0], len(letters)
    if letter == "d" and count > 2:
        name = DAYS[value.weekday()]
        return name[:3] if count == 3 else name
    if letter == "M" and count > 2:
        name = MONTHS[value.month - 1]
        return name[:3] if count == 3 else name
    if letter in "fF":
        return _fraction(value, letters)
    if letter == "g":
        return "A.D."
    if letter == "t":
        return ("AM" if value.hour < 12 else "PM")[:count]
    if letter == "y":
        return f"{value.year % 100:0{count}}" if count <= 2 else f"{value.year:0{count}}"
    if letter == "K":
        return _zone(value)
    if letter == "z":
        return _offset(value, count)
    number = {
        "d": value.day, "M": value.month, "H": value.hour, "h": value.hour % 12 or 12, "m": value.minute, "s": value.second,
    }[letter]  # fmt: skip
    return f"{number:0{min(count, 2)}}"


def _zone(value: DateTime) -> str:
    if value.kind == "Unspecified":
        return ""
    return "Z" if value.kind == "Utc" else _offset(value, 3)


def _offset(value: DateTime, count: int) -> str:
    zoned = value if value.tzinfo is not None else value.replace(tzinfo=LOCAL)
    minutes = (zoned.utcoffset() or timedelta()) // timedelta(minutes=1)
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"{sign}{hours:0{min(count, 2)}}" + (f":{rest:02}" if count > 2 else "")
