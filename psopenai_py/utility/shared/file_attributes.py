"""Expressions of file attributes, as ``-Attributes`` takes them: ``Directory+Hidden, !ReadOnly``."""

from __future__ import annotations

from typing import Any, Final

from ...framework.conversion.text import to_text
from ...framework.values.enums import FileAttributes, names_of
from ...framework.values.types import NetType

_NAMES: Final = {name.casefold(): name for name in names_of(FileAttributes)}


class AttributesExpression:
    """Alternatives, each a list of attributes that are all there, or with ``!`` are not."""

    __slots__ = ("_alternatives", "text")

    def __init__(self, text: str) -> None:
        """Reads an expression. Raises ValueError for a name that is no attribute, or that means several."""
        self.text = text
        self._alternatives = [
            [_term(term.strip()) for term in alternative.split("+")] for alternative in text.split(",") if alternative.strip()
        ]

    @property
    def names_hidden(self) -> bool:
        """Whether the expression says something of hidden items; they are looked at then."""
        return any(flag == FileAttributes.Hidden for terms in self._alternatives for flag, _ in terms)

    def admits(self, attributes: FileAttributes) -> bool:
        """Whether attributes are as the expression wants them."""
        return any(all(bool(attributes & flag) is wanted for flag, wanted in terms) for terms in self._alternatives)

    def __str__(self) -> str:
        return self.text


def _term(text: str) -> tuple[FileAttributes, bool]:
    name = text.removeprefix("!").strip()
    folded = name.casefold()
    found = [known for key, known in _NAMES.items() if key == folded] or [
        known for key, known in _NAMES.items() if folded and key.startswith(folded)
    ]
    if len(found) != 1:
        raise ValueError(f"Unable to match the identifier name {name} to a valid enumerator name.")
    return FileAttributes[found[0] if found[0] != "None" else "None_"], not text.startswith("!")


def _expression(value: Any) -> AttributesExpression:
    if isinstance(value, AttributesExpression):
        return value
    return AttributesExpression(",".join(map(to_text, value)) if isinstance(value, list) else to_text(value))


ATTRIBUTES: Final = NetType(
    "System.Management.Automation.FlagsExpression`1[[System.IO.FileAttributes]]",
    "flags",
    AttributesExpression,
    convert=_expression,
)
