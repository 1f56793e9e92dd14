"""Whole cases of the binder, in the form of the recorded ones (without id and expectation)."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from .declarations import commands
from .inputs import inputs
from .invocations import argument_texts, invocations

Case = dict[str, Any]


@st.composite
def binding_cases(draw: st.DrawFn) -> Case:
    """A declared command, a command line for it, and what is piped in."""
    piped = draw(st.booleans())
    command = draw(commands(piped))
    case: Case = {"command": command}
    if draw(st.integers(0, 9)) == 9:
        names = tuple(parameter["name"] for parameter in command["parameters"])
        case["text"] = draw(argument_texts(names or ("Verbose",)))
    else:
        case["invoke"] = draw(invocations(command, 1 if piped else 4))
    return case | draw(inputs(command)) if piped or draw(st.integers(0, 5)) == 5 else case
