"""ConvertFrom-Json."""

from __future__ import annotations

import os
from typing import Any

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import JsonException, PowerShellError
from ..framework.validation.ranges import ValidateRangeKind
from ..framework.values.types import INT, STRING, SWITCH, enum_of
from .json.date_kinds import JsonDateKind
from .json.objects import ReservedNameException, convert_from_json
from .shared.errors import ArgumentException, ending
from .shared.output import elements


class JsonReaderException(PowerShellError):
    """What the reader of JSON says of a text that is none."""

    net_type = "Newtonsoft.Json.JsonReaderException"


class ConvertFromJson(
    Cmdlet,
    name="ConvertFrom-Json",
    net_type="Microsoft.PowerShell.Commands.ConvertFromJsonCommand",
    examples=(("'{\"id\": 1}' | ConvertFrom-Json", "An object with one property."),),
):
    """Reads JSON text as objects.

    Several lines are one document, unless the first of them is one on its own; then each line is. Comments, single quotes, names
    without quotes and trailing commas are accepted. Integers are Int64, full dates with a time are dates.
    """

    InputObject = Parameter(
        STRING, InSet(mandatory=True, position=0, from_pipeline=True), allow_empty_string=True, help="The text, also line by line."
    )
    AsHashtable = Parameter(SWITCH, help="Makes tables that mind case instead of objects.")
    Depth = Parameter(INT, validate=[ValidateRangeKind("Positive")], default=1024, help="How many levels of nesting there may be.")
    NoEnumerate = Parameter(SWITCH, help="Writes an array as one object.")
    DateKind = Parameter(
        enum_of(JsonDateKind), default=JsonDateKind.Default, help="What dates become: of their own kind, local, in UTC, or text."
    )

    def begin(self) -> None:
        """Makes room for the lines."""
        self._lines: list[str] = []

    def process(self) -> None:
        """Keeps a line."""
        self._lines.append(self.InputObject)

    def end(self) -> None:
        """Writes the objects."""
        lines = self._lines
        if not lines:
            return
        whole = lines[0]
        if len(lines) > 1:
            try:
                first = self._read(lines[0])
            except ArgumentException:
                first = None
            else:
                self._write(first)
            if first is not None:
                for line in lines[1:]:
                    self._write(self._read(line))
                return
            whole = os.linesep.join(lines)
        self._write(self._read(whole))

    def _read(self, text: str) -> Any:
        try:
            return convert_from_json(text, as_hashtable=bool(self.AsHashtable), depth=self.Depth, kind=self.DateKind)
        except ReservedNameException:
            raise
        except JsonException as error:
            raise ending(ArgumentException(f"Conversion from JSON failed with error: {error}")) from JsonReaderException(str(error))

    def _write(self, value: Any) -> None:
        write = self.invocation.writer()
        for item in (value,) if self.NoEnumerate else elements(value):
            write(item)
