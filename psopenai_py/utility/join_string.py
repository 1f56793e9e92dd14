"""Join-String."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.conversion.text import to_text
from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import PSOBJECT, STRING, SWITCH, array_of
from ..language.operators import binary_operation
from .shared.expression_type import PROPERTY_EXPRESSION


class JoinString(
    Cmdlet,
    name="Join-String",
    net_type="Microsoft.PowerShell.Commands.Utility.JoinStringCommand",
    default_set="default",
    outputs="System.String",
    examples=(("$Threads | Join-String id -Separator ', '", "The ids in one text."),),
):
    """Joins the texts of objects, or of a property of them, to one."""

    Property = Parameter(PROPERTY_EXPRESSION, InSet(position=0), help="Names the property, or computes a value.")
    Separator = Parameter(
        STRING, InSet(position=1), allow_empty_string=True, help="Stands between the texts; without it, $OFS does."
    )
    OutputPrefix = Parameter(STRING, alias="op", help="Stands before the whole.")
    OutputSuffix = Parameter(STRING, alias="os", help="Stands after the whole.")
    SingleQuote = Parameter(SWITCH, InSet("SingleQuote"), help="Puts each text into single quotes.")
    DoubleQuote = Parameter(SWITCH, InSet("DoubleQuote"), help="Puts each text into double quotes.")
    FormatString = Parameter(STRING, InSet("Format"), help="Formats each value, as the operator -f does.")
    UseCulture = Parameter(SWITCH, help="Accepted; the invariant culture is the current one.")
    InputObject = Parameter(array_of(PSOBJECT), InSet(from_pipeline=True), help="The objects, from the pipeline.")

    def begin(self) -> None:
        """Makes room for the texts."""
        self._texts: list[str] = []
        self._quote = "'" if self.SingleQuote else '"' if self.DoubleQuote else ""

    def process(self) -> None:
        """Takes the texts of the objects that came; null has none."""
        for item in self.InputObject or ():
            if item is not None:
                self._texts.append(self._text(self._value(item)))

    def _value(self, item: Any) -> Any:
        if self.bound.get("Property") is None:
            return item
        results = self.Property.results(item)
        return results[0].value if results else None

    def _text(self, value: Any) -> str:
        if not self._quote and self.FormatString:
            formatted: str = binary_operation("-f")(self.FormatString, [value])
            return formatted
        return f"{self._quote}{to_text(value)}{self._quote}"

    def end(self) -> Iterator[str]:
        """Writes the joined text."""
        separator = self.bound.get("Separator")
        if separator is None:
            separator = to_text(self.session.variables.get("OFS"))
        yield f"{self.OutputPrefix or ''}{separator.join(self._texts)}{self.OutputSuffix or ''}"
