"""CSV text as objects: a header, then one object for each record. Forgiving, as spreadsheets are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from ...framework.values.objects import PSObject
from ...language.errors import ExtendedTypeSystemException

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_MISSING_NAMES: Final = (
    'One or more headers were not specified. Default names starting with "H" have been used in place of any missing headers.'
)


class Records:
    """The records of a text, each a list of its fields."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._text = text
        self._end = len(text)
        self._at = 0
        self._delimiter = delimiter
        self._plain = re.compile(f'[^{re.escape(delimiter)}" \t\r\n]+')

    @property
    def at_end(self) -> bool:
        """Whether nothing is left."""
        return self._at >= self._end

    def type_line(self) -> str | None:
        """Reads the line ``#TYPE name``, if the text begins with a number sign; None where it names no type."""
        if not self._text.startswith("#", self._at):
            return None
        match = _LINE_END.search(self._text, self._at)
        line = self._text[self._at : match.start() if match else self._end]
        self._at = match.end() if match else self._end
        return line[5:].strip() or None if line[:5].casefold() == "#type" else None

    def read(self) -> list[str]:
        """Returns the fields of the next record; none at the end of the text, one empty field for an empty line."""
        fields: list[str] = []
        field = ""
        quoted = False
        text = self._text
        while self._at < self._end:
            match = self._plain.match(text, self._at)
            if match is not None:
                field += match[0]
                self._at = match.end()
                continue
            sign = text[self._at]
            line_end = _LINE_END.match(text, self._at)
            self._at = line_end.end() if line_end else self._at + 1
            if quoted:
                if sign != '"':
                    field += line_end[0] if line_end else sign
                elif text.startswith('"', self._at):
                    self._at += 1
                    field += '"'
                else:
                    rest, is_last = self._rest(eat_blanks=True)
                    fields.append(field + rest)
                    field, quoted = "", False
                    if is_last:
                        return fields
            elif line_end is not None:
                fields.append(field)
                return fields
            elif sign == self._delimiter:
                fields.append(field)
                field = ""
            elif not field:
                quoted = sign == '"'  # blanks in front of a field are passed over
            else:
                rest, is_last = self._rest(eat_blanks=sign != '"')
                fields.append(field + sign + rest)
                field = ""
                if is_last:
                    return fields
        return [*fields, field] if field else fields

    def _rest(self, *, eat_blanks: bool) -> tuple[str, bool]:
        """Reads up to the delimiter; whether the record ends there. Where there is nothing but blanks they may be eaten."""
        start = self._at
        while self._at < self._end:
            match = _LINE_END.match(self._text, self._at)
            if match or self._text[self._at] == self._delimiter:
                rest = self._text[start : self._at]
                self._at = match.end() if match else self._at + 1
                return self._blanks(rest, eat_blanks), match is not None
            self._at += 1
        return self._blanks(self._text[start:], eat_blanks), True

    @staticmethod
    def _blanks(text: str, eat_blanks: bool) -> str:
        return "" if eat_blanks and not text.strip(" \t") else text


class CsvReader:
    """Makes objects of texts that belong together: the header of the first one serves the others, unless one was given.

    Raises ExtendedTypeSystemException for a header that has a name twice.
    """

    def __init__(self, delimiter: str, header: Sequence[str] | None, warn: Callable[[str], None]) -> None:
        self._delimiter = delimiter
        self.header: list[str] | None = None if header is None else list(header)
        self._type: str | None = None
        self._warn = warn
        self._warned = False

    def objects(self, text: str) -> Iterator[PSObject]:
        """Yields the objects of one text."""
        records = Records(text, self._delimiter)
        self.read_header(records)
        while fields := records.read():
            if fields != [""]:
                yield self._object(fields)

    def read_header(self, records: Records) -> None:
        """Reads the type and the header, where they are not known yet. Lines with a number sign in front are passed over."""
        if self._type is None and not records.at_end:
            self._type = records.type_line()
        while self.header is None and not records.at_end:
            names = records.read()
            while len(names) > 1 and not names[-1]:
                names.pop()
            if names and names[0].startswith("#Fields: "):
                names[0] = names[0][9:]
            elif names and names[0].startswith("#"):
                continue
            self.header = names
        _check(self.header or [])

    def _object(self, fields: list[str]) -> PSObject:
        made: dict[str, str | None] = {}
        unnamed = 0
        for place, name in enumerate(self.header or ()):
            if not name:
                unnamed += 1
            made[name or f"H{unnamed}"] = fields[place] if place < len(fields) else None
        if unnamed and not self._warned:
            self._warned = True
            self._warn(_MISSING_NAMES)
        obj = PSObject(made)
        if self._type:
            obj.type_names = [self._type, f"CSV:{self._type}"]
        return obj


def _check(names: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name and name.casefold() in seen:
            raise ExtendedTypeSystemException(
                f'The member "{name}" is already present.',
                error_id="AlreadyPresentPSMemberInfoInternalCollectionAdd",
                category="NotSpecified",
            )
        seen.add(name.casefold())
