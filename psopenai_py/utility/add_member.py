"""Add-Member."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.conversion.engine import convert
from ..framework.conversion.text import to_text
from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import ErrorRecord, ValidationMetadataException
from ..framework.validation.base import Validator
from ..framework.validation.not_null import ValidateNotNullOrEmpty
from ..framework.values.noted import can_keep_notes, note, notes_of, with_notes
from ..framework.values.nothing import UNBOUND
from ..framework.values.objects import PSObject, add_method, key_of, method_of, remove_property, set_property
from ..framework.values.types import DICTIONARY, OBJECT, PSOBJECT, SCRIPT_BLOCK, STRING, SWITCH, enum_of, type_named
from .shared.errors import InvalidOperationException, ending
from .shared.extended_members import alias_property, script_method, script_property
from .shared.member_types import PSMemberTypes

_MEMBER, _TYPE = "MemberSet", "TypeNameSet"
_NOTE, _NOTES = "NotePropertySingleMemberSet", "NotePropertyMultiMemberSet"
_KIND = enum_of(PSMemberTypes)
_KIND_NAMES = frozenset(
    {
        "aliasproperty",
        "codemethod",
        "codeproperty",
        "memberset",
        "noteproperty",
        "propertyset",
        "scriptmethod",
        "scriptproperty",
    }
)
_ADDABLE = (
    PSMemberTypes.AliasProperty, PSMemberTypes.NoteProperty, PSMemberTypes.ScriptMethod, PSMemberTypes.ScriptProperty,
)  # fmt: skip


class ValidateNoteName(Validator):
    """The name is no kind of member: -MemberType was meant then."""

    __slots__ = ()

    def __call__(self, value: Any) -> None:
        """Raises ValidationMetadataException, which leads to another parameter set, for a kind of member."""
        if to_text(value).casefold() in _KIND_NAMES:
            error = ValidationMetadataException(
                "The parameter NotePropertyName cannot take values that could be converted to the type "
                "System.Management.Automation.PSMemberTypes. To define the name of a member with those values, use Add-Member, and "
                "specify the member type."
            )
            error.swallowed = True
            raise error


def _number_as_text(value: Any) -> Any:
    return to_text(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


class AddMember(
    Cmdlet,
    name="Add-Member",
    net_type="Microsoft.PowerShell.Commands.AddMemberCommand",
    default_set=_TYPE,
    examples=(
        ("$Run | Add-Member note 'checked'", "Gives an object a property."),
        ("$Run | Add-Member ScriptProperty Age { (Get-Date) - $this.created_at }", "Gives it a property that is computed."),
    ),
):
    """Gives an object members of its own: properties with values, other names of properties, and script blocks.

    Script blocks see the object as ``$this``.
    """

    InputObject = Parameter(
        PSOBJECT,
        *[InSet(name, mandatory=True, from_pipeline=True) for name in (_MEMBER, _TYPE, _NOTE, _NOTES)],
        help="The object.",
    )
    MemberType = Parameter(_KIND, InSet(_MEMBER, mandatory=True, position=0), alias="Type", help="The kind of member.")
    Name = Parameter(STRING, InSet(_MEMBER, mandatory=True, position=1), help="The name of the member.")
    Value = Parameter(OBJECT, InSet(_MEMBER, position=2), help="The value, the other name, or the script block.")
    SecondValue = Parameter(OBJECT, InSet(_MEMBER, position=3), help="The script block that sets a ScriptProperty.")
    TypeName = Parameter(
        STRING,
        InSet(_TYPE, mandatory=True),
        InSet(_MEMBER),
        InSet(_NOTE),
        InSet(_NOTES),
        validate=[ValidateNotNullOrEmpty()],
        help="A type name to put in front of those of the object.",
    )
    Force = Parameter(SWITCH, InSet(_MEMBER), InSet(_NOTE), InSet(_NOTES), help="Replaces a member of that name.")
    PassThru = Parameter(SWITCH, *[InSet(name) for name in (_MEMBER, _TYPE, _NOTE, _NOTES)], help="Writes the object.")
    NotePropertyName = Parameter(
        STRING,
        InSet(_NOTE, mandatory=True, position=0),
        transform=[_number_as_text],
        validate=[ValidateNoteName(), ValidateNotNullOrEmpty()],
        help="The name of a property.",
    )
    NotePropertyValue = Parameter(OBJECT, InSet(_NOTE, mandatory=True, position=1), allow_null=True, help="Its value.")
    NotePropertyMembers = Parameter(
        DICTIONARY,
        InSet(_NOTES, mandatory=True, position=0),
        validate=[ValidateNotNullOrEmpty()],
        help="Several properties: names with their values.",
    )

    def process(self) -> Iterator[Any]:
        """Adds the members to one object."""
        target = self.InputObject
        members = self._members()
        if members and not isinstance(target, PSObject):
            if not self.PassThru and not can_keep_notes(target):
                return  # notes on other values belong to this one reference, which is gone
            target = with_notes(target)
        added = [self._add(target, name, member) for name, member in members]
        if added and not any(added):
            return
        if "TypeName" in self.bound and isinstance(target, PSObject):
            known = type_named(self.TypeName)
            target.type_names.insert(0, known.name if known else self.TypeName)
        if self.PassThru:
            yield target

    def _members(self) -> list[tuple[str, Any]]:
        match self.parameter_set:
            case "NotePropertySingleMemberSet":
                return [(self.NotePropertyName, self.NotePropertyValue)]
            case "NotePropertyMultiMemberSet":
                return [(to_text(name), value) for name, value in self.NotePropertyMembers.items()]
            case "MemberSet":
                return [(self.Name, self._member())]
        return []

    def _member(self) -> Any:
        kind = self.MemberType
        if bin(kind).count("1") != 1:
            raise _refused(
                "WrongMemberCount",
                f'To add a member, only one member type can be specified. The member types specified are: "{kind}"',
            )
        if kind not in _ADDABLE:
            raise _refused(
                "CannotAddMemberType",
                f'Cannot add a member with type "{kind}". Specify a different type for the MemberTypes parameter.',
            )
        value, second = self.bound.get("Value"), self.bound.get("SecondValue")
        if "SecondValue" in self.bound and kind is not PSMemberTypes.ScriptProperty:
            raise _refused(
                "Value2ShouldNotBeSpecified",
                f'The SecondValue parameter is not necessary for a member of type "{kind}", and should not be specified. Do not '
                "specify the SecondValue parameter when you add members of this type.",
            )
        if kind is PSMemberTypes.NoteProperty:
            return value
        if kind is PSMemberTypes.ScriptProperty:
            if value is None and second is None:
                raise _refused(
                    "Value1AndValue2AreNotBothNull",
                    f'Both Value and SecondValue parameters should not be null for a member of type "{kind}". Specify a non-null '
                    "value for one of the two parameters.",
                )
            return script_property(self.session, self.Name, _block(value), _block(second))
        if value is None:
            raise _refused(
                "Value1ShouldNotBeNull",
                f'The Value parameter should not be null for a member of type "{kind}". Specify a non-null value for the Value '
                "parameter when adding members of this type.",
            )
        if kind is PSMemberTypes.AliasProperty:
            return alias_property(to_text(value))
        return script_method(self.session, convert(value, SCRIPT_BLOCK))

    def _add_note(self, target: Any, name: str, member: Any) -> bool:
        """Adds a property to a value that is no custom object; what its type cannot keep is passed over."""
        if note(target, name) is not UNBOUND and not self.Force:
            return self._refuse(target, name)
        if can_keep_notes(target):
            target.notes = {known: value for known, value in notes_of(target).items() if known.casefold() != name.casefold()}
            target.notes[name] = member
        return True

    def _refuse(self, target: Any, name: str) -> bool:
        message = (
            f'Cannot add a member with the name "{name}" because a member with that name already exists. To overwrite the '
            "member anyway, add the Force parameter to your command."
        )
        error = InvalidOperationException(message, error_id="MemberAlreadyExists")
        self.write_error(ErrorRecord(error, error.error_id, error.category, target))
        return False

    def _add(self, target: Any, name: str, member: Any) -> bool:
        """Adds one member; an error where there is one of that name already."""
        if not isinstance(target, PSObject):
            return self._add_note(target, name, member)
        is_method = self.parameter_set == _MEMBER and self.MemberType is PSMemberTypes.ScriptMethod
        if key_of(target, name) is not None or method_of(target, name) is not None:
            if not self.Force:
                return self._refuse(target, name)
            remove_property(target, name)
        if is_method:
            add_method(target, name, member)
        else:
            set_property(target, name, member)
        return True


def _block(value: Any) -> Any:
    return None if value is None else convert(value, SCRIPT_BLOCK)


def _refused(error_id: str, message: str) -> InvalidOperationException:
    return ending(InvalidOperationException(message, error_id=error_id))
