"""The signals of break, continue, return and exit: they unwind to whoever waits for them, and are no errors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any


class FlowSignal(BaseException):
    """Base of the signals. One that leaves a statement whose output was wanted as a value takes that output along: `pending`."""

    pending: Sequence[Any] = ()

    def take_along(self, found: Sequence[Any]) -> None:
        """Notes output that came before what is pending already."""
        if found:
            self.pending = [*found, *self.pending]

    def release(self, write: Callable[[Any], None]) -> None:
        """Writes what is pending."""
        for item in self.pending:
            write(item)
        self.pending = ()


class LoopSignal(FlowSignal):
    """Ends or continues the nearest loop, or the one with the label; without such a loop it ends the script."""

    def __init__(self, label: str | None = None) -> None:
        super().__init__()
        self.label = label

    def means(self, label: str | None) -> bool:
        """Whether a loop with that label is meant."""
        return not self.label or (label is not None and self.label.casefold() == label.casefold())


class BreakSignal(LoopSignal):
    """``break``."""


class ContinueSignal(LoopSignal):
    """``continue``."""


class ReturnSignal(FlowSignal):
    """``return``: what it returns is written before it is raised."""


class ExitSignal(FlowSignal):
    """``exit``: ends the script file or the whole run with a status."""

    def __init__(self, code: int = 0) -> None:
        super().__init__()
        self.code = code
