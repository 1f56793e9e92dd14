"""Out-File."""

from __future__ import annotations

from collections.abc import Iterator

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.validation.not_null import ValidateNotNullOrEmpty
from ..framework.validation.ranges import ValidateRange
from ..framework.values.types import INT, STRING, SWITCH
from .shared.display import Display, DisplayCmdlet
from .shared.encoding_argument import EncodingArgument
from .shared.file_output import FileOutput
from .shared.files import ENCODING, UTF8, absolute


class OutFile(
    DisplayCmdlet,
    name="Out-File",
    net_type="Microsoft.PowerShell.Commands.OutFileCommand",
    default_set="ByPath",
    supports_should_process=True,
    examples=(("$Runs | Out-File runs.txt", "A file of what would be shown."),),
):
    """Writes what would be shown of objects to a file."""

    FilePath = Parameter(STRING, InSet("ByPath", mandatory=True, position=0), alias="Path", help="The file.")
    LiteralPath = Parameter(
        STRING,
        InSet("ByLiteralPath", mandatory=True, by_property_name=True),
        alias=("PSPath", "LP"),
        help="The file, by its exact name.",
    )
    Encoding = Parameter(
        ENCODING,
        InSet(position=1),
        transform=[EncodingArgument()],
        default=UTF8,
        validate=[ValidateNotNullOrEmpty()],
        help="The encoding of the file.",
    )
    Append = Parameter(SWITCH, help="Adds to the file.")
    Force = Parameter(SWITCH, help="Writes to a file that is read-only.")
    NoClobber = Parameter(SWITCH, alias="NoOverwrite", help="Does not replace a file that is there.")
    Width = Parameter(INT, validate=[ValidateRange(2, 2**31 - 1)], default=120, help="The columns of a line.")
    NoNewline = Parameter(SWITCH, help="Leaves out the line ends.")

    def begin(self) -> None:
        """Opens the file."""
        self._file: FileOutput | None = None
        self._display = Display(self.Width)
        name = self.FilePath if self.parameter_set == "ByPath" else self.LiteralPath
        path = absolute(self.session, name)
        if self.should_process(path, "Output to File"):
            self._file = FileOutput(
                path, self.Encoding, append=bool(self.Append), force=bool(self.Force), no_clobber=bool(self.NoClobber)
            )

    def process(self) -> None:
        """Writes an object."""
        if self.given():
            self._write(self._display.lines(self.InputObject))

    def end(self) -> None:
        """Writes what closes the last table."""
        self._write(self._display.end())

    def _write(self, lines: Iterator[str]) -> None:
        if self._file is not None:
            for line in lines:
                if self.NoNewline:
                    self._file.write(line)
                else:
                    self._file.write_line(line)

    def clean(self) -> None:
        """Closes the file."""
        if self._file is not None:
            self._file.close()
