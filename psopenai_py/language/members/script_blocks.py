"""The members of script blocks."""

from __future__ import annotations

from typing import Any, Final

from ...framework.values.collections import ObjectCollection
from ...framework.values.scalars import ScriptBlock
from ...framework.values.types import SCRIPT_BLOCK
from .objects import OBJECT_MEMBERS
from .table import Members


def _invoke(block: ScriptBlock, arguments: list[Any] | None = None) -> list[Any]:
    return ObjectCollection(block.call(*(arguments or ())))


def _invoke_as_is(block: ScriptBlock, arguments: list[Any] | None = None) -> Any:
    output = block.call(*(arguments or ()))
    return output[0] if len(output) == 1 else output or None


def _closure(block: ScriptBlock) -> ScriptBlock:
    """Returns the block with the variables it sees now; a plain callable is its own closure."""
    close = getattr(block, "with_closure", None)
    made: ScriptBlock = close() if close is not None else block
    return made


MEMBERS: Final = (
    Members(
        SCRIPT_BLOCK,
        properties={"string File": lambda block: None, "bool IsFilter": lambda block: False},
        methods={
            "GetNewClosure()": _closure,
            "Invoke(params object[] args)": _invoke,
            "InvokeReturnAsIs(params object[] args)": _invoke_as_is,
            "ToString()": str,
        },
        statics={"Create(string script)": lambda text: _create(text)},
        base=OBJECT_MEMBERS,
    ),
)


def _create(text: str) -> ScriptBlock:
    from ..script import block_of

    made: ScriptBlock = block_of(text)
    return made
