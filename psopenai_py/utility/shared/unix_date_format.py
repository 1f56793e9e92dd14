"""Dates as text in the form of Unix's ``date``, as Get-Date -UFormat reads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from ...framework.values.dates import LOCAL, DateTime
from ...language.formats.dates import format_pattern

_PATTERNS: Final = {
    "A": "dddd", "a": "ddd", "B": "MMMM", "b": "MMM", "c": "ddd dd MMM yyyy HH:mm:ss", "D": "MM/dd/yy", "d": "dd",
    "F": "yyyy-MM-dd", "H": "HH", "h": "MMM", "I": "hh", "M": "mm", "m": "MM", "p": "tt", "R": "HH:mm", "r": "hh:mm:ss tt",
    "S": "ss", "T": "HH:mm:ss", "X": "HH:mm:ss", "x": "MM/dd/yy", "Y": "yyyy", "y": "yy", "Z": "zz",
}  # fmt: skip
"""The letters that stand for a pattern of .NET."""


def _seconds(moment: DateTime) -> str:
    local: datetime = moment if moment.tzinfo is not None else datetime.replace(moment, tzinfo=LOCAL)
    return f"{local.timestamp():.0f}"


_OTHERS: Final[dict[str, Callable[[DateTime], str]]] = {
    "C": lambda moment: str(moment.year // 100),
    "e": lambda moment: f"{moment.day:2}",
    "G": lambda moment: f"{moment.isocalendar().year:04}",
    "g": lambda moment: f"{moment.isocalendar().year % 100:02}",
    "j": lambda moment: f"{moment.timetuple().tm_yday:03}",
    "k": lambda moment: f"{moment.hour:2}",
    "l": lambda moment: f"{moment.hour % 12 or 12:2}",
    "n": lambda moment: "\n",
    "s": _seconds,
    "t": lambda moment: "\t",
    "U": lambda moment: str(moment.timetuple().tm_yday // 7),
    "u": lambda moment: str(moment.isoweekday()),
    "V": lambda moment: f"{moment.isocalendar().week:02}",
    "W": lambda moment: str(moment.timetuple().tm_yday // 7),
    "w": lambda moment: str(moment.isoweekday() % 7),
}


def unix_format(moment: DateTime, form: str) -> str:
    """Returns the date as text. A letter that means nothing stands for itself; a plus sign in front is passed over."""
    parts = []
    signs = iter(form.removeprefix("+"))
    for sign in signs:
        letter = next(signs, "") if sign == "%" else ""
        if letter in _PATTERNS:
            parts.append(format_pattern(moment, _PATTERNS[letter]))
        elif letter in _OTHERS:
            parts.append(_OTHERS[letter](moment))
        else:
            parts.append(letter or sign)
    return "".join(parts)
