"""The generated cases of every family, some of each, and the program that runs many."""

from __future__ import annotations

import json
import signal
import time

import pytest
from generate.cases import Case
from generate.families import FAMILIES, Family
from generate.fuzzing import fuzz
from generate.time_limit import Hang, within
from hypothesis import strategies as st


@pytest.mark.parametrize("name", [name for name in FAMILIES if name != "binding"])
def test_generated_cases_hold_every_property(name: str):
    wanted = 60 if name == "programs" else 300
    run = fuzz(FAMILIES[name], wanted, first_seed=1)
    assert run.cases == wanted
    assert not run.failures, run.failures[0].described


@pytest.mark.parametrize("name", FAMILIES)
def test_a_case_is_a_json_line(name: str):
    """So that it can be kept and replayed."""
    seen = []

    def keep(case: Case) -> None:
        seen.append(case)

    fuzz(FAMILIES[name]._replace(properties=(keep,)), 50, first_seed=1)
    assert json.loads(json.dumps(seen)) == seen


def is_below_7(case: Case) -> None:
    assert case["number"] < 7


def is_even(case: Case) -> None:
    assert case["number"] % 2 == 0


def is_a_number(case: Case) -> None:
    assert isinstance(case["number"], int)


NUMBERS = Family(st.fixed_dictionaries({"number": st.integers(0, 1000)}), (is_below_7, is_a_number, is_even), 100)


def test_the_smallest_case_that_fails_is_kept():
    """For each property that fails; the others go on being asked."""
    run = fuzz(NUMBERS, 2000, first_seed=1)
    assert {failure.property_name: failure.case for failure in run.failures} == {
        "is_below_7": {"number": 7},
        "is_even": {"number": 1},
    }
    [described] = [failure.described for failure in run.failures if failure.property_name == "is_below_7"]
    assert described.startswith('is_below_7 does not hold of\n{"number": 7}\n')


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs an alarm, which Windows does not have")
def test_what_does_not_end_is_ended():
    with pytest.raises(Hang):
        within(0.01, time.sleep, 60)
