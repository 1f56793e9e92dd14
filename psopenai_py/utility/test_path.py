"""Test-Path."""

from __future__ import annotations

from collections.abc import Iterator

from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import PowerShellError
from ..framework.values.enums import NetEnum
from ..framework.values.types import DATETIME, STRING, STRING_ARRAY, SWITCH, enum_of, nullable
from .providers.drives import Drives, ItemPath
from .providers.errors import ArgumentNullException
from .providers.resolving import resolve
from .shared.item_cmdlet import CREDENTIAL, ItemCmdlet


class TestPathType(NetEnum):
    """Microsoft.PowerShell.Commands.TestPathType."""

    Any = 0
    Container = 1
    Leaf = 2


class TestPath(
    ItemCmdlet,
    name="Test-Path",
    default_set="Path",
    net_type="Microsoft.PowerShell.Commands.TestPathCommand",
    examples=(("if (Test-Path config.json) { 'there' }", "Whether there is a file."),),
):
    """Says whether paths lead to something: True or False for each."""

    Path = Parameter(
        STRING_ARRAY,
        InSet("Path", mandatory=True, position=0, from_pipeline=True, by_property_name=True),
        allow_null=True,
        allow_empty_collection=True,
        allow_empty_string=True,
        help="The paths, with wildcards.",
    )
    LiteralPath = Parameter(
        STRING_ARRAY,
        InSet("LiteralPath", mandatory=True, by_property_name=True),
        alias=("PSPath", "LP"),
        allow_null=True,
        allow_empty_collection=True,
        allow_empty_string=True,
        help="The paths, without wildcards.",
    )
    Filter = Parameter(STRING, help="Only names that match these wildcards of the file system.")
    Include = Parameter(STRING_ARRAY, help="Only names that match one of these wildcards.")
    Exclude = Parameter(STRING_ARRAY, help="No names that match one of these wildcards.")
    PathType = Parameter(
        enum_of(TestPathType), alias="Type", default=TestPathType.Any, help="Container for folders, Leaf for files, Any for both."
    )
    IsValid = Parameter(SWITCH, help="Looks only whether it could be a path.")
    OlderThan = Parameter(nullable(DATETIME), help="Only what was changed before that time.")
    NewerThan = Parameter(nullable(DATETIME), help="Only what was changed after that time.")
    Credential = Parameter(CREDENTIAL, InSet(by_property_name=True), help="Accepted; no drive here asks who you are.")

    def process(self) -> Iterator[bool]:
        """Answers for each path."""
        if not self.paths:
            self._write_null()
            return
        for path in self.paths:
            if path is None:
                self._write_null()
            else:
                yield bool(path.strip()) and self._answer(path)

    def _write_null(self) -> None:
        message = "Value cannot be null. (Parameter 'The provided Path argument was null or an empty collection.')"
        self.write_error(ArgumentNullException(message, error_id="NullPathNotPermitted"))

    def _answer(self, path: str) -> bool:
        try:
            if self.IsValid:
                return "\0" not in Drives.for_session(self.session).find(path).path
            found = resolve(self.session, path, self.filters, literal=self.is_literal)
        except PowerShellError:
            return False
        if not any(self._is_of_time(item) for item in found):
            return False
        containers = bool(found) and all(item.provider.is_container(item.path) for item in found)
        return self.PathType == TestPathType.Any or containers == (self.PathType == TestPathType.Container)

    def _is_of_time(self, item: ItemPath) -> bool:
        if self.OlderThan is None and self.NewerThan is None:
            return True
        written = getattr(item.provider.item(item.path), "LastWriteTime", None)
        if written is None:
            return True
        stamp = written.timestamp()
        older = self.OlderThan is None or stamp < self.OlderThan.timestamp()
        return older and (self.NewerThan is None or stamp > self.NewerThan.timestamp())
