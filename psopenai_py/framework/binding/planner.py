"""Plans for pipeline input: what was tried for one input object is tried in the same order for the next ones of its kind.

Which parameters an object is offered to, in which order, and what set that leads to, follows from the kind of the object alone,
as far as the attempts end in the same way. So the attempts are written down once, those whose end follows from the kind are left
out, and the others are repeated for each object. An attempt that ends in another way, or in an error, means that the plan does
not hold for this object: it is bound by the rules instead.
"""

from __future__ import annotations

from typing import Any

from ..declaration.metadata import ParameterMetadata
from ..values.dates import DateTime
from ..values.numbers import Int64
from ..values.objects import Computed, PSObject, settled, unsettled_properties, value_at
from ..values.scalars import SwitchParameter
from ..values.types import INT
from .makers import Attempt, as_it_is, in_turn, int32, maker_for
from .plan import Act, Kind, Notes, Plan, Plans
from .shapes import InputObject, shapes_of
from .state import BindingState

_CERTAIN = frozenset({str, type(None), bool, float, Int64, PSObject, DateTime, SwitchParameter})
"""Classes of values that stand for one .NET type each: whether one fits as it is does not depend on the value."""

_AS_READ = frozenset({str, type(None), bool, float, int})
"""Classes that a JSON reader's values have and that need no look at the rest of their object."""

_BY_CLASS = _CERTAIN | {int}
"""Classes of input objects whose properties follow from the class."""

_NUMBERS = ("integer", "real", "decimal")
"""Families whose conversion makes the same of a JSON integer as of the Int64 it stands for."""

_OF_INT = ("integer", "bigint", "nullable", "array", "list")
"""Families that a plain `int` fits or not as its value decides: it is an Int32 only in the range of one."""

Order = tuple[ParameterMetadata, ...]


class Planner:
    """The plans of one invocation."""

    MOST = 64
    __slots__ = ("_here", "_kind", "_last", "_notes", "_orders", "_plannable", "_shapes", "_start")

    def __init__(self, state: BindingState) -> None:
        self._shapes = shapes_of(state.metadata)
        self._orders: dict[Order, Plans] = {}
        self._here = self._start = self._plans_from(tuple(state.unbound))
        self._kind: Kind | None = None
        self._notes = Notes()
        self._plannable = True
        self._last: Plan | None = None

    def follow(self, state: BindingState, obj: Any) -> bool:
        """Binds an object by the plan for its kind; False where there is none, or where it does not hold."""
        properties: Any = unsettled_properties(obj) if type(obj) is PSObject else None
        plan = self._here.latest
        if plan is None or not plan.kind.holds_for(obj, properties):
            plan = self._here.find(obj, properties)
            if plan is None:
                return False
        values, bound, last = state.values, state.bound, self._last
        if last is not plan and (last is None or last.stored != plan.stored):
            for parameter in state.bound_through_input:
                values[parameter.name] = state.restorable[parameter.name]
        try:
            for name, key, raw, make in plan.acts:
                value = make(properties[key] if raw else obj if key is None else value_at(obj, key))
                if name is not None:
                    values[name] = bound[name] = value
        except Exception:  # noqa: BLE001  # the rules come to the same error, and say it properly
            state.bound_through_input = [*state.bound_through_input, *plan.bound_through_input]
            return False
        for name, key in plan.copies:
            values[name] = bound[name] = properties[key]
        for name in plan.whole:
            values[name] = bound[name] = obj
        if last is not plan:
            self._last = plan
            state.current = plan.current
            state.parameter_set_name = plan.set_name
            state.unbound = plan.unbound
            state.waiting = plan.waiting
            state.bound_parameters = plan.bound_parameters
            state.bound_through_input = plan.bound_through_input
        self._here = plan.following
        return True

    def begin(self, state: BindingState, obj: Any) -> None:
        """Looks at an object before the rules bind it, and copies what the state shares with a plan."""
        self._kind = self._kind_of(obj)
        self._last = None
        state.unbound = list(state.unbound)
        state.waiting = list(state.waiting)
        state.bound_parameters = dict(state.bound_parameters)

    def start(self, state: BindingState) -> None:
        """Starts to write attempts down, after the object before was forgotten."""
        self._start = self._plans_from(tuple(state.unbound))
        self._notes = Notes()
        self._plannable = self._kind is not None

    def note(self, state: BindingState, source: InputObject, parameter: ParameterMetadata, value: Any, attempt: Attempt) -> None:
        """Writes an attempt down, unless it failed as it will for every object of the kind."""
        kind = self._kind
        if kind is None or (attempt.by_name and source.shape is None) or parameter.common:
            self._plannable = False
            return
        plain = not attempt.coerce and not parameter.transformations and not (attempt.by_name and parameter.type_name)
        certain = plain and (type(value) in _CERTAIN or (type(value) is int and parameter.type.family not in _OF_INT))
        if certain and not attempt.taken:
            return
        key = source.shape.keys[parameter] if attempt.by_name and source.shape else None
        stored_as = kind.class_at(key)
        in_range = plain and type(value) is int and parameter.type is INT
        unchanged = (certain or in_range) and state.values[parameter.name] is value
        make = maker_for(state, parameter, attempt, type(value) if unchanged else None)
        if in_range:
            make = int32 if make is None else in_turn(int32, make)
        if stored_as is int and kind.unsettled and parameter.type.family not in _NUMBERS:
            make = settled if make is None else in_turn(settled, make)
        raw = key is not None and (not kind.unsettled or stored_as in _AS_READ)
        if make is None and key is None:
            self._notes.whole.append(parameter.name)
        elif make is None and raw:
            self._notes.copies.append((parameter.name, str(key)))
        elif attempt.taken:
            self._notes.acts.append(Act(parameter.name, key, raw, make or as_it_is))
        else:
            self._notes.refusals.append(Act(None, key, raw, make or as_it_is))

    def keep(self, state: BindingState) -> None:
        """Keeps what was written down as the plan for objects of the kind."""
        if self._plannable and self._kind is not None:
            following = self._plans_from(_order_after_restoring(state))
            self._start.add(Plan(state, self._kind, self._notes, following))

    def leave(self, state: BindingState) -> None:
        """Notes the order that the next object starts from."""
        self._here = self._plans_from(_order_after_restoring(state))

    def _kind_of(self, obj: Any) -> Kind | None:
        """Returns the kind of an object, None where its class does not say enough."""
        if type(obj) is PSObject:
            kind = Kind(obj, self._shapes.of(obj).used)
            return None if any(known is Computed for _, known in kind.classes) else kind
        return Kind(obj) if type(obj) in _BY_CLASS else None

    def _plans_from(self, order: Order) -> Plans:
        plans = self._orders.get(order)
        if plans is None:
            if len(self._orders) >= self.MOST:
                self._orders.clear()
            plans = self._orders[order] = Plans()
        return plans


def _order_after_restoring(state: BindingState) -> Order:
    return (*state.unbound, *(p for p in state.bound_through_input if p not in state.unbound))
