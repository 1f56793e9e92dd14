"""The waiting engine: asks again and again, with growing pauses, until an answer will do or the time is up."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import TypeVar

from .errors import time_is_up
from .requests import Api

T = TypeVar("T")


def poll(api: Api, fetch: Callable[[float | None], T], is_over: Callable[[T], bool], *, interval: float, what: str) -> T:
    """Returns the first answer that ends the wait; `fetch` gets the deadline.

    Poll number k, counted from 0, comes after min(k * interval / 3, interval) seconds: at once, then ever slower up to the interval
    (module-behaviour 15). Nothing is asked after the last answer (deviations.md 7). -TimeoutSec bounds the whole wait and each
    request in it; when it is over, TimeoutExpired says that `what`, a wait, did not end.
    """
    deadline = api.deadline()
    for number in count():
        pause = min(number * interval / 3, interval)
        if deadline is not None and api.now() + pause >= deadline:
            api.sleep(deadline - api.now())
            raise time_is_up(what, api.connection.timeout)
        api.sleep(pause)
        answer = fetch(deadline)
        if is_over(answer):
            return answer
    raise AssertionError("a count has no end")
