"""Objects of .NET's own classes that commands write, such as what Group-Object and Measure-Object give."""

from __future__ import annotations

from typing import Any, ClassVar

from .nothing import UNBOUND


class NetObject:
    """Base of these classes: a subclass names its .NET type and, in order, its properties, which are its attributes.

    class AliasInfo(NetObject, net_type="System.Management.Automation.AliasInfo", properties=("Name", "Definition")): ...
    """

    __slots__ = ("notes",)
    notes: dict[str, Any]
    net_type: ClassVar[str] = "System.Object"
    properties: ClassVar[tuple[str, ...]] = ()
    shows_properties: ClassVar[bool] = False
    """Whether a terminal shows the properties, not the text."""
    _spellings: ClassVar[dict[str, str]] = {}

    def __init_subclass__(cls, *, net_type: str | None = None, properties: tuple[str, ...] | None = None) -> None:
        super().__init_subclass__()
        if net_type is not None:
            cls.net_type = net_type
        if properties is not None:
            cls.properties = properties
            cls._spellings = {name.casefold(): name for name in properties}

    def find(self, name: str) -> Any:
        """Returns the value of a property, found without regard to case, or `UNBOUND` where there is none."""
        spelling = self._spellings.get(name.casefold())
        return UNBOUND if spelling is None else getattr(self, spelling)

    def put(self, name: str, value: Any) -> bool:
        """Sets a property that exists; False where there is none of that name."""
        spelling = self._spellings.get(name.casefold())
        if spelling is None:
            return False
        setattr(self, spelling, value)
        return True

    def items(self) -> list[tuple[str, Any]]:
        """Returns name and value of each property in order."""
        return [(name, getattr(self, name)) for name in self.properties]

    def __str__(self) -> str:
        return self.net_type

    def __repr__(self) -> str:
        return f"<{self.net_type} {dict(self.items())!r}>"
