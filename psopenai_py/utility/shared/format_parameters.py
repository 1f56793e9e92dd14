"""What the Format commands share: which properties of objects to show, and in what shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...framework.declaration.parameter import Parameter
from ...framework.validation.sets import ValidateSet
from ...framework.values.types import OBJECT, STRING, STRING_ARRAY, SWITCH
from .display import Display, DisplayCmdlet, FormattedLines
from .property_definitions import FORMAT, PropertyDefinition, property_definitions
from .property_selection import Selection


class FormatCmdlet(DisplayCmdlet):
    """Base of the Format commands."""

    ExcludeProperty = Parameter(STRING_ARRAY, help="Leaves out properties.")
    GroupBy = Parameter(OBJECT, help="Accepted; the objects are not grouped yet.")
    View = Parameter(STRING, help="Accepted; there are no named views yet.")
    ShowError = Parameter(SWITCH, help="Accepted.")
    DisplayError = Parameter(SWITCH, help="Accepted.")
    Force = Parameter(SWITCH, help="Accepted.")
    Expand = Parameter(STRING, validate=[ValidateSet("CoreOnly", "EnumOnly", "Both")], help="Accepted.")

    shape: str | None = None

    def wanted(self) -> Sequence[Any] | None:
        """Returns what -Property asks for."""
        given: Sequence[Any] | None = self.bound.get("Property")
        return given

    def begin(self) -> None:
        """Reads which properties are wanted."""
        wanted = self.wanted()
        self._selection: Selection | None = None
        if wanted or self.ExcludeProperty:
            definitions: list[PropertyDefinition] = property_definitions(wanted or ["*"], FORMAT)
            self._selection = Selection(self, None, self.bound.get("ExcludeProperty"), None, definitions=definitions)
        self._display = Display(shape=self.shape)
        self._lines: list[str] = []

    def process(self) -> None:
        """Formats an object."""
        if self.given() and self.InputObject is not None:
            for item in self.chosen(self.InputObject):
                self._lines += self._display.lines(item)

    def chosen(self, item: Any) -> Iterator[Any]:
        """Yields what is shown of an object."""
        if self._selection is None:
            yield item
        else:
            yield from (made for made, _ in self._selection.of(item))

    def end(self) -> Iterator[FormattedLines]:
        """Writes the lines."""
        self._lines += self._display.end()
        if self._lines:
            yield FormattedLines(self._lines)
