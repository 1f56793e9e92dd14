"""Dates read by an exact format: what DateTime.ParseExact takes."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone
from typing import Any, Final

from ...framework.values.dates import LOCAL, DateTime
from .dates import DAYS, MONTHS, TOKENS, pattern_of

_ADJUST_TO_UTC: Final = 16
_ASSUME_LOCAL: Final = 32
_ASSUME_UTC: Final = 64
_ROUND_TRIP: Final = 128
_NAMES: Final = {"MMM": MONTHS, "MMMM": MONTHS, "ddd": DAYS, "dddd": DAYS}
_WIDTHS: Final = {"d": 2, "M": 2, "H": 2, "h": 2, "m": 2, "s": 2}


class _Refused(Exception):
    """The text does not follow the format."""


def parse_exact(text: str, form: str, styles: int = 0) -> DateTime:
    """Returns the date that the text writes by the format. Raises ValueError with .NET's message for any other text."""
    try:
        return _Reader(text, pattern_of(form)).read(styles, is_universal=form in ("r", "R", "u"))
    except (_Refused, ValueError, OverflowError):
        raise ValueError(f"String '{text}' was not recognized as a valid DateTime.") from None


class _Reader:
    """Walks format and text side by side; `_parts` holds what was read, by the letter of the format."""

    def __init__(self, text: str, pattern: str) -> None:
        self._text = text
        self._pattern = pattern
        self._place = 0
        self._parts: dict[str, Any] = {}

    def read(self, styles: int, *, is_universal: bool) -> DateTime:
        """Returns the date, in the zone that text and styles say."""
        for match in TOKENS.finditer(self._pattern):
            letters = match["letters"] or match["single"]
            if letters is not None:
                self._take(letters)
            else:
                self._literal(match["quoted"] if match["quoted"] is not None else match["escaped"] or match["other"])
        if self._place != len(self._text):
            raise _Refused
        return self._zoned(self._date(), styles, is_universal)

    def _literal(self, text: str) -> None:
        if not self._text.startswith(text, self._place):
            raise _Refused
        self._place += len(text)

    def _digits(self, least: int, most: int) -> int:
        match = re.compile(rf"[0-9]{{{least},{most}}}").match(self._text, self._place)
        if match is None:
            raise _Refused
        self._place = match.end()
        return int(match[0])

    def _named(self, names: tuple[str, ...], *, short: bool) -> int:
        rest = self._text[self._place :].casefold()
        for index, name in enumerate(names):
            wanted = name[:3] if short else name
            if rest.startswith(wanted.casefold()):
                self._place += len(wanted)
                return index
        raise _Refused

    def _take(self, letters: str) -> None:
        letter, count = letters[0], len(letters)
        if letters in _NAMES:
            index = self._named(_NAMES[letters], short=count == 3)
            self._parts["M" if letter == "M" else "weekday"] = index + 1 if letter == "M" else index
        elif letter == "y":
            year = self._digits(2 if count == 2 else 1, 2) if count <= 2 else self._digits(count, max(count, 4))
            self._parts["y"] = year + (2000 if year < 50 else 1900) if count <= 2 else year
        elif letter in _WIDTHS:
            self._parts[letter] = self._digits(2 if count >= 2 else 1, 2)
        elif letter in "fF":
            match = re.compile(rf"[0-9]{{{0 if letter == 'F' else count},{count}}}").match(self._text, self._place)
            if match is None:
                raise _Refused
            self._place = match.end()
            self._parts["f"] = int(match[0].ljust(7, "0") or 0)
        elif letter == "t":
            self._parts["t"] = self._named(("AM", "PM") if count > 1 else ("A", "P"), short=False)
        elif letter in "Kz":
            self._take_zone(optional=letter == "K")

    def _take_zone(self, *, optional: bool) -> None:
        match = re.compile(r"Z|([+-])([0-9]{1,2}):?([0-9]{2})?").match(self._text, self._place)
        if match is None:
            if optional:
                return
            raise _Refused
        self._place = match.end()
        minutes = int(match[2] or 0) * 60 + int(match[3] or 0)
        self._parts["zone"] = timedelta(minutes=-minutes if match[1] == "-" else minutes)

    def _date(self) -> DateTime:
        parts = self._parts
        hour = parts.get("H", parts.get("h", 0))
        if "H" not in parts and "t" in parts:
            hour = hour % 12 + 12 * parts["t"]
        if {"y", "M", "d"} & parts.keys():
            year, month, day = parts.get("y") or DateTime.now().year, parts.get("M", 1), parts.get("d", 1)
        else:
            today = DateTime.now()
            year, month, day = today.year, today.month, today.day
        fraction = parts.get("f", 0)
        made = DateTime(year, month, day, hour, parts.get("m", 0), parts.get("s", 0), fraction // 10)
        if "weekday" in parts and made.weekday() != parts["weekday"]:
            raise _Refused
        made.tick = fraction % 10
        return made

    def _zoned(self, date: DateTime, styles: int, is_universal: bool) -> DateTime:
        offset = self._parts.get("zone")
        if offset is None and (is_universal or not styles & (_ASSUME_LOCAL | _ASSUME_UTC)):
            if is_universal and styles & _ADJUST_TO_UTC:
                return DateTime.of(date.replace(tzinfo=UTC), date.tick)
            return date
        zone = timezone(offset) if offset is not None else UTC if styles & _ASSUME_UTC else LOCAL
        moment = date.replace(tzinfo=zone)
        to_utc = bool(styles & _ADJUST_TO_UTC) or bool(styles & _ROUND_TRIP and offset == timedelta())
        return DateTime.of(moment.astimezone(UTC).astimezone(UTC if to_utc else LOCAL), date.tick)
