"""Compares what was replayed with what was recorded, case by case, and counts by topic.

A case is `exact` when every recorded field is equal, `core` when all but the wording is. Of a case of a module, whose wording is
its own, only the outline counts: the requests, the output, and the classes of the errors. Counted apart: a `deviation`, which a
list names with its reason, and what is for `later`, by the names that may still be missing. Everything else that has no answer
is `missing`, and so is a case that waits for a name not listed.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

COLUMNS = ("cases", "exact", "core", "missing", "deviation", "later")
_FOR_THE_READER = frozenset({"line"})
_WORDING = frozenset({"message", "target", "exception", "category", "tool_tip", "position"})

Case = Mapping[str, Any]


class Deviation(NamedTuple):
    """A line of a list of deviations: which cases it is about, and why they differ."""

    applies: Callable[[Case], bool]
    reason: str


class Difference(NamedTuple):
    """The first place where a case differs."""

    case: Case
    only_wording: bool
    where: str
    recorded: Any
    replayed: Any


class Comparison(NamedTuple):
    """The counts by topic, the differences in order, and the ids of the missing cases, each with what it waits for."""

    topics: dict[str, Counter[str]]
    differences: list[Difference]
    missing: list[str]

    @property
    def total(self) -> Counter[str]:
        """The counts of all topics together."""
        return sum(self.topics.values(), Counter())


def read_cases(path: Path) -> Iterator[dict[str, Any]]:
    """Yields the cases of a file of JSON lines, compressed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def read_deviations(path: Path) -> list[Deviation]:
    """Returns the deviations of a file: lines ``SELECTOR reason``. ValueError for a line without a reason."""
    if not path.exists():
        return []
    return [_deviation(line, path) for line in _lines(path)]


def read_later(path: Path) -> list[str]:
    """Returns the names of parts that may be missing: lines ``NAME reason``. ValueError for a line without a reason."""
    names: list[str] = []
    for line in _lines(path) if path.exists() else ():
        name, _, reason = line.partition(" ")
        if not reason:
            raise ValueError(f"{path}: no reason: {line}")
        names.append(name)
    return names


def _lines(path: Path) -> list[str]:
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _deviation(line: str, path: Path) -> Deviation:
    regex = re.match(r"/(.+?)/ +(.+)", line)
    if regex:
        pattern = re.compile(regex[1])
        return Deviation(lambda case: bool(pattern.search(text_of(case))), regex[2])
    selector, _, reason = line.partition(" ")
    if not reason:
        raise ValueError(f"{path}: no reason: {line}")
    if selector.startswith("topic:"):
        return Deviation(lambda case: topic_of(case) == selector.removeprefix("topic:"), reason)
    return Deviation(lambda case: case["id"] == selector, reason)


def text_of(case: Case) -> str:
    """Returns a case as a reader would type it, as far as it has a text."""
    recorded = case.get("expect") or {}
    return str(recorded.get("line") or case.get("line") or case.get("script") or case.get("text") or "")


def topic_of(case: Case) -> str:
    """Returns the topic a case belongs to."""
    return str(case.get("topic") or case.get("kind") or "all")


def compare(
    cases: Iterable[Case],
    answers: Iterable[Mapping[str, Any]],
    deviations: Collection[Deviation] = (),
    later: Collection[str] = (),
) -> Comparison:
    """Compares the cases with the lines a replayer wrote for them; `later` are the names of parts that may be missing."""
    by_id = {answer["id"]: answer for answer in answers}
    allowed = {name.casefold() for name in later}
    topics: dict[str, Counter[str]] = {}
    differences: list[Difference] = []
    missing: list[str] = []
    for case in cases:
        counts = topics.setdefault(topic_of(case), Counter())
        counts["cases"] += 1
        answer = by_id.get(case["id"], {})
        replayed = answer.get("actual")
        if "deviates" in case or any(deviation.applies(case) for deviation in deviations):
            counts["deviation"] += 1
        elif str(answer.get("later")).casefold() in allowed:
            counts["later"] += 1
        elif not isinstance(replayed, dict):
            counts["missing"] += 1
            missing.append(f"{case['id']} {answer.get('later', '')}".rstrip())
        else:
            recorded = _without(case["expect"], _FOR_THE_READER)
            replayed = _without(replayed, _FOR_THE_READER)
            if same(recorded, replayed):
                counts.update(exact=1, core=1)
                continue
            if is_of_module(recorded):
                recorded, replayed = outline(recorded), outline(replayed)
                if same(recorded, replayed):
                    counts["core"] += 1
                    continue
            only_wording = same(_projected(recorded), _projected(replayed))
            counts["core"] += only_wording
            differences.append(Difference(case, only_wording, *first_difference(recorded, replayed)))
    return Comparison(topics, differences, missing)


def same(recorded: Any, replayed: Any) -> bool:
    """Whether two JSON values are equal, with true never equal to 1, nor 1 to 1.0."""
    if type(recorded) is not type(replayed):
        return False
    if isinstance(recorded, dict):
        return recorded.keys() == replayed.keys() and all(same(recorded[key], replayed[key]) for key in recorded)
    if isinstance(recorded, list):
        return len(recorded) == len(replayed) and all(map(same, recorded, replayed))
    return bool(recorded == replayed)


def is_of_module(recorded: Mapping[str, Any]) -> bool:
    """Whether a case is about a module: what was sent is in it."""
    return "requests" in recorded or "not_sent" in recorded


def outline(outcome: Mapping[str, Any]) -> dict[str, Any]:
    """Returns what has to agree in a case of a module. Of errors of one class in a row, one counts."""
    if "events" in outcome:
        return {
            "requests": outcome.get("requests"),
            "not_sent": outcome.get("not_sent", False),
            "out": [event for event in outcome["events"] if event.get("e") == "out"],
            "terminated": _error_class(outcome.get("terminated")),
        }
    classes = [_error_class(error) for error in outcome.get("errors") or []]
    return {
        **{name: outcome.get(name) for name in ("requests", "output", "outfile", "information")},
        "errors": [name for before, name in zip([None, *classes], classes, strict=False) if name != before],
        "warned": bool(outcome.get("warnings")),
    }


def _error_class(error: Mapping[str, Any] | None) -> str:
    """Returns the last name of an error's class: ``a.b.NotFoundException,Get-Thing`` gives ``NotFoundException``."""
    return str((error or {}).get("id") or "").partition(",")[0].rpartition(".")[2]


def _without(value: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    return {key: item for key, item in value.items() if key not in names}


def _projected(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _projected(item) for key, item in value.items() if key not in _WORDING}
    return [_projected(item) for item in value] if isinstance(value, list) else value


_ABSENT = "(absent)"


def first_difference(recorded: Any, replayed: Any, path: str = "") -> tuple[str, Any, Any]:
    """Returns the path of the first difference and what stands there on either side."""
    if isinstance(recorded, dict) and isinstance(replayed, dict):
        for key in (*recorded, *(key for key in replayed if key not in recorded)):
            if key not in recorded or key not in replayed:
                return f"{path}.{key}", recorded.get(key, _ABSENT), replayed.get(key, _ABSENT)
            if not same(recorded[key], replayed[key]):
                return first_difference(recorded[key], replayed[key], f"{path}.{key}")
    if isinstance(recorded, list) and isinstance(replayed, list):
        for index, (one, other) in enumerate(zip(recorded, replayed, strict=False)):
            if not same(one, other):
                return first_difference(one, other, f"{path}[{index}]")
        return f"{path} (length)", len(recorded), len(replayed)
    return path, recorded, replayed
