"""Where bound values go: the command's own storage, with what a setter of the engine refuses (R8.2, R10.1)."""

from __future__ import annotations

from typing import Any

from ..conversion.engine import convert
from ..declaration.metadata import ParameterMetadata
from ..errors import PSInvalidCastException
from ..values.enums import ActionPreference
from ..values.types import NetType
from .errors import binding_error
from .state import BindingState, compiled_rules

_RESERVED = (
    "The Suspend ActionPreference value is reserved for future use and is not supported at this time. For more information about "
    'preference variables, see the Help topic, "about_Preference_Variables."'
)


def store(state: BindingState, parameter: ParameterMetadata, value: Any) -> None:
    """Writes a value; raises ParameterBindingFailed where a member of a compiled cmdlet would refuse it."""
    if compiled_rules(state, parameter):
        refused = _refused(parameter, value)
        if refused:
            raise binding_error(
                "ParameterBindingFailed",
                parameter.name,
                parameter.type,
                f'Exception setting "{parameter.name}": "{refused}"',
            )
    state.values[parameter.name] = value


def _refused(parameter: ParameterMetadata, value: Any) -> str | None:
    if value is None and parameter.type.is_value_type and parameter.type.family != "nullable":
        return _null_refused(parameter.type)
    if parameter.common and value == ActionPreference.Suspend and isinstance(value, ActionPreference):
        return _RESERVED
    return None


def _null_refused(declared: NetType[Any]) -> str:
    if declared.family == "enum":
        try:
            convert(None, declared)
        except PSInvalidCastException as error:
            return str(error)
    return f'Cannot convert null to type "{declared.name}".'
