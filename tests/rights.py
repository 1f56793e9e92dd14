"""Commands without root's right to read and write everything: tests run as root as well."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence

import pytest

_TAKEN = "-dac_override,-dac_read_search"


def without_rights(command: Sequence[str]) -> list[str]:
    """Returns the words that run a command by the modes of files alone; for root by setpriv, which takes the right away."""
    if os.geteuid() != 0:
        return list(command)
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("setpriv takes rights from root")
    return [setpriv, f"--bounding-set={_TAKEN}", f"--inh-caps={_TAKEN}", *command]
