"""A small fault soak; `scripts/soak` does ten times as many waits."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WAITS = 200


def test_every_run_is_accounted_for_once_whatever_the_server_does(monkeypatch):
    """As output or as an error record; no thread and no socket is left."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    from _soak import soak

    done = soak(sys.executable, WAITS, 50, 3, {**os.environ, "PYTHONPATH": str(ROOT)})
    assert list(done.complaints(WAITS, growth=16)) == []
    assert len(done.written) > WAITS / 4
    assert len(done.failed) > WAITS / 20
    assert done.faults.total() == pytest.approx(done.requests / 3, rel=0.25)
    assert done.status != 0
