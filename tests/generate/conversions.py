"""Cases of a conversion: a case value and the name of a type."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from .types import EVERYDAY, OTHERS
from .values import values, values_for


@st.composite
def conversion_cases(draw: st.DrawFn) -> dict[str, Any]:
    """Any value for any type, often one that converts."""
    name = draw(st.sampled_from([*EVERYDAY, *OTHERS]))
    return {"type": name, "value": draw(values | values_for(name))}
