"""Waits that can be interrupted everywhere."""

from __future__ import annotations

import threading

import pytest

from psopenai_py.framework.waiting import wait_for


class Counting(threading.Event):
    """An event that is set at a certain wait for it."""

    def __init__(self, set_at: int) -> None:
        super().__init__()
        self.waits: list[float | None] = []
        self._set_at = set_at

    def wait(self, timeout=None):
        self.waits.append(timeout)
        if len(self.waits) == self._set_at:
            self.set()
        return super().wait(timeout)


@pytest.mark.parametrize("seconds", [None, 60])
def test_a_wait_in_slices_ends_when_the_event_is_set(seconds):
    event = Counting(3)
    assert wait_for(event, seconds, 0.001)
    assert event.waits == [0.001] * 3


@pytest.mark.parametrize("slice_seconds", [None, 0.001])
def test_a_wait_ends_after_its_time(slice_seconds):
    assert not wait_for(threading.Event(), 0.004, slice_seconds)
    assert not wait_for(threading.Event(), 0, slice_seconds)
