"""``-f``."""

from __future__ import annotations

from typing import Any

from ...framework.conversion.text import to_text
from ...framework.values.collections import Array
from ..errors import NetException, RuntimeException
from ..formats.composite import format_composite


def format_text(left: Any, right: Any) -> str:
    """Returns ``left -f right``: the text with its items replaced by the elements of an array, or by a single value.

    Raises FormatError for a faulty item, a format the value does not know, or an item without a value.
    """
    text = to_text(left)
    single = type(right) is not list and not (isinstance(right, Array) and not right.element_type.is_value_type)
    try:
        return format_composite(text, [right] if single else right)
    except NetException as error:
        if error.net_type != "System.FormatException":
            raise
        raise RuntimeException(f"Error formatting a string: {error}.", error_id="FormatError", target=text) from error
