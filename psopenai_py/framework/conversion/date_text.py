"""Dates written as text, read the way .NET's DateTime.Parse reads them in the invariant culture.

Covers numbers with ``/ - .`` between them, ISO 8601, names of months and days, times with AM and PM, ``Z``, ``GMT`` and offsets
(deviations.md 24).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Final, NamedTuple

from ..values.dates import LOCAL, DateTime

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WORDS: Final[dict[str, tuple[str, int]]] = {
    **{name: ("month", index + 1) for index, name in enumerate(_MONTHS)},
    **{name[:3]: ("month", index + 1) for index, name in enumerate(_MONTHS)},
    **{name: ("day", index) for index, name in enumerate(_DAYS)},
    **{name[:3]: ("day", index) for index, name in enumerate(_DAYS)},
    "am": ("noon", 0), "pm": ("noon", 12), "t": ("T", 0), "z": ("zone", 0), "gmt": ("zone", 0),
}  # fmt: skip
_SEPARATORS: Final = "/-.,:+"


class _Token(NamedTuple):
    kind: str
    text: str
    value: int = 0


class _Refused(Exception):
    """The tokens make no date."""


def parse_date(text: str) -> DateTime:
    """Returns the date a text writes; without a zone its kind is Unspecified, with one it is converted to Local.

    Raises ValueError with .NET's message for any other text.
    """
    tokens = _tokens(text)
    try:
        return _Reader(tokens).read()
    except (_Refused, OverflowError):
        raise ValueError(_refusal(text)) from None
    except ValueError:
        calendar = "System.Globalization.GregorianCalendar"
        raise ValueError(f"The DateTime represented by the string '{text}' is not supported in calendar '{calendar}'.") from None


def _refusal(text: str) -> str:
    return f"String '{text}' was not recognized as a valid DateTime."


def _tokens(text: str) -> list[_Token]:
    """Returns numbers, known words and what stands between them; an unknown word is an error that names its place.

    Another character than a letter or digit must follow a number or word: .NET gives up there before it looks at later words.
    """
    tokens: list[_Token] = []
    place = 0
    while place < len(text):
        end = place + 1
        char = text[place]
        if char.isascii() and char.isdigit():
            while end < len(text) and text[end].isascii() and text[end].isdigit():
                end += 1
            digits = text[place:end]
            tokens.append(_Token("number", digits, int(digits[:18])))
        elif char.isalpha():
            while end < len(text) and text[end].isalpha():
                end += 1
            known = _WORDS.get(text[place:end].casefold())
            if known is None:
                raise ValueError(
                    f"The string '{text}' was not recognized as a valid DateTime. "
                    f"There is an unknown word starting at index '{place}'."
                )
            tokens.append(_Token(known[0], text[place:end], known[1]))
        elif not char.isspace():
            before = next((token.kind for token in reversed(tokens) if token.kind != " "), char)
            if char not in _SEPARATORS or before in _SEPARATORS:
                raise ValueError(_refusal(text))
            tokens.append(_Token(char, char))
        elif tokens and tokens[-1].kind != " ":
            tokens.append(_Token(" ", " "))
        place = end
    while tokens and tokens[-1].kind == " ":
        tokens.pop()
    return tokens


class _Reader:
    """Reads tokens once, left to right: date parts, a time, a zone, in any sensible order."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._place = 0
        self._numbers: list[_Token] = []
        self._month: int | None = None
        self._weekday: int | None = None
        self._time: tuple[int, int, int, int] | None = None
        self._offset: timedelta | None = None

    def read(self) -> DateTime:
        """Returns the date; raises _Refused or ValueError where there is none."""
        while self._place < len(self._tokens):
            self._take()
        year, month, day = self._date()
        hour, minute, second, ticks = self._time or (0, 0, 0, 0)
        extra = timedelta(days=1) if (hour, minute, second, ticks) == (24, 0, 0, 0) else timedelta()
        moment = datetime(year, month, day, 0 if extra else hour, minute, second, ticks // 10)
        if self._weekday is not None and moment.weekday() != self._weekday:
            raise _Refused
        moment += extra
        if self._offset is not None:
            moment = moment.replace(tzinfo=timezone(self._offset)).astimezone(UTC).astimezone(LOCAL)
        return DateTime.of(moment, ticks % 10)

    def _peek(self, ahead: int = 0) -> str:
        place = self._place + ahead
        return self._tokens[place].kind if place < len(self._tokens) else ""

    def _next(self) -> _Token:
        token = self._tokens[self._place]
        self._place += 1
        return token

    def _take(self) -> None:
        kind = self._peek()
        if kind == "number" and self._peek(1) == ":":
            self._take_time()
        elif kind == "number" and (self._peek(1) == "noon" or (self._peek(1) == " " and self._peek(2) == "noon")):
            self._set_time(self._next().value, 0, 0, 0)
        elif kind == "number":
            self._numbers.append(self._next())
            self._take_separator()
        elif kind == "month" and self._month is None:
            self._month = self._next().value
            self._take_separator()
        elif kind == "day" and self._weekday is None:
            self._weekday = self._next().value
        elif kind == "zone" and self._time is not None and self._offset is None:
            self._next()
            self._offset = timedelta()
        elif kind in ("+", "-") and self._time is not None and self._peek(1) == "number":
            self._take_offset()
        elif (kind == "T" and self._numbers and self._peek(1) == "number") or (kind in (" ", ",") and self._place):
            self._next()
        else:
            raise _Refused

    def _take_separator(self) -> None:
        """Passes over what may stand between two parts of a date; it must stand between two."""
        if self._peek() in ("/", "-", ".") and self._time is None:
            if self._peek(1) not in ("number", "month"):
                raise _Refused
            self._next()

    def _take_time(self) -> None:
        values = [self._next().value]
        ticks = 0
        while self._peek() == ":" and self._peek(1) == "number" and len(values) < 3:
            self._next()
            values.append(self._next().value)
        if len(values) == 3 and self._peek() in (".", ",") and self._peek(1) == "number":
            self._next()
            ticks = round(float(f"0.{self._next().text}") * 10_000_000)
        if len(values) < 2:
            raise _Refused
        hour, minute, second = (*values, 0)[:3]
        self._set_time(hour, minute, second, ticks)

    def _set_time(self, hour: int, minute: int, second: int, ticks: int) -> None:
        if self._time is not None:
            raise _Refused
        if self._peek() == " " and self._peek(1) == "noon":
            self._next()
        if self._peek() == "noon":
            noon = self._next().value
            if not 0 <= hour <= 12:
                raise _Refused
            hour = hour % 12 + noon
        if hour > 24 or minute > 59 or second > 59 or (hour == 24 and (minute or second or ticks)):
            raise _Refused
        self._time = (hour, minute, second, ticks)

    def _take_offset(self) -> None:
        sign = -1 if self._next().kind == "-" else 1
        first = self._next()
        hours, minutes = first.value, 0
        if self._peek() == ":" and self._peek(1) == "number":
            self._next()
            minutes = self._next().value
        elif len(first.text) > 2:
            hours, minutes = divmod(first.value, 100)
        if self._offset is not None or minutes > 59 or hours * 60 + minutes > 14 * 60:
            raise _Refused
        self._offset = sign * timedelta(hours=hours, minutes=minutes)

    def _date(self) -> tuple[int, int, int]:
        now = datetime.now()
        numbers = self._numbers
        if self._month is not None:
            return self._named_month(now)
        if not numbers:
            if self._time is None:
                raise _Refused
            return now.year, now.month, now.day
        if len(numbers) == 3:
            if len(numbers[0].text) > 2:
                return self._checked(numbers[0], numbers[1].value, numbers[2].value)
            return self._checked(numbers[2], numbers[0].value, numbers[1].value)
        if len(numbers) == 2:
            if len(numbers[0].text) > 2:
                return self._checked(numbers[0], numbers[1].value, 1)
            if len(numbers[1].text) > 2:
                return self._checked(numbers[1], numbers[0].value, 1)
            return self._checked(_Token("number", "0000", now.year), numbers[0].value, numbers[1].value)
        raise _Refused

    def _named_month(self, now: Any) -> tuple[int, int, int]:
        assert self._month is not None
        numbers = self._numbers
        this_year = _Token("number", "0000", now.year)
        if len(numbers) == 2:
            year, day = (numbers[0], numbers[1]) if len(numbers[0].text) > 2 else (numbers[1], numbers[0])
            return self._checked(year, self._month, day.value)
        if len(numbers) == 1:
            if len(numbers[0].text) > 2:
                return self._checked(numbers[0], self._month, 1)
            return self._checked(this_year, self._month, numbers[0].value)
        raise _Refused

    @staticmethod
    def _checked(year: _Token, month: int, day: int) -> tuple[int, int, int]:
        """Returns the parts of a date that exists; a year of two digits lies between 1950 and 2049."""
        value = year.value
        if len(year.text) <= 2:
            value += 1900 if value >= 50 else 2000
        try:
            datetime(value, month, day)
        except ValueError:
            raise _Refused from None
        return value, month, day
