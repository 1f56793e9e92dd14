"""What -Property takes in many commands: names, script blocks, and hashtables such as ``@{Name = 'x'; Expression = {...}}``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple, NoReturn

from ...framework.conversion.truth import is_true
from ...framework.values.scalars import ScriptBlock, is_text
from ...framework.values.types import type_of
from .errors import NotSupportedException, ending
from .property_expressions import PropertyExpression

_EXPRESSION_TYPES: Final = "{System.String, System.Management.Automation.ScriptBlock}"


class Key(NamedTuple):
    """A key that such a hashtable may have: its other names, the classes of its values with their .NET names."""

    name: str
    others: tuple[str, ...] = ()
    fits: Callable[[Any], bool] | None = None
    types: str = ""

    def matches(self, written: str) -> bool:
        """Whether what was written is the name, another name, or a beginning of one."""
        folded = written.casefold()
        return any(name.startswith(folded) for name in (self.name, *self.others))


class Definition(NamedTuple):
    """What one command accepts in -Property: the keys besides the expression, and whether wildcards are refused."""

    keys: tuple[Key, ...]
    no_wildcards: bool = False


class PropertyDefinition:
    """One entry of -Property: the expression, and the other entries of its hashtable by their full names."""

    __slots__ = ("entries", "expression")

    def __init__(self, expression: PropertyExpression, entries: Mapping[str, Any]) -> None:
        self.expression = expression
        self.entries = entries

    @property
    def name(self) -> str | None:
        """The name that the hashtable gives, or None."""
        return self.entries.get("name") or None

    def descending(self, otherwise: bool) -> bool:
        """Whether to sort from the greatest to the least; keys that contradict one another do not count."""
        up, down = self.entries.get("ascending"), self.entries.get("descending")
        if (up is None and down is None) or (up is not None and up == down):
            return otherwise
        return not up if up is not None else bool(down)

    def with_name(self, name: str) -> PropertyDefinition:
        """Returns the same entry for one of the properties that its wildcard stands for."""
        return PropertyDefinition(PropertyExpression(name), self.entries)


def _is_expression(value: Any) -> bool:
    return is_text(value) or isinstance(value, ScriptBlock)


_EXPRESSION = Key("expression", (), _is_expression, _EXPRESSION_TYPES)
SELECT: Final = Definition((Key("name", ("label",), is_text, "System.String"),))
SORT: Final = Definition((Key("ascending"), Key("descending")))
GROUP: Final = Definition((), no_wildcards=True)
FORMAT: Final = Definition(
    (Key("name", ("label",), is_text, "System.String"), Key("width"), Key("alignment"), Key("formatstring"), Key("depth"))
)


def property_definitions(written: Iterable[Any], definition: Definition) -> list[PropertyDefinition]:
    """Returns the entries of -Property. Raises what the engine raises for one that is not understood."""
    made = []
    in_hashtable = False  # the engine's texts speak of a key from the first hashtable on
    for entry in written:
        if isinstance(entry, Mapping):
            in_hashtable = True
            entries = _checked(entry, definition)
        elif _is_expression(entry):
            entries = {"expression": entry}
        else:
            _refuse_type(entry)
        made.append(_normalized(entries, definition, in_hashtable))
    return made


def _checked(written: Mapping[Any, Any], definition: Definition) -> dict[str, Any]:
    """Returns the entries of a hashtable under the full names of their keys."""
    entries: dict[str, Any] = {}
    for key, value in written.items():
        if not is_text(key):
            known = type_of(key)
            _refuse(
                "DictionaryKeyNonString",
                f"The {known.short_name if known else ''} key type is not valid. The key must be a string.",
            )
        known_key = _key_for(key, definition)
        if known_key.name in entries:
            _refuse("DictionaryKeyDuplicate", f'The duplicated key "{key}" conflicts with "{known_key.name}".')
        if known_key.fits is not None and not known_key.fits(value):
            _refuse_value(key, value, known_key)
        entries[known_key.name] = value
    return entries


def _key_for(written: str, definition: Definition) -> Key:
    found: Key | None = None
    for key in (_EXPRESSION, *definition.keys):
        if key.matches(written):
            if found is not None:
                _refuse("DictionaryKeyAmbiguous", f"The {written} key is ambiguous; {found.name} and {key.name} conflict.")
            found = key
    if found is None:
        _refuse("DictionaryKeyIllegal", f"The {written} key is not valid.")
    return found


def _normalized(entries: dict[str, Any], definition: Definition, in_hashtable: bool) -> PropertyDefinition:
    if "expression" not in entries:
        _refuse("DictionaryKeyMandatoryEntry", "A mandatory entry for expression is missing.")
    written = entries.pop("expression")
    if written == "":
        _refuse(*_either(in_hashtable, "ExpressionEmptyString", 'The "expression" key cannot have an empty string value.',
                         "An empty string value is not allowed."))  # fmt: skip
    expression = PropertyExpression(written)
    if definition.no_wildcards and expression.has_wildcards:
        _refuse(*_either(in_hashtable, "ExpressionGlobbing",
                         f'The "expression" key cannot have wildcard characters in value "{written}".',
                         f'Wildcard characters are not allowed in "{written}".'))  # fmt: skip
    flags = {key: is_true(value) if key in ("ascending", "descending") else value for key, value in entries.items()}
    return PropertyDefinition(expression, flags)


def _either(in_hashtable: bool, error_id: str, of_key: str, of_text: str) -> tuple[str, str]:
    return (f"{error_id}1", of_key) if in_hashtable else (f"{error_id}2", of_text)


def _refuse_type(entry: Any) -> NoReturn:
    known = type_of(entry)
    _refuse(
        "DictionaryKeyUnknownType",
        f"Cannot convert {known.name} to one of the following types {_EXPRESSION_TYPES}."
        if known
        else f"The value of a parameter was null; one of the following types was expected: {_EXPRESSION_TYPES}.",
    )


def _refuse_value(written: str, value: Any, key: Key) -> NoReturn:
    known = type_of(value)
    if known is None:
        _refuse("DictionaryKeyMissingValue", f"The {written} key has no value.")
    several = key.types.startswith("{")
    _refuse(
        "DictionaryKeyIllegalValue1" if several else "DictionaryKeyIllegalValue2",
        f'The "{written}" key has a type, {known.name}, that is not valid; expected '
        f"{'types are' if several else 'type is'} {key.types}.",
    )


def _refuse(error_id: str, details: str) -> NoReturn:
    raise ending(
        NotSupportedException("Specified method is not supported.", error_id=error_id, category="InvalidArgument"), details
    )
