"""Every recorded case of the engine that this project replays: as recorded, listed as a deviation, or listed for later."""

import json
import os
import time
from pathlib import Path

import pytest

from psopenai_py.conformance.families import replayers
from psopenai_py.framework.testing.conformance.compare import compare, read_cases, read_later
from psopenai_py.framework.testing.conformance.parity import described, families_in, measure, table
from psopenai_py.manifest import MANIFEST
from psopenai_py.surface import make_registry

FOLDER = Path(__file__).parent
FLOOR = json.loads((FOLDER / "floor.json").read_text(encoding="utf-8"))
REPLAYS = replayers(make_registry())


@pytest.fixture
def _utc(monkeypatch):
    """The cases were recorded in UTC."""
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.mark.usefixtures("_utc")
@pytest.mark.parametrize("family", families_in(FOLDER))
def test_cases_are_replayed_as_recorded(family):
    """No unlisted difference, and never fewer repeated cases than there were."""
    if os.name == "nt":
        pytest.skip("local time follows TZ on POSIX only")
    comparison = measure(FOLDER, family, REPLAYS[family])
    print(table({family: comparison}))
    assert not comparison.differences, described(comparison.differences, 5)
    assert not comparison.missing, comparison.missing[:20]
    repeated = {topic: counts["core"] for topic, counts in comparison.topics.items()}  # without a difference, exact or an outline
    fallen = {topic: (repeated.get(topic, 0), floor) for topic, floor in FLOOR[family].items() if repeated.get(topic, 0) < floor}
    assert not fallen, "repeated, floor"


def test_what_is_listed_for_later_is_not_there():
    """A cmdlet leaves the list when it is built, and nothing else is on it."""
    names = read_later(FOLDER / "later.txt")
    assert sorted(set(names)) == names
    assert not {entry.name for entry in MANIFEST} & set(names)
    cmdlets = {case["cmdlet"] for case in read_cases(FOLDER / "cases" / "signatures.jsonl.gz")}
    assert set(names) <= cmdlets


def test_a_case_that_waits_for_a_part_not_listed_is_missing():
    cases = [{"id": "one", "expect": {}}, {"id": "two", "expect": {}}, {"id": "three", "expect": {}}]
    answers = [{"id": "one", "later": "Get-Thing"}, {"id": "two", "later": "Get-Other"}]
    comparison = compare(cases, answers, later=["get-thing"])
    assert comparison.total == {"cases": 3, "later": 1, "missing": 2}
    assert comparison.missing == ["two Get-Other", "three"]


def test_of_a_module_the_outline_counts():
    """Its wording is its own; what it sends, what it writes and the classes of its errors are not."""
    recorded = {"requests": [], "events": [{"e": "verbose", "v": "x"}], "terminated": {"id": "System.ArgumentException,Inner"}}
    same_outline = {"requests": [], "events": [], "terminated": {"id": "a.ArgumentException,Outer"}}
    other_class = {"requests": [], "events": [], "terminated": {"id": "a.TimeoutException,Outer"}}
    cases = [{"id": "one", "expect": recorded}, {"id": "two", "expect": recorded}]
    comparison = compare(cases, [{"id": "one", "actual": same_outline}, {"id": "two", "actual": other_class}])
    assert comparison.total == {"cases": 2, "core": 1}
    assert [difference.case["id"] for difference in comparison.differences] == ["two"]
