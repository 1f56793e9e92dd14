"""Script blocks that are bound per input object (binding.md 7.6)."""

from __future__ import annotations

from typing import Any

from ..declaration.metadata import ParameterMetadata
from ..values.collections import ObjectCollection
from ..values.nothing import NOTHING
from ..values.scalars import ScriptBlock
from ..values.types import NetType
from .bind_parameter import bind_parameter
from .coercion import collection_kind
from .errors import binding_error
from .state import BindingState, mark_bound

_HOLDERS = frozenset({"object", "scriptblock"})


def holds_script_blocks(declared: NetType[Any]) -> bool:
    """Whether a script block is an ordinary value for the type: object, ScriptBlock, or a collection of those (R7.22)."""
    if declared.family in _HOLDERS:
        return True
    kind = collection_kind(declared)
    return kind is not None and kind.element is not None and kind.element.family in _HOLDERS


def delay(state: BindingState, parameter: ParameterMetadata, block: ScriptBlock) -> None:
    """Keeps a block for the input objects and marks its parameter bound. Raises ScriptBlockArgumentNoInput (R7.23)."""
    if not state.expects_input:
        raise binding_error("ScriptBlockArgumentNoInput", parameter.name, parameter.type)
    state.delayed.setdefault(parameter, block)
    mark_bound(state, parameter)
    state.bound.setdefault(parameter.name, block)
    state.values.setdefault(parameter.name, None)


def bind_delayed(state: BindingState, obj: Any) -> bool:
    """Runs each block with the object and binds what it wrote (R7.24). False where a result did not bind."""
    bound = True
    for parameter, block in state.delayed.items():
        bound = bind_parameter(state, parameter, _output(block, parameter, obj), coerce=True) and bound
    return bound


def _output(block: ScriptBlock, parameter: ParameterMetadata, obj: Any) -> Any:
    try:
        output = [value for value in block.evaluate(obj) if value is not NOTHING]
    except Exception as error:
        raise binding_error("ScriptBlockArgumentInvocationFailed", parameter.name, detail=error) from error
    if not output:
        raise binding_error("ScriptBlockArgumentNoOutput", parameter.name)
    return output[0] if len(output) == 1 else ObjectCollection(output)
