"""No pair of value and type makes the conversion do anything but convert or raise its one error."""

from __future__ import annotations

from typing import Any

import pytest
from generate.properties.conversions import CONVERSIONS, Conversion
from generate.types import EVERYDAY, OTHERS, net_type
from generate.values import engine_values
from hypothesis import given, settings
from hypothesis import strategies as st

from psopenai_py.framework.conversion.engine import RULES
from psopenai_py.framework.values.types import NetType

TARGETS = [net_type(name) for name in (*EVERYDAY, *OTHERS)]


@pytest.mark.parametrize("holds", CONVERSIONS, ids=lambda holds: holds.__name__)
@settings(max_examples=200, deadline=None)
@given(engine_values, st.sampled_from(TARGETS))
def test_any_value_and_any_type_hold_the_property(holds: Conversion, value: object, target: NetType[Any]) -> None:
    holds(value, target)


def test_every_family_of_the_types_has_a_rule_or_takes_own_values_only() -> None:
    without = {target.family for target in TARGETS} - set(RULES)
    assert without == {"object", "psobject", "scriptblock", "securestring", "encoding"}
