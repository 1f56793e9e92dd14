"""Runs generated cases of a family, each through all of its properties, and keeps the smallest case that fails one."""

from __future__ import annotations

import json
import time
import traceback
from typing import Any, NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings

from .cases import Case
from .families import Family, Property
from .time_limit import within

SECONDS_FOR_A_CASE = 20.0
_AT_ONCE = 500


class Failure(NamedTuple):
    """A property that does not hold, and the smallest case found that shows it."""

    property_name: str
    case: Case
    error: BaseException

    @property
    def described(self) -> str:
        """The property, the case as a JSON line, and where it failed."""
        where = "".join(traceback.format_exception(self.error, limit=-3)).strip()
        return f"{self.property_name} does not hold of\n{json.dumps(self.case)}\n{where}"


class Run(NamedTuple):
    """What the cases of a family came to; `seconds` without the time it took to make failing cases smaller."""

    cases: int
    seconds: float
    failures: list[Failure]


def fuzz(family: Family, cases: int, first_seed: int, seconds: float | None = None) -> Run:
    """Runs that many cases, or as many as the time allows; the same seed gives the same cases.

    A property that failed is not asked again, so that those after it get their turn.
    """
    started = time.monotonic()
    done = 0
    properties = list(family.properties)
    failures: list[Failure] = []
    spent = 0.0
    block = 0
    while properties and done < cases and (seconds is None or time.monotonic() - started < seconds):
        judge = _Judge(properties)
        failure = _run_block(family, judge, min(_AT_ONCE, cases - done), f"{first_seed} {block}")
        done += judge.cases
        spent += judge.seconds
        block += 1
        if failure is not None:
            failures.append(failure)
            properties = [holds for holds in properties if holds.__name__ != failure.property_name]
    return Run(done, spent, failures)


class _Judge:
    """Holds cases to properties; knows which case and property were the last, and how many cases came before a failure."""

    def __init__(self, properties: list[Property]) -> None:
        self._properties = properties
        self._started = time.monotonic()
        self.cases = 0
        self.seconds = 0.0
        self.case: Case = {}
        self.property_name = ""
        self.failed = False

    def __call__(self, case: Case) -> None:
        self.case = case
        try:
            for holds in self._properties:
                self.property_name = holds.__name__
                within(SECONDS_FOR_A_CASE, holds, case)
        except BaseException:
            self._count()
            self.failed = True  # from here on, cases are made smaller
            raise
        self._count()

    def _count(self) -> None:
        if not self.failed:
            self.cases += 1
            self.seconds = time.monotonic() - self._started


def _run_block(family: Family, judge: _Judge, cases: int, block_seed: str) -> Failure | None:
    """Runs some cases; returns the failure that ended them. One that is no error (a hang) is not made smaller."""

    @seed(block_seed)
    @settings(
        max_examples=cases,
        phases=[Phase.generate, Phase.shrink],
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    @given(family.strategy)
    def hold(case: Any) -> None:
        judge(case)

    try:
        hold()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001  # whatever comes out of a case is what is looked for
        return Failure(judge.property_name, judge.case, error)
    return None
