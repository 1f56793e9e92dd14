"""What the commands that take paths share: their parameters, and how a path becomes items."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from ...framework.declaration.cmdlet import Cmdlet
from ...framework.declaration.parameter import Include, InSet, Parameter, ParameterGroup
from ...framework.errors import PowerShellError
from ...framework.location import Location
from ...framework.values.types import STRING, STRING_ARRAY, SWITCH, NetType
from ..providers.drives import ItemPath
from ..providers.resolving import Filters, resolve

CREDENTIAL: Final[NetType[Any]] = NetType("System.Management.Automation.PSCredential", "credential")

Work = Callable[[ItemPath], Iterator[Any] | None]
"""What a command does with one item; yields its output."""


class PathParameters(ParameterGroup):
    """Paths with wildcards, from the pipeline as well, or without."""

    Path = Parameter(
        STRING_ARRAY,
        InSet("Path", mandatory=True, position=0, from_pipeline=True, by_property_name=True),
        help="The paths, with wildcards.",
    )
    LiteralPath = Parameter(
        STRING_ARRAY,
        InSet("LiteralPath", mandatory=True, by_property_name=True),
        alias=("PSPath", "LP"),
        help="The paths, without wildcards.",
    )


class ItemCmdlet(Cmdlet):
    """Base of the commands that take paths."""

    @property
    def forced(self) -> bool:
        """Whether -Force was given."""
        return bool(getattr(self, "Force", False))

    @property
    def filters(self) -> Filters:
        """-Include, -Exclude and -Filter, as far as the command has them."""
        include, exclude, only = (getattr(self, name, None) for name in ("Include", "Exclude", "Filter"))
        return Filters(include, exclude, only, hidden=self.forced)

    @property
    def is_literal(self) -> bool:
        """Whether the paths have no wildcards: they came as -LiteralPath."""
        return "LiteralPath" in self.bound

    @property
    def paths(self) -> list[str]:
        """The paths as they were given."""
        given: Any = getattr(self, "LiteralPath" if self.is_literal else "Path", None)
        return [given] if isinstance(given, str) else list(given or ())

    @property
    def location(self) -> Location:
        """Where the session stands."""
        return Location.for_session(self.session)

    def resolved(self, path: str, filters: Filters | None = None, *, missing: bool = False) -> list[ItemPath]:
        """Returns the items a path means; that there are none is written as an error, unless the path has wildcards.

        With `missing`, a path that leads to nothing stands for itself.
        """
        try:
            return resolve(
                self.session, path, self.filters if filters is None else filters, literal=self.is_literal, missing=missing
            )
        except PowerShellError as error:
            self.write_error(error)
            return []

    def each(self, work: Work, *, missing: bool = False) -> Iterator[Any]:
        """Does the work for each item of each path. What goes wrong with one costs that one only."""
        for path in self.paths:
            for item in self.resolved(path, missing=missing):
                yield from self.guarded(work, item)

    def guarded(self, work: Work, item: ItemPath) -> Iterator[Any]:
        """Does the work for one item; an error that does not end the command is written."""
        try:
            yield from work(item) or ()
        except PowerShellError as error:
            if error.terminating:
                raise
            self.write_error(error)

    def agreed(self, question: str) -> bool:
        """Asks whether to go on, whatever -Confirm says. Raises an error that ends the command where nobody can answer."""
        host = self.session.host
        if not host.can_prompt:
            error = PowerShellError(f"A question is due and nobody can answer it: {question}", category="InvalidOperation")
            error.terminating = True
            raise error
        return host.ask("Confirm", f"{question}\n[Y] Yes  [N] No", "Y/N").strip().casefold() in ("y", "yes")


class FilteredCmdlet(ItemCmdlet):
    """Base of the commands whose paths can be narrowed down."""

    Filter = Parameter(STRING, help="Only names that match these wildcards of the file system.")
    Include = Parameter(STRING_ARRAY, help="Only names that match one of these wildcards.")
    Exclude = Parameter(STRING_ARRAY, help="No names that match one of these wildcards.")
    Force = Parameter(SWITCH, help="Also hidden and read-only items.")
    Credential = Parameter(CREDENTIAL, InSet(by_property_name=True), help="Accepted; no drive here asks who you are.")


class PathsCmdlet(FilteredCmdlet):
    """Base of the commands that take paths from the pipeline."""

    given_paths = Include(PathParameters)
