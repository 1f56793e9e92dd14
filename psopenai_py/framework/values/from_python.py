"""Values of a Python caller as the engine's own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from .collections import Hashtable
from .dates import as_engine_date
from .scalars import ScriptBlock, SecureString, SwitchParameter


def from_python(value: Any) -> Any:
    """Returns dicts as hashtables, dates with the engine's resolution, paths as text, callables as script blocks.

    Everything else is the engine's already, or stays the Python object it is.
    """
    if isinstance(value, dict):
        return Hashtable(value)
    if isinstance(value, date | timedelta):
        return as_engine_date(value)
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    if isinstance(value, tuple | set | frozenset):
        return list(value)
    if callable(value) and not isinstance(value, type | ScriptBlock | SecureString | SwitchParameter | Mapping):
        return ScriptBlock(getattr(value, "__name__", "callable"), lambda item: _as_output(value(item)))
    return value


def _as_output(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
