"""Declared commands, as the `command` of a binding case has them: parameters that resemble each other, most of them sensible."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st

from .types import type_names
from .values import ALIAS_OF, KNOWN_TYPE, NAMES, typed, values_for

_SELDOM = [False, False, True]
_SETS: list[str | None] = [None, None, "X", "Y", "Z", "x"]

_VALIDATORS: list[dict[str, Any]] = [
    {"kind": "not_null_or_empty"},
    {"kind": "not_null"},
    {"kind": "not_null_or_whitespace"},
    {"kind": "set", "values": ["a", "b", "5"]},
    {"kind": "set", "values": ["A", "abc"], "ignore_case": False},
    {"kind": "set", "values": ["a"], "message": "not {0}, but {1}"},
    {"kind": "range", "min": 0, "max": 6},
    {"kind": "range", "min": 0.5, "max": typed("long", 2)},
    {"kind": "range_kind", "value": "Positive"},
    {"kind": "length", "min": 1, "max": 3},
    {"kind": "pattern", "pattern": "^[a-c]+$"},
    {"kind": "count", "min": 1, "max": 2},
    {"kind": "type_name", "name": KNOWN_TYPE},
]
_REFUSED = {"kind": "range", "min": 5, "max": 1}


@st.composite
def in_sets(draw: st.DrawFn, piped: bool) -> dict[str, Any]:
    """One `[Parameter()]`: a set, or none for all, and how the parameter takes part in it."""
    made: dict[str, Any] = {"set": draw(st.sampled_from(_SETS))}
    if draw(st.sampled_from(_SELDOM)):
        made["mandatory"] = True
    position = draw(st.none() | st.integers(0, 2) | st.integers(-1, 3))
    if position is not None:
        made["position"] = position
    for flag, odds in (("from_pipeline", 2), ("by_name", 4), ("remaining", 6)):
        if draw(st.integers(0, odds)) == odds:
            made[flag] = True
    return made


@cache
def _some_sets(piped: bool) -> st.SearchStrategy[list[dict[str, Any]]]:
    some = st.lists(in_sets(piped), max_size=2, unique_by=lambda entry: (entry["set"] or "").casefold())
    return some if piped else st.just([]) | some


_allowed = st.lists(st.sampled_from(["null", "empty_string", "empty_collection"]), unique=True)


@st.composite
def parameters(draw: st.DrawFn, piped: bool) -> dict[str, Any]:
    """One parameter."""
    name = draw(st.sampled_from(NAMES))
    type_name = draw(type_names)
    made: dict[str, Any] = {"name": name, "type": type_name, "sets": draw(_some_sets(piped))}
    alias = draw(st.integers(0, 39))
    if alias > 20:
        made["aliases"] = ["a1"] if alias == 39 else [ALIAS_OF[name]]  # seldom one that another parameter may have
    extra = draw(st.integers(0, 9))
    if extra in (1, 2):
        made["validate"] = draw(st.lists(st.sampled_from(_VALIDATORS), min_size=1, max_size=2))
        if draw(st.integers(0, 29)) == 29:
            made["validate"].append(_REFUSED)
    if extra in (2, 3, 4):
        made["default"] = draw(values_for(type_name))
    if extra in (5, 6):
        made["allow"] = draw(_allowed)
    return made


@st.composite
def commands(draw: st.DrawFn, piped: bool) -> dict[str, Any]:
    """A command of up to five parameters, most of which take input where it is `piped`. The engine would refuse few of them."""
    fewest = draw(st.integers(0, 3))
    some = st.lists(parameters(piped), min_size=fewest, max_size=5, unique_by=lambda parameter: parameter["name"])
    made: dict[str, Any] = {"parameters": draw(some)}
    default_set = draw(st.sampled_from([None, None, "X", "Y", "Other"]))
    if default_set:
        made["default_parameter_set"] = default_set
    if draw(st.sampled_from(_SELDOM)):
        made["positional_binding"] = False
    if draw(st.sampled_from(_SELDOM)):
        made["supports_should_process"] = True
    return made
