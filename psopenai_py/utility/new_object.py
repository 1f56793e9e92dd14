"""New-Object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.conversion.engine import from_null
from ..framework.conversion.text import is_enumerable, to_text
from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import PowerShellError
from ..framework.validation.not_null import ValidateNotNullOrEmpty
from ..framework.values.objects import PSObject, set_property
from ..framework.values.types import DICTIONARY, OBJECT_ARRAY, STRING
from ..language.members.lookup import guarded, invoke_member, set_member
from ..language.members.statics import new_object
from ..language.members.types import named
from ..language.runtime.interpreter import Interpreter
from .shared.errors import InvalidOperationException, PSArgumentException, ending

_ZEROS = ("integer", "bigint", "real", "decimal", "bool", "char", "switch")
_CUSTOM = frozenset(
    {"psobject", "pscustomobject", "system.management.automation.psobject", "system.management.automation.pscustomobject"}
)


class NewObject(
    Cmdlet,
    name="New-Object",
    net_type="Microsoft.PowerShell.Commands.NewObjectCommand",
    default_set="Net",
    examples=(
        ("New-Object PSObject -Property @{ id = 1 }", "An object with one property."),
        ("New-Object System.Version 1, 2", "A version of two numbers."),
    ),
):
    """Makes an object of a .NET type that is known here, or a custom object.

    -Property sets properties of the new object.
    """

    TypeName = Parameter(
        STRING, InSet("Net", mandatory=True, position=0), validate=[ValidateNotNullOrEmpty()], help="The name of the type."
    )
    ArgumentList = Parameter(OBJECT_ARRAY, InSet("Net", position=1), alias="Args", help="The arguments of its constructor.")
    Property = Parameter(DICTIONARY, help="Properties to set: names with their values.")

    def begin(self) -> Iterator[Any]:
        """Writes the object."""
        arguments = list(self.ArgumentList or ())
        if self.TypeName.lower() in _CUSTOM and not arguments:
            yield self._with_properties(PSObject())
            return
        known = Interpreter.for_session(self.session).types.get(self.TypeName.casefold()) or named(self.TypeName)
        if known is None:
            message = f"Cannot find type [{self.TypeName}]: verify that the assembly containing this type is loaded."
            raise ending(PSArgumentException(message, error_id="TypeNotFound", category="InvalidType"))
        if known.family in _ZEROS and not arguments:
            yield from_null(known)
            return
        try:
            made = guarded(".ctor", arguments, lambda: new_object(known, arguments))
        except PowerShellError as error:
            raise self._failed(error) from error
        yield self._with_properties(made)

    def _failed(self, error: PowerShellError) -> PowerShellError:
        """Returns the error of a constructor as this command shows it."""
        if error.error_id in ("MethodCountCouldNotFindBest", "MethodNotFound") and error.__cause__ is None:
            message = f"A constructor was not found. Cannot find an appropriate constructor for type {self.TypeName}."
            return ending(PSArgumentException(message, error_id="CannotFindAppropriateCtor", category="ObjectNotFound"))
        error.error_id = "ConstructorInvokedThrowException"
        error.category = "InvalidOperation"
        return ending(error)

    def _with_properties(self, made: Any) -> Any:
        for name, value in (self.Property or {}).items():
            if isinstance(made, PSObject):
                set_property(made, to_text(name), value)
            else:
                self._set(made, to_text(name), value)
        return made

    def _set(self, made: Any, name: str, value: Any) -> None:
        try:
            set_member(made, name, value)
        except PowerShellError:
            try:
                invoke_member(made, name, value if is_enumerable(value) else [value])
            except PowerShellError as error:
                message = f'The member "{name}" was not found for the specified {self.TypeName} object.'
                raise ending(InvalidOperationException(message, error_id="InvalidOperationException")) from error
