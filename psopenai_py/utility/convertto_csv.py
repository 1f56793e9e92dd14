"""ConvertTo-Csv."""

from __future__ import annotations

from collections.abc import Iterator

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import PSOBJECT
from .csv.writing import CsvWritingCmdlet, column_names, type_line


class ConvertToCsv(
    CsvWritingCmdlet,
    name="ConvertTo-Csv",
    net_type="Microsoft.PowerShell.Commands.ConvertToCsvCommand",
    default_set="Delimiter",
    outputs="System.String",
    examples=(("$Runs | ConvertTo-Csv", "The runs as a table."),),
):
    """Writes objects as lines of CSV. The properties of the first object are the columns."""

    InputObject = Parameter(
        PSOBJECT,
        InSet(mandatory=True, position=0, from_pipeline=True, by_property_name=True),
        help="The objects, from the pipeline.",
    )

    def begin(self) -> None:
        """Reads how to quote."""
        self._writer = self.make_writer()

    def process(self) -> Iterator[str]:
        """Writes the line of an object; before the first one, the names."""
        value, writer = self.InputObject, self._writer
        if value is None:
            return
        if writer.names is None:
            writer.names = column_names(value)
            if not self.NoHeader:
                if self.IncludeTypeInformation:
                    yield type_line(value)
                if writer.names:
                    yield writer.header()
        line = writer.line(value)
        if line:
            yield line
