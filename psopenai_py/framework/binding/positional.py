"""Binds values without a name by position (binding.md 5.1, 5.2)."""

from __future__ import annotations

from ..declaration.metadata import ParameterMetadata, SetEntry
from ..errors import (
    ParameterBindingArgumentTransformationException,
    ParameterBindingException,
    ParameterBindingValidationException,
    ValidationMetadataException,
)
from .arguments import ArgumentItem
from .attempt import bind_argument, interpreted
from .errors import binding_error
from .state import BindingState

Candidates = dict[ParameterMetadata, list[SetEntry]]
"""The parameters at one position, with those of their entries that have it."""

_THROWN = (
    ParameterBindingArgumentTransformationException,
    ParameterBindingValidationException,
)


def bind_positional(state: BindingState) -> ParameterBindingException | None:
    """Offers each plain value to the next position. What no position takes stays in `items`.

    Returns the last swallowed error, if the last attempt ended in one (R5.9).
    """
    if not state.items:
        return None
    table = _positions(state)
    if not table:
        return None
    queue = _Queue(state.items)
    valid = state.current
    saved: ParameterBindingException | None = None
    for position in sorted(table):
        candidates = table[position]
        if not candidates:
            continue
        item = queue.next_value()
        if item is None:
            break
        bound, saved = _place(state, candidates, item, valid)
        if not bound:
            queue.left_over.append(item)
        elif valid != state.current:
            valid = state.current
            _prune(table, valid)
    state.items = queue.left_over + queue.rest()
    return saved


def _positions(state: BindingState) -> dict[int, Candidates]:
    """Returns position to candidates. Raises AmbiguousPositionalParameterNoName where two share a position and a set (R5.4)."""
    table: dict[int, Candidates] = {}
    for parameter in state.unbound:
        if not parameter.in_mask(state.current):
            continue
        for entry in parameter.entries.values():
            position = entry.declared.position
            if position is None or entry.declared.from_remaining or not entry.visible(state.current):
                continue
            candidates = table.setdefault(position, {})
            for other, entries in candidates.items():
                if other is not parameter and any(known.bit & entry.bit or known.bit == entry.bit for known in entries):
                    raise binding_error("AmbiguousPositionalParameterNoName")
            candidates.setdefault(parameter, []).append(entry)
    return table


def _place(
    state: BindingState, candidates: Candidates, item: ArgumentItem, valid: int
) -> tuple[bool, ParameterBindingException | None]:
    """Tries the default set, then the valid sets, first as the value is, then converted (R5.5 d)."""
    default = state.metadata.default_bit & valid
    saved: ParameterBindingException | None = None
    for coerce in (False, True):
        for mask in (default, valid) if default else (valid,):
            bound, saved = _offer(state, candidates, item, mask, coerce=coerce)
            if bound:
                return True, saved
    return False, saved


def _offer(
    state: BindingState, candidates: Candidates, item: ArgumentItem, mask: int, *, coerce: bool
) -> tuple[bool, ParameterBindingException | None]:
    """Offers the value to every candidate of the mask's sets; several may take it (R5.6)."""
    bound = False
    saved: ParameterBindingException | None = None
    for parameter, entries in candidates.items():
        value = interpreted(state, parameter, item.value)
        for entry in entries:
            if not entry.visible(mask):
                continue
            try:
                taken = bind_argument(state, parameter, value, mask, coerce=coerce)
            except _THROWN as error:
                if not _is_swallowed(error):
                    raise
                saved = error
                continue
            except ParameterBindingException as error:
                saved = error
                continue
            if taken:
                bound = True
                state.bound_positionally.append(parameter.name)
                break
    return bound, saved


def _is_swallowed(error: ParameterBindingException) -> bool:
    """Whether the validator that refused the value wants other parameters to be tried."""
    return isinstance(error.__cause__, ValidationMetadataException) and error.__cause__.swallowed


def _prune(table: dict[int, Candidates], valid: int) -> None:
    """Removes what the narrowed sets no longer show (R5.5 f)."""
    for candidates in table.values():
        for parameter in list(candidates):
            candidates[parameter] = [entry for entry in candidates[parameter] if entry.visible(valid)]
            if not candidates[parameter]:
                del candidates[parameter]


class _Queue:
    """The items in order; names met on the way are left over together with the value after them (R5.5 b)."""

    def __init__(self, items: list[ArgumentItem]) -> None:
        self.items = items
        self.index = 0
        self.left_over: list[ArgumentItem] = []

    def next_value(self) -> ArgumentItem | None:
        while self.index < len(self.items):
            item = self.items[self.index]
            self.index += 1
            if item.name is None:
                return item
            self.left_over.append(item)
            if self.index < len(self.items) and self.items[self.index].name is None:
                self.left_over.append(self.items[self.index])
                self.index += 1
        return None

    def rest(self) -> list[ArgumentItem]:
        return self.items[self.index :]
