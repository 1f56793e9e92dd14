"""What Select-Object makes of one object: a new one with some properties, or the values of one property."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from ...framework.conversion.text import is_enumerable
from ...framework.errors import ErrorRecord
from ...framework.values.objects import PSObject, add_type, find, items, key_of, set_property
from ...framework.values.types import type_of
from ...framework.wildcards import wildcard_matcher
from .errors import InvalidOperationException, PSArgumentException, ending
from .object_comparison import compare_objects
from .property_definitions import SELECT, PropertyDefinition, property_definitions
from .property_expressions import PropertyExpression, Result

if TYPE_CHECKING:
    from ...framework.declaration.cmdlet import Cmdlet

T = TypeVar("T")
Notes = list[tuple[str, Any]]


class Selection:
    """The properties to select, and how: `of` is called for each object.

    Reads -Property, -ExcludeProperty and -ExpandProperty; raises the errors of a -Property that is not understood. `definitions`
    are what -Property was read as, where the caller has its own keys.
    """

    def __init__(
        self,
        cmdlet: Cmdlet,
        properties: Sequence[Any] | None,
        excluded: Sequence[str] | None,
        expanded: str | None,
        *,
        definitions: list[PropertyDefinition] | None = None,
    ) -> None:
        self._cmdlet = cmdlet
        self._excluded = [wildcard_matcher(pattern) for pattern in excluded or ()]
        if excluded is not None and not properties:
            properties = ["*"]
        self._definitions = property_definitions(properties or (), SELECT) if definitions is None else definitions
        self._expanded = PropertyExpression(expanded) if expanded else None
        self._simple = self._all_simple()

    def _all_simple(self) -> list[str] | None:
        """Returns the names where nothing but different plain names is asked for: the common case, made fast."""
        if self._excluded or self._expanded or not self._definitions:
            return None
        plain = [d.expression.text for d in self._definitions if not (d.expression.script or d.expression.has_wildcards or d.name)]
        different = len({name.casefold() for name in plain}) == len(self._definitions)
        return plain if different else None

    def of(self, item: Any) -> Iterable[tuple[Any, Notes]]:
        """Returns what is selected of an object, each with the properties that were put on it."""
        if self._simple is not None and type(item) is PSObject:
            return (self._by_names(item, self._simple),)
        if not self._definitions and self._expanded is None:
            return ((marked(item, item, is_new=False), []),)
        notes = [note for definition in self._definitions for note in self._notes(definition, item)]
        if self._expanded is None:
            return ((self._made(item, notes), notes),)
        return ((value, notes) for value in self._values(self._expanded, item, notes))

    def _by_names(self, item: PSObject, wanted: list[str]) -> tuple[PSObject, Notes]:
        found: Notes = []
        for name in wanted:
            known = key_of(item, name)
            found.append((name, None) if known is None else (known, find(item, known)))
        return marked(PSObject(found), item, is_new=True), found

    def _notes(self, definition: PropertyDefinition, item: Any) -> Notes:
        expression, name = definition.expression, definition.name
        results = [result for result in expression.results(item) if not self._is_excluded(result.name)]
        if not results and not expression.has_wildcards:
            results = [Result(None, expression.text)]
        elif name and len(results) > 1:
            self._write(InvalidOperationException("Cannot rename multiple results.", error_id="RenamingMultipleResults"), item)
            return []
        notes = []
        for result in results:
            if not self._is_excluded(result.name):
                if not (name or result.name):
                    raise ending(
                        PSArgumentException(
                            "A property is an empty script block and does not provide a name.", error_id="EmptyScriptBlockAndNoName"
                        )
                    )
                notes.append((name or result.name, result.value))
        return notes

    def _is_excluded(self, name: str) -> bool:
        return any(matches(name) for matches in self._excluded)

    def _made(self, item: Any, notes: Notes) -> PSObject:
        made: dict[str, Any] = {}
        taken: set[str] = set()
        for name, value in notes:
            if name.casefold() in taken:
                self._write_existing(name, item, "AlreadyExistingUserSpecifiedPropertyNoExpand")
            else:
                taken.add(name.casefold())
                made[name] = value
        return marked(PSObject(made), item, is_new=bool(notes))

    def _values(self, expression: PropertyExpression, item: Any, notes: Notes) -> Iterator[Any]:
        """Yields the value of the property, or the elements of a collection, with the other properties put on where they can be."""
        results = expression.results(item)
        if len(results) != 1:
            message = f'Property "{expression}" cannot be found.' if not results else "Multiple properties cannot be expanded."
            error_id = "ExpandPropertyNotFound" if not results else "MutlipleExpandProperties"
            self._write(PSArgumentException(message, error_id=error_id), item)
            return
        value = results[0].value
        for element in value if is_enumerable(value) else [value]:
            if element is not None:
                yield self._with_notes(element, item, notes)

    def _with_notes(self, element: Any, item: Any, notes: Notes) -> Any:
        if not isinstance(element, PSObject):
            return element
        made = PSObject(items(element))
        made.type_names = list(element.type_names)
        for name, value in notes:
            if name in made:
                self._write_existing(name, item, "AlreadyExistingUserSpecifiedPropertyExpand")
            else:
                set_property(made, name, value)
        return marked(made, item, is_new=bool(notes))

    def _write_existing(self, name: str, item: Any, error_id: str) -> None:
        message = f'The property cannot be processed because the property "{name}" already exists.'
        self._write(PSArgumentException(message, error_id=error_id, category="InvalidOperation"), item)

    def _write(self, error: PSArgumentException | InvalidOperationException, item: Any) -> None:
        self._cmdlet.write_error(ErrorRecord(error, error.error_id, error.category, item))


def marked(made: T, source: Any, *, is_new: bool) -> T:
    """Puts the type name that says what an object was selected from in front of its types; anything but an object is unchanged."""
    if isinstance(made, PSObject):
        known = type_of(source)
        name = f"Selected.{known.name if known else ''}"
        if is_new:
            made.type_names.insert(0, name)
        else:
            add_type(made, name)
    return made


class Unique:
    """Keeps the objects that do not equal one that is kept."""

    def __init__(self, *, ignore_case: bool) -> None:
        self._ignore_case = ignore_case
        self._kept: list[tuple[Any, int]] = []

    def add(self, item: Any, notes: Notes) -> None:
        """Keeps an object unless it is known. Custom objects are told apart by the properties that were put on them only."""
        if not any(self._same(kept, count, item, notes) for kept, count in self._kept):
            self._kept.append((item, len(notes)))

    def _same(self, kept: Any, count: int, item: Any, notes: Notes) -> bool:
        if count != len(notes) or self._compare(item, kept) != 0:
            return False
        return not isinstance(kept, PSObject) or all(
            name in kept and self._compare(find(kept, name), value) == 0 for name, value in notes
        )

    def _compare(self, first: Any, second: Any) -> int:
        return compare_objects(first, second, ignore_case=self._ignore_case)

    def items(self) -> Iterator[Any]:
        """Yields the kept objects in the order they came."""
        return (item for item, _ in self._kept)
