"""Get-Module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import STRING_ARRAY, SWITCH
from ..framework.wildcards import wildcard_matcher
from .shared.module_access import modules


class GetModule(
    Cmdlet,
    name="Get-Module",
    net_type="Microsoft.PowerShell.Commands.GetModuleCommand",
    default_set="Loaded",
    aliases="gmo",
    outputs="System.Management.Automation.PSModuleInfo",
    examples=(("Get-Module", "The modules there are."),),
):
    """Gets the modules whose commands there are."""

    Name = Parameter(
        STRING_ARRAY, InSet("Loaded", position=0, from_pipeline=True), InSet("Available", position=0, from_pipeline=True),
        help="The names, with wildcards.",
    )  # fmt: skip
    All = Parameter(SWITCH, InSet("Loaded"), InSet("Available"), help="Accepted.")
    ListAvailable = Parameter(SWITCH, InSet("Available", mandatory=True), help="Accepted: what is available is loaded.")

    def process(self) -> Iterator[Any]:
        """Writes the modules, by name."""
        for pattern in self.Name or ["*"]:
            matches = wildcard_matcher(pattern)
            yield from (module for module in modules(self.session) if matches(module.Name))
