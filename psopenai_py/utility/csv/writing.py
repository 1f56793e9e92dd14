"""Objects as lines of CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import nonmember
from typing import Any, Final

from ...framework.conversion.text import plain_text, to_text
from ...framework.declaration.cmdlet import Cmdlet
from ...framework.declaration.parameter import InSet, Parameter
from ...framework.validation.not_null import ValidateNotNull
from ...framework.values.enums import NetEnum
from ...framework.values.nothing import UNBOUND
from ...framework.values.objects import PSObject
from ...framework.values.scalars import Char
from ...framework.values.types import CHAR, STRING_ARRAY, SWITCH, enum_of, type_of
from ...language.members.lookup import get_member
from ..shared.errors import InvalidOperationException, ending
from ..shared.property_names import property_names

_PREFIX: Final = "CSV:"


class QuoteKind(NetEnum):
    """Microsoft.PowerShell.Commands.BaseCsvWritingCommand.QuoteKind."""

    net_type = nonmember("Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind")

    Never = 0
    Always = 1
    AsNeeded = 2


class CsvWritingCmdlet(Cmdlet):
    """Base of ConvertTo-Csv and Export-Csv."""

    Delimiter = Parameter(
        CHAR, InSet("Delimiter", position=1), default=Char(","), validate=[ValidateNotNull()], help="Stands between the fields."
    )
    UseCulture = Parameter(SWITCH, InSet("UseCulture"), help="Takes the delimiter of the culture, which is the comma.")
    IncludeTypeInformation = Parameter(SWITCH, alias="ITI", help="Begins with a line that names the type of the objects.")
    NoTypeInformation = Parameter(SWITCH, alias="NTI", dont_show=True, help="Has no effect.")  # no warning: recorded so
    QuoteFields = Parameter(STRING_ARRAY, alias="QF", help="Puts quotes around the fields of these names only.")
    UseQuotes = Parameter(enum_of(QuoteKind), alias="UQ", default=QuoteKind.Always, help="When fields have quotes.")
    NoHeader = Parameter(SWITCH, help="Leaves out the names.")

    def make_writer(self) -> CsvWriter:
        """Returns what writes the lines. Raises an error where both ways to say what is quoted are given."""
        if "QuoteFields" in self.bound and "UseQuotes" in self.bound:
            message = "You must specify either the -UseQuotes or -QuoteFields parameters, but not both."
            raise ending(
                InvalidOperationException(message, error_id="CannotSpecifyQuoteFieldsAndUseQuotes", category="InvalidData")
            )
        return CsvWriter(self.Delimiter, self.UseQuotes, self.bound.get("QuoteFields"))


class CsvWriter:
    """Writes the same properties of each object: those of the first one."""

    def __init__(self, delimiter: str, quotes: QuoteKind, fields: Sequence[str] | None) -> None:
        self._delimiter = delimiter
        self._quotes = quotes
        self._fields = None if fields is None else {name.casefold() for name in fields}
        self.names: list[str] | None = None

    def header(self) -> str:
        """Returns the line of the names."""
        names = self.names or []
        return self._delimiter.join([self._quoted(name, name) for name in names])

    def line(self, value: Any) -> str:
        """Returns the line of an object; a value that is null or missing is empty, without quotes."""
        texts = [(name, field_text(value, name)) for name in self.names or ()]
        return self._delimiter.join(["" if text is None else self._quoted(name, text) for name, text in texts])

    def _quoted(self, name: str, text: str) -> str:
        if self._fields is not None:
            quote = name.casefold() in self._fields
        elif self._quotes is QuoteKind.AsNeeded:
            quote = self._delimiter in text or "\n" in text or '"' in text
        else:
            quote = self._quotes is QuoteKind.Always
        return '"{}"'.format(text.replace('"', '""')) if quote else text


def column_names(value: Any) -> list[str]:
    """Returns the names of the columns of an object: its properties, of a dictionary its keys."""
    return [to_text(key) for key in value] if isinstance(value, Mapping) else property_names(value)


def type_line(value: Any) -> str:
    """Returns the line that names the type of an object."""
    known = type_of(value)
    name = value.type_names[0] if isinstance(value, PSObject) and value.type_names else known.name if known else ""
    return f"#TYPE {name[len(_PREFIX) :] if name.startswith(_PREFIX) else name}"


def field_text(value: Any, name: str) -> str | None:
    """Returns the text of a property; None where it is null, missing or cannot be read."""
    try:
        found = get_member(value, name)
    except Exception:  # noqa: BLE001  # a computed property may fail in any way
        return None
    return None if found is UNBOUND or found is None else plain_text(found)
