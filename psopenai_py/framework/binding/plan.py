"""Plans: what was tried for one input object is tried in the same order for the next ones of its kind.

Which parameters an object is offered to, in which order, and what set that leads to, follows from the kind of the object alone,
as far as the attempts end in the same way. So the attempts are written down once, those whose end follows from the kind are left
out, and the others are repeated for each object. An attempt that ends in another way, or in an error, means that the plan does
not hold for this object: it is bound by the rules instead.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from ..declaration.metadata import ParameterMetadata
from ..errors import ParameterBindingException
from ..values.dates import DateTime
from ..values.numbers import Int64
from ..values.objects import Computed, PSObject, is_unsettled, unsettled_properties, value_at
from ..values.scalars import SwitchParameter
from .bind_parameter import accept, bind_value
from .errors import is_misfit
from .shapes import InputObject, shapes_of
from .state import BindingState

_CERTAIN = frozenset({str, type(None), bool, float, Int64, PSObject, DateTime, SwitchParameter})
"""Classes of values that stand for one .NET type each: whether one fits as it is does not depend on the value."""

_AS_READ = frozenset({str, type(None), bool, float})
"""Classes that a JSON reader makes as they stay."""

_BY_CLASS = _CERTAIN | {int}
"""Classes of input objects whose properties follow from the class."""

Order = tuple[ParameterMetadata, ...]


class Step(NamedTuple):
    """One attempt: the parameter, the property it was offered (None for the object itself), and how it ended.

    `unchanged` says that the value was stored as it was offered, and that its class alone makes it fit; `unchecked` that there
    is no more to do than to store it. `raw` is the property if it can be read without settling it.
    """

    parameter: ParameterMetadata
    key: str | None
    coerce: bool
    taken: bool
    unchanged: bool
    unchecked: bool
    raw: bool


class Plan:
    """The attempts for one kind of object, and the state they lead to."""

    __slots__ = (
        "bound_parameters", "bound_through_input", "current", "names", "next_order", "set_name", "steps", "unbound", "waiting",
    )  # fmt: skip

    def __init__(self, state: BindingState, steps: list[Step]) -> None:
        self.steps = steps
        self.names = frozenset(parameter.name for parameter in state.bound_through_input)
        self.current = state.current
        self.set_name = state.parameter_set_name
        self.unbound = state.unbound
        self.waiting = state.waiting
        self.bound_parameters = state.bound_parameters
        self.bound_through_input = state.bound_through_input
        self.next_order = _order_after_restoring(state)


class Planner:
    """The plans of one invocation, by the order of the unbound parameters and the kind of the object."""

    MOST = 256
    __slots__ = ("_last", "_order", "_plannable", "_plans", "_shapes", "_start", "_steps")

    def __init__(self, state: BindingState) -> None:
        self._plans: dict[object, Plan] = {}
        self._shapes = shapes_of(state.metadata)
        self._order = self._start = tuple(state.unbound)
        self._steps: list[Step] = []
        self._plannable = True
        self._last: Plan | None = None

    def kind_of(self, obj: Any) -> object:
        """Returns what the attempts for an object depend on, apart from its values; None where that cannot be said."""
        if type(obj) is not PSObject:
            return type(obj) if type(obj) in _BY_CLASS else None
        properties = unsettled_properties(obj)
        shape = self._shapes.of(obj)
        classes = [type(properties[key]) for key in shape.used]
        return None if Computed in classes else (shape, is_unsettled(obj), *obj.type_names, *classes)

    def follow(self, state: BindingState, obj: Any, kind: object) -> bool:
        """Binds an object by the plan for its kind; False where there is none, or where it does not hold."""
        plan = self._plans.get((self._order, kind))
        if plan is None:
            return False
        values, bound = state.values, state.bound
        if self._last is not plan and (self._last is None or self._last.names != plan.names):
            for parameter in state.bound_through_input:
                values[parameter.name] = state.restorable[parameter.name]
        properties: Any = unsettled_properties(obj) if type(obj) is PSObject else {}
        for step in plan.steps:
            if step.unchecked:
                name = step.parameter.name
                values[name] = bound[name] = properties[step.key] if step.raw else _offered(step, obj)
            elif not _repeated(state, step, obj):
                state.bound_through_input = [*state.bound_through_input, *plan.bound_through_input]
                return False
        self._last = plan
        state.current = plan.current
        state.parameter_set_name = plan.set_name
        state.unbound = plan.unbound
        state.waiting = plan.waiting
        state.bound_parameters = plan.bound_parameters
        state.bound_through_input = plan.bound_through_input
        self._order = plan.next_order
        return True

    def begin(self, state: BindingState) -> None:
        """Copies what the state shares with a plan, before it is changed."""
        self._last = None
        state.unbound = list(state.unbound)
        state.waiting = list(state.waiting)
        state.bound_parameters = dict(state.bound_parameters)

    def start(self, state: BindingState) -> None:
        """Starts to write attempts down, after the object before was forgotten."""
        self._start = tuple(state.unbound)
        self._steps = []
        self._plannable = True

    def note(
        self,
        state: BindingState,
        source: InputObject,
        parameter: ParameterMetadata,
        value: Any,
        *,
        by_name: bool,
        coerce: bool,
        taken: bool,
    ) -> None:
        """Writes an attempt down, unless it failed as it will for every object of the kind."""
        certain = not coerce and type(value) in _CERTAIN and not parameter.transformations and not (by_name and parameter.type_name)
        if certain and not taken:
            return
        key = source.shape.keys[parameter] if by_name and source.shape else None
        self._plannable = self._plannable and (key is not None or not by_name)
        unchanged = certain and state.values[parameter.name] is value
        unchecked = unchanged and not parameter.validators and not parameter.mandatory_somewhere
        raw = key is not None and type(value) in _AS_READ
        self._steps.append(Step(parameter, key, coerce, taken, unchanged, unchecked, raw))

    def keep(self, state: BindingState, kind: object) -> None:
        """Keeps what was written down as the plan for the kind."""
        if kind is None or not self._plannable:
            return
        if len(self._plans) >= self.MOST:
            self._plans.clear()
        self._plans[self._start, kind] = Plan(state, self._steps)

    def leave(self, state: BindingState) -> None:
        """Notes the order that the next object starts from."""
        self._order = _order_after_restoring(state)


def _order_after_restoring(state: BindingState) -> Order:
    return (*state.unbound, *(p for p in state.bound_through_input if p not in state.unbound))


def _offered(step: Step, obj: Any) -> Any:
    return obj if step.key is None else value_at(obj, step.key)


def _repeated(state: BindingState, step: Step, obj: Any) -> bool:
    """Repeats an attempt; whether it ended as planned."""
    value = _offered(step, obj)
    try:
        if step.unchanged:
            accept(state, step.parameter, value)
            return True
        return bind_value(state, step.parameter, value, coerce=step.coerce) is step.taken
    except ParameterBindingException as error:
        return not step.taken and is_misfit(error, by_name=step.key is not None, coerce=step.coerce)
