"""What the tests of requests share."""

from __future__ import annotations

import time

import pytest

from psopenai_py.framework.http.transport import Transport


@pytest.fixture
def transport():
    """A transport with the real clock, closed at the end."""
    made = Transport(time.monotonic)
    yield made
    made.close()
