"""ConvertTo-Json."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.validation.ranges import ValidateRange
from ..framework.values.types import INT, OBJECT, SWITCH, enum_of
from .json.escapes import StringEscapeHandling
from .json.writer import Layout, json_text


class ConvertToJson(
    Cmdlet,
    name="ConvertTo-Json",
    net_type="Microsoft.PowerShell.Commands.ConvertToJsonCommand",
    outputs="System.String",
    examples=(("Get-Thread $Id | ConvertTo-Json -Depth 10", "A thread with everything in it."),),
):
    """Writes objects as JSON text: one object as it is, several as an array.

    Objects are followed two levels deep unless -Depth says otherwise; what lies deeper becomes text, with a warning.
    """

    InputObject = Parameter(
        OBJECT, InSet(mandatory=True, position=0, from_pipeline=True), allow_null=True, help="The objects, from the pipeline."
    )
    Depth = Parameter(INT, validate=[ValidateRange(0, 100)], default=2, help="How many levels below the first are written.")
    Compress = Parameter(SWITCH, help="Leaves out blanks and line ends.")
    EnumsAsStrings = Parameter(SWITCH, help="Writes the names of enumeration values.")
    AsArray = Parameter(SWITCH, help="Writes an array, even of one object.")
    EscapeHandling = Parameter(
        enum_of(StringEscapeHandling), default=StringEscapeHandling.Default, help="Which signs in texts are written as escapes."
    )

    def begin(self) -> None:
        """Makes room for the input."""
        self.items: list[Any] = []

    def process(self) -> None:
        """Keeps an object."""
        self.items.append(self.InputObject)

    def taker(self) -> Callable[[Any], None]:
        """Returns what keeps an object."""
        return self.items.append

    def end(self) -> Iterator[str]:
        """Writes the text."""
        if self.items:
            if self.invocation.expecting_input:
                from .json.extended import extended

                self.items = [extended(item) for item in self.items]
            value = self.items if len(self.items) > 1 or self.AsArray else self.items[0]
            layout = Layout(self.Depth, bool(self.Compress), bool(self.EnumsAsStrings), self.EscapeHandling, self.write_warning)
            yield json_text(value, layout)
