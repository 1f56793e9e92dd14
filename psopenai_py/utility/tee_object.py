"""Tee-Object."""

from __future__ import annotations

from typing import Any

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.streams.streams import variable_name
from ..framework.validation.not_null import ValidateNotNullOrEmpty
from ..framework.values.types import PSOBJECT, STRING, SWITCH
from .shared.display import Display
from .shared.encoding_argument import EncodingArgument
from .shared.file_output import FileOutput
from .shared.files import ENCODING, UTF8, absolute


class TeeObject(
    Cmdlet,
    name="Tee-Object",
    net_type="Microsoft.PowerShell.Commands.TeeObjectCommand",
    default_set="File",
    examples=(
        ("Get-ThreadRun $Thread | Tee-Object -Variable runs | Select-Object id", "Keeps the runs and goes on with their ids."),
    ),
):
    """Keeps objects in a variable or a file, and passes them on."""

    InputObject = Parameter(PSOBJECT, InSet(from_pipeline=True), help="The objects, from the pipeline.")
    FilePath = Parameter(STRING, InSet("File", mandatory=True, position=0), alias="Path", help="The file.")
    LiteralPath = Parameter(
        STRING, InSet("LiteralFile", mandatory=True), alias=("PSPath", "LP"), help="The file, by its exact name."
    )
    Append = Parameter(SWITCH, InSet("File"), help="Adds to the file.")
    Encoding = Parameter(
        ENCODING,
        InSet("File"),
        InSet("LiteralFile"),
        transform=[EncodingArgument()],
        default=UTF8,
        validate=[ValidateNotNullOrEmpty()],
        help="The encoding of the file.",
    )
    Variable = Parameter(STRING, InSet("Variable", mandatory=True), help="The name of the variable.")

    def begin(self) -> None:
        """Opens the file."""
        self._file: FileOutput | None = None
        self._display = Display()
        self._kept: list[Any] = []
        if self.parameter_set != "Variable":
            name = self.FilePath if self.parameter_set == "File" else self.LiteralPath
            self._file = FileOutput(absolute(self.session, name), self.Encoding, append=bool(self.Append))

    def process(self) -> None:
        """Keeps an object and passes it on."""
        if self._file is None:
            self._kept.append(self.InputObject)
        else:
            self._write(self._display.lines(self.InputObject))
        self.write_object(self.InputObject)

    def _write(self, lines: Any) -> None:
        if self._file is not None:
            for line in lines:
                self._file.write_line(line)

    def end(self) -> None:
        """Sets the variable: one object as it is, several as an array."""
        if self._file is None:
            value = self._kept[0] if len(self._kept) == 1 else self._kept or None
            self.session.variables[variable_name(self.Variable)] = value
        else:
            self._write(self._display.end())

    def clean(self) -> None:
        """Closes the file."""
        if self._file is not None:
            self._file.close()
