"""One attempt to bind an argument of the command line: what may be delayed, and what counts as "does not fit"."""

from __future__ import annotations

from typing import Any

from ..declaration.metadata import ParameterMetadata
from ..values.scalars import ScriptBlock
from .bind_parameter import bind_parameter
from .delayed import delay, holds_script_blocks
from .errors import caused_by_cast
from .state import BindingState, takes_input


def bind_argument(state: BindingState, parameter: ParameterMetadata, value: Any, mask: int, *, coerce: bool) -> bool:
    """Binds an argument of the command line, or a default value; returns whether it was bound now.

    A script block for a parameter that takes pipeline input in a set of the mask is kept for later instead (R7.22), which
    counts as not bound (R5.11). Without coercion an error that an invalid cast caused is a misfit, too (R5.8).
    """
    if isinstance(value, ScriptBlock) and takes_input(parameter, mask) and not holds_script_blocks(parameter.type):
        delay(state, parameter, value)
        return False
    try:
        return bind_parameter(state, parameter, value, coerce=coerce)
    except Exception as error:
        if coerce or not caused_by_cast(error):
            raise
        return False


def interpreted(state: BindingState, parameter: ParameterMetadata, value: Any) -> Any:
    """Returns what the host makes of a command-line argument for this parameter; the value itself where it has no say."""
    interpret = state.services.interpret
    return value if interpret is None else interpret(parameter, value)
