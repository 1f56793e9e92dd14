"""Join-Path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import PowerShellError
from ..framework.validation.not_null import ValidateNotNull
from ..framework.values.types import STRING, STRING_ARRAY, SWITCH
from .providers.drives import Drives
from .shared.item_cmdlet import CREDENTIAL, ItemCmdlet
from .shared.path_text import joined


class JoinPath(
    ItemCmdlet,
    name="Join-Path",
    net_type="Microsoft.PowerShell.Commands.JoinPathCommand",
    examples=(("Join-Path $HOME data runs.json", "One path of three parts."),),
):
    """Joins the parts of a path, with one separator between them."""

    Path = Parameter(
        STRING_ARRAY,
        InSet(mandatory=True, position=0, from_pipeline=True, by_property_name=True),
        alias="PSPath",
        help="What the path begins with.",
    )
    ChildPath = Parameter(
        STRING_ARRAY,
        InSet(mandatory=True, position=1, by_property_name=True),
        allow_null=True,
        allow_empty_string=True,
        allow_empty_collection=True,
        help="What follows.",
    )
    AdditionalChildPath = Parameter(
        STRING_ARRAY,
        InSet(position=2, by_property_name=True, from_remaining=True),
        allow_null=True,
        allow_empty_string=True,
        allow_empty_collection=True,
        help="What follows after that.",
    )
    Resolve = Parameter(SWITCH, help="Gives what the joined path leads to, with wildcards.")
    Extension = Parameter(
        STRING, InSet(by_property_name=True), validate=[ValidateNotNull()], help="Replaces the extension; an empty text removes it."
    )
    Credential = Parameter(CREDENTIAL, InSet(by_property_name=True), help="Accepted; no drive here asks who you are.")

    def process(self) -> Iterator[Any]:
        """Writes the joined paths."""
        child = ""
        for part in (*(self.ChildPath or ()), *(self.AdditionalChildPath or ())):
            child = joined(child, part)
        for path in self.Path:
            try:
                Drives.for_session(self.session).find(path)
            except PowerShellError as error:
                self.write_error(error)
                continue
            whole = joined(path, child)
            if "Extension" in self.bound:
                whole = _with_extension(whole, self.Extension)
            if self.Resolve:
                yield from (item.shown for item in self.resolved(whole))
            else:
                yield whole


def _with_extension(path: str, extension: str) -> str:
    name_starts = max(path.rfind("/"), path.rfind("\\")) + 1
    dot = path.rfind(".", name_starts)
    stem = path if dot == -1 else path[:dot]
    return f"{stem}.{extension.removeprefix('.')}" if extension else stem
