"""``-replace``."""

from __future__ import annotations

from typing import Any

from ...framework.conversion.text import is_enumerable, to_text
from ...framework.values.nothing import NOTHING
from ...framework.values.scalars import Regex, ScriptBlock
from ..errors import NetException, RuntimeException
from .regular_expressions import compiled, replaced


def replace(left: Any, right: Any, ignore_case: bool = True) -> Any:
    """Returns ``left -replace pattern, replacement``: each match replaced by a text, or by what a script block writes for it.

    Without a replacement matches are removed. Of a collection the texts of all elements are taken.
    """
    arguments = list(right) if isinstance(right, list | tuple) else [right]
    if len(arguments) > 2:
        raise RuntimeException(
            f"The -replace operator allows only two elements to follow it, not {len(arguments)}.", error_id="BadReplaceArgument"
        )
    wanted = arguments[0] if arguments else ""
    substitute = arguments[1] if len(arguments) > 1 else ""
    try:
        pattern = compiled(wanted if isinstance(wanted, Regex) else to_text(wanted), "IgnoreCase" if ignore_case else "None")
    except NetException as error:
        raise RuntimeException(
            f"The regular expression pattern {to_text(wanted)} is not valid.", error_id="InvalidRegularExpression", target=wanted
        ) from error
    replacement: Any = _evaluator(pattern, substitute) if isinstance(substitute, ScriptBlock) else to_text(substitute)
    if left is not None and left is not NOTHING and is_enumerable(left):
        return [replaced(pattern, to_text(item), replacement) for item in left]
    return replaced(pattern, to_text(left), replacement)


def _evaluator(pattern: Any, block: ScriptBlock) -> Any:
    from ..members.regexes import Match

    def evaluate(found: Any) -> str:
        output = block.invoke(Match(pattern, found))
        return to_text(output[0] if len(output) == 1 else output)

    return evaluate
