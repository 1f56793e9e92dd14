"""Import-Csv."""

from __future__ import annotations

from collections.abc import Iterator

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.validation.not_null import ValidateNotNull, ValidateNotNullOrEmpty
from ..framework.values.objects import PSObject
from ..framework.values.scalars import Char
from ..framework.values.types import CHAR, STRING_ARRAY, SWITCH
from ..language.errors import ExtendedTypeSystemException
from .csv.reading import CsvReader
from .shared.encoding_argument import EncodingArgument
from .shared.errors import InvalidOperationException, ending
from .shared.files import ENCODING, UTF8, decoded, file_error, matching

_GIVEN = [ValidateNotNullOrEmpty()]


class ImportCsv(
    Cmdlet,
    name="Import-Csv",
    net_type="Microsoft.PowerShell.Commands.ImportCsvCommand",
    default_set="DelimiterPath",
    aliases="ipcsv",
    examples=(("Import-Csv questions.csv | Select-Object -First 3", "The first three records of a file."),),
):
    """Reads files of CSV as objects. The first line has the names, unless -Header gives them; every value is text."""

    Delimiter = Parameter(
        CHAR,
        InSet("DelimiterPath", position=1),
        InSet("DelimiterLiteralPath", position=1),
        default=Char(","),
        validate=[ValidateNotNull()],
        help="Stands between the fields.",
    )
    Path = Parameter(
        STRING_ARRAY,
        InSet("DelimiterPath", mandatory=True, position=0, from_pipeline=True, by_property_name=True),
        InSet("CulturePath", mandatory=True, position=0, from_pipeline=True, by_property_name=True),
        validate=_GIVEN,
        help="The files, with wildcards.",
    )
    LiteralPath = Parameter(
        STRING_ARRAY,
        InSet("DelimiterLiteralPath", mandatory=True, by_property_name=True),
        InSet("CultureLiteralPath", mandatory=True, by_property_name=True),
        alias=("PSPath", "LP"),
        validate=_GIVEN,
        help="The files, by their exact names.",
    )
    UseCulture = Parameter(
        SWITCH,
        InSet("CulturePath", mandatory=True),
        InSet("CultureLiteralPath", mandatory=True),
        validate=[ValidateNotNull()],
        help="Takes the delimiter of the culture, which is the comma.",
    )
    Header = Parameter(STRING_ARRAY, validate=_GIVEN, help="The names of the columns.")
    Encoding = Parameter(
        ENCODING,
        transform=[EncodingArgument()],
        default=UTF8,
        validate=_GIVEN,
        help="The encoding of the files, where no mark tells it.",
    )

    def process(self) -> Iterator[PSObject]:
        """Writes the objects of the files."""
        literal = "LiteralPath" in self.bound
        if literal and "Path" in self.bound:
            message = "You must specify either the -Path or -LiteralPath parameters, but not both."
            raise ending(InvalidOperationException(message, error_id="CannotSpecifyPathAndLiteralPath", category="InvalidData"))
        for name in self.LiteralPath if literal else self.Path:
            for path in matching(self.session, name, literal=literal):
                yield from self._objects(path)

    def _objects(self, path: str) -> Iterator[PSObject]:
        try:
            with open(path, "rb") as file:
                text = decoded(file.read(), self.Encoding)
        except OSError as error:
            raise ending(file_error(error, path)) from None
        reader = CsvReader(self.Delimiter, self.bound.get("Header"), self.write_warning)
        try:
            yield from reader.objects(text)
        except ExtendedTypeSystemException as error:
            raise ending(error) from None
