"""The families of generated cases: what makes the cases of each, and what they have to hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from .cases import Case, binding_cases
from .conversions import conversion_cases
from .invocations import argument_texts
from .json_texts import json_cases
from .programs import programs
from .properties.bound_values import VALUE_PROPERTIES
from .properties.command_lines import COMMAND_LINES
from .properties.conversions import CONVERSIONS, of_case
from .properties.json_input import JSON_INPUT
from .properties.programs import PROGRAMS
from .properties.relations import RELATIONS
from .properties.script_texts import SCRIPT_TEXTS
from .script_texts import script_texts

Property = Callable[[Case], None]


class Family(NamedTuple):
    """Cases of one kind. `cases` is how many of them `scripts/fuzz` runs where it is not told."""

    strategy: st.SearchStrategy[Case]
    properties: Sequence[Property]
    cases: int


FAMILIES: dict[str, Family] = {
    "binding": Family(binding_cases(), (*RELATIONS, *VALUE_PROPERTIES), 20_000),
    "conversion": Family(conversion_cases(), tuple(of_case(holds) for holds in CONVERSIONS), 20_000),
    "arguments": Family(st.fixed_dictionaries({"text": argument_texts()}), COMMAND_LINES, 20_000),
    "json": Family(json_cases(), JSON_INPUT, 10_000),
    "script-texts": Family(script_texts(), SCRIPT_TEXTS, 20_000),
    "programs": Family(programs(), PROGRAMS, 5_000),
}
