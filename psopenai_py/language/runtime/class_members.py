"""The members of a script's class, in the form that members of all types have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from ...framework.values.types import NetType
from ..members.overloads import Overload, Overloads
from ..members.table import Members

if TYPE_CHECKING:
    from .classes import Property, ScriptClass


class ClassMembers(Members):
    """The members of a class; `base` has those that it inherits."""

    is_scripted = True

    def __init__(self, known: ScriptClass, base: Members) -> None:
        shared = [(owner, declared) for owner in known.lineage() for declared in owner.properties.values() if declared.is_static]
        own = known.object_properties()
        super().__init__(
            known,
            properties={f"{declared.type.name} {declared.name}": declared.read for declared in own},
            setters={
                **{declared.name: declared.write for declared in own},
                **{f"::{declared.name}": _setter(owner, declared) for owner, declared in reversed(shared)},
            },
            static_properties={declared.name: _getter(owner, declared) for owner, declared in reversed(shared)},
            base=base,
        )
        self._class = known
        self._hidden = {declared.name for declared in own if declared.is_hidden}
        self._known: dict[tuple[bool, str], Overloads] = {}

    def find_methods(self, name: str, arguments: Sequence[NetType[Any]] = ()) -> Overloads:
        """Returns the overloads of a method: its own, and those it inherits that take something else."""
        return self._overloaded(name, is_static=False)

    def find_statics(self, name: str, arguments: Sequence[NetType[Any]] = ()) -> Overloads:
        """Returns the overloads of a static method; ``new`` are the constructors, which are not inherited."""
        return self._overloaded(name, is_static=True)

    def constructors(self, function: Callable[..., Any]) -> Overloads:
        """Returns the constructors; each calls the function with itself, or None where none is written, and the arguments."""
        written = self._class.constructors
        if not written:
            return Overloads([Overload("new", (), partial(function, None), False, f"{self._class.name} new()")])
        return Overloads(
            method.overload("new", partial(function, method))._replace(is_void=False, definition=f"{self._class.name} new()")
            for method in written
        )

    def _overloaded(self, name: str, *, is_static: bool) -> Overloads:
        key = (is_static, name.casefold())
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._find(key[1], is_static)
        return known

    def _find(self, folded: str, is_static: bool) -> Overloads:
        known = self._class
        if is_static and folded == "new":
            return self.constructors(known.new)
        found = [
            method.overload(method.name, partial(method.run, known, None) if is_static else partial(method.run, known))
            for method in known.methods
            if method.is_static == is_static and method.name.casefold() == folded
        ]
        inherited: Sequence[Overload] = ()
        if self.base is not None and not is_static:
            inherited = self.base.find_methods(folded)
        elif isinstance(self.base, ClassMembers):
            inherited = self.base.find_statics(folded)
        taken = [[parameter.type for parameter in each.parameters] for each in found]
        return Overloads([*found, *(each for each in inherited if [parameter.type for parameter in each.parameters] not in taken)])

    def method_names(self) -> list[str]:
        """Returns the names of the methods of objects that are shown, each once."""
        own = [method.name for method in self._class.methods if not method.is_static and not method.is_hidden]
        return list(dict.fromkeys([*own, *(self.base.method_names() if self.base else ())]))

    def static_names(self) -> list[str]:
        """Returns the names of the static methods that are shown, each once."""
        own = [method.name for method in self._class.methods if method.is_static and not method.is_hidden]
        return list(dict.fromkeys([*own, *(self.base.static_names() if isinstance(self.base, ClassMembers) else ())]))

    def property_names(self) -> list[tuple[str, str]]:
        """Returns name and type name of each property that is shown, in order."""
        return [(name, kind) for name, kind in super().property_names() if name not in self._hidden]


def _getter(owner: ScriptClass, declared: Property) -> Callable[[], Any]:
    return lambda: owner.statics()[declared.name.casefold()]


def _setter(owner: ScriptClass, declared: Property) -> Callable[[Any], None]:
    def put(value: Any) -> None:
        owner.statics()[declared.name.casefold()] = declared.admitted(value)

    return put
