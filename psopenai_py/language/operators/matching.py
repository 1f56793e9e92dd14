"""``-match -notmatch -like -notlike``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...framework.conversion.text import is_enumerable, to_text
from ...framework.values.collections import Hashtable
from ...framework.values.nothing import NOTHING
from ...framework.values.scalars import Regex
from ...framework.wildcards import wildcard_matcher
from ..errors import RuntimeException
from .regular_expressions import compiled, first_match

SetMatches = Callable[[Hashtable], None]


def match(left: Any, right: Any, ignore_case: bool = True, matches: SetMatches | None = None) -> Any:
    """Returns ``left -match right``: whether the pattern is found, of a collection the elements in which it is.

    What was found in a single value goes to `matches`: the groups that took part, by number or name (``$Matches``).
    """
    return _matched(left, right, ignore_case, matches, negate=False)


def not_match(left: Any, right: Any, ignore_case: bool = True, matches: SetMatches | None = None) -> Any:
    """Returns ``left -notmatch right``; where the pattern is found all the same, `matches` is told as well."""
    return _matched(left, right, ignore_case, matches, negate=True)


def _matched(left: Any, right: Any, ignore_case: bool, matches: SetMatches | None, *, negate: bool) -> Any:
    pattern = compiled(right if isinstance(right, Regex) else to_text(right), "IgnoreCase" if ignore_case else "None")
    if left is not None and left is not NOTHING and is_enumerable(left):
        return [item for item in left if (first_match(pattern, to_text(item)) is not None) != negate]
    found = first_match(pattern, to_text(left))
    if found is not None and matches is not None:
        groups = [(name, found[pattern.number(name) or 0]) for name in pattern.groups]
        matches(Hashtable([(int(name) if name.isdigit() else name, text) for name, text in groups if text is not None]))
    return (found is not None) != negate


def like(left: Any, right: Any, ignore_case: bool = True) -> Any:
    """Returns ``left -like right``: whether the wildcard pattern fits the whole text, of a collection the texts it fits."""
    return _liked(left, right, ignore_case, negate=False)


def not_like(left: Any, right: Any, ignore_case: bool = True) -> Any:
    """Returns ``left -notlike right``."""
    return _liked(left, right, ignore_case, negate=True)


def _liked(left: Any, right: Any, ignore_case: bool, *, negate: bool) -> Any:
    pattern = to_text(right)
    try:
        matches = wildcard_matcher(pattern, ignore_case=ignore_case)
    except ValueError:
        raise RuntimeException(
            f"The specified wildcard character pattern is not valid: {pattern}",
            error_id="RuntimeException",
            category="NotSpecified",
        ) from None
    if left is not None and left is not NOTHING and is_enumerable(left):
        return [text for text in map(to_text, left) if bool(matches(text)) != negate]
    return bool(matches(to_text(left))) != negate
