"""Texts that may be scripts: recorded ones with parts taken out, doubled, exchanged or put in, and any text at all."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

_RECORDED = Path(__file__).parents[1] / "conformance" / "cases" / "language.jsonl.gz"
_PARTS = re.compile(r"\w+|\s+|.", re.DOTALL)

ODD = [
    *"$@(){}[]'\"`,;:.|&#<>=?!%*+/-\\ \n\r\t\0_é“’–", "\ud800", "\U0001f600", "\ufeff", "\u2028", "\u00a0", "\x1a", "\x1b",
    "@{", "@(", "$(", "${", "@'\n", "\n'@", '@"\n', '\n"@', "<#", "#>", "::", "?.", "??=", "--%", "&&", "||", "2>&1", "*>", "..",
    "if(", "else", "function ", "filter f{", "param(", "class C{", "enum E{", "switch(", "foreach(", "while(1){", "do{", "try{",
    "catch", "finally{", "trap{", "data{", "begin{", "process", "using module ", "-f ", "-not ", "-split ", "[int]", "[List[int",
    "#requires -Version ", "`u{41}", "1e999", "0x", "1.5dkb", "9" * 30, "$a:b", "$using:a", "@args", "a" * 300, "(" * 60,
]  # fmt: skip

odd = st.sampled_from(ODD)
_places = st.integers(0, 400)
_ways = st.sampled_from(["delete", "double", "swap", "insert", "replace", "cut"])


@cache
def recorded_scripts() -> list[str]:
    """Returns the scripts of the recorded cases, the short ones first."""
    with gzip.open(_RECORDED, "rt", encoding="utf-8") as lines:
        return sorted({json.loads(line)["script"] for line in lines}, key=lambda text: (len(text), text))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A recorded script, or two joined, with up to five changes; most of them are no scripts any more."""
    text = draw(st.sampled_from(recorded_scripts()))
    if draw(st.integers(0, 9)) == 9:
        text += draw(st.sampled_from(["", "\n", ";", "|", " ", "&&"])) + draw(st.sampled_from(recorded_scripts()))
    parts = _PARTS.findall(text)
    for _ in range(draw(st.integers(0, 5))):
        if not parts:
            break
        _change(parts, draw(_ways), draw(_places) % len(parts), draw)
    return "".join(parts)


def _change(parts: list[str], way: str, at: int, draw: st.DrawFn) -> None:
    match way:
        case "delete":
            del parts[at]
        case "double":
            parts.insert(at, parts[at])
        case "swap":
            other = draw(_places) % len(parts)
            parts[at], parts[other] = parts[other], parts[at]
        case "insert":
            parts.insert(at, draw(odd))
        case "replace":
            parts[at] = draw(odd)
        case "cut":
            del parts[at:]


_loose = st.lists(odd | st.text(max_size=3), max_size=12).map("".join)
_any_text = st.text(max_size=40)
_bytes = st.binary(max_size=60).map(lambda data: data.decode("latin-1"))


@st.composite
def script_texts(draw: st.DrawFn) -> dict[str, Any]:
    """A text, and the place where it is cut for what is asked of its beginnings."""
    kind = draw(st.integers(0, 9))
    text = draw(mutated() if kind < 7 else _loose if kind < 9 else _any_text | _bytes)
    return {"text": text, "cut": draw(_places)}
