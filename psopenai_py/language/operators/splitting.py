"""``-split`` and ``-join``."""

from __future__ import annotations

from typing import Any

from ...framework.conversion.engine import convert
from ...framework.conversion.text import is_enumerable, to_text
from ...framework.conversion.truth import is_true
from ...framework.errors import PSInvalidCastException
from ...framework.values.collections import Array
from ...framework.values.enums import NetFlags
from ...framework.values.nothing import NOTHING
from ...framework.values.scalars import ScriptBlock
from ...framework.values.types import INT, STRING, NetType
from ..errors import RuntimeException
from .regular_expressions import compiled
from .regular_expressions import split as split_by


class SplitOptions(NetFlags):
    """System.Management.Automation.SplitOptions."""

    SimpleMatch = 0x01
    RegexMatch = 0x02
    CultureInvariant = 0x04
    IgnorePatternWhitespace = 0x08
    Multiline = 0x10
    Singleline = 0x20
    IgnoreCase = 0x40
    ExplicitCapture = 0x80


_OPTIONS: NetType[Any] = NetType("System.Management.Automation.SplitOptions", "enum", SplitOptions, is_value_type=True)


def split(left: Any, right: Any, ignore_case: bool = True) -> list[str]:
    """Returns ``left -split separator, limit, options``: the pieces of all texts on the left.

    The separator is a pattern, with the option SimpleMatch a text, or a script block that says of each character whether it
    separates. A negative limit counts pieces from the right.
    """
    arguments = list(right) if is_enumerable(right) else [right]
    if not arguments:
        raise RuntimeException("The argument to operator '-split' is not valid: .", error_id="BadOperatorArgument")
    limit = int(convert(arguments[1], INT)) if len(arguments) > 1 else 0
    options = _options(arguments[2]) if len(arguments) > 2 and arguments[2] not in (None, "") else SplitOptions(0)
    texts = _texts(left)
    if isinstance(arguments[0], ScriptBlock):
        if options:
            raise _refused("InvalidSplitOptionWithPredicate", "Options are not allowed on the -split operator with a predicate.")
        pieces = [piece for text in texts for piece in _by_predicate(text, arguments[0], limit)]
    else:
        if ignore_case:
            options |= SplitOptions.IgnoreCase
        pieces = _by_pattern(texts, to_text(arguments[0]), limit, options)
    return Array(STRING, pieces)


def _texts(value: Any) -> list[str]:
    if value is not None and value is not NOTHING and is_enumerable(value):
        return [to_text(item) for item in value]
    return [to_text(value)]


def _options(value: Any) -> SplitOptions:
    try:
        return SplitOptions(convert(value, _OPTIONS))
    except PSInvalidCastException as error:
        raise RuntimeException(str(error), error_id="RuntimeException", category="NotSpecified") from error


def _refused(error_id: str, message: str) -> RuntimeException:
    return RuntimeException(message, error_id=error_id)


def _by_pattern(texts: list[str], separator: str, limit: int, options: SplitOptions) -> list[str]:
    simple = SplitOptions.SimpleMatch in options
    if simple:
        if options & ~(SplitOptions.SimpleMatch | SplitOptions.IgnoreCase):
            raise _refused("InvalidSplitOptionCombination", "The combination of options with the -split operator is not valid.")
        separator = escaped(separator)
    names = [
        name
        for name in ("IgnorePatternWhitespace", "Multiline", "Singleline", "IgnoreCase", "ExplicitCapture")
        if SplitOptions[name] in options
    ]
    pattern = compiled(separator, ", ".join([*names, *(["RightToLeft"] if limit < 0 else []), "None"]))
    return [piece for text in texts for piece in split_by(pattern, text, abs(limit), from_the_right=limit < 0)]


def escaped(text: str) -> str:
    """Returns the text as a pattern that matches it, as .NET's Regex.Escape writes it."""
    named = {"\t": "\\t", "\n": "\\n", "\r": "\\r", "\f": "\\f"}
    return "".join(named.get(char, f"\\{char}" if char in "\\*+?|{[()^$.# " else char) for char in text)


def _by_predicate(text: str, predicate: ScriptBlock, limit: int) -> list[str]:
    if abs(limit) == 1:
        return [text]
    places = range(len(text)) if limit >= 0 else range(len(text) - 1, -1, -1)
    cuts: list[int] = []
    for place in places:
        output = predicate.invoke(text[place])
        if is_true(output[0] if len(output) == 1 else output):
            cuts.append(place)
            if limit and len(cuts) == abs(limit) - 1:
                break
    pieces: list[str] = []
    start = 0
    for cut in sorted(cuts):
        pieces.append(text[start:cut])
        start = cut + 1
    return [*pieces, text[start:]]


def split_words(value: Any) -> list[str]:
    """Returns ``-split value``: the words between blanks."""
    words = [word for text in _texts(value) for word in split_by(compiled(r"\s+"), text.strip())]
    return Array(STRING, words)


def join(left: Any, right: Any) -> str:
    """Returns ``left -join separator``: the texts of the elements with the separator between them."""
    separator = to_text(right)
    if left is not None and left is not NOTHING and is_enumerable(left):
        return to_text(list(left), separator)
    return to_text(left)


def join_all(value: Any) -> str:
    """Returns ``-join value``."""
    return join(value, "")
