"""What is piped into a command: `input` (case values) or `input_json` (the text of records) as cases have it."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from .values import KNOWN_TYPE, properties, typed, values, values_for

_EXTRA = ["other", "Count"]


@st.composite
def matching_properties(draw: st.DrawFn, command: dict[str, Any]) -> dict[str, Any]:
    """Properties that parameters of the command look for, by name or alias."""
    made: dict[str, Any] = {}
    for parameter in command["parameters"]:
        if draw(st.integers(0, 3)):
            name = draw(st.sampled_from([parameter["name"], parameter["name"].lower(), *parameter.get("aliases", ())]))
            made[name] = draw(values_for(parameter["type"]))
    for name in draw(st.lists(st.sampled_from(_EXTRA), max_size=1)):
        made[name] = draw(values)
    return made


@st.composite
def piped(draw: st.DrawFn, command: dict[str, Any]) -> Any:
    """One object for the command."""
    declared = command["parameters"]
    kind = draw(st.integers(0, 6))
    if kind < 4 and declared:
        types = {"types": [KNOWN_TYPE]} if kind == 3 else {}
        return typed("object", draw(matching_properties(command)), **types)
    return draw(values_for(draw(st.sampled_from(declared))["type"]) if kind < 6 and declared else values)


@st.composite
def inputs(draw: st.DrawFn, command: dict[str, Any]) -> dict[str, Any]:
    """Some objects, or the text of records."""
    if draw(st.integers(0, 9)) == 9:
        return {"input_json": draw(st.lists(plain_properties, max_size=3).map(json.dumps))}
    return {"input": draw(st.lists(piped(command), max_size=4))}


def _is_plain(made: dict[str, Any]) -> bool:
    return '"$"' not in json.dumps(made)


plain_properties = properties.filter(_is_plain)
