"""Input objects, and the lookup of their properties with what was found for objects of the same shape before."""

from __future__ import annotations

from typing import Any

from ..declaration.metadata import CommandMetadata, ParameterMetadata
from ..values.nothing import UNBOUND
from ..values.objects import PSObject, unsettled_properties, value_at


class Shape:
    """What objects with one sequence of property names have for the parameters of a command.

    `keys` is the property that each parameter binds from, as the objects spell it; `used` are these properties, each once.
    """

    __slots__ = ("keys", "used")

    def __init__(self, keys: dict[ParameterMetadata, str]) -> None:
        self.keys = keys
        self.used = tuple(dict.fromkeys(keys.values()))


class Shapes:
    """The shapes a command has met. Forgotten all at once where they are too many."""

    MOST = 64
    __slots__ = ("_by_names", "_takers")

    def __init__(self, metadata: CommandMetadata) -> None:
        self._by_names: dict[tuple[str, ...], Shape] = {}
        self._takers = [
            (parameter, [name.casefold() for name in (parameter.name, *parameter.aliases)])
            for parameter in metadata.parameters
            if any(entry.declared.by_property_name for entry in parameter.entries.values())
        ]

    def of(self, obj: PSObject) -> Shape:
        """Returns the shape of an object."""
        names = tuple(unsettled_properties(obj))
        shape = self._by_names.get(names)
        if shape is None:
            if len(self._by_names) >= self.MOST:
                self._by_names.clear()
            shape = self._by_names[names] = self._made(names)
        return shape

    def _made(self, names: tuple[str, ...]) -> Shape:
        spelled = {name.casefold(): name for name in reversed(names)}
        keys: dict[ParameterMetadata, str] = {}
        for parameter, wanted in self._takers:
            found = next((spelled[name] for name in wanted if name in spelled), None)
            if found is not None:
                keys[parameter] = found
        return Shape(keys)


def shapes_of(metadata: CommandMetadata) -> Shapes:
    """Returns the shapes a command has met; they are kept with its record."""
    known = metadata.plans.get(Shapes)
    if known is None:
        known = metadata.plans[Shapes] = Shapes(metadata)
    shapes: Shapes = known
    return shapes


class InputObject:
    """An object of the pipeline, with its shape where it is an object of properties."""

    __slots__ = ("shape", "value")

    def __init__(self, value: Any, shape: Shape | None = None) -> None:
        self.value = value
        self.shape = shape

    @classmethod
    def shaped(cls, metadata: CommandMetadata, value: Any) -> InputObject:
        """Returns the object with its shape."""
        return cls(value, shapes_of(metadata).of(value) if isinstance(value, PSObject) else None)

    def property_for(self, parameter: ParameterMetadata) -> Any:
        """Returns the value of the property that has the parameter's name or the first alias found (R7.12), or `UNBOUND`."""
        if self.shape is not None:
            key = self.shape.keys.get(parameter)
            return UNBOUND if key is None else value_at(self.value, key)
        from ..values.properties import property_of

        for name in (parameter.name, *parameter.aliases):
            value = property_of(self.value, name)
            if value is not UNBOUND:
                return value
        return UNBOUND
