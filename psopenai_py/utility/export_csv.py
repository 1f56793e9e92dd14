"""Export-Csv."""

from __future__ import annotations

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.validation.not_null import ValidateNotNullOrEmpty
from ..framework.values.types import PSOBJECT, STRING, SWITCH
from .csv.reading import CsvReader, Records
from .csv.writing import CsvWritingCmdlet, column_names, type_line
from .shared.encoding_argument import EncodingArgument
from .shared.errors import InvalidOperationException, ending
from .shared.file_output import FileOutput
from .shared.files import ENCODING, UTF8, absolute, decoded


class ExportCsv(
    CsvWritingCmdlet,
    name="Export-Csv",
    net_type="Microsoft.PowerShell.Commands.ExportCsvCommand",
    default_set="Delimiter",
    supports_should_process=True,
    aliases="epcsv",
    examples=(("$Runs | Select-Object id, status | Export-Csv runs.csv", "The runs as a file."),),
):
    """Writes objects to a file of CSV. The properties of the first object are the columns, with -Append those of the file."""

    InputObject = Parameter(
        PSOBJECT, InSet(mandatory=True, from_pipeline=True, by_property_name=True), help="The objects, from the pipeline."
    )
    Path = Parameter(STRING, InSet(position=0), validate=[ValidateNotNullOrEmpty()], help="The file.")
    LiteralPath = Parameter(
        STRING, alias=("PSPath", "LP"), validate=[ValidateNotNullOrEmpty()], help="The file, by its exact name."
    )
    Force = Parameter(SWITCH, help="Writes to a file that is read-only, and appends objects that lack a column.")
    NoClobber = Parameter(SWITCH, alias="NoOverwrite", help="Does not replace a file that is there.")
    Encoding = Parameter(
        ENCODING,
        transform=[EncodingArgument()],
        default=UTF8,
        validate=[ValidateNotNullOrEmpty()],
        help="The encoding of the file.",
    )
    Append = Parameter(SWITCH, help="Adds to the file.")

    def begin(self) -> None:
        """Opens the file."""
        self._file: FileOutput | None = None
        self._writer = self.make_writer()
        if ("Path" in self.bound) == ("LiteralPath" in self.bound):
            raise _refused(
                "CannotSpecifyPathAndLiteralPath", "You must specify either the -Path or -LiteralPath parameters, but not both."
            )
        if self.Append and self.NoHeader:
            raise _refused(
                "CannotSpecifyBothAppendAndNoHeader", "You must specify either the -Append or -NoHeader parameters, but not both."
            )
        self._name = self.bound.get("Path") or self.LiteralPath
        if not self.should_process(self._name):
            return
        path = absolute(self.session, self._name)
        self._columns = self._existing(path) if self.Append else None
        self._file = FileOutput(
            path, self.Encoding, append=bool(self.Append), force=bool(self.Force), no_clobber=bool(self.NoClobber)
        )

    def _existing(self, path: str) -> list[str] | None:
        """Returns the columns of a file that is there and not empty."""
        try:
            with open(path, "rb") as file:
                text = decoded(file.read(), self.Encoding)
        except OSError:
            return None
        if not text:
            return None
        reader = CsvReader(self.Delimiter, None, self.write_warning)
        reader.read_header(Records(text, self.Delimiter))
        return reader.header

    def process(self) -> None:
        """Writes the line of an object; before the first one, the names."""
        value, writer = self.InputObject, self._writer
        if value is None or self._file is None:
            return
        if writer.names is None:
            writer.names = column_names(value)
            if self._columns is not None:
                writer.names = self._reconciled(writer.names, self._columns)
            elif not self.NoHeader:
                if self.IncludeTypeInformation:
                    self._file.write_line(type_line(value))
                self._file.write_line(writer.header())
        self._file.write_line(writer.line(value))

    def _reconciled(self, names: list[str], columns: list[str]) -> list[str]:
        known = {name.casefold() for name in names}
        for column in columns:
            if column.casefold() not in known and not self.Force:
                raise _refused(
                    "CannotAppendCsvWithMismatchedPropertyNames",
                    f"Cannot append CSV content to the following file: {self._name}. The appended object does not have a property "
                    f"that corresponds to the following column: {column}. To continue with mismatched properties, add the -Force "
                    "parameter, and then retry the command.",
                    column,
                )
        return columns

    def clean(self) -> None:
        """Closes the file."""
        if self._file is not None:
            self._file.close()


def _refused(error_id: str, message: str, target: str | None = None) -> InvalidOperationException:
    return ending(InvalidOperationException(message, error_id=error_id, category="InvalidData", target=target))
