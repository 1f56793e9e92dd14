"""Objects of classes that scripts define."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...framework.conversion.text import to_text
from ...framework.conversion.truth import is_true
from ...framework.values.net_object import NetObject
from ...framework.values.nothing import UNBOUND
from ..errors import NetException

if TYPE_CHECKING:
    from .classes import ScriptClass


class ScriptObject(NetObject):
    """An object of a script's class. `values` are those of its properties by folded name."""

    __slots__ = ("own_type", "values")
    shows_properties = True

    def __init__(self, own_type: ScriptClass) -> None:
        self.own_type = own_type
        self.values: dict[str, Any] = {}

    @property
    def net_type(self) -> str:  # type: ignore[override]  # each object's class has its own
        """The name of the class."""
        return self.own_type.name

    @property
    def properties(self) -> tuple[str, ...]:  # type: ignore[override]
        """The names of the properties that are shown: those of the class first, then those it inherits."""
        return tuple(declared.name for declared in self.own_type.object_properties() if not declared.is_hidden)

    def find(self, name: str) -> Any:
        """Returns the value of a property, found without regard to case, or `UNBOUND` where there is none."""
        return self.values.get(name.casefold(), UNBOUND)

    def put(self, name: str, value: Any) -> bool:
        """Sets a property as the class admits it; False where there is none of that name."""
        declared = self.own_type.property_named(name)
        if declared is not None:
            declared.write(self, value)
        return declared is not None

    def items(self) -> list[tuple[str, Any]]:
        """Returns name and value of each property that is shown."""
        return [(name, self.find(name)) for name in self.properties]

    def all_items(self) -> list[tuple[str, Any]]:
        """Returns name and value of each property, also of the hidden ones, which JSON has as well."""
        return [(declared.name, declared.read(self)) for declared in self.own_type.object_properties()]

    def __str__(self) -> str:
        found = self.own_type.override("ToString")
        return self.own_type.name if found is None else to_text(found.run(self.own_type, self))

    def __eq__(self, other: object) -> bool:
        found = self.own_type.override("Equals", 1)
        return self is other if found is None else is_true(found.run(self.own_type, self, other))

    def __hash__(self) -> int:
        found = self.own_type.override("GetHashCode")
        return id(self) if found is None else int(found.run(self.own_type, self))


class ScriptException(NetException):
    """An object of a script's class that derives from an exception."""

    def __init__(self, own_type: ScriptClass) -> None:
        super().__init__(own_type.name, f"Exception of type '{own_type.name}' was thrown.")
        self.own_type = own_type
        self.values: dict[str, Any] = {}

    def take(self, message: Any = None, inner: Any = None) -> None:
        """Takes what the constructor of the exception's own class was given: a message, and the exception behind this one."""
        if message is not None:
            self.args = (to_text(message),)
        if isinstance(inner, BaseException):
            self.__cause__ = inner
