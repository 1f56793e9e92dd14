"""ConvertFrom-Csv."""

from __future__ import annotations

from collections.abc import Iterator

from ..framework.conversion.text import plain_text
from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.validation.not_null import ValidateNotNull, ValidateNotNullOrEmpty
from ..framework.values.objects import PSObject
from ..framework.values.scalars import Char
from ..framework.values.types import CHAR, PSOBJECT, STRING_ARRAY, SWITCH, array_of
from ..language.errors import ExtendedTypeSystemException
from .csv.reading import CsvReader
from .shared.errors import ending

_GIVEN = [ValidateNotNull(), ValidateNotNullOrEmpty()]


class ConvertFromCsv(
    Cmdlet,
    name="ConvertFrom-Csv",
    net_type="Microsoft.PowerShell.Commands.ConvertFromCsvCommand",
    default_set="Delimiter",
    examples=(("'id,name', '1,Ann' | ConvertFrom-Csv", "One object with two properties."),),
):
    """Reads lines of CSV as objects. The first line has the names, unless -Header gives them; every value is text."""

    Delimiter = Parameter(
        CHAR, InSet("Delimiter", position=1), default=Char(","), validate=_GIVEN, help="Stands between the fields."
    )
    UseCulture = Parameter(
        SWITCH, InSet("UseCulture", mandatory=True), validate=_GIVEN, help="Takes the delimiter of the culture, which is the comma."
    )
    InputObject = Parameter(
        array_of(PSOBJECT),
        InSet(mandatory=True, position=0, from_pipeline=True, by_property_name=True),
        validate=[ValidateNotNull()],
        help="The lines, from the pipeline.",
    )
    Header = Parameter(STRING_ARRAY, validate=_GIVEN, help="The names of the columns.")

    def begin(self) -> None:
        """Knows no header yet."""
        self._reader = CsvReader(self.Delimiter, self.bound.get("Header"), self.write_warning)

    def process(self) -> Iterator[PSObject]:
        """Writes the objects of the lines that came."""
        try:
            for item in self.InputObject:
                yield from self._reader.objects("" if item is None else plain_text(item))
        except ExtendedTypeSystemException as error:
            raise ending(error) from None
