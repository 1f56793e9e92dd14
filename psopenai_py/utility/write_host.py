"""Write-Host."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..framework.conversion.text import is_enumerable, plain_text
from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.streams.records import InformationRecord
from ..framework.values.collections import DictionaryEntry
from ..framework.values.types import OBJECT, SWITCH, enum_of
from ..language.members.enum_types import ConsoleColor

_COLOR = enum_of(ConsoleColor)


class WriteHost(
    Cmdlet,
    name="Write-Host",
    net_type="Microsoft.PowerShell.Commands.WriteHostCommand",
    examples=(("Write-Host 'Ready.' -ForegroundColor Green", "Shows a text."),),
):
    """Shows objects as text, on the information stream with the tag PSHOST."""

    Object = Parameter(
        OBJECT, InSet(position=0, from_remaining=True, from_pipeline=True), alias=("Msg", "Message"), help="What to show."
    )
    NoNewline = Parameter(SWITCH, help="Lets the next text follow on the same line.")
    Separator = Parameter(OBJECT, default=" ", help="Stands between the elements of a collection.")
    ForegroundColor = Parameter(_COLOR, default=ConsoleColor.Gray, help="The colour of the text, where the host has colours.")
    BackgroundColor = Parameter(_COLOR, default=ConsoleColor.Black, help="The colour behind the text, where the host has colours.")

    def process(self) -> None:
        """Shows one text."""
        self.write_information(InformationRecord(self._text(self.Object), ("PSHOST",), no_newline=bool(self.NoNewline)))

    def _text(self, value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, Mapping):
            value = [DictionaryEntry(key, item) for key, item in value.items()]
        if is_enumerable(value):
            separator = "" if self.Separator is None else plain_text(self.Separator)
            return separator.join([self._text(element) for element in value])
        return plain_text(value)
