"""PowerShell's cmdlet semantics in Python, with the commands of the PSOpenAI module on top.

Every cmdlet is a callable of this package under its own name with ``_`` for ``-``; nothing is imported before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .script_stream import run_script as run_script
    from .surface import Pipeline as Pipeline
    from .surface import default_session as default_session
    from .surface import make_session as make_session

__version__ = "0.2.0"

_SURFACE = ("Pipeline", "default_session", "make_session")
_SCRIPTS = ("run_script",)


def __getattr__(name: str) -> Any:
    if name in _SCRIPTS:
        return getattr(import_module(".script_stream", __name__), name)
    surface = _surface()
    if name in _SURFACE:
        return getattr(surface, name)
    function = surface.cmdlet_functions().get(name)
    if function is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return function


def __dir__() -> list[str]:
    return sorted([*_SURFACE, *_SCRIPTS, "__version__", *_surface().cmdlet_functions()])


def _surface() -> Any:
    # `from . import surface` would ask __getattr__ for it first, without end.
    return import_module(".surface", __name__)
