"""Measures a folder of recorded cases: which families it has, how many of their cases are replayed as recorded."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .compare import COLUMNS, Case, Comparison, Difference, compare, read_cases, read_deviations, read_later, text_of
from .replay import Replay


def families_in(folder: Path) -> list[str]:
    """Returns the families that a folder has cases of."""
    return sorted(path.name.partition(".")[0] for path in (folder / "cases").iterdir())


def measure(folder: Path, family: str, replay: Replay) -> Comparison:
    """Replays all cases of a family and compares them; an exception that is no answer counts as missing and is not raised.

    `folder` holds ``cases/FAMILY.jsonl.gz``, ``deviations/FAMILY.txt`` for what differs on purpose, and ``later.txt``.
    """
    cases = list(read_cases(folder / "cases" / f"{family}.jsonl.gz"))
    answers = [_answer(case, replay) for case in cases]
    deviations = read_deviations(folder / "deviations" / f"{family}.txt")
    return compare(cases, answers, deviations, read_later(folder / "later.txt"))


def _answer(case: Case, replay: Replay) -> Mapping[str, Any]:
    given = {key: value for key, value in case.items() if key != "expect"}
    try:
        answer: Mapping[str, Any] = json.loads(json.dumps({"id": case["id"], **replay(given)}))
    except Exception:  # noqa: BLE001  # a fault of ours costs its own case only
        return {"id": case["id"]}
    return answer


def table(measured: Mapping[str, Comparison]) -> str:
    """Returns the counts by family and topic as a table."""
    rows: list[tuple[str, Mapping[str, int]]] = []
    total: Counter[str] = Counter()
    for family, comparison in measured.items():
        rows += [(f"{family} {topic}", counts) for topic, counts in sorted(comparison.topics.items())]
        rows.append((family, comparison.total))
        total += comparison.total
    rows.append(("total", total))
    width = max(len(name) for name, _ in rows) + 1
    lines = [f"{'':<{width}}" + "".join(f"{column:>11}" for column in COLUMNS)]
    lines += [f"{name:<{width}}" + "".join(f"{counts[column]:>11}" for column in COLUMNS) for name, counts in rows]
    return "\n".join(lines)


def described(differences: Iterable[Difference], most: int) -> str:
    """Returns the first differences as text: the case, where it differs, and both sides."""
    parts: list[str] = []
    for difference in list(differences)[:most]:
        sides = (json.dumps(side, ensure_ascii=False)[:300] for side in (difference.recorded, difference.replayed))
        recorded, replayed = sides
        wording = " (wording)" if difference.only_wording else ""
        parts.append(
            f"{difference.case['id']}{wording} {text_of(difference.case)}\n"
            f"  at {difference.where}\n  recorded {recorded}\n  replayed {replayed}"
        )
    return "\n".join(parts)
