"""Get-Member."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import ErrorRecord
from ..framework.validation.not_null import ValidateNotNullOrEmpty
from ..framework.values.net_object import NetObject
from ..framework.values.nothing import NOTHING
from ..framework.values.types import PSOBJECT, STRING_ARRAY, SWITCH, enum_of
from ..framework.wildcards import wildcard_matcher
from .shared.errors import InvalidOperationException
from .shared.member_list import MemberDefinition, instance_members, static_members, type_label
from .shared.member_types import PSMemberTypes, PSMemberViewTypes


class GetMember(
    Cmdlet,
    name="Get-Member",
    net_type="Microsoft.PowerShell.Commands.GetMemberCommand",
    aliases="gm",
    outputs="Microsoft.PowerShell.Commands.MemberDefinition",
    examples=(("$Run | Get-Member -MemberType NoteProperty", "The properties of a run."),),
):
    """Lists the properties and methods of objects, once for each type."""

    InputObject = Parameter(PSOBJECT, InSet(from_pipeline=True), default=NOTHING, help="The objects, from the pipeline.")
    Name = Parameter(STRING_ARRAY, InSet(position=0), validate=[ValidateNotNullOrEmpty()], help="The names, with wildcards.")
    MemberType = Parameter(enum_of(PSMemberTypes), alias="Type", default=PSMemberTypes.All, help="The kinds of members.")
    View = Parameter(
        enum_of(PSMemberViewTypes), default=PSMemberViewTypes.Extended | PSMemberViewTypes.Adapted, help="Accepted; all are shown."
    )
    Static = Parameter(SWITCH, help="Lists the static members of the type.")
    Force = Parameter(SWITCH, help="Accepted; there are no hidden members.")

    def begin(self) -> None:
        """Knows no type yet."""
        self._seen: set[str] = set()
        self._patterns = [wildcard_matcher(pattern) for pattern in self.Name or ["*"]]

    def process(self) -> Iterator[NetObject]:
        """Writes the members of an object whose type is new."""
        item = self.InputObject
        if item is None or item is NOTHING:
            return
        label = type_label(item, static=bool(self.Static))
        if label in self._seen:
            return
        self._seen.add(label)
        listed = static_members(item, label) if self.Static else instance_members(item, label)
        chosen = [member for member in listed if member.MemberType & self.MemberType and self._is_named(member.Name)]
        yield from sorted(chosen, key=_order)

    def _is_named(self, name: str) -> bool:
        return any(matches(name) for matches in self._patterns)

    def end(self) -> None:
        """Writes an error where there was no object."""
        if not self._seen:
            error = InvalidOperationException("You must specify an object for the Get-Member cmdlet.")
            self.write_error(ErrorRecord(error, "NoObjectInGetMember", "CloseError"))


def _order(member: MemberDefinition) -> tuple[int, str]:
    """Kinds in the order that the engine lists them, names within a kind."""
    return _KINDS.index(member.MemberType), member.Name.casefold()


_KINDS: list[Any] = [
    PSMemberTypes.AliasProperty, PSMemberTypes.CodeMethod, PSMemberTypes.CodeProperty, PSMemberTypes.Dynamic, PSMemberTypes.Event,
    PSMemberTypes.MemberSet, PSMemberTypes.Method, PSMemberTypes.NoteProperty, PSMemberTypes.ParameterizedProperty,
    PSMemberTypes.Property, PSMemberTypes.PropertySet, PSMemberTypes.ScriptMethod, PSMemberTypes.ScriptProperty,
]  # fmt: skip
