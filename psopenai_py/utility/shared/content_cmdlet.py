"""What the content commands share."""

from __future__ import annotations

from collections.abc import Iterator

from ...framework.declaration.parameter import InSet, Parameter
from ...framework.errors import PowerShellError
from ...framework.values.types import STRING_ARRAY
from ...framework.wildcards import has_wildcards
from ..providers.drives import ItemPath
from ..providers.resolving import resolve
from .errors import GenericException, ItemNotFoundException
from .item_cmdlet import FilteredCmdlet


class ContentCmdlet(FilteredCmdlet):
    """Base of the content commands."""

    Path = Parameter(
        STRING_ARRAY, InSet("Path", mandatory=True, position=0, by_property_name=True), help="The paths, with wildcards."
    )
    LiteralPath = Parameter(
        STRING_ARRAY,
        InSet("LiteralPath", mandatory=True, by_property_name=True),
        alias=("PSPath", "LP"),
        help="The paths, without wildcards.",
    )

    def items(self, *, missing: bool) -> Iterator[ItemPath]:
        """Yields the items of the paths; for wildcards that match nothing an error is written as well.

        `missing`: a path that leads to nothing stands for itself, unless filters or wildcards hide what it means.
        """
        for path in self.paths:
            try:
                found = resolve(self.session, path, self.filters, literal=self.is_literal)
            except ItemNotFoundException as error:
                if not missing:
                    self.write_error(error)
                    continue
                found = resolve(self.session, path, literal=self.is_literal or not has_wildcards(path), missing=True)
            except PowerShellError as error:
                self.write_error(error)
                continue
            if not found:
                self.write_error(self._hidden())
            yield from found

    def _hidden(self) -> GenericException:
        message = (
            f"An object at the specified path {self.paths[0]} does not exist, or has been filtered by the -Include or -Exclude "
            "parameter."
        )
        return GenericException(message, error_id="ItemNotFound", category="ObjectNotFound", target=list(self.paths))
