"""The parameters that Sort-Object, Group-Object, Compare-Object and their kin share."""

from __future__ import annotations

from ...framework.declaration.cmdlet import Cmdlet
from ...framework.declaration.parameter import InSet, Parameter
from ...framework.values.nothing import NOTHING
from ...framework.values.types import OBJECT_ARRAY, PSOBJECT, STRING, SWITCH


class ComparingCmdlet(Cmdlet):
    """Base of the commands that compare objects."""

    Culture = Parameter(STRING, help="Accepted for scripts that name a culture; the invariant culture is used.")
    CaseSensitive = Parameter(SWITCH, help="Tells upper from lower case.")

    @property
    def ignore_case(self) -> bool:
        """Whether case does not matter."""
        return not self.CaseSensitive


class ObjectCmdlet(ComparingCmdlet):
    """Base of the commands that look at a property of each input object."""

    InputObject = Parameter(PSOBJECT, InSet(from_pipeline=True), default=NOTHING, help="The objects, from the pipeline.")
    Property = Parameter(
        OBJECT_ARRAY,
        InSet(position=0),
        help="Names properties, or computes values: script blocks, and hashtables with an Expression.",
    )
