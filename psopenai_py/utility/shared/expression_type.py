"""The type of parameters that take one property expression."""

from __future__ import annotations

from typing import Any, Final

from ...framework.conversion.text import to_text
from ...framework.values.scalars import ScriptBlock
from ...framework.values.types import NetType
from .property_expressions import PropertyExpression


def _expression(value: Any) -> PropertyExpression:
    if isinstance(value, PropertyExpression):
        return value
    text = value if isinstance(value, ScriptBlock) else to_text(value)
    if not isinstance(text, ScriptBlock) and not text:
        raise ValueError("Value cannot be null. (Parameter 's')")
    return PropertyExpression(text)


PROPERTY_EXPRESSION: Final[NetType[PropertyExpression]] = NetType(
    "Microsoft.PowerShell.Commands.PSPropertyExpression", "expression", PropertyExpression, convert=_expression
)
