"""Finds the mandatory parameters that are missing, and asks for them (binding.md 6.4, 6.5)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..declaration.metadata import ALL, ParameterMetadata, SetEntry
from ..errors import ParameterBindingException
from .bind_parameter import bind_parameter
from .errors import binding_error
from .names import find_parameter
from .parameter_sets import ambiguous
from .state import BindingState, count_sets, publish


class Bucket:
    """The missing mandatory parameters of one set; `bit` is `ALL` for those of all sets (R6.8)."""

    __slots__ = ("bit", "by_name", "by_value", "from_input", "others")

    def __init__(self, bit: int) -> None:
        self.bit = bit
        self.from_input: list[ParameterMetadata] = []
        self.by_value: list[ParameterMetadata] = []
        self.by_name: list[ParameterMetadata] = []
        self.others: list[ParameterMetadata] = []

    @property
    def in_all(self) -> bool:
        """Whether these are the parameters that are mandatory in all sets."""
        return self.bit == ALL

    def meets(self, mask: int) -> bool:
        """Whether this is the bucket of a named set of the mask."""
        return not self.in_all and bool(self.bit & mask)

    def add(self, parameter: ParameterMetadata, entry: SetEntry) -> None:
        """Sorts a parameter in by what it takes from the pipeline."""
        if not entry.takes_pipeline:
            self.others.append(parameter)
            return
        self.from_input.append(parameter)
        if entry.declared.from_pipeline:
            self.by_value.append(parameter)
        if entry.declared.by_property_name:
            self.by_name.append(parameter)


def missing_now(state: BindingState) -> list[ParameterMetadata]:
    """Returns every missing mandatory parameter, for a command that has all the input it gets (R6.9)."""
    return [
        parameter
        for parameter in state.unbound
        if parameter.mandatory_somewhere
        and any(entry.declared.mandatory and entry.visible(state.current) for entry in parameter.entries.values())
    ]


def missing_before_input(state: BindingState, count: int) -> list[ParameterMetadata]:
    """Returns the missing mandatory parameters that no input can supply, latching on a set on the way (R6.10).

    `count` is the number of sets that were found valid. Narrows the sets, may publish a name, may set `first_tried`.
    """
    buckets, wanting = _buckets(state)
    if not buckets:
        return []
    default = state.metadata.default_bit
    if not wanting:
        wanting = state.current
    if any(bucket.in_all for bucket in buckets):
        wanting = state.current & (_declared_bits(state) or ALL)
    if count > 1 and default & state.current and not default & wanting:
        wanting = _rescue_default(state, buckets, wanting)
    sets = count_sets(wanting)
    if sets == 0:
        raise ambiguous()
    if sets == 1:
        return _to_ask_for(buckets, wanting)
    if state.first_tried:
        return []
    return _latch(state, buckets, wanting)


def _buckets(state: BindingState) -> tuple[list[Bucket], int]:
    """Returns the buckets in order of appearance, and the named sets that miss something."""
    found: dict[int, Bucket] = {}
    wanting = 0
    for parameter in state.unbound:
        if not parameter.mandatory_somewhere:
            continue
        for entry in parameter.entries.values():
            if entry.declared.mandatory and entry.visible(state.current):
                bit = entry.bit or ALL
                found.setdefault(bit, Bucket(bit)).add(parameter, entry)
                wanting |= state.current & entry.bit
    return list(found.values()), wanting


def _declared_bits(state: BindingState) -> int:
    return (1 << len(state.metadata.set_names) % 32) - 1


def _to_ask_for(buckets: Iterable[Bucket], mask: int) -> list[ParameterMetadata]:
    return [parameter for bucket in buckets if bucket.in_all or bucket.meets(mask) for parameter in bucket.others]


def _rescue_default(state: BindingState, buckets: list[Bucket], wanting: int) -> int:
    """Keeps to the sets that miss nothing where the default is one of them and no other set waits for input (R6.10, 2)."""
    default = state.metadata.default_bit
    if any(bucket.meets(state.current) and not bucket.bit & default and bucket.from_input for bucket in buckets):
        return wanting
    state.current &= ~wanting
    if state.current == default:
        publish(state, default)
    else:
        state.first_tried = default
    return state.current


def _latch(state: BindingState, buckets: list[Bucket], wanting: int) -> list[ParameterMetadata]:
    """Chooses among several sets that miss something (R6.10, 4)."""
    default = state.metadata.default_bit
    if default & wanting and _latches_on_default(buckets, default):
        state.current = default
        publish(state, default)
        return _to_ask_for(buckets, default)
    meeting = [bucket for bucket in buckets if bucket.meets(wanting)]
    by_value = [bucket.bit for bucket in meeting if bucket.by_value]
    by_name = [bucket.bit for bucket in meeting if bucket.by_name]
    value_set = by_value[0] if len(by_value) == 1 else 0
    name_set = by_name[0] if len(by_name) == 1 else 0
    unique = value_set or name_set
    if by_value and by_name and value_set != name_set:
        unique = 0
    if unique:
        return _keep_to(state, buckets, unique)
    if not any(bucket.others for bucket in buckets if bucket.in_all or bucket.meets(wanting)):
        return []
    if value_set:
        return _keep_to(state, buckets, value_set)
    if len(by_value) < 2 and len(by_name) < 2:
        raise ambiguous()
    _drop_askers(state, meeting)
    return []


def _latches_on_default(buckets: list[Bucket], default: int) -> bool:
    others = [bucket for bucket in buckets if not bucket.in_all and not bucket.bit & default]
    other_clean = any(bucket.from_input and not bucket.others for bucket in others)
    other_by_name = any(bucket.by_name for bucket in others)
    for bucket in buckets:
        if bucket.meets(default) and ((bucket.by_name and not other_by_name) or (bucket.from_input and not other_clean)):
            return True
    return not other_clean or any(bucket.in_all and bucket.others for bucket in buckets)


def _keep_to(state: BindingState, buckets: list[Bucket], chosen: int) -> list[ParameterMetadata]:
    """Keeps to a set, or only tries it first where nothing forces the choice (R6.10, 5); returns what is to ask for."""
    asks = any(bucket.meets(chosen) and bucket.others for bucket in buckets)
    if asks:
        state.current = chosen
        publish(state, chosen)
    else:
        ignored = 0
        for bucket in buckets:
            if not bucket.in_all and not bucket.bit & chosen:
                ignored |= bucket.bit
        _ignore(state, ignored)
        publish(state, state.current)
        if state.current != chosen:
            state.first_tried = chosen
    return _to_ask_for(buckets, chosen)


def _drop_askers(state: BindingState, meeting: list[Bucket]) -> None:
    """Drops the named sets that would have to ask (R6.10, 4 c)."""
    asking = 0
    for bucket in meeting:
        if bucket.others:
            asking |= bucket.bit
    if not asking:
        return
    _ignore(state, asking)
    if not state.current:
        raise ambiguous()
    if count_sets(state.current) == 1:
        publish(state, state.current)


def _ignore(state: BindingState, sets: int) -> None:
    if sets:
        state.current = (_declared_bits(state) if state.current == ALL else state.current) & ~sets


def ask_for(state: BindingState, missing: list[ParameterMetadata]) -> None:
    """Asks for the parameters and binds the answers; MissingMandatoryParameter where nobody answers (R6.11, R6.12)."""
    answers = _answers(state, missing)
    if not answers:
        raise binding_error("MissingMandatoryParameter", names_of(missing))
    for name, value in answers.items():
        parameter = find_parameter(state.metadata, name)
        if parameter is None:
            raise binding_error("NamedParameterNotFound", name)
        if parameter.name in state.bound_parameters:
            raise binding_error("ParameterAlreadyBound", name)
        bind_parameter(state, parameter, value, coerce=True)


def _answers(state: BindingState, missing: list[ParameterMetadata]) -> dict[str, Any]:
    prompt = state.services.prompt
    if prompt is None:
        return {}
    caption = f"cmdlet {state.metadata.name} at command pipeline position {state.services.position}"
    return prompt(caption, "Supply values for the following parameters:", [parameter.name for parameter in missing])


def names_of(missing: list[ParameterMetadata]) -> str:
    """Returns the names as the engine lists them: each after one blank."""
    return "".join(f" {parameter.name}" for parameter in missing)


def missing_for_object(missing: list[ParameterMetadata]) -> ParameterBindingException:
    """Returns the error of an input object that leaves mandatory parameters without a value (binding.md 7.7)."""
    return binding_error("InputObjectMissingMandatory", detail=names_of(missing))
