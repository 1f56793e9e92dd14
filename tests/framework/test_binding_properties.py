"""The binder, on cases that nobody wrote down: any declaration, any words, any input."""

import json
from pathlib import Path

import pytest
from generate.cases import binding_cases
from generate.families import FAMILIES
from generate.properties.outcomes import OUTCOME_PROPERTIES
from generate.properties.relations import outcome_of
from hypothesis import HealthCheck, Phase, given, settings

from psopenai_py.framework.testing.conformance.compare import read_cases

FOLDER = Path(__file__).parent.parent / "conformance"
QUICK = settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@QUICK
@given(binding_cases())
def test_generated_cases_hold_every_property(case):
    """`scripts/fuzz binding` runs many more of them."""
    for holds in FAMILIES["binding"].properties:
        holds(case)


@pytest.mark.parametrize("holds", OUTCOME_PROPERTIES, ids=lambda holds: holds.__name__)
def test_what_the_engine_did_holds_every_property(holds):
    """What is asked of generated cases is true of the recorded ones: a property that is no rule of the engine's fails here."""
    for case in read_cases(FOLDER / "cases" / "binding.jsonl.gz"):
        holds(case, case["expect"])


def test_generated_cases_come_to_all_sorts_of_ends():
    """A generator whose cases all fail in the same way would hold any property."""
    ends: dict[str, int] = {}

    @settings(QUICK, phases=[Phase.generate], max_examples=400)
    @given(binding_cases())
    def count(case):
        outcome = outcome_of(case) or {"events": [], "errors": []}
        seen = {error["id"].partition(",")[0] for error in outcome["errors"]}
        seen |= {event["block"] for event in outcome["events"]} | {"bound" for event in outcome["events"] if event["bound"]}
        for end in seen:
            ends[end] = ends.get(end, 0) + 1

    count()
    assert ends["begin"] > 40
    assert ends["process"] > 20
    assert ends["bound"] > 20
    assert len(ends) > 12, json.dumps(ends)
