"""``ForEach-Object Name``: reads a property of each object, or calls a method."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...framework.conversion.text import is_enumerable, to_text
from ...framework.errors import ErrorRecord, PowerShellError
from ...framework.values.nothing import NOTHING, UNBOUND
from ...framework.values.types import type_of
from ...framework.wildcards import has_wildcards, wildcard_matcher
from ...language.members.lookup import get_member, invoke_member
from .errors import PSArgumentException
from .property_names import property_names
from .script_blocks import is_strict

if TYPE_CHECKING:
    from ...framework.declaration.cmdlet import Cmdlet


class MemberCall:
    """One name with its arguments, applied to object after object."""

    def __init__(self, cmdlet: Cmdlet, name: str, arguments: Sequence[Any]) -> None:
        self._cmdlet = cmdlet
        self._name = name
        self._arguments = list(arguments)
        self._has_wildcards = has_wildcards(name)

    def run(self, item: Any) -> None:
        """Writes what the member of an object gives, the elements of a collection one by one; null where there is no member."""
        if item is None or item is NOTHING:
            self._run_for_null(item)
        elif self._arguments:
            self._call(item, self._arguments)
        elif isinstance(item, Mapping) and self._name in item:
            if self._agreed(item, f"Retrieve the value for key '{self._name}'"):
                self._write(item[self._name])
        else:
            self._read(item)

    def _run_for_null(self, item: Any) -> None:
        if self._arguments:
            message = "You cannot call a method on a null-valued expression."
            self._fail(PSArgumentException(message, error_id="InvokeMethodOnNull"), item)
        elif self._agreed(item, f"Retrieve the value for property '{self._name}'"):
            if is_strict(self._cmdlet.session):
                self._fail(PSArgumentException("Cannot operate on a 'null' input object.", error_id="InputObjectIsNull"), item)
            else:
                self._cmdlet.write_object(None)

    def _read(self, item: Any) -> None:
        name = self._resolved(item)
        if name is None:
            return
        value = get_member(item, name)
        if value is not UNBOUND:
            if self._agreed(item, f"Retrieve the value for property '{name}'"):
                self._write(value)
        elif not self._call(item, []) and self._agreed(item, f"Retrieve the value for property '{self._name}'"):
            self._write_missing(item)

    def _write_missing(self, item: Any) -> None:
        if not is_strict(self._cmdlet.session):
            self._cmdlet.write_object(None)
            return
        message = f'The input name "{self._name}" cannot be resolved to a member.'
        self._fail(PSArgumentException(message, error_id="PropertyOrMethodNotFound"), item)

    def _resolved(self, item: Any) -> str | None:
        """Returns the name a wildcard stands for; None, with an error, where it stands for several."""
        if not self._has_wildcards:
            return self._name
        matches = [name for name in property_names(item) if wildcard_matcher(self._name)(name)]
        if len(matches) < 2:
            return matches[0] if matches else self._name
        message = (
            f'Input name "{self._name}" is ambiguous. It can be resolved to multiple matched members. '
            f"Possible matches include: {' '.join(matches)}."
        )
        self._fail(PSArgumentException(message, error_id="AmbiguousPropertyOrMethodName"), item)
        return None

    def _call(self, item: Any, arguments: list[Any]) -> bool:
        """Calls the method; False where the object has none of that name and no arguments are given."""
        try:
            value = invoke_member(item, self._name, arguments)
        except PowerShellError as error:
            if error.error_id == "MethodNotFound":
                if not arguments:
                    return False
                message = f'Input name "{self._name}" cannot be resolved to a method.'
                error = PSArgumentException(message, error_id="MethodNotFound")
                self._fail(error, item)
            else:
                self._cmdlet.write_error(ErrorRecord(error, "MethodInvocationError", "InvalidOperation", item))
            return True
        self._write(value)
        return True

    def _write(self, value: Any) -> None:
        for element in value if is_enumerable(value) else (value,):
            self._cmdlet.write_object(element)

    def _agreed(self, item: Any, action: str) -> bool:
        return self._cmdlet.should_process(f"InputObject: {_description(item)}", action)

    def _fail(self, error: PSArgumentException, item: Any) -> None:
        self._cmdlet.write_error(ErrorRecord(error, error.error_id, error.category, None if item is NOTHING else item))


def _description(item: Any) -> str:
    if item is None or item is NOTHING:
        return "null"
    known = type_of(item)
    return to_text(item) or (known.name if known else "")
