"""``$PSDefaultParameterValues`` as a script sets it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...framework.binding.defaults import parse_key, wrong_keys
from ...framework.conversion.text import plain_text, to_text
from ...framework.values.collections import Hashtable
from ...framework.values.nothing import NOTHING
from ...framework.values.types import type_of
from ...framework.variables import ArgumentTransformationMetadataException

if TYPE_CHECKING:
    from ...framework.session import Session

_NAME = "System.Management.Automation.DefaultParameterDictionary"
_SWITCH = "disabled"


class DefaultParameterDictionary(Hashtable):
    """System.Management.Automation.DefaultParameterDictionary: the table once a script has set it."""

    __slots__ = ()
    net_type = _NAME
    members_of = "System.Collections.Hashtable"


def set_default_values(session: Session, value: Any) -> None:
    """Sets the table. Raises ArgumentTransformationMetadataException for what is no dictionary, or has keys of a wrong form."""
    if value is None or value is NOTHING:
        session.default_parameter_values = DefaultParameterDictionary()
        return
    if not isinstance(value, Mapping):
        known = type_of(value)
        raise ArgumentTransformationMetadataException(
            f'Cannot convert the "{plain_text(value)}" value of type "{known.name if known else ""}" to type "{_NAME}".'
        )
    made = DefaultParameterDictionary()
    wrong: list[str] = []
    for key, entry in value.items():
        text = key.strip() if isinstance(key, str) else to_text(key)
        if isinstance(key, str) and (text.casefold() == _SWITCH or parse_key(text) is not None):
            made[text] = entry
        else:
            wrong.append(text)
    if wrong:
        raise ArgumentTransformationMetadataException(
            f'Cannot convert value "{plain_text(value)}" to type "{_NAME}". Error: "{wrong_keys(wrong)}"'
        )
    session.default_parameter_values = made
