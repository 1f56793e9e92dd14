"""The operators by their names, for whoever compiles or calls them. The module of an operator is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, Final

Binary = Callable[..., Any]
Unary = Callable[[Any], Any]

_BINARY: Final[dict[str, str]] = {
    "+": "arithmetic.add", "-": "arithmetic.subtract", "*": "arithmetic.multiply", "/": "arithmetic.divide",
    "%": "arithmetic.remainder", "..": "ranges.numbers", "-f": "format_operator.format_text", "-join": "splitting.join",
    "-xor": "unary.exclusive", "-band": "bits.bit_and", "-bor": "bits.bit_or", "-bxor": "bits.bit_xor", "-shl": "bits.shift_left",
    "-shr": "bits.shift_right", "-is": "type_tests.is_type", "-isnot": "type_tests.is_not_type", "-as": "type_tests.as_type",
}  # fmt: skip
_CASED: Final[dict[str, str]] = {
    "eq": "comparison.equal", "ne": "comparison.not_equal", "lt": "comparison.less", "le": "comparison.less_or_equal",
    "gt": "comparison.greater", "ge": "comparison.greater_or_equal", "contains": "containment.contains",
    "notcontains": "containment.contains_not", "in": "containment.is_in", "notin": "containment.is_not_in",
    "like": "matching.like", "notlike": "matching.not_like", "match": "matching.match", "notmatch": "matching.not_match",
    "replace": "replacing.replace", "split": "splitting.split",
}  # fmt: skip
"""The operators that have a form with ``i`` and one with ``c`` in front."""

_UNARY: Final[dict[str, str]] = {
    "-": "unary.negate", "+": "unary.plus", "!": "unary.negation", "-not": "unary.negation", "-bnot": "unary.complement",
    "++": "unary.increment", "--": "unary.decrement", "-join": "splitting.join_all", "-split": "splitting.split_words",
    "-isplit": "splitting.split_words", "-csplit": "splitting.split_words",
}  # fmt: skip


def _function(home: str) -> Callable[..., Any]:
    module, _, name = home.partition(".")
    found: Callable[..., Any] = getattr(import_module(f".{module}", __package__), name)
    return found


@cache
def binary_operation(operator: str) -> Binary:
    """Returns the function of an operator with two operands, in any case; KeyError for one that is none.

    Those of -match and -notmatch take a third argument `matches`, which is told what was found. ``-and``, ``-or`` and ``??`` are
    the compiler's: they may leave their right operand alone.
    """
    folded = operator.lower()
    if folded in _BINARY:
        return _function(_BINARY[folded])
    name = folded.removeprefix("-")
    if name in _CASED:
        return _function(_CASED[name])
    function = _function(_CASED[name[1:]])
    return function if name[0] == "i" else _with_case(function)


def _with_case(function: Binary) -> Binary:
    def exact(left: Any, right: Any, **options: Any) -> Any:
        return function(left, right, ignore_case=False, **options)

    return exact


@cache
def unary_operation(operator: str) -> Unary:
    """Returns the function of an operator with one operand, in any case; that of ``++`` and ``--`` gives the new value."""
    return _function(_UNARY[operator.lower()])
