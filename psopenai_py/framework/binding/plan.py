"""Plans: what is stored for input objects of one kind, and what that leads to. The planner makes and follows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from ..values.objects import PSObject, is_unsettled, unsettled_properties
from .state import BindingState

Maker = Callable[[Any], Any]
"""Makes the value to store of the value offered; raises where that does not go as planned."""


class Act(NamedTuple):
    """An attempt to repeat with the property `key`, or with the object itself where that is None.

    `raw` says that the property can be taken as it is stored. `make` makes what the parameter of that name gets. An attempt that
    failed has no name; its `make` raises where it does not fail again.
    """

    name: str | None
    key: str | None
    raw: bool
    make: Maker


class Kind:
    """What the attempts for an object depend on, apart from its values; `used` are the properties that parameters bind from."""

    __slots__ = ("classes", "names", "type_names", "unsettled", "value_class")

    def __init__(self, obj: Any, used: tuple[str, ...] = ()) -> None:
        self.value_class = type(obj)
        self.unsettled = False
        self.classes: list[tuple[str, type]] = []
        if self.value_class is PSObject:
            properties = unsettled_properties(obj)
            self.names = tuple(properties)
            self.type_names = list(obj.type_names)
            self.unsettled = is_unsettled(obj)
            self.classes = [(key, type(properties[key])) for key in used]

    def class_at(self, key: str | None) -> type | None:
        """Returns the class of a used property, as it is stored."""
        return next((known for name, known in self.classes if name == key), None)

    def holds_for(self, obj: Any, properties: dict[str, Any] | None) -> bool:
        """Whether an object is of this kind; `properties` are its own as they are stored, if it has some."""
        if properties is None or self.value_class is not PSObject:
            return type(obj) is self.value_class
        if tuple(properties) != self.names or is_unsettled(obj) is not self.unsettled or obj.type_names != self.type_names:
            return False
        for key, known in self.classes:  # noqa: SIM110  # a generator takes twice as long as the loop
            if type(properties[key]) is not known:
                return False
        return True


class Notes:
    """What is noted while the rules bind an object: values and objects stored as they are, values made, attempts that failed."""

    __slots__ = ("acts", "copies", "refusals", "whole")

    def __init__(self) -> None:
        self.copies: list[tuple[str, str]] = []
        self.whole: list[str] = []
        self.acts: list[Act] = []
        self.refusals: list[Act] = []


class Plan:
    """What is stored for one kind of object, as it is (`copies`, `whole`) or made (`acts`), and the state that leads to."""

    __slots__ = (
        "acts", "bound_parameters", "bound_through_input", "copies", "current", "following", "kind", "set_name",
        "stored", "unbound", "waiting", "whole",
    )  # fmt: skip

    def __init__(self, state: BindingState, kind: Kind, notes: Notes, following: Plans) -> None:
        self.kind = kind
        self.copies = notes.copies
        self.whole = notes.whole
        # Whether what was refused is refused again is known before anything is stored; what is stored before another act fails
        # is stored by the rules as well, because they come to it first.
        self.acts = [*notes.refusals, *notes.acts]
        self.following = following
        self.stored = frozenset(parameter.name for parameter in state.bound_through_input)
        self.current = state.current
        self.set_name = state.parameter_set_name
        self.unbound = state.unbound
        self.waiting = state.waiting
        self.bound_parameters = state.bound_parameters
        self.bound_through_input = state.bound_through_input


class Plans:
    """The plans that start from one order of the unbound parameters. The one that was followed last is the `latest`."""

    MOST = 16
    __slots__ = ("_others", "latest")

    def __init__(self) -> None:
        self.latest: Plan | None = None
        self._others: list[Plan] = []

    def find(self, obj: Any, properties: dict[str, Any] | None) -> Plan | None:
        """Returns the plan for an object that is not of the latest one's kind, if there is one; it is the latest then."""
        for plan in self._others:
            if plan.kind.holds_for(obj, properties):
                self._others.remove(plan)
                self.add(plan)
                return plan
        return None

    def add(self, plan: Plan) -> None:
        """Keeps a plan; the one not followed for the longest time is given up for it."""
        if self.latest is not None:
            self._others.insert(0, self.latest)
            del self._others[self.MOST :]
        self.latest = plan
