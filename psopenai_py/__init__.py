"""PowerShell's cmdlet semantics in Python, with the commands of the PSOpenAI module on top.

Every cmdlet is a callable of this package under its own name with ``_`` for ``-``; nothing is imported before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .surface import Pipeline as Pipeline
    from .surface import default_session as default_session
    from .surface import make_session as make_session

__version__ = "0.1.0"

_SURFACE = ("Pipeline", "default_session", "make_session")


def __getattr__(name: str) -> Any:
    surface = _surface()

    if name in _SURFACE:
        return getattr(surface, name)
    function = surface.cmdlet_functions().get(name)
    if function is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return function


def __dir__() -> list[str]:
    return sorted([*_SURFACE, "__version__", *_surface().cmdlet_functions()])


def _surface() -> Any:
    # `from . import surface` would ask __getattr__ for it first, without end.
    return import_module(".surface", __name__)
