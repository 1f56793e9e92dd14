"""What a cmdlet's class body is written with: `Parameter`, `InSet`, `ParameterGroup` and `Include`.

    class WaitThing(Cmdlet, name="Wait-Thing"):
        Id = Parameter(STRING, InSet(mandatory=True, position=0, from_pipeline=True), alias="thing_id", help="Names the thing.")

A parameter read on an instance is the bound value, or the default. The declared type gives the Python type.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from typing import Any, Generic, TypeVar, overload

from ..values.nothing import UNDECLARED
from ..values.types import NetType

T = TypeVar("T")
G = TypeVar("G", bound="ParameterGroup")
P = TypeVar("P", bound="Parameter[Any]")

ALL_SETS = "__AllParameterSets"

Validator = Callable[[Any], None]
Transformation = Callable[[Any], Any]


class DefaultExpression:
    """A default that is evaluated for each call, with the values bound so far at hand: a script's."""

    def evaluate(self, values: MutableMapping[str, Any]) -> Any:
        """Returns the default; `values` is where the binder writes."""
        raise NotImplementedError


class InSet:
    """How a parameter takes part in one parameter set, or in all where no name is given (R1.2)."""

    __slots__ = (
        "by_property_name",
        "dont_show",
        "from_pipeline",
        "from_remaining",
        "mandatory",
        "name",
        "position",
    )

    def __init__(
        self,
        name: str | None = None,
        *,
        mandatory: bool = False,
        position: int | None = None,
        from_pipeline: bool = False,
        by_property_name: bool = False,
        from_remaining: bool = False,
        dont_show: bool = False,
    ) -> None:
        self.name = name or ALL_SETS
        self.mandatory = mandatory
        self.position = position
        self.from_pipeline = from_pipeline
        self.by_property_name = by_property_name
        self.from_remaining = from_remaining
        self.dont_show = dont_show

    def at(self, position: int) -> InSet:
        """Returns the same part with a position."""
        return InSet(
            self.name,
            mandatory=self.mandatory,
            position=position,
            from_pipeline=self.from_pipeline,
            by_property_name=self.by_property_name,
            from_remaining=self.from_remaining,
            dont_show=self.dont_show,
        )


class Parameter(Generic[T]):
    """Declares one parameter; without `InSet` it is optional in every set (R1.7).

    `validate` are validators in the order they run; `transform` runs before the conversion to the declared type.
    `type_name` is the engine's PSTypeName: the value must list it (R8.30). `default` is a value or, where it depends on the
    moment, a function without arguments; it is converted but not validated (R1.19). An `extension` is a parameter that the
    original command does not have: it is never matched by a prefix and stands last everywhere.
    """

    def __init__(
        self,
        type: NetType[T],  # noqa: A002  # the engine's word, and the first thing a reader looks for
        *sets: InSet,
        alias: str | Sequence[str] = (),
        default: Any = UNDECLARED,
        validate: Sequence[Validator] = (),
        transform: Sequence[Transformation] = (),
        type_name: str | None = None,
        allow_null: bool = False,
        allow_empty_string: bool = False,
        allow_empty_collection: bool = False,
        completions: Sequence[str] = (),
        dont_show: bool = False,
        obsolete: str | None = None,
        extension: bool = False,
        help: str = "",  # noqa: A002
    ) -> None:
        self.name = ""
        self.type = type
        self.sets = sets or (InSet(dont_show=dont_show),)
        self.aliases = (alias,) if isinstance(alias, str) else tuple(alias)
        self.default = default
        self.validators = tuple(validate)
        self.transformations = tuple(transform)
        self.type_name = type_name
        self.allow_null = allow_null
        self.allow_empty_string = allow_empty_string
        self.allow_empty_collection = allow_empty_collection
        self.completions = tuple(completions)
        self.dont_show = dont_show
        self.obsolete = obsolete
        self.extension = extension
        self.help = help

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self: P, instance: None, owner: type) -> P: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> Any:
        # No __set__: a bound value in the instance's __dict__ hides the descriptor, so reading it costs nothing.
        if instance is None:
            return self
        raise AttributeError(f"The parameter {self.name} has no value before the command is bound.")


class ParameterGroup:
    """Parameters that several cmdlets share: a class of `Parameter`s that a cmdlet includes by name."""


class Include(Generic[G]):
    """Puts a group's parameters at this place of a cmdlet's declaration; read on an instance it gives the group's values."""

    def __init__(self, group: type[G]) -> None:
        self.group = group

    @overload
    def __get__(self, instance: None, owner: type) -> Include[G]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> G: ...
    def __get__(self, instance: object | None, owner: type) -> Any:
        if instance is None:
            return self
        view = object.__new__(self.group)
        view.__dict__ = instance.__dict__  # one set of values, seen through the group's names and types
        return view
