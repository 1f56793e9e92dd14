"""Command lines for a declared command: `invoke` (names and values) as cases have it, or the text of one."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from .values import scalars, values, values_for

_COMMON: list[dict[str, Any]] = [
    {"p": "Verbose"}, {"p": "vb", "v": False}, {"p": "Verb", "v": None}, {"p": "ErrorAction", "v": "SilentlyContinue"},
    {"p": "ea", "v": "Stop"}, {"p": "ea", "v": "Ignore"}, {"p": "ErrorAct", "v": 99}, {"p": "OutBuffer", "v": 2},
    {"p": "ob", "v": -1}, {"p": "OutVariable", "v": "seen"}, {"p": "ev", "v": "no name"}, {"p": "PipelineVariable", "v": "item"},
    {"p": "WhatIf"}, {"p": "Confirm", "v": False}, {"p": "Out", "v": 1},
]  # fmt: skip
_UNKNOWN = ["nope", "Alphabet", "be.ta", "5"]
_TEXT_SIGNS = "-@$(){}[]'\"`,;:.|&#<>=?ab1 0x\n\t_"


@st.composite
def spellings(draw: st.DrawFn, parameter: dict[str, Any]) -> str:
    """A way to write a parameter's name: as declared, in another case, an alias, a beginning of it."""
    name: str = draw(st.sampled_from([parameter["name"], *parameter.get("aliases", ())]))
    way = draw(st.integers(0, 5))
    if way == 4:
        return name.upper()
    return name[: draw(st.integers(1, len(name)))] if way == 5 else name


@st.composite
def arguments(draw: st.DrawFn, parameter: dict[str, Any]) -> list[dict[str, Any]]:
    """The items of one argument for a parameter: its name and a value, as one item or as two, or one of them."""
    kind = draw(st.integers(0, 15))
    if kind in (13, 14):
        return [{"v": draw(values_for(parameter["type"]))}]
    name = draw(spellings(parameter))
    if kind == 15 or (parameter["type"] == "switch" and kind > 3):
        return [{"p": name}]
    value = draw(values_for(parameter["type"]))
    return [{"p": name, "v": value}] if kind < 8 else [{"p": name}, {"v": value}]


others = st.one_of(
    values.map(lambda value: {"v": value}),
    st.sampled_from(_UNKNOWN).map(lambda name: {"p": name}),
    st.tuples(st.sampled_from(_UNKNOWN), scalars).map(lambda pair: {"p": pair[0], "v": pair[1]}),
    st.sampled_from(_COMMON),
)


@st.composite
def invocations(draw: st.DrawFn, command: dict[str, Any], most: int) -> list[dict[str, Any]]:
    """A command line: arguments for some parameters (`most` at most), seldom two for the same, at times something else."""
    declared = command["parameters"]
    twice = draw(st.integers(0, 9)) == 9
    fewest = min(draw(st.integers(0, most)), len(declared))
    some = st.lists(st.sampled_from(declared), min_size=fewest, max_size=most, unique_by=None if twice else _name)
    made = [item for parameter in draw(some) for item in draw(arguments(parameter))] if declared else []
    if draw(st.integers(0, 4)) == 4:
        made.insert(draw(st.integers(0, len(made))), draw(others))
    return made


def _name(parameter: dict[str, Any]) -> str:
    return str(parameter["name"])


@st.composite
def argument_texts(draw: st.DrawFn, names: tuple[str, ...] = ("a", "Beta")) -> str:
    """The text of a command line, or nearly: words that mean something to the tokenizer, joined in any way."""
    words = st.one_of(
        st.sampled_from([f"-{name}" for name in names]),
        st.sampled_from([f"-{name}:" for name in names]),
        st.sampled_from(
            ["5", "0x10", "1kb", "'a b'", '"a$true"', "$null", "$true", "@(1,2)", "@{a=1}", "(-5)", "a,b", "--", "-5", "x"]
        ),
        st.text(_TEXT_SIGNS, max_size=5),
        st.text(max_size=3),
        st.integers(0, 15).map(lambda odds: ["(", "@(", "@{a="][odds - 13] * 400 if odds > 12 else "(1"),
    )
    joints = st.sampled_from([" ", " ", " ", "", ",", "\t", " `\n"])
    return "".join(part for _ in range(draw(st.integers(0, 5))) for part in (draw(words), draw(joints)))
