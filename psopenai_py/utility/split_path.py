"""Split-Path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import STRING_ARRAY, SWITCH
from .providers.drives import Drives, qualifier_of
from .shared.errors import FormatException
from .shared.item_cmdlet import CREDENTIAL, ItemCmdlet
from .shared.path_text import base_of, extension_of, leaf_of, parent_of

_SETS = ("ParentSet", "LeafSet", "LeafBaseSet", "ExtensionSet", "QualifierSet", "NoQualifierSet", "IsAbsoluteSet")


class SplitPath(
    ItemCmdlet,
    name="Split-Path",
    default_set="ParentSet",
    net_type="Microsoft.PowerShell.Commands.SplitPathCommand",
    examples=(("Split-Path /data/runs.json -Leaf", "The name of the file."),),
):
    """Gives a part of a path: what is above the last part, or with a switch the name, the extension, the drive."""

    Path = Parameter(
        STRING_ARRAY,
        *(InSet(name, mandatory=True, position=0, from_pipeline=True, by_property_name=True) for name in _SETS),
        help="The paths, with wildcards for -Resolve.",
    )
    LiteralPath = Parameter(
        STRING_ARRAY,
        InSet("LiteralPathSet", mandatory=True, by_property_name=True),
        alias=("PSPath", "LP"),
        help="The paths, without wildcards.",
    )
    Qualifier = Parameter(SWITCH, InSet("QualifierSet", mandatory=True, by_property_name=True), help="The drive.")
    NoQualifier = Parameter(SWITCH, InSet("NoQualifierSet", mandatory=True, by_property_name=True), help="All but the drive.")
    Parent = Parameter(SWITCH, InSet("ParentSet", by_property_name=True), default=True, help="All but the last part.")
    Leaf = Parameter(SWITCH, InSet("LeafSet", mandatory=True, by_property_name=True), help="The last part.")
    LeafBase = Parameter(
        SWITCH, InSet("LeafBaseSet", mandatory=True, by_property_name=True), help="The last part without its extension."
    )
    Extension = Parameter(SWITCH, InSet("ExtensionSet", mandatory=True, by_property_name=True), help="The extension.")
    Resolve = Parameter(SWITCH, help="Takes what the paths lead to, with wildcards.")
    IsAbsolute = Parameter(SWITCH, InSet("IsAbsoluteSet", mandatory=True), help="Says whether the path begins at a root.")
    Credential = Parameter(CREDENTIAL, InSet(by_property_name=True), help="Accepted; no drive here asks who you are.")

    def process(self) -> Iterator[Any]:
        """Writes the part of each path."""
        for given in self.paths:
            for path in [item.shown for item in self.resolved(given)] if self.Resolve else [given]:
                if self.Qualifier and ":" not in path:
                    message = f"Cannot parse path because path '{path}' does not have a qualifier specified."
                    error = FormatException(message, error_id="ParsePathFormatError", category="InvalidArgument", target=path)
                    self.write_error(error)
                else:
                    yield self._part(path)

    def _part(self, path: str) -> Any:
        if self.IsAbsolute:
            return Drives.for_session(self.session).is_absolute(path)
        if self.Qualifier:
            return qualifier_of(path) or path[: path.index(":") + 1]
        if self.NoQualifier:
            return path[len(qualifier_of(path)) :]
        if self.Leaf:
            return leaf_of(path)
        if self.LeafBase:
            return base_of(leaf_of(path))
        if self.Extension:
            return extension_of(leaf_of(path))
        return parent_of(path)
