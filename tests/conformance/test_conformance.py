"""Every recorded case of the engine that this project replays: as recorded, listed as a deviation, or for later."""

import json
import os
import time
from pathlib import Path

import pytest

from psopenai_py.framework.testing.conformance.parity import described, families_in, measure, table
from psopenai_py.framework.testing.conformance.replay import replayers
from psopenai_py.language.conformance import read_recorded
from psopenai_py.surface import make_registry

FOLDER = Path(__file__).parent
FLOOR = json.loads((FOLDER / "floor.json").read_text(encoding="utf-8"))
REPLAYS = replayers(make_registry(), read_recorded)


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
    """No unlisted difference, and never fewer exact cases than there were."""
    if os.name == "nt":
        pytest.skip("local time follows TZ on POSIX only")
    comparison = measure(FOLDER, family, REPLAYS[family])
    print(table({family: comparison}))
    assert not comparison.differences, described(comparison.differences, 5)
    assert comparison.total["missing"] == 0
    exact = {topic: counts["exact"] for topic, counts in comparison.topics.items()}
    fallen = {topic: (exact.get(topic, 0), floor) for topic, floor in FLOOR[family].items() if exact.get(topic, 0) < floor}
    assert not fallen, "exact, floor"
