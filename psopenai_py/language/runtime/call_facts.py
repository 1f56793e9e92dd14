"""What a running function can ask about its call: ``$MyInvocation``, ``$PSBoundParameters``, ``$PSCmdlet`` and the like."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...framework.values.nothing import UNBOUND
from ...framework.values.types import OBJECT, STRING
from ..members.dictionaries import Dictionary
from ..members.types import GenericType

if TYPE_CHECKING:
    from ...framework.pipeline.stage import Stage
    from ...framework.variables import Scope
    from ..parsing.source import Source
    from ..tree import Node


_TYPE = GenericType("System.Collections.Generic.Dictionary`2", (STRING, OBJECT), Dictionary)


class BoundParameters(Dictionary):
    """System.Management.Automation.PSBoundParametersDictionary: ``$PSBoundParameters``."""

    __slots__ = ()
    net_type = "System.Management.Automation.PSBoundParametersDictionary"
    members_of = "System.Collections.Generic.Dictionary`2"

    def __init__(self, entries: Mapping[str, Any]) -> None:
        super().__init__(_TYPE, entries, ignore_case=True)


class CallFacts:
    """Makes the automatic variables of one call when they are first read.

    `place` is the source and node of the call, `stage` the stage that runs it; without one, `bound` is what was bound.
    """

    __slots__ = (
        "_bound",
        "_cmdlet",
        "_info",
        "bound",
        "command",
        "invocation_name",
        "is_advanced",
        "place",
        "scope",
        "source",
        "stage",
    )

    def __init__(self, command: Any, source: Source, stage: Stage | None = None, *, is_advanced: bool = False) -> None:
        self.command = command
        self.source = source
        self.stage = stage
        self.bound: dict[str, Any] | None = None
        self.is_advanced = is_advanced
        self.place: tuple[Source, Node] | None = None
        self.invocation_name: str = getattr(command, "name", "")
        self.scope: Scope | None = None
        self._bound: BoundParameters | None = None
        self._info: Any = None
        self._cmdlet: Any = None

    def __call__(self, folded: str) -> Any:
        """Returns the automatic variable of that folded name, `UNBOUND` for all others."""
        match folded:
            case "psboundparameters":
                return self.bound_parameters
            case "myinvocation":
                return self.invocation_info
            case "pscmdlet":
                return self.cmdlet if self.is_advanced and self.stage is not None else UNBOUND
            case "args":
                return None  # an advanced function has none, whatever its callers have
            case "psscriptroot":
                return "" if self.source.file is None else os.path.dirname(self.source.file)
            case "pscommandpath":
                return self.source.file or ""
        return UNBOUND

    @property
    def bound_parameters(self) -> BoundParameters:
        """``$PSBoundParameters``."""
        stage = self.stage
        if self._bound is None:
            self._bound = BoundParameters(self.bound or {} if stage is None else stage.bound)
        return self._bound

    def refresh(self) -> None:
        """Notes what the input object bound, in the dictionary that the script may hold already."""
        if self._bound is not None and self.stage is not None:
            bound = self.stage.bound
            self._bound.update(bound)

    @property
    def invocation_info(self) -> Any:
        """``$MyInvocation``."""
        if self._info is None:
            from .invocation_info import InvocationInfo

            info = self._info = InvocationInfo(*(self.place or (None, None)), command=self.command, name=self.invocation_name)
            info.BoundParameters = self.bound_parameters
            if self.scope is not None:
                info.UnboundArguments = self.scope.values.get("args", [])
            if self.stage is not None:
                info.PipelinePosition, info.PipelineLength = self.stage.position, self.stage.length
                info.ExpectingInput = self.stage.expecting_input
                within = self.stage.streams.within
                if within is not None and within.within is None and not within.command:
                    info.CommandOrigin = "Runspace"
        return self._info

    @property
    def cmdlet(self) -> Any:
        """``$PSCmdlet``."""
        if self._cmdlet is None:
            from .ps_cmdlet import PSScriptCmdlet

            assert self.stage is not None
            self._cmdlet = PSScriptCmdlet(self.stage, self)
        return self._cmdlet
