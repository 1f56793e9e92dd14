"""What a type of .NET offers to scripts, as tables: signatures and names to small functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ...framework.values.properties import property_of
from ...framework.values.types import OBJECT, NetType
from .overloads import Overloads, overload
from .types import GenericType

Function = Callable[..., Any]
Methods = Mapping[str, Function]
Properties = Mapping[str, Function | None]


class Members:
    """The members of one type.

    `methods` and `statics` map signatures as C# writes them (``"Substring(int startIndex, int length)"``) to functions: those of
    `methods` take the value first; a signature with ``void`` in front returns nothing. ``new`` in `statics` is the constructor.
    `properties` map type and name (``"int Length"``) to a function of the value, or to None where the framework reads it;
    `static_properties` to functions without arguments. `setters` map a property's name to a function of the value and the new
    one; that of a static property is listed as ``::Name`` and takes the new value. `base` is asked for what is not found here.
    `variables` are the names of a generic type's arguments. `needs_type`: the functions of `statics` serve several types and
    take the type first. `fallback` is a function of the value and a name that reads what each value has of its own, before the
    properties; it gives `UNBOUND` for a name it does not know. `is_scripted`: the methods are those of a script's class, whose
    errors are the script's own.
    """

    is_scripted = False

    def __init__(
        self,
        known: NetType[Any],
        *,
        methods: Methods = {},  # noqa: B006  # read only
        properties: Properties = {},  # noqa: B006
        setters: Mapping[str, Function] = {},
        statics: Methods = {},  # noqa: B006
        static_properties: Mapping[str, Function] = {},
        base: Members | None = None,
        variables: Sequence[str] = (),
        needs_type: bool = False,
        fallback: Function | None = None,
    ) -> None:
        self.type = known
        self.methods = methods
        self.properties = properties
        self.setters = {name.casefold(): setter for name, setter in setters.items()}
        self.statics = statics
        self.static_properties = {name.casefold(): getter for name, getter in static_properties.items()}
        self.base = base
        self.variables = tuple(variables)
        self.needs_type = needs_type
        self.fallback = fallback
        self._read: dict[tuple[bool, str, tuple[NetType[Any], ...]], Overloads] = {}
        self._getters: dict[str, tuple[str, str, Function | None]] | None = None

    def find_methods(self, name: str, arguments: Sequence[NetType[Any]] = ()) -> Overloads:
        """Returns the overloads of a method, found without regard to case; those of the base where there are none."""
        found = self._overloads(self.methods, name, arguments, is_static=False)
        return found or (self.base.find_methods(name, arguments) if self.base else Overloads())

    def find_statics(self, name: str, arguments: Sequence[NetType[Any]] = ()) -> Overloads:
        """Returns the overloads of a static method, or with ``new`` the constructors."""
        return self._overloads(self.statics, name, arguments, is_static=True)

    def _overloads(self, methods: Methods, name: str, arguments: Sequence[NetType[Any]], *, is_static: bool) -> Overloads:
        """Returns the overloads of a name; what was read once is kept."""
        folded = name.casefold()
        key = (is_static, folded, tuple(arguments) if self.variables else ())
        known = self._read.get(key)
        if known is None:
            bound = self._bound(arguments)
            known = self._read[key] = Overloads(
                overload(signature, function, bound)
                for signature, function in methods.items()
                if signature.removeprefix("void ").partition("(")[0].casefold() == folded
            )
        return known

    def _bound(self, arguments: Sequence[NetType[Any]]) -> dict[str, NetType[Any]]:
        """Returns what the names of a generic type's arguments stand for; those not known for objects."""
        return {name: arguments[place] if place < len(arguments) else OBJECT for place, name in enumerate(self.variables)}

    def closed(self, arguments: Sequence[NetType[Any]]) -> GenericType:
        """Returns the generic type these are members of, with its arguments."""
        return GenericType(self.type.name, arguments, self.type.python, is_value_type=self.type.is_value_type)

    def arguments_of(self, known: NetType[Any]) -> Sequence[NetType[Any]]:
        """Returns the arguments of a generic type that these are members of."""
        if isinstance(known, GenericType):
            return known.arguments
        return (known.element,) if known.element is not None else ()

    def method_names(self) -> list[str]:
        """Returns the names of the methods of values, each once."""
        own = [signature.removeprefix("void ").partition("(")[0] for signature in self.methods]
        return list(dict.fromkeys([*own, *(self.base.method_names() if self.base else ())]))

    def static_names(self) -> list[str]:
        """Returns the names of the static methods, each once, without the constructor."""
        names = dict.fromkeys(signature.removeprefix("void ").partition("(")[0] for signature in self.statics)
        return [name for name in names if name != "new"]

    def property_names(self) -> list[tuple[str, str]]:
        """Returns name and type name of each property, in order."""
        return [(name, kind) for kind, name, _ in self._by_name().values()]

    def getter(self, name: str) -> Function | None:
        """Returns the function that reads a property, None where there is none."""
        found = self._by_name().get(name.casefold())
        if found is None:
            return self.base.getter(name) if self.base else None
        own = found[2]
        spelled = found[1]
        return own if own is not None else lambda value: property_of(value, spelled)

    def _by_name(self) -> dict[str, tuple[str, str, Function | None]]:
        if self._getters is None:
            self._getters = {}
            for declared, getter in self.properties.items():
                kind, _, name = declared.rpartition(" ")
                self._getters[name.casefold()] = (kind, name, getter)
        return self._getters
